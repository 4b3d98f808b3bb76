"""The rows of a question to take away: the same rows that are shown, with how to cite them."""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Response
from litestar.exceptions import ValidationException
from litestar.response import Stream

from dateline import __version__
from dateline.store import Store
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import ReportRow
from dateline.store.asking.written import csv_lines, jsonl_lines
from dateline.web.places import collection
from dateline.web.questions import Question

FORMATS = ("csv", "jsonl", "parquet")
PLACED = frozenset({"events"})
"""The questions whose rows can also be taken away as GeoJSON."""
_LINES = 500
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}


def formats(question: Question) -> tuple[str, ...]:
    return (*FORMATS, "geojson") if question.name in PLACED else FORMATS


def download(
    store: Store, question: Question, answer: Answer[Any], form: str, given: Mapping[str, str]
) -> Stream | Response[bytes]:
    """The answer as a file. Raises: ValidationException for an unknown format."""
    if form not in formats(question):
        raise ValidationException(f"No such format: {form[:20]}. There are {', '.join(formats(question))}")
    headers = {
        "Content-Disposition": f'attachment; filename="dateline-{question.name}.{form}"',
        "X-Dateline-Cite": cite(question, given, len(answer)),
    }
    if form == "parquet":
        return Response(_parquet(answer), media_type=_KINDS[form], headers=headers)
    if form == "geojson":
        return Response(msgspec.json.encode(collection(store, answer)), media_type=_KINDS[form], headers=headers)
    lines = csv_lines(answer) if form == "csv" else jsonl_lines(answer)
    return Stream(_portions(lines), media_type=_KINDS[form], headers=headers)


def _portions(lines: Iterable[str]) -> Iterator[str]:
    """The lines some hundreds at a time: each portion costs the server a turn."""
    rest = iter(lines)
    while some := "".join(islice(rest, _LINES)):
        yield some


def cite(question: Question, given: Mapping[str, str], count: int) -> str:
    """How to cite what was shown: version, question, filter, how many rows, when."""
    asked = urlencode({name: value for name, value in given.items() if value}) or "everything"
    return f"Dateline {__version__}, {question.name}, {asked}, {count} rows, {datetime.now(UTC):%Y-%m-%dT%H:%MZ}"


def cite_report(row: ReportRow) -> str:
    """How to cite the reading of one report."""
    name = ", ".join(str(part) for part in (row.publisher, row.title or row.name, row.published) if part)
    return f"{name}, as read by Dateline {row.version or __version__}, report {row.id}"


def _parquet(answer: Answer[Any]) -> bytes:
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(answer.to_arrow(), file)
    return file.getvalue()


def as_json(answer: Answer[Any]) -> list[dict[str, Any]]:
    """The rows as the API sends them."""
    return [msgspec.to_builtins(row) for row in answer]
