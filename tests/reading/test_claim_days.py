"""Which day a claim has: its own clause's, that of the occasion it goes on with, or that of a deed told before."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Document
from dateline.reading import Reader


@cache
def _reader() -> Reader:
    return Reader.load()


def _days(text: str) -> dict[str, str]:
    """The value of the day by the word that tells of the event."""
    reading = _reader().read(Document(id="r", text=text, published=date(2009, 6, 19)))
    return {c.trigger.of(text): c.when.value if c.when is not None else "" for c in reading.claims}


def test_a_deed_told_in_a_when_clause_has_the_day_of_the_whole() -> None:
    text = "Four herders were hurt on Wednesday when Chadian soldiers attacked a camp of Sudanese rebels."

    assert _days(text)["attacked"] == "2009-06-17"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("Norway condemned Sudan's invasion of Chad on May 2.", "condemned", "", id="speaks of it"),
        pytest.param("Norway condemned Sudan's invasion of Chad on May 2.", "invasion", "2009-05-02", id="spoken of"),
        pytest.param("Norway condemned Sudan's invasion of Chad on Thursday.", "condemned", "2009-06-18", id="news"),
        pytest.param("Norway condemned Sudan's invasion of Chad on Thursday.", "invasion", "", id="only spoken of"),
        pytest.param(
            "Norway has invited the Greek minister to talks on July 3.", "invited", "", id="past, not to come"
        ),
        pytest.param("Norway said last week that it would expel the envoy.", "expel", "", id="before the clause opens"),
    ],
)
def test_the_day_is_that_of_its_own_clause(text: str, word: str, day: str) -> None:
    assert _days(text)[word] == day


_VISIT = "Foreign minister Per Lund praised the Ghanaian parliament on Thursday in Accra. "


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("Mr Lund urged Togo to open its border.", "urged", "2009-06-18", id="goes on"),
        pytest.param("Mr Lund also pledged to help Ghana.", "pledged", "2009-06-18", id="also"),
        pytest.param("Mr Lund has urged Togo to open its border.", "urged", "", id="has"),
        pytest.param("Mr Lund had urged Togo to open its border.", "urged", "", id="had"),
        pytest.param("Mr Lund had also urged Togo to open its border.", "urged", "", id="had also"),
        pytest.param("Kofi Mensah urged Togo to open its border.", "urged", "", id="somebody else"),
    ],
)
def test_what_the_same_person_goes_on_to_say_has_the_day(text: str, word: str, day: str) -> None:
    assert _days(_VISIT + text)[word] == day


def test_the_day_of_an_old_matter_is_not_gone_on_with() -> None:
    text = "Foreign minister Per Lund praised the Ghanaian parliament in 1998. Mr Lund urged Togo to open its border."

    assert _days(text)["urged"] == ""


def test_a_deed_told_again_has_its_day() -> None:
    text = "A bombing killed six people in Lagos on June 11. The attack by Hausa militants wounded a priest."

    assert _days(text)["attack"] == "2009-06-11"


def test_one_of_two_deeds_told_again_has_no_day() -> None:
    text = (
        "A bombing killed six people in Lagos on June 11. A raid killed nine people in Jos on June 14. "
        "The attack by Hausa militants wounded a priest."
    )

    assert _days(text)["attack"] == ""
