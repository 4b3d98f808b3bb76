"""A file on times that cannot be used is refused with where, what and how to mend; a good one is laid over ours."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.load import SHIPPED
from dateline.knowledge.times import load
from dateline.language import Parse
from dateline.reading.times import find_times

GOOD = """
[[rule]]
id = "harvest"
phrases = ["at harvest [time]"]
reads_as = "calendar"
with = { season = "FA" }
examples = [{ text = "They wed at harvest time.", gives = ["2015-FA"] }]
"""


def _load(folder: Path, text: str) -> None:
    (folder / "times").mkdir()
    (folder / "times" / "own.toml").write_text(text, encoding="utf-8")
    load([SHIPPED, folder])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('reads_as = "calendar"', 'reads_as = "calender"'), "Invalid enum value"),
        (('"at harvest [time]"', '"at harvest [time"'), "no end to"),
        (('"at harvest [time]"', '"at {harvest}"'), "no words are known as harvest"),
        (('gives = ["2015-FA"]', "gives = []"), "no example shows it matching"),
        (('reads_as = "calendar"', 'reads_as = "shift"'), "shift needs a unit"),
        (("examples", "exampels"), "unknown field"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    with pytest.raises(KnowledgeError, match=problem):
        _load(tmp_path, GOOD.replace(*change))


def test_two_rules_of_one_id_in_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="same id"):
        _load(tmp_path, GOOD + GOOD)


def test_a_users_phrase_is_read_without_code(tmp_path: Path) -> None:
    _load(tmp_path, GOOD)

    text = "They wed at harvest time."
    found = find_times(Parse(text=text, tokens=(), sentences=()), load([SHIPPED, tmp_path]), date(2015, 11, 27))

    assert [(time.span.of(text), time.value) for time in found] == [("at harvest time", "2015-FA")]
