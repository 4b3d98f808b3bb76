"""Laws of the situation: no order of arrival, no way of adding, no process changes it."""

import random
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Actor, ActorKind, EventType, Mood, Reading, Role
from dateline.situation import find_situation
from dateline.situation.components import MANY, components, cut_components
from dateline.situation.identity import sightings
from dateline.situation.presence import combined, presences
from situation.reports import claim, knowledge, report, somebody, state

WORDS = [
    "the",
    "navy",
    "shelled",
    "boats",
    "near",
    "island",
    "while",
    "ministers",
    "met",
    "and",
    "talked",
    "about",
    "ceasefire",
    "in",
    "harbour",
    "town",
]
NAMES = ("Jan Peeters", "Jan K. Peeters", "Peeters", "Anna Holm", "Sergey Ivankov", "Sergei Ivankov", "Navy")
STATES = (("NOR", "Norway"), ("DNK", "Denmark"), ("SWE", "Sweden"))


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    return [_reading(draw, f"r{n}") for n in range(draw(st.integers(1, 7)))]


def _reading(draw: st.DrawFn, id_: str) -> Reading:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30)))
    day = date(2015, 11, 1) + timedelta(days=draw(st.integers(0, 40)))
    people = [_person(draw, f"p{n}", day) for n in range(draw(st.integers(0, 3)))]
    states = [state(code, name, code) for code, name in STATES]
    claims = [
        claim(
            text,
            draw(st.sampled_from(text.split())),
            draw(st.sampled_from([EventType.ASSAULT, EventType.COERCE, EventType.CONSULT])),
            id_=f"c{n}",
            agents=draw(st.lists(st.sampled_from(["NOR", "DNK", "p0"]), max_size=2)),
            recipients=draw(st.lists(st.sampled_from(["SWE", "DNK", "p1"]), max_size=1)),
            said_by=draw(st.lists(st.sampled_from(["NOR", "SWE"]), max_size=1)),
            day=draw(st.one_of(st.none(), st.just(day))),
            mood=draw(st.sampled_from([Mood.ACTUAL, Mood.PLANNED])),
            negated=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    return report(id_, *people, *states, text=text, day=draw(st.one_of(st.none(), st.just(day))), claims=claims)


def _person(draw: st.DrawFn, id_: str, day: date) -> Actor:
    name = draw(st.sampled_from(NAMES))
    of = draw(st.sampled_from([None, "NOR", "DNK"]))
    roles = [Role(title="foreign minister", of=of, first=day, last=day)] if of else []
    kind = ActorKind.ORGANISATION if name == "Navy" else ActorKind.PERSON
    return somebody(name, id_=id_, kind=kind, roles=roles)


@settings(max_examples=60, deadline=None)
@given(readings(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(reports: list[Reading], chance: random.Random) -> None:
    shuffled = reports.copy()
    chance.shuffle(shuffled)

    assert find_situation(shuffled, knowledge()) == find_situation(reports, knowledge())


@settings(max_examples=40, deadline=None)
@given(readings())
def test_every_claim_is_of_one_event_and_every_report_of_one_story(reports: list[Reading]) -> None:
    found = find_situation(reports, knowledge())

    claims = [(at.document, at.record) for event in found.events for at in event.claims]
    assert sorted(claims) == sorted((r.document.id, c.id) for r in reports for c in r.claims)
    assert sorted(d for story in found.stories for d in story.documents) == sorted(r.document.id for r in reports)


@settings(max_examples=40, deadline=None)
@given(readings())
def test_sides_and_sources_are_registered(reports: list[Reading]) -> None:
    found = find_situation(reports, knowledge())

    known = {actor.id for actor in found.actors}
    assert len(known) == len(found.actors)
    assert {side for event in found.events for side in (*event.agents, *event.recipients)} <= known
    assert {other for actor in found.actors for other in actor.unsure} <= known


@settings(max_examples=40, deadline=None)
@given(readings(), st.integers(0, 7))
def test_presences_add_up_to_the_same_in_two_steps(reports: list[Reading], cut: int) -> None:
    every = [s for r in reports for s in sightings(r, knowledge().actors)]
    parts = [*presences(every[:cut]), *presences(every[cut:])]

    added = {p.identity.id: combined(q for q in parts if q.identity.id == p.identity.id) for p in parts}

    assert added == {p.identity.id: p for p in presences(every)}


@given(st.lists(st.integers(0, 60), unique=True, max_size=25), st.integers(0, 25))
def test_components_of_a_closed_part_are_those_of_the_whole(numbers: list[int], start: int) -> None:
    def keys(number: int) -> tuple[int, ...]:
        return number // 4, number // 4 + 1

    def near(one: int, other: int) -> bool:
        return abs(one - other) <= 2

    whole = {frozenset(c) for c in components(sorted(numbers), keys, near)}
    chosen = [c for c in whole if any(n >= start for n in c)]

    assert {frozenset(c) for c in components(sorted(n for c in chosen for n in c), keys, near)} == set(chosen)
    assert all(not near(a, b) for one, other in product(whole, whole) if one != other for a, b in product(one, other))


@given(st.lists(st.integers(0, 400), unique=True, max_size=60))
def test_cut_components_are_parts_of_components_and_whole_where_few_are_together(numbers: list[int]) -> None:
    def keys(number: int) -> list[int]:
        return [number // 4, number // 4 + 1]

    def near(one: int, other: int) -> bool:
        return abs(one - other) <= 3

    whole = components(sorted(numbers), keys, near)
    cut = cut_components(sorted(numbers), keys, near, lambda number: number // 30)

    assert all(any(set(part) <= set(one) for one in whole) for part in cut)
    assert all(one in cut for one in whole if len(one) <= MANY)
    assert sorted(number for part in cut for number in part) == sorted(numbers)
