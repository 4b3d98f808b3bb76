"""Documents say what they know and leave the rest open."""

from dateline_training.conllu import Row, Sentence
from dateline_training.convert import blank
from dateline_training.documents import named_document, tree_document, word_spans
from dateline_training.names import Name, NamedText

WORDS = ("Ann", "did", "n't", "leave", "Oslo", ".")


def sentence() -> Sentence:
    spaced = (True, False, True, True, False, False)
    rows = (Row(word, word, "X", "", "", 0 if at == 3 else 4, "dep", spaced[at]) for at, word in enumerate(WORDS))
    return Sentence("s", "d", opens=True, rows=tuple(rows))


def test_names_are_found_in_words_though_spaces_differ() -> None:
    names = (Name(0, 3, "PERSON"), Name(18, 22, "GPE"))
    assert word_spans(sentence(), "Ann did n't leave Oslo .", names) == [(0, 1, "PERSON"), (4, 5, "GPE")]


def test_a_tree_without_names_leaves_them_open() -> None:
    document = tree_document(blank(), [sentence()], None)
    assert document.text == "Ann didn't leave Oslo. "
    assert {token.ent_iob for token in document} == {0}
    assert [token.head.i for token in document] == [3, 3, 3, 3, 3, 3]


def test_a_named_text_has_no_tree() -> None:
    document = named_document(blank(), NamedText("x", "Ann left Oslo.", (Name(9, 13, "GPE"),)))
    assert [(name.text, name.label_) for name in document.ents] == [("Oslo", "GPE")]
    assert not document.has_annotation("DEP")
