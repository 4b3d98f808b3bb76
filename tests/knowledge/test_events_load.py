"""Loading of event patterns: classes of words, forms by their first word, what is refused; and how much is known."""

from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import SHIPPED
from dateline.knowledge.events import EventKnowledge, load
from dateline.model import EventType

PATTERN = """
[[pattern]]
id = "wave"
event = "PROTEST"
verb = ["wave", "wave white flag", "wave banner"]
object = ["<cloths>", "hand"]
examples = [{ text = "They waved flags.", gives = [{ event = "PROTEST" }] }]
"""
CLASS = """
[[class]]
id = "cloths"
words = ["flag", "banner"]
"""


def _load(folder: Path, text: str) -> EventKnowledge:
    (folder / "events").mkdir()
    (folder / "events" / "mine.toml").write_text(text, encoding="utf-8")
    return load([folder])


def test_a_class_stands_for_its_words(tmp_path: Path) -> None:
    (pattern,) = _load(tmp_path, CLASS + PATTERN).patterns

    assert pattern.object == ("flag", "banner", "hand")


def test_an_unknown_class_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cloths"):
        _load(tmp_path, PATTERN)


def test_forms_are_found_by_their_first_word(tmp_path: Path) -> None:
    (entry,) = _load(tmp_path, CLASS + PATTERN).verbs["wave"]

    assert entry.others == ((), ("white", "flag"), ("banner",))


def test_ordinary_sentences_are_kept(tmp_path: Path) -> None:
    know = _load(tmp_path, '[[ordinary]]\nid = "sport"\ntexts = ["Rain stopped play."]\n')

    assert [o.texts for o in know.ordinary] == [("Rain stopped play.",)]


@pytest.mark.parametrize("kind", list(EventType))
def test_every_type_is_known_in_verbs_and_nouns(kind: EventType) -> None:
    patterns = [p for p in load([SHIPPED]).patterns if p.event is kind]

    assert len({form for p in patterns for form in p.verb}) >= 20
    assert len({form for p in patterns for form in p.noun}) >= 10


def test_there_are_fifteen_hundred_words_of_events() -> None:
    patterns = load([SHIPPED]).patterns

    assert len({(p.event, form) for p in patterns for form in (*p.verb, *p.noun, *p.adjective)}) >= 1500


def test_there_are_three_hundred_ordinary_sentences() -> None:
    assert sum(len(ordinary.texts) for ordinary in load([SHIPPED]).ordinary) >= 300
