"""What stands around an event's word, and whether the sides are such as a pattern asks for; no trained model needed."""

import pytest
from msgspec.structs import replace

from dateline.knowledge.events import Pattern
from dateline.language import Parse
from dateline.model import Actor, ActorKind, EventType
from dateline.reading.actors import Cast
from dateline.reading.claims.fit import Fit
from dateline.reading.claims.surroundings import Surroundings, lemmas
from sketch import sketch

CEASEFIRE = """
They they 2 nsubj PRON
broke break 0 root VERB
the the 6 det DET
cease cease 6 compound NOUN
- - 6 punct PUNCT
fire fire 2 obj NOUN
"""
STRIKERS = """
Police police 2 nsubj NOUN
met meet 0 root VERB
strikers striker 2 obj NOUN
who who 6 nsubj PRON
had have 6 aux AUX
blocked block 3 acl:relcl VERB
dozens dozen 6 obj NOUN
of of 9 case ADP
roads road 7 nmod NOUN
"""


def _tied(parse: Parse) -> Parse:
    """The same with a hyphen that touches both halves, as the tokenizer leaves it."""
    first, hyphen, last = parse.tokens[3:6]
    close = (
        *parse.tokens[:4],
        replace(hyphen, start=first.end, end=first.end + 1),
        replace(last, start=first.end + 1, end=first.end + 5),
    )
    return replace(parse, tokens=close)


def test_halves_that_a_hyphen_ties_are_one_word_too() -> None:
    parse = _tied(sketch(CEASEFIRE))

    assert lemmas(parse, parse.tokens[5]) == ("fire", "cease-fire", "ceasefire")


def test_a_plain_word_has_its_lemma_alone() -> None:
    parse = sketch(STRIKERS)

    assert lemmas(parse, parse.tokens[8]) == ("road",)


def test_halves_apart_are_no_hyphened_word() -> None:
    parse = sketch(CEASEFIRE)

    assert lemmas(parse, parse.tokens[5]) == ("fire",)


def test_a_relative_pronoun_stands_for_its_noun_and_a_number_for_what_it_counts() -> None:
    parse = sketch(STRIKERS)
    around = Surroundings(parse, parse.tokens[5], nominal=False)

    assert "striker" in around.subjects
    assert {"dozen", "road"} <= around.objects


def _pattern(**asked: object) -> Pattern:
    return Pattern(id="p", event=EventType.ASSAULT, examples=(), **asked)  # type: ignore[arg-type]


ARMY = Actor(id="army", name="the army", kind=ActorKind.GOVERNMENT, codes=("KEN MIL",))
CIVILIAN = Actor(id="man", name="a man", kind=ActorKind.PERSON, codes=("KEN CVL",))
STRANGER = Actor(id="she", name="Amina", kind=ActorKind.PERSON)


FIT = Fit(Cast(actors=(ARMY, CIVILIAN, STRANGER), at={}))


@pytest.mark.parametrize(
    ("pattern", "agents", "recipients"),
    [
        pytest.param(_pattern(political=True), ("army",), ("man",), id="an army is political"),
        pytest.param(_pattern(agent_is=("MIL",)), ("army",), (), id="by its sector"),
        pytest.param(_pattern(agent_is=("MIL",)), ("she",), (), id="a bare name may hold an office"),
        pytest.param(_pattern(reciprocal=True, needs_recipient=True), ("army", "man"), (), id="each the other's"),
    ],
)
def test_sides_suit(pattern: Pattern, agents: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert FIT.suits(pattern, agents, recipients, (*agents, *recipients))


@pytest.mark.parametrize(
    ("pattern", "agents", "recipients"),
    [
        pytest.param(_pattern(political=True), (), ("man",), id="a civilian is not political"),
        pytest.param(_pattern(agent_is=("MIL",)), ("man",), (), id="of another sector"),
        pytest.param(_pattern(agent_not=("government",)), ("army",), (), id="of a barred kind"),
        pytest.param(_pattern(needs_agent=True), (), ("man",), id="nobody did it"),
    ],
)
def test_sides_do_not_suit(pattern: Pattern, agents: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert not FIT.suits(pattern, agents, recipients, (*agents, *recipients))
