"""Read: paste a text, see at once what it says."""

from dataclasses import dataclass
from typing import Annotated

from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Template

from dateline import reader
from dateline.errors import InputError
from dateline.ingest import day, document
from dateline.web.report import report_view


@dataclass
class Pasted:
    """The form's fields."""

    text: str = ""
    published: str = ""


@get("/read", sync_to_thread=False)
def form() -> Template:
    return Template("read.html", context={"pasted": Pasted(), "view": None, "error": None})


@post("/read", status_code=200, sync_to_thread=True)
def read(data: Annotated[Pasted, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Template:
    try:
        on = day(data.published, "the day of publication") if data.published else None
        reading = reader().read(document(data.text, published=on))
    except InputError as error:
        return Template("read.html", context={"pasted": data, "view": None, "error": str(error)})
    return Template("read.html", context={"pasted": data, "view": report_view(reading), "error": None})


HANDLERS = (form, read)
