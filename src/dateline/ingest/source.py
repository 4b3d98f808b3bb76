"""One report from wherever it lies: a file, standard input, the web."""

import sys
from datetime import date
from pathlib import Path

from dateline.errors import InputError
from dateline.ingest.build import document
from dateline.ingest.html import from_html, looks_like_html
from dateline.ingest.web import MOST_BYTES, fetch
from dateline.model import Document


def open_source(source: str, published: date | None = None) -> Document:
    """The report in a text or HTML file, behind a web address, or on standard input (`-`).

    Raises: InputError: missing, too large, not text, empty, without an article.
    """
    if source.startswith(("http://", "https://")):
        return open_web(source, published)
    name = "standard input" if source == "-" else source
    text = as_text(_bytes(source), name)
    if looks_like_html(text):
        return from_html(text, name, published=published)
    try:
        return document(text, published=published, id=None if source == "-" else Path(source).name)
    except InputError as error:
        raise InputError(name, error.problem, error.fix) from None


def open_web(address: str, published: date | None = None) -> Document:
    """The report behind a web address; private and local ones are refused.

    Raises: InputError: refused, unreachable, too large, without an article.
    """
    body, url = fetch(address)
    return from_html(as_text(body, address), address, published=published, url=url)


def _bytes(source: str) -> bytes:
    try:
        body = sys.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else _file(Path(source))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            source, reason.lower(), "Give a text or HTML file, a web address, or - for standard input"
        ) from None
    if len(body) > MOST_BYTES:
        raise InputError(source, f"more than {MOST_BYTES:,} bytes", "Split it into its reports (JSONL for many)")
    return body


def _file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def as_text(body: bytes, where: str) -> str:
    """The bytes as text in the encoding that they are in, line ends made one.

    Raises: InputError for bytes that are no text.
    """
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    if body[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\x00" in body[:4096]:
        raise InputError(where, "not a text file", "Give plain text or HTML; convert PDF and office files first")
    try:
        text = body.decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = bytes_to_str(body, detect_encoding(body, max_len=100_000) or "cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
