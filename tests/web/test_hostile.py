"""Whatever somebody types, sends or publishes: no page breaks on it, and none of it runs.

More strings are read from the JSON list that the environment variable DATELINE_NAUGHTY names, such as the Big List of
Naughty Strings.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import dateline
from dateline.errors import InputError
from dateline.ingest import document
from dateline.model import Document
from dateline.store import Store, open_store
from dateline.web.app import create_app
from dateline.web.questions import QUESTIONS

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE report; --",
    "{{ 7 * 7 }}",
    "%00\x00",
    "../../../../etc/passwd",
    "\u202eevil",
    "NaN",
    "-1",
    "9" * 40,
    "(" * 300,
    '"',
    "*",
    "𝕏🏴‍☠️",
    "\ufeff\u200b",
    "a\r\nSet-Cookie: b=c",
    "1;2|3&4=5#6?7/8",
    "%s%n%d",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
)
_MORE = os.environ.get("DATELINE_NAUGHTY")
STRINGS = (*HOSTILE, *(json.loads(Path(_MORE).read_text(encoding="utf-8")) if _MORE else ()))
_FOREIGN = re.compile(
    r'<script(?! src="/static/)|(href|src)="javascript:|<img|<iframe|<svg on|<[a-z]+ on[a-z]+=', re.IGNORECASE
)
_FIELDS = ("actor", "type", "status", "since", "level", "limit", "offset")
_PORTION = 40


PORTIONS = [STRINGS[start : start + _PORTION] for start in range(0, len(STRINGS), _PORTION)]


def harmless(client: TestClient[Litestar], address: str, **asked: str) -> None:
    answer = client.get(address, params=asked, follow_redirects=False)
    assert answer.status_code < 500, (address, asked)
    if "html" in answer.headers.get("content-type", ""):
        assert not _FOREIGN.search(answer.text), (address, asked)


@pytest.mark.parametrize("texts", PORTIONS, ids=range(len(PORTIONS)))
def test_in_every_field_of_every_question(client: TestClient[Litestar], texts: tuple[str, ...]) -> None:
    for text in texts:
        for question in QUESTIONS.values():
            for field in question.fields:
                for address in (f"/{question.name}", f"/api/{question.name}"):
                    harmless(client, address, **{**dict.fromkeys(question.needs, "x"), field: text})


@pytest.mark.parametrize("texts", PORTIONS, ids=range(len(PORTIONS)))
def test_in_other_addresses(client: TestClient[Litestar], texts: tuple[str, ...]) -> None:
    for text in texts:
        for field in _FIELDS:
            for address in ("/", "/send", "/map", "/map.geojson", "/network", "/network.json", "/review"):
                harmless(client, address, **{field: text})
        harmless(client, "/names", field="actor", actor=text)
        harmless(client, "/names", field=text, ids="true")
        harmless(client, "/events", format=text)
        for before, after in (("/reports/", ""), ("/reports/", "/send"), ("/events/", ""), ("/actors/", "/identity")):
            if text and "\0" not in text:
                harmless(client, f"{before}{quote(text, safe='', errors='replace')}{after}")


@pytest.mark.parametrize("texts", PORTIONS, ids=range(len(PORTIONS)))
def test_in_every_form(client: TestClient[Litestar], store: Store, texts: tuple[str, ...]) -> None:
    token = re.search(r'name="_csrf_token" value="([^"]+)"', client.get("/review").text)
    claim = next(iter(store.claims())).name
    fine = {"claim": claim, "ruling": "accept", "by": "Ada", "text": "Syria threatened to attack Turkey."}
    forms = {
        "/review/decide": ("claim", "ruling", "by", "why", "type", "mood", "then"),
        "/review/actors": ("actor", "other", "ruling", "by", "why"),
        "/review/undo": ("judgement", "by"),
        "/review/me": ("by",),
        "/read": ("text", "address", "published"),
    }
    assert token is not None
    for text in texts:
        for address, fields in forms.items():
            for field in fields:
                data = {**fine, field: text, "_csrf_token": token.group(1)}
                answer = client.post(address, data=data, follow_redirects=False)
                assert answer.status_code < 500, (address, field, text)
                assert not _FOREIGN.search(answer.text), (address, field, text)
    assert not _FOREIGN.search(client.get("/review").text)


@pytest.mark.parametrize("texts", PORTIONS, ids=range(len(PORTIONS)))
def test_in_what_the_api_reads(store: Store, texts: tuple[str, ...]) -> None:
    with TestClient(create_app(store)) as client:
        claim = next(iter(store.claims())).name
        for text in texts:
            for field in ("text", "title"):
                answer = client.post("/api/read", json={"text": "Norland shelled the port.", field: text})
                assert answer.status_code < 500, (field, text)
            for field in ("claim", "by", "why", "ruling"):
                fine = {"ruling": "accept", "claim": claim, "by": "Ada"}
                assert client.post("/api/judge", json={**fine, field: text}).status_code < 500, (field, text)


def reports() -> Iterator[Document]:
    """Reports that hold the strings; those that are refused, as they are in no English, are passed over."""
    for number, text in enumerate(STRINGS):
        words = f"Norland denied {text} on Friday, {text} said.\n{text}\n{number}"
        with suppress(InputError):
            yield document(words, title=text, publisher=text)


def test_in_reports_that_are_shown(tmp_path: Path) -> None:
    reader = dateline.reader()
    with open_store(tmp_path / "hostile.db") as store:
        store.add(map(reader.read, reports()), reader.knowledge)
        store.settle(lambda: reader.knowledge)
        with TestClient(create_app(store)) as client:
            for question in QUESTIONS.values():
                harmless(client, f"/{question.name}", limit="1000", **dict.fromkeys(question.needs, "norland"))
            for row in store.reports(limit=1000):
                for address in (f"/reports/{row.id}", f"/reports/{row.id}/send"):
                    answer = client.get(address)
                    assert answer.status_code == 200
                    assert not _FOREIGN.search(answer.text), row.title
