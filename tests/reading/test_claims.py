"""Laws of claims that no single pattern shows: mood, sources, tolls, days, merging; read with the shipped knowledge."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Claim, Document, EventType, Mood, Reading
from dateline.reading import Reader


@cache
def _reader() -> Reader:
    return Reader.load()


def _read(text: str) -> Reading:
    return _reader().read(Document(id="r", text=text, published=date(2015, 11, 27)))


def _only(text: str, event: EventType) -> Claim:
    (claim,) = (c for c in _read(text).claims if c.type is event)
    return claim


def _names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    return [a.name for i in ids for a in reading.actors if a.id == i]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey denied that it had bombed the Syrian port.",
        "Turkey denied bombing the Syrian port.",
        "Turkey did not bomb the Syrian port.",
        "Turkey never bombed the Syrian port.",
        "Turkey refused to bomb the Syrian port.",
        "Turkey failed to bomb the Syrian port.",
        "Turkey was prevented from bombing the Syrian port.",
        "Turkey left without bombing the Syrian port.",
        "Turkey ruled out bombing the Syrian port.",
    ],
)
def test_a_deed_that_was_not_done_is_negated(text: str) -> None:
    assert _only(text, EventType.ASSAULT).negated


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Turkey will bomb the Syrian port.", Mood.PLANNED),
        ("Turkey planned to bomb the Syrian port.", Mood.PLANNED),
        ("Turkey is going to bomb the Syrian port.", Mood.PLANNED),
        ("Turkey sent jets to bomb the Syrian port.", Mood.PLANNED),
        ("Turkey vowed to bomb the Syrian port.", Mood.PROMISED),
        ("Turkey may bomb the Syrian port.", Mood.POSSIBLE),
        ("Turkey threatened to bomb the Syrian port.", Mood.POSSIBLE),
        ("Turkey is ready to bomb the Syrian port.", Mood.PLANNED),
        ("Did Turkey bomb the Syrian port?", Mood.POSSIBLE),
        ("If Turkey bombs the Syrian port, Russia will answer.", Mood.POSSIBLE),
        ("Turkey must bomb the Syrian port.", Mood.DEMANDED),
        ("Hungary urged Turkey to bomb the Syrian port.", Mood.DEMANDED),
        ("Turkey bombed the Syrian port.", Mood.ACTUAL),
        ("Turkey managed to bomb the Syrian port.", Mood.ACTUAL),
        ("Turkey has been bombing the Syrian port.", Mood.ACTUAL),
    ],
)
def test_mood(text: str, mood: Mood) -> None:
    claim = _only(text, EventType.ASSAULT)

    assert claim.mood is mood
    assert not claim.negated


def test_a_promise_not_to_do_it_on_a_condition_told_by_another() -> None:
    text = (
        "Mr Putin met reporters. “He committed to not bombing the rebels once we have sent a list,” Mr Hollande said."
    )
    reading = _read(text)
    (claim,) = (c for c in reading.claims if c.type is EventType.ASSAULT)

    assert (claim.mood, claim.negated) == (Mood.PROMISED, True)
    assert claim.condition is not None
    assert claim.condition.of(text) == "once we have sent a list"
    assert _names(reading, claim.agents) == ["Putin"]
    assert _names(reading, claim.said_by) == ["Francois Hollande"] or _names(reading, claim.said_by) == ["Hollande"]


def test_who_condemns_a_deed_does_not_vouch_for_it() -> None:
    reading = _read("Chile condemned Bolivia's invasion of Peru.")
    (claim,) = (c for c in reading.claims if c.type is EventType.ASSAULT)

    assert claim.said_by == ()


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Syrian rebels attacked a Russian convoy on Monday, killing 19 soldiers and wounding seven.", 19, 7),
        ("An attack by Syrian rebels on a Russian base killed at least 43 people.", 43, None),
        ("Syrian rebels killed dozens of Russian soldiers.", None, None),
    ],
)
def test_a_deed_and_its_toll_are_one_claim(text: str, killed: int | None, injured: int | None) -> None:
    claim = _only(text, EventType.ASSAULT)

    assert (claim.killed, claim.injured) == (killed, injured)


def test_what_goes_on_in_a_clause_has_its_day() -> None:
    reading = _read("The Greek premier met Vladimir Putin on Monday and agreed to send aid to Syria.")

    days = {c.type: c.when.first for c in reading.claims if c.when is not None}
    assert days[EventType.CONSULT] == days[EventType.AGREE]


def test_a_meeting_later_than_the_report_is_planned() -> None:
    assert _only("Vladimir Putin meets Angela Merkel on 4 December 2015.", EventType.CONSULT).mood is Mood.PLANNED


def test_a_contrast_is_no_condition() -> None:
    claim = _only("Kenya will not attack Uganda, while Norway called the plan a mistake.", EventType.ASSAULT)
    assert claim.condition is None


def test_a_condition_stays_one() -> None:
    assert _only("Kenya will not attack Uganda while talks go on.", EventType.ASSAULT).condition is not None


def test_marks_between_subject_and_verb_cost_no_side() -> None:
    text = (
        "The Kenyan Nation newspaper said Kenya, a partner in the EU-led force fighting the rebels, "
        'had "briefly" halted air raids against the militia in Sudan so as to spare its villages.'
    )
    reading = _read(text)
    (claim,) = (c for c in reading.claims if c.type is EventType.RETREAT)
    assert _names(reading, claim.agents) == ["Kenya"]


def test_the_town_of_an_attack_does_not_attack() -> None:
    reading = _read(
        "Ms Lund and the king spoke about the hunt for the gunmen "
        "behind the June 13 Paris attacks that killed 20 people."
    )
    assert [c.agents for c in reading.claims if c.type is EventType.ASSAULT and c.killed] == [()]


def test_them_are_not_a_side_named_before_others_were() -> None:
    reading = _read(
        "Ugandan troops held the bridge on Monday. Mr Brekke said that Kenya had asked for a map of where groups work. "
        '"It committed to not bombing them," the minister said.'
    )
    assert [c.recipients for c in reading.claims if c.type is EventType.ASSAULT] == [()]


def test_a_thing_done_is_no_side() -> None:
    reading = _read("The ministers agreed to exchange intelligence and to open a border post.")
    assert [c.recipients for c in reading.claims if c.type is EventType.AGREE] == [()]


def test_a_name_that_the_tree_hangs_on_another_modifier_is_the_doer() -> None:
    text = "A U.S. air raid on Sweden is not linked with the probe."

    assert _sides(text, EventType.ASSAULT) == (["United States"], ["Sweden"])


def test_a_league_is_no_side_where_only_its_member_acts() -> None:
    text = "NATO-member Norway is ready to send troops to protect Saudi Arabia."

    sides = _all_sides(text)
    assert sides
    assert all("NATO" not in (*agents, *recipients) for agents, recipients in sides)


def test_with_whom_means_the_phrase_before_it() -> None:
    text = "The minister flew to see Lars Holm, with whom she met on Monday."

    assert _sides(text, EventType.CONSULT)[1] == ["Lars Holm"]


def _sides(text: str, event: EventType) -> tuple[list[str], list[str]]:
    reading = _read(text)
    (claim,) = (c for c in reading.claims if c.type is event)
    return _names(reading, claim.agents), _names(reading, claim.recipients)


def _all_sides(text: str) -> list[tuple[list[str], list[str]]]:
    reading = _read(text)
    return [(_names(reading, c.agents), _names(reading, c.recipients)) for c in reading.claims]
