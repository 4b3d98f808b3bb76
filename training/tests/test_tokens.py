"""Tokens as in the treebanks, also after the tokenizer was written and read."""

import pytest
import spacy

from dateline_training.convert import blank

CASES = [
    ("anti-war non-white pro-Beijing", ["anti-war", "non-white", "pro-Beijing"]),
    ("US-led talks", ["US", "-", "led", "talks"]),
    ("in mid-1980s", ["in", "mid-1980s"]),
    ("What?!", ["What", "?!"]),
    ("====", ["===="]),
    ("call 713-853-3989", ["call", "713-853-3989"]),
    ("at 7:30PM", ["at", "7:30", "PM"]),
    ("and/or", ["and", "/", "or"]),
    ("on Wed. he can't", ["on", "Wed.", "he", "ca", "n't"]),
    ("1990-1995", ["1990", "-", "1995"]),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_tokens(text: str, words: list[str]) -> None:
    nlp = blank()
    again = spacy.blank("en")
    again.tokenizer.from_bytes(nlp.tokenizer.to_bytes())
    assert [token.text for token in nlp(text)] == words
    assert [token.text for token in again(text)] == words
