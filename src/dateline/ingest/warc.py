"""Pages in web archives: WARC through FastWARC, its predecessor ARC through warcio."""

from collections.abc import Iterator
from datetime import date
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from dateline.errors import InputError
from dateline.ingest.archives import Opened
from dateline.ingest.items import Found, Item, Kind, too_large, unread
from dateline.ingest.web import MOST_BYTES

_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml")
_NOTES = "metadata:"
"""What a crawler wrote down about itself."""
_FIX = "What stood before this place was read; get the archive again for the rest"


def warc_items(opened: Opened, published: date | None = None) -> Iterator[Found]:
    """The pages that were archived. Pictures, scripts, requests and repeated visits are passed over."""
    number = 0
    pages = _arc_pages(opened.file) if _is_arc(opened.name) else _warc_pages(opened.file)
    try:
        for number, (url, problem, body) in enumerate(pages, 1):
            where = f"{opened.name}#{number} {url}"
            if problem:
                yield unread(InputError(where, problem, "Archive the page itself"))
            elif len(body) > MOST_BYTES:
                yield unread(too_large(where))
            else:
                yield Item(where=where, kind=Kind.FILE, body=body, url=_web(url), published=published)
    except BaseException as error:
        # FastWARC is written in Rust: where it gives up on an archive, the error is no Exception
        if not isinstance(error, (OSError, ValueError, EOFError)) and type(error).__name__ != "PanicException":
            raise
        reason = " ".join(str(error).split())[:120]
        yield unread(InputError(opened.name, f"the web archive is broken after page {number} ({reason})", _FIX))


def _is_arc(name: str) -> bool:
    return name.lower().endswith((".arc", ".arc.gz"))


def _web(url: str) -> str | None:
    return url if url.startswith(("http://", "https://")) else None


def _seekable(file: BinaryIO) -> BinaryIO:
    """FastWARC moves about in its file: one that comes out of another archive is laid down first."""
    if file.seekable():
        return file
    laid_down = cast("BinaryIO", TemporaryFile())  # noqa: SIM115  closed when the iterator lets go of it
    copyfileobj(file, laid_down)
    laid_down.seek(0)
    return laid_down


def is_warc(start: bytes) -> bool:
    return start.startswith(b"WARC/")


def _warc_pages(file: BinaryIO) -> Iterator[tuple[str, str, bytes]]:
    """Address, what is wrong, and bytes of each page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(_seekable(file), record_types=kinds, auto_decode="all"):
        if _is_text(record.http_content_type or record.headers.get("Content-Type") or ""):
            status = record.http_headers.status_code if record.http_headers is not None else 200
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            if not url.startswith(_NOTES):
                yield url, _status_problem(status), record.reader.read(MOST_BYTES + 1)


def _arc_pages(file: BinaryIO) -> Iterator[tuple[str, str, bytes]]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(file):
            headers = record.http_headers
            if (
                record.rec_type == "response"
                and headers is not None
                and _is_text(headers.get_header("Content-Type") or "")
            ):
                status = int(headers.get_statuscode() or 0) if headers.get_statuscode().isdigit() else 0
                url = record.rec_headers.get_header("uri") or ""
                yield url, _status_problem(status), record.content_stream().read(MOST_BYTES + 1)
    except ArchiveLoadFailed as error:
        raise OSError(str(error)) from None


def _is_text(kind: str) -> bool:
    return kind.partition(";")[0].strip().lower() in _TEXTS


def _status_problem(status: int | None) -> str:
    return "" if status == 200 else f"the server answered {status}"
