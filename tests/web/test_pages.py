"""Every page of a small store: shown, filtered, taken away, and safe against what stands in reports and addresses."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import dateline
from dateline.ingest import document
from dateline.store import Store, open_store
from dateline.web.app import create_app
from dateline.web.questions import QUESTIONS, Question, choices

PAGES = (
    "/",
    "/map",
    "/network",
    "/review",
    "/read",
    "/timeline",
    "/relation",
    "/relation?one=TUR&other=SYR",
    "/search?words=port",
    *(f"/{name}" for name in QUESTIONS if name not in ("timeline", "relation")),
)
UNDATED = "Norland denied on Friday that it had shelled the port. Syria promised to free three pilots by Monday."


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown(client: TestClient[Litestar], page: str) -> None:
    answer = client.get(page)

    assert answer.status_code == 200
    assert "<main" in answer.text
    assert not re.search(r'(src|href)="https?://', answer.text)
    assert " style=" not in answer.text


def test_records_lead_to_their_pages(client: TestClient[Litestar]) -> None:
    for listing, kind in (("/events", "events"), ("/who", "actors"), ("/reports", "reports")):
        to = re.search(rf'href="(/{kind}/[^"#]+)', client.get(listing).text)
        assert to is not None
        assert client.get(to.group(1)).status_code == 200


def test_an_event_shows_claim_and_denial(client: TestClient[Litestar], store: Store) -> None:
    disputed = next(iter(store.events(status="disputed")))

    page = client.get(f"/events/{disputed.id}").text

    assert "Turkey" in page
    assert "not so" in page


@pytest.mark.parametrize("page", ["/reports/none", "/events/none", "/actors/none", "/nowhere"])
def test_what_is_not_there_is_said(client: TestClient[Litestar], page: str) -> None:
    answer = client.get(page)

    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_a_wrong_filter_is_said_on_the_page(client: TestClient[Litestar]) -> None:
    answer = client.get("/events?type=NOTHING")

    assert answer.status_code == 200
    assert "NOTHING" in answer.text
    assert 'role="alert"' in answer.text


def test_filters_leave_only_what_fits(client: TestClient[Litestar]) -> None:
    rows = client.get("/api/events?type=ASSAULT").json()["rows"]

    assert rows
    assert {row["type"] for row in rows} == {"ASSAULT"}


@pytest.mark.parametrize("name", ["events", "said", "claims", "who", "reports"])
def test_what_is_shown_is_what_is_taken_away(client: TestClient[Litestar], name: str) -> None:
    shown = len(re.findall(r"<tr><td", client.get(f"/{name}").text))

    as_csv = list(csv.reader(io.StringIO(client.get(f"/{name}?format=csv").text)))
    as_lines = client.get(f"/{name}?format=jsonl").text.splitlines()

    assert shown == len(as_csv) - 1 == len(as_lines)
    assert all(json.loads(line) for line in as_lines)


def test_no_cell_is_a_formula(client: TestClient[Litestar]) -> None:
    cells = [cell for row in csv.reader(io.StringIO(client.get("/reports?format=csv").text)) for cell in row]

    assert "'=HYPERLINK(1)" in cells


def test_a_download_says_how_to_cite_it(client: TestClient[Litestar]) -> None:
    cite = client.get("/events?type=ASSAULT&format=csv").headers["x-dateline-cite"]

    assert "type=ASSAULT" in cite
    assert "rows" in cite


def test_events_are_taken_away_as_points(client: TestClient[Litestar]) -> None:
    shown = len(re.findall(r"<tr><td", client.get("/events").text))

    answer = client.get("/events?format=geojson")
    geometries = [feature["geometry"] for feature in answer.json()["features"]]

    assert answer.headers["content-type"] == "application/geo+json"
    assert len(geometries) == shown
    assert any(geometries)
    assert client.get("/said?format=geojson").status_code == 400


def test_points_lie_where_events_are(client: TestClient[Litestar]) -> None:
    found = client.get("/map.geojson").json()["features"]

    assert found
    assert all(-180 <= one["geometry"]["coordinates"][0] <= 180 for one in found)


def test_a_report_shows_why_a_record_is_there(client: TestClient[Litestar], store: Store) -> None:
    claim = next(iter(store.claims()))

    why = client.get(f"/reports/{claim.report}/why/{claim.id}")

    assert why.status_code == 200
    assert claim.rule in why.text
    assert client.get(f"/reports/{claim.report}/why/x9").status_code == 404


def test_a_report_to_send_needs_nothing_else(client: TestClient[Litestar], store: Store) -> None:
    report = next(iter(store.reports())).id

    answer = client.get(f"/reports/{report}/send")

    assert "attachment" in answer.headers["content-disposition"]
    assert not re.search(r"<(script|link|img)", answer.text)


def test_markup_of_a_report_is_shown_as_text(client: TestClient[Litestar], store: Store) -> None:
    report = next(one for one in store.reports() if one.publisher == "Herald")

    page = client.get(f"/reports/{report.id}").text

    assert "<b>Bold" not in page
    assert "&lt;b&gt;" in page


def test_a_period_to_send_needs_nothing_else(client: TestClient[Litestar]) -> None:
    answer = client.get("/send?actor=TUR&until=2015-11-28")

    assert "attachment" in answer.headers["content-disposition"]
    assert not re.search(r"<(script|link|img|a)\b", answer.text)
    assert "actor=TUR" in answer.text
    assert "Latakia" in answer.text


def test_the_first_page_tells_what_is_disputed_by_whom(client: TestClient[Litestar]) -> None:
    page = client.get("/").text

    assert re.search(r'class="denied-by"><strong>Turkey</strong>', page)
    assert "according to" in page


@pytest.mark.parametrize("name", ["events", "said", "claims", "who", "reports"])
def test_a_list_says_how_to_cite_it(client: TestClient[Litestar], name: str) -> None:
    cited = re.search(r'class="cite">[^<]*<span>([^<]+)', client.get(f"/{name}?since=2015-11-01").text)

    assert cited is not None
    assert f"{name}, since=2015-11-01" in cited.group(1)
    assert "rows" in cited.group(1)


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/names?field=actor&actor=tur", 'value="TUR"'),
        ("/names?field=publisher&publisher=C", 'value="Courier"'),
        ("/names?field=nothing", "<option"),
    ],
)
def test_names_are_offered_while_somebody_types(client: TestClient[Litestar], address: str, offered: str) -> None:
    assert offered in client.get(address).text


def test_words_of_a_report_say_how_they_are_to_be_taken(client: TestClient[Litestar], store: Store) -> None:
    report = next(one for one in store.reports() if one.publisher == "Herald")

    page = client.get(f"/reports/{report.id}").text

    assert re.search(r'class="m [^"]*\bdid\b[^"]*\bnot\b[^"]*"[^>]*>bombed', page)
    assert re.search(r'title="[^"]*attack: Turkey[^"]*not so', page)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_reports_of_no_day_break_no_filter(tmp_path: Path, question: Question) -> None:
    reader = dateline.reader()
    with open_store(tmp_path / "undated.db") as store:
        store.add([reader.read(document(UNDATED))], reader.knowledge)
        store.settle(lambda: reader.knowledge)
        with TestClient(create_app(store)) as client:
            for field in question.fields:
                for value in choices(question, field):
                    asked = {**dict.fromkeys(question.needs, "TUR"), field: value}
                    assert client.get(f"/{question.name}", params=asked).status_code == 200, asked
            assert client.get("/").status_code == 200


def test_a_publisher_leaves_the_events_that_it_tells_of(client: TestClient[Litestar]) -> None:
    every = client.get("/api/events").json()["rows"]
    told = client.get("/api/events?publisher=Gazette").json()["rows"]

    assert 0 < len(told) < len(every)
    assert client.get("/api/events?publisher=Nobody").json()["rows"] == []
