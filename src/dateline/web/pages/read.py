"""Read: paste a text or an address, see at once what it says. Nothing is kept."""

from dataclasses import dataclass
from datetime import date

from litestar import get, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from dateline import reader
from dateline.errors import InputError
from dateline.ingest import day, document, open_web
from dateline.model import Document
from dateline.web.report import report_view


@dataclass
class Pasted:
    """The form's fields."""

    text: str = ""
    address: str = ""
    published: str = ""


@get("/read", sync_to_thread=False, include_in_schema=False)
def form() -> Template:
    return Template("read.html", context={"page": "read", "pasted": Pasted(), "view": None, "error": None})


@post("/read", status_code=200, sync_to_thread=True, include_in_schema=False)
def read(data: URLEncodedBody[Pasted]) -> Template:
    try:
        on = day(data.published, "the day of publication") if data.published else None
        reading = reader().read(_document(data, on))
    except InputError as error:
        return Template("read.html", context={"page": "read", "pasted": data, "view": None, "error": str(error)})
    return Template("read.html", context={"page": "read", "pasted": data, "view": report_view(reading), "error": None})


def _document(data: Pasted, on: date | None) -> Document:
    """The text, or what stands at the address; private addresses are refused there."""
    if data.address.strip():
        return open_web(data.address.strip(), on)
    return document(data.text, published=on)


HANDLERS = (form, read)
