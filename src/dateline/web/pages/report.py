"""One report of the store: its text in layers, its records, why each is there, its near copies and what differs."""

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from dateline.web.copies import copies_of
from dateline.web.downloads import cite_report
from dateline.web.explain import reason
from dateline.web.kinds import Held
from dateline.web.report import report_view
from dateline.web.sending import CSS, attached


@get("/reports/{report:str}", sync_to_thread=True, include_in_schema=False)
def show(store: Held, report: FromPath[str]) -> Template:
    row = next(iter(store.reports(ids=(report,))), None)
    if row is None:
        raise NotFoundException("No such report. The ledger shows every input and what became of it")
    reading = store.report(report)
    context = {
        "page": "reports",
        "view": report_view(reading),
        "row": row,
        "copies": copies_of(store, row, reading.document),
        "cite": cite_report(row),
    }
    return Template("report_page.html", context=context)


@get("/reports/{report:str}/send", sync_to_thread=True, include_in_schema=False)
def send(store: Held, report: FromPath[str]) -> Template:
    """The report as one file that needs nothing else, to send to somebody."""
    row = next(iter(store.reports(ids=(report,))), None)
    context = {"view": report_view(store.report(report)), "css": CSS, "cite": cite_report(row) if row else ""}
    return Template("send.html", context=context, headers=attached(f"report-{report[:12]}.html"))


@get("/reports/{report:str}/why/{record:str}", sync_to_thread=True, include_in_schema=False)
def why(store: Held, report: FromPath[str], record: FromPath[str]) -> Template:
    found = reason(store.report(report), record)
    if found is None:
        raise NotFoundException("Only claims and statements are read by rules")
    return Template("why.html", context={"reason": found})


HANDLERS = (show, send, why)
