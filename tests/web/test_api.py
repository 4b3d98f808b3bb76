"""The API: the same rows as the pages, readings, judgements."""

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dateline.store import Store
from dateline.web.questions import QUESTIONS


def test_every_question_is_described(client: TestClient[Litestar]) -> None:
    paths = client.get("/api/schema/openapi.json").json()["paths"]

    assert {f"/api/{name}" for name in QUESTIONS} <= paths.keys()
    names = {p["name"] for p in paths["/api/events"]["get"]["parameters"]}
    assert {"actor", "type", "since", "limit", "offset"} <= names


def test_rows_come_in_portions(client: TestClient[Litestar], store: Store) -> None:
    first = client.get("/api/claims?limit=2").json()
    second = client.get(f"/api/claims?limit=2&offset={first['next']}").json()

    assert len(first["rows"]) == 2
    assert first["rows"][0] != second["rows"][0]
    assert first["rows"][0]["report"] == store.claims()[0].report


def test_a_report_is_the_reading_with_its_text(client: TestClient[Litestar], store: Store) -> None:
    report = next(iter(store.reports())).id

    found = client.get(f"/api/reports/{report}").json()

    assert found["document"]["text"] == store.report(report).document.text
    assert found["claims"]


def test_a_text_is_read_and_not_kept(client: TestClient[Litestar], store: Store) -> None:
    before = len(store.reports())

    found = client.post("/api/read", json={"text": "Iran bombed the Iraqi port.", "published": "2015-11-27"}).json()

    assert found["claims"][0]["type"] == "ASSAULT"
    assert len(store.reports()) == before


def test_a_judgement_is_kept(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims())).name

    answer = client.post("/api/judge", json={"ruling": "accept", "claim": claim, "by": "Ada"})

    assert answer.status_code == 201
    assert [one.by for one in store.judgements()] == ["Ada"]


@pytest.mark.parametrize(
    ("address", "code"),
    [("/api/events?since=soon", 400), ("/api/relation", 400), ("/api/reports/none", 400), ("/api/nothing", 404)],
)
def test_what_is_wrong_is_said(client: TestClient[Litestar], address: str, code: int) -> None:
    answer = client.get(address)

    assert answer.status_code == code
    assert answer.json()["detail"]


def test_a_form_of_a_foreign_page_changes_nothing(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims())).name
    body = f'{{"ruling": "accept", "claim": "{claim}", "by": "Eve"}}'

    answer = client.post("/api/judge", content=body, headers={"Content-Type": "text/plain"})

    assert answer.status_code >= 400
    assert len(store.judgements()) == 0
