"""Lemmas: the rules, the known bases that choose between candidates, the exceptions."""

import pytest

from dateline.language.lemmas import LemmaTable, Lemmatizer

TABLE = LemmaTable(
    known={
        "VERB": frozenset({"hop", "hope", "free", "visit"}),
        "NOUN": frozenset({"wife", "strike"}),
        "ADJ": frozenset({"large", "new"}),
    },
    exceptions={"VERB/past": {"fled": "flee"}, "PRON/possessive": {"her": "her"}, "PRON/": {"her": "she"}},
)
LEMMATIZER = Lemmatizer(TABLE)
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"


@pytest.mark.parametrize(
    ("form", "upos", "feats", "lemma"),
    [
        ("suspended", "VERB", PAST, "suspend"),
        ("denied", "VERB", PAST, "deny"),
        ("halting", "VERB", "VerbForm=Ger", "halt"),
        ("hoping", "VERB", "VerbForm=Ger", "hope"),
        ("hopping", "VERB", "VerbForm=Ger", "hop"),
        ("freed", "VERB", PAST, "free"),
        ("visited", "VERB", PAST, "visit"),
        ("shelled", "VERB", PAST, "shell"),
        ("controlled", "VERB", PAST, "control"),
        ("Fled", "VERB", PAST, "flee"),
        ("wives", "NOUN", "Number=Plur", "wife"),
        ("strikes", "NOUN", "Number=Plur", "strike"),
        ("bodies", "NOUN", "Number=Plur", "body"),
        ("crisis", "NOUN", "Number=Sing", "crisis"),
        ("larger", "ADJ", "Degree=Cmp", "large"),
        ("New", "ADJ", "Degree=Pos", "new"),
        ("Turkish", "ADJ", "Degree=Pos", "Turkish"),
        ("NGO", "NOUN", "Number=Sing", "NGO"),
        ("Kurds", "PROPN", "Number=Plur", "Kurd"),
        ("Paris", "PROPN", "Number=Sing", "Paris"),
        ("her", "PRON", "Poss=Yes", "her"),
        ("her", "PRON", "Case=Acc", "she"),
    ],
)
def test_lemmas(form: str, upos: str, feats: str, lemma: str) -> None:
    assert LEMMATIZER.lemma(form, upos, feats) == lemma
