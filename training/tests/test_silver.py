"""Only sentences on which both agree come through, and only whole runs of them."""

from spacy.tokens import Doc

from dateline_training.convert import blank
from dateline_training.names import NamedText
from dateline_training.silver import runs, sample_lines

WORDS = ["He", "left", ".", "She", "stayed", ".", "They", "slept", "."]
HEADS = [1, 1, 1, 4, 4, 4, 7, 7, 7]


def tree(heads: list[int], relation: str = "nsubj") -> Doc:
    relations = ["ROOT" if head == at else relation for at, head in enumerate(heads)]
    return Doc(blank().vocab, words=WORDS, heads=heads, deps=relations, pos=["X"] * 9)


def test_same_trees_give_one_run() -> None:
    assert list(runs(tree(HEADS), tree(HEADS))) == [(0, 9)]


def test_a_different_tree_cuts_the_run() -> None:
    other = tree([1, 1, 1, 3, 3, 3, 7, 7, 7])
    assert list(runs(tree(HEADS), other)) == [(0, 3), (6, 9)]


def test_other_relations_or_words_give_nothing() -> None:
    assert list(runs(tree(HEADS), tree(HEADS, "obj"))) == []
    shorter = Doc(blank().vocab, words=WORDS[:3], heads=HEADS[:3], deps=["nsubj", "ROOT", "punct"])
    assert list(runs(tree(HEADS), shorter)) == []


def test_lines_are_taken_evenly_and_short_ones_left(tmp_path) -> None:
    long = "The quick brown fox " * 5 + "slept"
    path = tmp_path / "raw.txt"
    path.write_text("Short.\n" + "".join(f"{long} {at}.\n" for at in range(10)) + long + "\n", encoding="utf-8")
    assert [line.text[-2:] for line in sample_lines(path, 5)] == ["0.", "2.", "4.", "6.", "8."]
    assert all(isinstance(line, NamedText) for line in sample_lines(path, 5))
