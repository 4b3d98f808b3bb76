"""Finds the inputs in what a user names: files, folders, globs, addresses, and archives of any of those."""

import glob
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.ingest.archives import Opened, open_archive, peek
from dateline.ingest.items import MOST_EXPORT_BYTES, Found, Item, Kind, too_large, unread
from dateline.ingest.rows import csv_items, jsonl_items
from dateline.ingest.warc import is_warc, warc_items
from dateline.ingest.web import MOST_BYTES, fetch

_FIX = "Give a file, a folder, a pattern, a web address, or - for standard input"
_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_WARCS = (".warc", ".warc.gz", ".arc", ".arc.gz")
_EXPORTS = (".docx", ".rtf", ".xml", ".rss", ".atom", ".rdf", ".newsml", ".nitf")
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz")
_TAKEN = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", *_LINES, *_TABLES, *_WARCS, *_EXPORTS, *_ARCHIVES)
_DEEPEST = 3
"""Archives within archives."""


def find_items(source: str, published: date | None = None) -> Iterator[Found]:
    """The inputs in one source, in the order of their names; what is wrong with one does not hide the others."""
    empty = True
    for item in _found(source, published):
        empty = False
        yield item
    if empty:
        yield unread(InputError(source, "no file in it", _FIX))


def _found(source: str, published: date | None) -> Iterator[Found]:
    try:
        if source.startswith(("http://", "https://")):
            body, url = fetch(source)
            yield Item(where=source, kind=Kind.FILE, body=body, url=url, published=published)
        elif source == "-":
            yield from _stream(Opened("standard input", sys.stdin.buffer), published)
        else:
            for path in _paths(source):
                yield from _file(path, published) if _is_report(path, source) else (_passed_over(path),)
    except InputError as error:
        yield unread(error)


def _is_report(path: Path, source: str) -> bool:
    """A file that is named itself is tried whatever it is called; one that merely lies in a folder is not."""
    return str(path) == source or not path.suffix or path.name.lower().endswith(_TAKEN)


def _passed_over(path: Path) -> Found:
    problem = f"files that end in {path.suffix} are not taken from folders"
    return unread(InputError(str(path), problem, "Name the file itself to have it tried"))


def _paths(source: str) -> Iterator[Path]:
    path = Path(source)
    if path.is_dir():
        yield from _below(path)
    elif path.exists() or not glob.has_magic(source):
        yield path
    else:
        found = _matching(source)
        if not found:
            raise InputError(source, "no file matches", _FIX)
        for one in found:
            yield from _below(one) if one.is_dir() else (one,)


def _matching(pattern: str) -> list[Path]:
    """What matches a pattern, in order; `**` must not lead out of its folder over a link."""
    steps = Path(pattern).parts
    fixed = next(n for n, step in enumerate(steps) if glob.has_magic(step))
    root = Path(*steps[:fixed]).resolve()
    found = (Path(name) for name in glob.glob(pattern, recursive=True))  # noqa: PTH207  a Path takes no whole pattern
    return sorted(path for path in found if path.resolve().is_relative_to(root))


def _below(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, except hidden ones and links that lead out of it."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            yield path


def _file(path: Path, published: date | None) -> Iterator[Found]:
    try:
        with path.open("rb") as file:
            nothing = True
            for item in _stream(Opened(str(path), file), published):
                nothing = False
                yield item
        if nothing:
            yield unread(InputError(str(path), "no report in it", "Give a file with at least one page or text"))
    except InputError as error:
        yield unread(error)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield unread(InputError(str(path), reason.lower(), _FIX))


def _stream(opened: Opened, published: date | None, depth: int = 0) -> Iterator[Found]:
    """The items in an open file, by its name and its first bytes."""
    name = opened.name.lower()
    if name.endswith(_WARCS) or is_warc(peek(opened.file)):
        yield from warc_items(opened, published)
    elif name.endswith(_LINES):
        yield from jsonl_items(opened, published)
    elif name.endswith(_TABLES):
        yield from csv_items(opened, published)
    elif (members := open_archive(opened)) is not None:
        for member in members:
            yield from _member(member, published, depth + 1)
    else:
        yield _single(opened.name, opened.file, published)


def _member(member: Opened | InputError, published: date | None, depth: int) -> Iterator[Found]:
    if isinstance(member, InputError):
        yield unread(member)
        return
    try:
        if depth > _DEEPEST:
            raise InputError(member.name, f"more than {_DEEPEST} archives within each other", "Unpack them first")
        yield from _stream(member, published, depth)
    except InputError as error:
        yield unread(error)


def _single(name: str, file: BinaryIO, published: date | None) -> Found:
    most = MOST_EXPORT_BYTES if name.lower().endswith(_EXPORTS) else MOST_BYTES
    body = file.read(most + 1)
    if len(body) > most:
        raise too_large(name, most)
    return Item(where=name, kind=Kind.FILE, body=body, published=published)
