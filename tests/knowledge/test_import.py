"""Reads lists of actors made up for this purpose, one of each kind, and reads reports with what came of them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.errors import InputError
from dateline.knowledge import SHIPPED
from dateline.knowledge.actors import load
from dateline.knowledge.actors.imports import Found, Source, read, write
from dateline.knowledge.actors.schema import Holder
from dateline.model import ActorKind

KNOWN = load([SHIPPED])

WIKIDATA = {
    "results": {
        "bindings": [
            {
                "personLabel": {"type": "literal", "value": "Ola Brekke"},
                "personAltLabel": {"type": "literal", "value": "Ola J. Brekke, Brekke"},
                "officeLabel": {"type": "literal", "value": "Minister of Finance of Norway"},
                "start": {"type": "literal", "value": "2031-03-04T00:00:00Z"},
                "end": {"type": "literal", "value": "2033-01-01T00:00:00Z"},
            },
            {
                "personLabel": {"type": "literal", "value": "Q4711"},
                "officeLabel": {"type": "literal", "value": "President of Kenya"},
            },
            {
                "personLabel": {"type": "literal", "value": "Ada Mwangi"},
                "officeLabel": {"type": "literal", "value": "Keeper of the Lighthouse"},
            },
        ]
    }
}
PETRARCH = """; made up for a test
OLA_BREKKE_
+O._J._BREKKE_   # synonym
\t[NORGOV 20310304-20330101]
\t[NORELI >20330102]
SWAMP_BRIGADE_  [NORREB]
+MIRE_BRIGADE_
NORWAY_  [NOR]
NAMELESS_THING_
"""
FOLLOWTHEMONEY = "\n".join(
    json.dumps(entity)
    for entity in (
        {
            "id": "p1",
            "schema": "Person",
            "caption": "Ola Brekke",
            "properties": {"country": ["no"], "position": ["Minister of Trade (2031-2033)", "juggler"]},
        },
        {"id": "post", "schema": "Position", "properties": {"name": ["Prime Minister of Norway"], "country": ["no"]}},
        {
            "id": "o1",
            "schema": "Occupancy",
            "properties": {"holder": ["p1"], "post": ["post"], "startDate": ["2033-01-02"]},
        },
        {"id": "c1", "schema": "Company", "properties": {"name": ["Fjord Cables"], "jurisdiction": ["no"]}},
        {"id": "v1", "schema": "Vessel", "properties": {"name": ["Fjord Queen"]}},
    )
)
PEOPLE = "Person;Title;Country;From;To;Aliases\nOla Brekke;finance minister;Norway;2031-03-04;2033;O. J. Brekke\n"
BODIES = "name,kind,country,aliases\nSwamp Brigade,armed_group,Norway,Mire Brigade|SB\nGrey Club,choir,Norway,\n"


def _read(tmp_path: Path, name: str, text: str, source: Source | None = None) -> Found:
    path = tmp_path / name
    path.write_text(text)
    return read(path, source, KNOWN)


def _terms(found: Found) -> list[tuple[str, str, str, str, str]]:
    return [(h.of, h.office, h.person, h.first, h.last) for h in found.holders]


def test_wikidata_gives_holders_with_dates_as_exact_as_it_knows_them(tmp_path: Path) -> None:
    found = _read(tmp_path, "query.json", json.dumps(WIKIDATA))

    assert _terms(found) == [("NOR", "finance-minister", "Ola Brekke", "2031-03-04", "2033")]
    assert found.holders[0].names == ("Ola J. Brekke",)
    assert [skipped.where for skipped in found.skipped] == ["row 2", "row 3"]


def test_wikidata_as_a_plain_list_with_the_state_in_a_column(tmp_path: Path) -> None:
    rows = [{"person": "Ada Mwangi", "positionLabel": "foreign minister", "country": "KEN", "start": "2031-05-06"}]

    found = _read(tmp_path, "query.json", json.dumps(rows))

    assert _terms(found) == [("KEN", "foreign-minister", "Ada Mwangi", "2031-05-06", "")]


def test_petrarch_tells_persons_by_their_dates_from_bodies(tmp_path: Path) -> None:
    found = _read(tmp_path, "actors.txt", PETRARCH)

    assert _terms(found) == [("NOR", "government-official", "Ola Brekke", "2031-03-04", "2033-01-01")]
    assert [(o.name, o.names, o.kind, o.code) for o in found.organisations] == [
        ("Swamp Brigade", ("Mire Brigade",), ActorKind.ARMED_GROUP, "NOR REB")
    ]
    assert [skipped.where for skipped in found.skipped] == ["line 2", "line 8", "line 9"]


def test_two_digits_of_a_year_in_petrarch(tmp_path: Path) -> None:
    found = _read(tmp_path, "actors.txt", "OLA_BREKKE_ [NORGOV 971101-060421]\n")

    assert _terms(found) == [("NOR", "government-official", "Ola Brekke", "1997-11-01", "2006-04-21")]


def test_followthemoney_gives_positions_occupancies_and_companies(tmp_path: Path) -> None:
    found = _read(tmp_path, "entities.jsonl", FOLLOWTHEMONEY)

    assert _terms(found) == [
        ("NOR", "trade-minister", "Ola Brekke", "2031", "2033"),
        ("NOR", "prime-minister", "Ola Brekke", "2033-01-02", ""),
    ]
    assert [(o.name, o.code, o.country) for o in found.organisations] == [("Fjord Cables", "NOR BUS", "NOR")]
    assert [skipped.why for skipped in found.skipped] == [
        'no office is known by "juggler"',
        "nothing is made of a Vessel",
    ]


def test_csv_with_any_wording_of_its_header(tmp_path: Path) -> None:
    people = _read(tmp_path, "people.csv", PEOPLE)
    bodies = _read(tmp_path, "bodies.csv", BODIES)

    assert _terms(people) == [("NOR", "finance-minister", "Ola Brekke", "2031-03-04", "2033")]
    assert [(o.name, o.names, o.code) for o in bodies.organisations] == [
        ("Swamp Brigade", ("Mire Brigade", "SB"), "NOR REB")
    ]
    assert "choir" in bodies.skipped[0].why


def test_a_known_organisation_keeps_its_id_and_gains_names(tmp_path: Path) -> None:
    found = _read(tmp_path, "bodies.csv", "name,kind,aliases\nDaesh,armed_group,The Black Banner\n")

    assert found.organisations[0].id == "isis"
    assert "The Black Banner" in found.organisations[0].names
    assert "ISIL" in found.organisations[0].names


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("query.json", "not json", "no JSON"),
        ("query.json", '{"head": {}}', "no list of rows"),
        ("actors.txt", "just words\n", "no actor with a code"),
        ("entities.jsonl", '{"id": "a"}', "line 1"),
        ("people.csv", "colour,size\nred,9\n", "no column for a name"),
        ("people.pdf", "", "nothing known of files"),
    ],
)
def test_a_file_of_no_such_kind_is_refused_with_where_and_how(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        _read(tmp_path, name, text)

    assert name in refused.value.where
    assert refused.value.fix


def test_what_is_written_loads_over_the_shipped_knowledge(tmp_path: Path) -> None:
    found = _read(tmp_path, "bodies.csv", BODIES)
    people = _read(tmp_path, "people.csv", PEOPLE)

    write(Found(holders=people.holders, organisations=found.organisations), tmp_path / "mine", "test")
    known = load([SHIPPED, tmp_path / "mine"])

    assert [entry.code for entry in known.lookup("Mire Brigade")] == ["NOR REB"]
    assert [holder.office for holder in known.holder("Ola Brekke")] == ["finance-minister"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    found = Found(holders=(Holder(of="NOR", office="president", person="Ola Brekke"),))
    write(found, tmp_path, "test")

    with pytest.raises(InputError, match="is there already"):
        write(found, tmp_path, "test")


def test_the_command_says_what_it_made_and_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_text(BODIES)

    result = CliRunner().invoke(
        app, ["knowledge", "import", str(tmp_path / "bodies.csv"), "--into", str(tmp_path / "mine")]
    )

    assert result.exit_code == 0
    assert "1 organisations" in result.output
    assert "line 3" in result.output
    assert (tmp_path / "mine" / "actors" / "organisations-bodies.csv").exists()
