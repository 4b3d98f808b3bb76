"""Checks the facts on actors against each other and against pycountry, and runs the lookups that must hold."""

from collections import Counter
from datetime import date
from pathlib import Path

import pycountry
import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import SHIPPED
from dateline.knowledge.actors import Example, Role, load
from dateline.knowledge.actors.index import plural

KNOWN = load([SHIPPED])
OWNERS = {*KNOWN.state, *KNOWN.organisation}
ISO = {country.alpha_3 for country in pycountry.countries}
BEFORE_ISO = {state.id for state in KNOWN.states if state.last}


@pytest.mark.parametrize("example", KNOWN.examples, ids=lambda example: example.name)
def test_lookup_example(example: Example) -> None:
    assert sorted({entry.id for entry in KNOWN.lookup(example.name)}) == sorted(example.gives)


def test_every_country_of_iso_3166_is_there_and_nothing_that_is_none() -> None:
    assert ISO - set(KNOWN.state) == set()
    assert set(KNOWN.state) - ISO - BEFORE_ISO == {"KOS"}


def test_every_fact_is_about_a_known_state_or_organisation() -> None:
    told_of = (
        {holder.of for holder in KNOWN.holders}
        | {body.of for body in KNOWN.bodies}
        | {membership.organisation for membership in KNOWN.memberships}
        | {state for membership in KNOWN.memberships for state in membership.states}
        | {one.country for one in KNOWN.organisations if one.country}
    )

    assert told_of - OWNERS == set()


def test_every_holder_has_a_known_office() -> None:
    assert {holder.office for holder in KNOWN.holders} - set(KNOWN.office_by_id) == set()


def test_codes_begin_with_a_state_or_one_of_plovers_own() -> None:
    begins = {one.code[:3] for one in KNOWN.organisations}

    assert begins - set(KNOWN.state) == {"IGO", "NGO", "MNC", "IMG"}


def test_nothing_ends_before_it_begins() -> None:
    entities = [(one.first, one.last) for one in KNOWN.states] + [(one.first, one.last) for one in KNOWN.organisations]
    terms = [(one.first, one.last) for one in KNOWN.holders] + [(one.first, one.last) for one in KNOWN.memberships]

    assert [(first, last) for first, last in entities + terms if first and last and first[: len(last)] > last] == []


def test_a_name_stands_for_one_actor_unless_declared_ambiguous() -> None:
    lasting = {
        name: {entry.id for entry in entries if entry.id not in BEFORE_ISO} for name, entries in KNOWN.entries.items()
    }
    shared = {name for name, ids in lasting.items() if len(ids) > 1}

    assert shared == {ambiguous.name for ambiguous in KNOWN.ambiguous}


@pytest.mark.parametrize("kind", ["offices", "groups", "assets"])
def test_a_word_belongs_to_one_entry(kind: str) -> None:
    words = Counter(name for entry in getattr(KNOWN, kind) for name in entry.names)

    assert [word for word, times in words.items() if times > 1] == []


def test_no_holder_is_listed_twice() -> None:
    rows = Counter((holder.of, holder.office, holder.person, holder.first) for holder in KNOWN.holders)

    assert [row for row, times in rows.items() if times > 1] == []


def test_two_heads_of_one_office_overlap_by_no_more_than_their_dates_leave_open() -> None:
    """A handover may fall on one day or in one month or year; anything longer is a wrong date."""
    sole = {"president", "prime-minister", "monarch", "chancellor", "foreign-minister", "pope"}
    shared_or_rival = {"BIH", "LBY"}  # a presidency of three; two governments at a time
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for holder in KNOWN.holders:
        if holder.office in sole and holder.of not in shared_or_rival:
            terms.setdefault((holder.of, holder.office), []).append((holder.first, holder.last, holder.person))

    overlaps = [
        (office, before, after)
        for office, rows in terms.items()
        for before, after in zip(sorted(rows), sorted(rows)[1:], strict=False)
        if not before[1] or before[1][: len(after[0])] > after[0][: len(before[1])]
    ]

    assert overlaps == []


@pytest.mark.parametrize(
    ("office", "of", "on", "person"),
    [
        ("foreign-minister", "FRA", date(2015, 11, 27), "Laurent Fabius"),
        ("head_of_state", "TUR", date(2015, 11, 27), "Recep Tayyip Erdoğan"),
        ("head_of_government", "DEU", date(2015, 11, 27), "Angela Merkel"),
        ("foreign-minister", "SYR", date(2015, 11, 27), "Walid al-Moallem"),
        ("spokesperson", "FRA", date(2015, 11, 27), None),
    ],
)
def test_holder_of_an_office_on_a_day(office: str, of: str, on: date, person: str | None) -> None:
    holders = KNOWN.holders_of(office, of, on)

    assert [holder.person for holder in holders] == ([person] if person else [])


@pytest.mark.parametrize(
    ("name", "on", "offices"),
    [
        ("Erdogan", date(2010, 1, 1), {("TUR", "prime-minister")}),
        ("Erdoğan", date(2015, 11, 27), {("TUR", "president")}),
        ("Assad", date(2015, 11, 27), {("SYR", "president")}),
        ("Xi", date(2015, 11, 27), {("CHN", "president"), ("CHN", "party-leader")}),
        ("Nobody Inparticular", None, set()),
    ],
)
def test_offices_of_a_person(name: str, on: date | None, offices: set[tuple[str, str]]) -> None:
    assert {(holder.of, holder.office) for holder in KNOWN.holder(name, on)} == offices


def test_members_change_with_the_day() -> None:
    assert "FIN" not in KNOWN.members("nato", date(2015, 11, 27))
    assert "FIN" in KNOWN.members("nato", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Foreign Minister", "foreign-minister"),
        ("foreign ministers", "foreign-minister"),
        ("ministers of foreign affairs", "foreign-minister"),
        ("space exploration minister", "minister"),
        ("Lt. Gen.", "officer-rank"),
        ("secretaries-general", "intergovernmental-chief"),
        ("tree", None),
        ("us", None),
    ],
)
def test_office_by_the_words_of_a_paper(words: str, office: str | None) -> None:
    found = KNOWN.office(words)

    assert (found and found.id) == office


@pytest.mark.parametrize(
    ("noun", "sector"),
    [("rebels", "REB"), ("gunmen", "UAF"), ("policemen", "COP"), ("judiciary", "JUD"), ("tree", None)],
)
def test_group_by_its_noun(noun: str, sector: str | None) -> None:
    found = KNOWN.group(noun)

    assert (found and found.sector) == sector


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("envoy", "envoys"),
        ("deputy", "deputies"),
        ("policeman", "policemen"),
        ("head of state", "heads of state"),
        ("embassy", "embassies"),
        ("church", "churches"),
    ],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_reach_bounds_every_surface() -> None:
    assert all(len(surface.split()) <= KNOWN.reach[surface.split()[0]] for surface in KNOWN.entries)


def test_a_users_folder_is_laid_over(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "states.csv").write_text("id,name,capital\nFRA,Freedonia,Fredville\n")

    known = load([SHIPPED, tmp_path])

    assert known.lookup("Quai d'Orsay")
    assert [(entry.id, entry.role) for entry in known.lookup("Fredville")] == [("FRA", Role.CAPITAL)]
    assert len(known.states) == len(KNOWN.states)


@pytest.mark.parametrize(
    ("table", "text", "says"),
    [
        ("states", "id,name,colour\nFRA,France,blue\n", 'unknown column "colour"'),
        ("states", "id,name\nfr,France\n", "line 2"),
        ("holders", "of,office,person,first\nFRA,president,Ann Onym,last year\n", "line 2"),
        ("holders", "of,office,person\nXYZ,president,Ann Onym\n", "XYZ"),
        ("holders", "of,office,person\nFRA,grand-poobah,Ann Onym\n", "grand-poobah"),
        ("bodies", "of,name,sector\nnowhere,Blue Chamber,LEG\n", "nowhere"),
        ("regions", "of,name\nXYZ,Blue Hills\n", "XYZ"),
    ],
)
def test_a_wrong_table_is_refused_with_where_and_what(tmp_path: Path, table: str, text: str, says: str) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / f"{table}.csv").write_text(text)

    with pytest.raises(KnowledgeError, match=says):
        load([SHIPPED, tmp_path])


def test_a_word_without_an_example_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.toml").write_text(
        '[[group]]\nid = "choirs"\nkind = "people"\nsector = "SOC"\nnames = ["choir"]\n'
    )

    with pytest.raises(KnowledgeError, match="no example shows it"):
        load([SHIPPED, tmp_path])


@pytest.mark.parametrize(
    ("surface", "state"), [("Bavarian", "DEU"), ("Gaza Strip", "PSE"), ("Uttar Pradesh", "IND"), ("Norwegian", None)]
)
def test_region_points_to_its_state(surface: str, state: str | None) -> None:
    assert [entry.id for entry in KNOWN.region(surface)] == ([state] if state else [])


def test_a_region_is_no_actor_of_its_own_unless_it_became_a_state() -> None:
    named = {name for region in KNOWN.regions for name in (region.name, *region.names)}

    assert [name for name in named if any(not entry.first for entry in KNOWN.lookup(name))] == []


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("Moscow", date(1962, 10, 24), "SUN"),
        ("Russian", date(1985, 3, 11), "SUN"),
        ("Moscow", date(1991, 2, 1), "SUN"),
        ("Moscow", date(1998, 2, 1), "RUS"),
        ("Moscow", None, "RUS"),
        ("Kosovo", date(1998, 2, 1), "SRB"),
        ("Kosovo", date(2012, 2, 1), "KOS"),
        ("Belgrade", date(2012, 2, 1), "SRB"),
        ("Prague", date(1989, 11, 17), "CSK"),
        ("Soviet", date(2015, 1, 1), "SUN"),
    ],
)
def test_a_name_means_the_state_of_the_day(name: str, day: date | None, state: str) -> None:
    assert KNOWN.meant(name, day)[0].id == state


@pytest.mark.parametrize(
    ("name", "title", "pronoun"),
    [("Eva Lund", "", "she"), ("", "Mr.", "he"), ("Mwangi", "Mrs.", "she"), ("Kim Lee", "", "")],
)
def test_pronouns_by_name_and_title(name: str, title: str, pronoun: str) -> None:
    assert next(iter(KNOWN.pronouns_of(name, title)), "") == pronoun


def test_no_given_name_tells_both_he_and_she() -> None:
    borne = Counter(name for gender in KNOWN.genders for name in (*gender.given, *gender.titles))

    assert [name for name, times in borne.items() if times > 1] == []


def test_the_world_is_covered_as_far_as_promised() -> None:
    kinds = Counter(one.kind.value for one in KNOWN.organisations)
    recent = (holder for holder in KNOWN.holders if not holder.last or holder.last >= "1990")
    foreign = {holder.of for holder in KNOWN.holders if holder.office == "foreign-minister"}

    assert kinds["igo"] >= 150
    assert kinds["armed_group"] >= 200
    assert kinds["company"] + kinds["organisation"] >= 300
    assert len({holder.of for holder in recent} & set(KNOWN.state)) >= 80
    assert len(foreign) >= 80


def test_no_state_belongs_to_an_organisation_twice_at_a_time() -> None:
    terms: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for membership in KNOWN.memberships:
        for state in membership.states:
            terms.setdefault((membership.organisation, state), []).append((membership.first, membership.last))

    twice = [
        key
        for key, spans in terms.items()
        for before, after in zip(sorted(spans), sorted(spans)[1:], strict=False)
        if not before[1] or before[1][: len(after[0])] > after[0][: len(before[1])]
    ]

    assert twice == []
