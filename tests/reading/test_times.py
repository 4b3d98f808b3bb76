"""Times whose reading hangs on the tree, on the day of publication or on other times in the text."""

from datetime import date
from functools import cache

import pytest

from dateline.knowledge.load import SHIPPED
from dateline.knowledge.times import TimeRules, load
from dateline.language import Parse
from dateline.model import Note, NoteKind, Span
from dateline.reading.times import find_times
from sketch import sketch

FRIDAY = date(2015, 11, 27)

PAST = """
He    he    2 nsubj PRON
left  leave 0 root  VERB  Tense=Past|VerbForm=Fin
on    on    4 case  ADP
Monday Monday 2 obl PROPN
"""
AUXILIARY = """
They  they  3 nsubj PRON
will  will  3 aux   AUX   VerbForm=Fin
meet  meet  0 root  VERB  VerbForm=Inf
on    on    5 case  ADP
Monday Monday 3 obl PROPN
"""
INFINITIVE = """
They  they  2 nsubj PRON
want  want  0 root  VERB  Tense=Pres|VerbForm=Fin
to    to    4 mark  PART
meet  meet  2 xcomp VERB  VerbForm=Inf
on    on    6 case  ADP
Monday Monday 4 obl PROPN
"""
FAILURE = """
They   they  2 nsubj PRON
failed fail  0 root  VERB  Tense=Past|VerbForm=Fin
to     to    4 mark  PART
win    win   2 xcomp VERB  VerbForm=Inf
on     on    6 case  ADP
Monday Monday 4 obl PROPN
"""
MODAL = """
May  may  3 aux   AUX VerbForm=Fin
they they 3 nsubj PRON
rest rest 0 root  VERB VerbForm=Inf
"""


@cache
def _rules() -> TimeRules:
    return load([SHIPPED])


def _text(text: str) -> Parse:
    return Parse(text=text, tokens=(), sentences=())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(PAST, ["2015-11-23"], id="past verb"),
        pytest.param(AUXILIARY, ["2015-11-30"], id="future auxiliary"),
        pytest.param(INFINITIVE, ["2015-11-30"], id="planned infinitive"),
        pytest.param(FAILURE, ["2015-11-23"], id="infinitive as past as its verb"),
        pytest.param(MODAL, [], id="a modal is no month"),
    ],
)
def test_tense_decides(rows: str, expected: list[str]) -> None:
    found = find_times(sketch(rows), _rules(), FRIDAY)

    assert [time.value for time in found] == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It rained in 2014.", date(2014, 1, 1), date(2014, 12, 31)),
        ("It rained last month.", date(2015, 10, 1), date(2015, 10, 31)),
        ("It rained in early October.", date(2015, 10, 1), date(2015, 10, 31)),
        ("It rained last week.", date(2015, 11, 16), date(2015, 11, 22)),
        ("It rained in the 1990s.", date(1990, 1, 1), date(1999, 12, 31)),
        ("It rained in the winter of 1994.", date(1994, 12, 1), date(1995, 2, 28)),
        ("It rained on Thursday evening.", date(2015, 11, 26), date(2015, 11, 26)),
        ("It rained for the past three weeks.", date(2015, 11, 6), FRIDAY),
        ("It rained recently.", None, FRIDAY),
        ("It will rain in the near future.", FRIDAY, None),
        ("It rained for three days.", None, None),
        ("It is raining now.", None, None),
    ],
)
def test_days_are_never_more_exact_than_the_words(text: str, first: date | None, last: date | None) -> None:
    (time,) = find_times(_text(text), _rules(), FRIDAY)

    assert (time.first, time.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He came on Friday.", "XXXX-WXX-5"),
        ("He came on November 13.", "XXXX-11-13"),
        ("He came in November.", "XXXX-11"),
        ("He came last year.", "XXXX"),
        ("He came last week.", "XXXX-WXX"),
        ("He came yesterday.", "XXXX-XX-XX"),
        ("He comes today.", "PRESENT_REF"),
        ("He came on New Year's Eve.", "XXXX-12-31"),
    ],
)
def test_without_a_day_of_publication_what_is_open_stays_open(text: str, value: str) -> None:
    (time,) = find_times(_text(text), _rules(), None)

    assert (time.value, time.first, time.last) == (value, None, None)


def test_without_a_day_of_publication_a_full_date_gives_the_year() -> None:
    found = find_times(_text("He came on May 3, 2012 and left on May 9."), _rules(), None)

    assert [time.value for time in found] == ["2012-05-03", "2012-05-09"]


def test_the_span_holds_the_shading_words() -> None:
    text = "The envoy left at the end of last month."

    (time,) = find_times(_text(text), _rules(), FRIDAY)

    assert time.span.of(text) == "the end of last month"


def _noted(text: str, words: str, kind: NoteKind) -> tuple[Note, ...]:
    start = text.index(words)
    return (Note(span=Span(start, start + len(words)), kind=kind),)


def test_a_caption_is_not_read() -> None:
    caption = "File photo, May 2009."
    text = f"He came in June 2012. {caption}"

    found = find_times(_text(text), _rules(), FRIDAY, _noted(text, caption, NoteKind.CAPTION))

    assert [time.value for time in found] == ["2012-06"]


def test_a_full_date_in_the_dateline_is_the_day_of_publication() -> None:
    dateline = "LINDHAVN, Nov. 27, 2015 (NNA) -"
    text = f"{dateline} He came on Tuesday."

    found = find_times(_text(text), _rules(), None, _noted(text, dateline, NoteKind.DATELINE))

    assert [time.value for time in found] == ["2015-11-27", "2015-11-24"]
