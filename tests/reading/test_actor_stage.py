"""Looks at the stage of actors piece by piece, on trees written by hand; whole texts are in the knowledge files."""

from datetime import date

import pytest

from dateline.knowledge import SHIPPED
from dateline.knowledge.actors import load
from dateline.language import Name, Parse
from dateline.model import Form, Place, Span
from dateline.reading.actors import Cast, find_actors
from dateline.reading.actors.extents import extent
from dateline.reading.actors.mend import mended
from sketch import sketch

KNOWN = load([SHIPPED])
DAY = date(2015, 11, 27)

TITLE = """
President president 2 nmod:desc PROPN Number=Sing
Brekke Brekke 3 nsubj PROPN Number=Sing
resigned resign 0 root VERB
. . 3 punct
"""
PARTICLE = """
Joseph Joseph 4 nsubj PROPN Number=Sing
arap arap 1 flat PROPN
Koske Koske 1 flat PROPN
resigned resign 0 root VERB
. . 4 punct
"""
OWNED = """
The the 3 det DET
Norwegian norwegian 3 amod ADJ
police police 6 nsubj NOUN Number=Sing
in in 5 case ADP
Oslo Oslo 3 nmod PROPN Number=Sing
arrested arrest 0 root VERB
him he 6 obj PRON PronType=Prs
. . 6 punct
"""
PAIR = """
Norway Norway 4 nsubj PROPN Number=Sing
and and 3 cc CCONJ
Sweden Sweden 1 conj PROPN Number=Sing
met meet 0 root VERB
. . 4 punct
"""
REMAINDER = """
Ola Ola 6 nsubj PROPN Number=Sing
Brekke Brekke 1 flat PROPN
and and 5 cc CCONJ
other other 5 amod ADJ
ministers minister 1 conj NOUN Number=Plur
agreed agree 0 root VERB
. . 6 punct
"""
COURT = """
A a 2 det DET
court court 5 nsubj NOUN Number=Sing
in in 4 case ADP
Lindhavn Lindhavn 2 nmod PROPN Number=Sing
acted act 0 root VERB
. . 5 punct
"""


def _with_names(rows: str, *names: tuple[int, int, str]) -> Parse:
    parse = sketch(rows)
    return Parse(parse.text, parse.tokens, parse.sentences, tuple(Name(*name) for name in names))


def _actors(cast: Cast) -> list[tuple[str, tuple[str, ...]]]:
    return [(actor.name, actor.codes) for actor in cast.actors if actor.id not in cast.silent]


def test_a_title_gives_away_a_person_whom_the_recogniser_missed() -> None:
    parse = sketch(TITLE)

    found = mended(parse, KNOWN)

    assert [(parse.name_span(name).of(parse.text), name.label) for name in found] == [("Brekke", "PERSON")]


def test_pieces_of_a_name_around_a_particle_become_one() -> None:
    parse = _with_names(PARTICLE, (0, 1, "PERSON"), (2, 3, "GPE"))

    found = mended(parse, KNOWN)

    assert [parse.name_span(name).of(parse.text) for name in found] == ["Joseph arap Koske"]


def test_a_phrase_ends_where_another_begins() -> None:
    parse = sketch(OWNED)

    first, last = extent(parse, parse.tokens[2])

    assert [t.text for t in parse.tokens[first:last]] == ["The", "Norwegian", "police", "in", "Oslo"]


def test_a_mention_leads_to_its_actor_by_every_word_of_its_name() -> None:
    parse = _with_names(PARTICLE, (0, 3, "PERSON"))

    cast = find_actors(parse, KNOWN, DAY)

    assert {cast.who(token) for token in parse.tokens[:3]} == {(cast.actors[0].id,)}
    assert cast.who(parse.tokens[3]) == ()


def test_those_joined_by_and_speak_as_one_and_act_as_two() -> None:
    parse = sketch(PAIR)

    cast = find_actors(parse, KNOWN, DAY)

    names = {actor.id: actor.name for actor in cast.actors}
    speaker = cast.speaker(parse.tokens[0])
    assert speaker is not None
    assert names[speaker] == "Norway and Sweden"
    assert _actors(cast) == [("Norway", ("NOR",)), ("Sweden", ("SWE",))]


def test_the_nameless_rest_joined_to_a_person_leaves_the_person_to_speak() -> None:
    parse = _with_names(REMAINDER, (0, 2, "PERSON"))

    cast = find_actors(parse, KNOWN, DAY)

    speaker = cast.speaker(parse.tokens[0])
    assert [actor.name for actor in cast.actors if actor.id == speaker] == ["Ola Brekke"]
    assert not cast.together


def test_a_place_gives_its_state_to_those_who_act_there() -> None:
    parse = sketch(COURT)
    start = parse.text.index("Lindhavn")
    place = Place(id="p1", span=Span(start, start + len("Lindhavn")), name="Lindhavn", country="NOR")

    with_place = find_actors(parse, KNOWN, DAY, (place,))
    without = find_actors(parse, KNOWN, DAY)

    assert _actors(with_place) == [("A court", ("NOR JUD",))]
    assert _actors(without) == [("A court", ("JUD",))]


@pytest.mark.parametrize(("day", "code"), [(date(1995, 1, 1), "USA GOV"), (DAY, "USA ELI"), (date(1985, 1, 1), "USA")])
def test_the_code_of_an_office_holder_depends_on_the_day(day: date, code: str) -> None:
    rows = "Bill Bill 3 nsubj PROPN\nClinton Clinton 1 flat PROPN\nspoke speak 0 root VERB\n"

    cast = find_actors(sketch(rows), KNOWN, day)

    assert _actors(cast) == [("Bill Clinton", (code,))]


def test_mentions_tell_their_form() -> None:
    cast = find_actors(sketch(TITLE), KNOWN, DAY)

    assert [mention.form for actor in cast.actors for mention in actor.mentions] == [Form.NAME]
