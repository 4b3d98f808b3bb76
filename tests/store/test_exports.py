"""Exports: other tools' readers find what the store holds; nothing that was denied is exported as having happened."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import geojson  # type: ignore[import-untyped, import-not-found, unused-ignore]
import networkx  # type: ignore[import-untyped, unused-ignore]
import pytest
import shapely.geometry  # type: ignore[import-untyped, unused-ignore]

import dateline
from dateline.errors import StoreError
from dateline.ingest import document
from dateline.knowledge import Knowledge
from dateline.model.world import EventStatus
from dateline.store import Store, open_store
from dateline.store.asking.events import EventFilter
from dateline.store.exports import FORMATS, Manifest, export

RAID = "Turkey bombed the Syrian port of Latakia on Thursday. The Greek president met the Turkish president in Paris."
DENIAL = (
    "Egypt denied that it had attacked Libya. Iran threatened to attack Iraq. France urged Iran to free two pilots."
)


@pytest.fixture(scope="module")
def know() -> Knowledge:
    return dateline.reader().knowledge


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, know: Knowledge) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("exports") / "store.db") as store:
        documents = (document(text, published=date(2015, 11, 27), publisher="Courier") for text in (RAID, DENIAL))
        store.add(map(dateline.reader().read, documents), know)
        store.settle(lambda: know)
        yield store


def written(
    store: Store, know: Knowledge, form: str, folder: Path, *, everything: bool = False
) -> tuple[Manifest, str]:
    path = folder / "out"
    manifest = export(store, form, path, EventFilter(), know.plover, version="9", everything=everything)
    return manifest, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_manifest_says_what_was_written(filled: Store, know: Knowledge, tmp_path: Path, form: str) -> None:
    manifest, text = written(filled, know, form, tmp_path)

    kept = json.loads((tmp_path / "out.manifest.json").read_text())
    assert kept["sha256"] == hashlib.sha256(text.encode()).hexdigest() == manifest.sha256
    assert kept["records"] == manifest.records
    assert (kept["format"], kept["version"]) == (form, "9")


@pytest.mark.parametrize("form", ["plover", "polecat", "icews", "gdelt", "phoenix", "geojson", "gexf", "ftm"])
def test_what_is_denied_or_only_threatened_did_not_happen(
    filled: Store, know: Knowledge, tmp_path: Path, form: str
) -> None:
    assert len(filled.events(status="denied")) > 0

    _, happened = written(filled, know, form, tmp_path)
    _, everything = written(filled, know, form, tmp_path, everything=True)

    assert "Libya" not in happened
    assert "LBY" not in happened
    assert "LBY" in everything or "Libya" in everything


def test_plover_records_say_what_kind_of_thing_they_tell(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    _, text = written(filled, know, "plover", tmp_path, everything=True)

    records = [json.loads(line) for line in text.splitlines()]
    assert {r["id"] for r in records} == {event.id for event in filled.events()}
    assert all({"id", "actor", "event", "quad_code", "event_scale"} <= r.keys() for r in records if "actor" in r)
    denied = {event.id for event in filled.events(status=EventStatus.DENIED)}
    assert all("negation" in r["mode"] for r in records if r["id"] in denied)


@pytest.mark.parametrize(
    ("form", "columns", "head"), [("polecat", 40, 1), ("icews", 20, 1), ("gdelt", 61, 0), ("phoenix", 26, 0)]
)
def test_tables_have_the_columns_of_their_readers(
    filled: Store, know: Knowledge, tmp_path: Path, form: str, columns: int, head: int
) -> None:
    _, text = written(filled, know, form, tmp_path)

    rows = list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > head
    assert {len(row) for row in rows} == {columns}


def test_gdelt_codes_keep_their_zeros(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    _, text = written(filled, know, "gdelt", tmp_path)

    rows = [line.split("\t") for line in text.splitlines()]
    raid = next(row for row in rows if row[5].startswith("TUR") and row[28] == "19")
    assert (raid[1], raid[15][:3], raid[29]) == ("20151126", "SYR", "4")
    assert any(row[28] == "04" for row in rows)


def test_a_meeting_is_two_rows(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    _, text = written(filled, know, "icews", tmp_path)

    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    met = [row for row in rows if row["CAMEO Code"].startswith("04")]
    assert {(row["Source Country"], row["Target Country"]) for row in met} in (
        {("GRC", "TUR")},
        {("GRC", "TUR"), ("TUR", "GRC")},
    )


def test_gdelt_places_have_codes_of_their_day(know: Knowledge) -> None:
    assert know.plover.fips("SYR", date(2015, 11, 26)) == "SY"
    assert [know.plover.fips("SRB", day) for day in (date(2001, 1, 1), date(2007, 1, 1), date(2015, 1, 1), None)] == [
        "YI",
        "RB",
        "RI",
        "RI",
    ]
    assert know.plover.fips("SSD", date(2001, 1, 1)) is None
    assert know.plover.fips("???", None) is None


def test_geojson_is_read_by_others(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    _, text = written(filled, know, "geojson", tmp_path)

    found = geojson.loads(text)
    points = [shapely.geometry.shape(feature.geometry) for feature in found.features if feature.geometry]
    assert found.is_valid
    assert len(found.features) == len(filled.events(status="reported"))
    assert any(abs(point.x - 35.8) < 0.3 and abs(point.y - 35.5) < 0.3 for point in points)  # Latakia


def test_gexf_is_read_by_others(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    written(filled, know, "gexf", tmp_path)

    graph = networkx.read_gexf(tmp_path / "out", version="1.3")
    named = {data["label"]: name for name, data in graph.nodes(data=True)}
    raid = graph.edges[named["Turkey"], named["Syria"]]
    assert graph.is_directed()
    assert graph.nodes[named["Turkey"]]["code"] == "TUR"
    assert (raid["weight"], raid["mean score"] < 0) == (1.0, True)


def test_entities_are_read_by_others(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    _, text = written(filled, know, "ftm", tmp_path)

    raws = [json.loads(line) for line in text.splitlines()]
    entities = [model.get_proxy(raw, cleaned=False) for raw in raws]
    kept = [{name: sorted(values) for name, values in entity.to_dict()["properties"].items()} for entity in entities]
    given = [{name: sorted(values) for name, values in raw["properties"].items()} for raw in raws]
    assert {entity.schema.name for entity in entities} >= {"Event", "PublicBody"}
    assert all(entity.schema.name == raw["schema"] for entity, raw in zip(entities, raws, strict=True))
    assert [set(one) for one in kept] == [set(one) for one in given]  # no property is unknown or refused


def test_entities_name_only_entities_that_are_there(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    _, text = written(filled, know, "ftm", tmp_path)

    entities = [json.loads(line) for line in text.splitlines()]
    ids = {entity["id"] for entity in entities}
    events = [entity for entity in entities if entity["schema"] == "Event"]
    assert events
    assert all(who in ids for event in events for who in event["properties"].get("involved", []))


def test_an_unknown_format_is_said(filled: Store, know: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such format"):
        written(filled, know, "xls", tmp_path)


def test_every_type_and_mode_has_a_code(know: Knowledge) -> None:
    for (event, mode), code in know.plover.codes.items():
        assert know.plover.cameo(event, (mode,)) == code
        assert code.cameo.isdigit()
        assert not mode or mode in know.plover.types[event].modes
