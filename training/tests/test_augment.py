"""Swaps keep marks where the names stand, and the same name gets the same swap."""

import random
from pathlib import Path

from spacy.tokens import Doc

from dateline_training.augment import varied_trees
from dateline_training.convert import blank
from dateline_training.namelists import load_lists
from dateline_training.names import Name, NamedText
from dateline_training.swap import Swapper, swap_text
from dateline_training.vary import curly, headline, straight

LISTS = load_lists(Path(__file__).parents[1] / "data/names")


def test_swapped_names_are_marked_where_they_stand() -> None:
    named = NamedText("x", "Ann Ode of Oslo. Ode!", (Name(0, 7, "PERSON"), Name(11, 15, "GPE"), Name(17, 20, "PERSON")))
    for seed in range(30):
        swapper = Swapper(LISTS, random.Random(seed), 1.0)
        swapped = swap_text(named, swapper)
        person, place, again = (swapped.text[name.start : name.end] for name in swapped.names)
        assert swapped.text == f"{person} of {place}. {again}!"
        assert again == swapper.swap("Ode", "PERSON")
        assert "Oslo" not in swapped.text or place == "Oslo"


def test_a_tree_keeps_its_words_count_and_heads() -> None:
    nlp = blank()
    words = ["Ann", "Ode", "left", '"', "Oslo", '"', "."]
    document = Doc(
        nlp.vocab,
        words=words,
        heads=[1, 2, 2, 4, 2, 4, 2],
        deps=["dep"] * 7,
        ents=["B-PERSON", "I-PERSON", "", "", "B-GPE", "", ""],
    )
    for seed in range(20):
        (varied,) = varied_trees([document], LISTS, 1.0, seed)
        assert [token.head.i for token in varied] == [1, 2, 2, 4, 2, 4, 2]
        assert [name.label_ for name in varied.ents] == ["PERSON", "GPE"]
        assert "-" not in varied.text


def test_quotation_marks_go_both_ways() -> None:
    assert curly('"It\'s so," he said.') == "“It’s so,” he said."
    assert straight("“It’s so,”") == '"It\'s so,"'


def test_headline_case_spares_small_words() -> None:
    assert headline("the fall of a town") == "The Fall of a Town"
