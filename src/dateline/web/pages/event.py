"""One event: what is told of it, by whom, in which words."""

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from dateline.web.kinds import Held
from dateline.web.table import table

COLUMNS = ("published", "mood", "negated", "agents", "recipients", "said_by", "words", "judged", "report")


@get("/events/{event:str}", sync_to_thread=True, include_in_schema=False)
def show(store: Held, event: FromPath[str]) -> Template:
    found = store.events(ids=(event,))
    if not found:
        raise NotFoundException("No such event: it may have been told anew. The list of events shows those of today")
    claims = store.claims(event=event, limit=200)
    columns = ("day", "mode", "place", "country", "score", "stories")
    context = {"page": "events", "event": found[0], "cells": table(found, columns)[0], "claims": table(claims, COLUMNS)}
    return Template("event.html", context={**context, "columns": COLUMNS})


HANDLERS = (show,)
