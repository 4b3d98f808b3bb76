"""Lemmas by rule and table: the table holds only what the rules do not give."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

VERB_KINDS = (("VerbForm=Ger", "ing"), ("VerbForm=Part", "participle"), ("Tense=Past", "past"))
DOUBLED_IN_BASE = frozenset("lsfz")
SIBILANT_PLURAL = re.compile(r"(?:sh|ch|ss|x|zz)es$")
# One vowel and one consonant at the end ask for e (hope, hoping), unless the last syllable is weak (open, opening).
SHORT_STEM = re.compile(r"[^aeiou][aeiou][bcdgklmnprtvz]$")
WEAK_ENDINGS = ("en", "er", "on", "or", "el", "it", "op", "et", "om", "in", "al", "ow", "ew", "ay")
STEM_WITHOUT_E = re.compile(r"(?:is|iz|at|ut|iv|rs|ns|rc|nc|dg|as|ag|ur|v|c|u|bl|pl|tl|dl|gl|rg|[^aeiou]e|te)$")
VOWELS = re.compile(r"[aeiouy]+")
NO_PLURAL = re.compile(r"(?:ss|us|is)$")
COMPARISON = re.compile(r"(?:er|est)$")


class LemmaTable(msgspec.Struct, frozen=True):
    """Known base forms by part of speech, and the exceptions by `UPOS/kind`: form to lemma."""

    known: dict[str, frozenset[str]]
    exceptions: dict[str, dict[str, str]]


def load_lemma_table(path: Path) -> LemmaTable:
    """Read the table that is shipped with the pipeline."""
    return msgspec.json.decode(path.read_bytes(), type=LemmaTable)


class Lemmatizer:
    """Give the lemma of a word in its part of speech, as the English treebanks of Universal Dependencies write it."""

    def __init__(self, table: LemmaTable) -> None:
        self._table = table

    def lemma(self, form: str, upos: str, feats: str) -> str:
        """Look `form` up under its part of speech and kind; otherwise apply the rules."""
        key = self.key(form, upos)
        exceptions = self._table.exceptions.get(f"{upos}/{kind_of(upos, feats)}")
        found = exceptions.get(key) if exceptions else None
        return found if found is not None else self.by_rule(key, upos, feats)

    def key(self, form: str, upos: str) -> str:
        """Lower case, but for names and for what only names are made of: Turkish, NATO-style nouns."""
        plain = form.lower().replace("’", "'")
        if upos == "PROPN":
            return form
        nationality = upos == "ADJ" and form[:1].isupper() and not form.isupper()
        named = nationality or (upos == "NOUN" and form[1:] != plain[1:])
        return form if named and plain not in self._table.known.get(upos, ()) else plain

    def by_rule(self, key: str, upos: str, feats: str) -> str:
        """What the rules alone give."""
        if upos in ("VERB", "AUX"):
            return self._verb(key)
        if upos in ("NOUN", "PROPN"):
            return self._noun(key) if "Number=Plur" in feats else key
        if "Degree=Cmp" in feats or "Degree=Sup" in feats:
            return self._adjective(key, upos)
        return key

    def _verb(self, word: str) -> str:
        known = self._table.known.get("VERB", frozenset())
        candidates = tuple(verb_candidates(word))
        return next((base for base in candidates if base in known), default_verb(word))

    def _noun(self, word: str) -> str:
        known = self._table.known.get("NOUN", frozenset())
        return next((base for base in noun_candidates(word) if base in known), default_noun(word))

    def _adjective(self, word: str, upos: str) -> str:
        stem = COMPARISON.sub("", word)
        known = self._table.known.get(upos, frozenset())
        doubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
        y_form = stem[:-1] + "y" if stem.endswith("i") else stem
        return next((base for base in (y_form, stem, stem + "e", doubled) if base in known), y_form)


def kind_of(upos: str, feats: str) -> str:
    """The kind of form under which an exception is kept: verbs have the most."""
    if upos == "PRON" and "Poss=Yes" in feats:
        return "possessive"
    if upos not in ("VERB", "AUX"):
        return "plural" if "Number=Plur" in feats else ""
    return next((kind for feature, kind in VERB_KINDS if feature in feats), "")


def verb_candidates(word: str) -> Iterator[str]:
    """Base forms that could give `word`, the likelier first."""
    for ending, least in (("ing", 5), ("ed", 4)):
        if word.endswith(ending) and len(word) >= least:
            stem = word[: -len(ending)]
            if ending == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in DOUBLED_IN_BASE:
                yield stem[:-1]
            yield default_verb(word)
            yield stem + "e"
            yield stem
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith("s") and len(word) > 3:
        yield default_verb(word)
        yield word[:-1]
        yield word[:-2]


def default_verb(word: str) -> str:
    """The base form of a verb that no list knows."""
    if (word.endswith("ies") and len(word) > 4) or (word.endswith("ied") and len(word) > 4):
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) >= 5:
        return _base_of_stem(word[:-3])
    if word.endswith("ed") and len(word) >= 4:
        return _base_of_stem(word[:-2])
    if SIBILANT_PLURAL.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _base_of_stem(stem: str) -> str:
    long = len(VOWELS.findall(stem)) > 1
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        kept = stem[-1] in DOUBLED_IN_BASE and not (long and stem[-1] == "l")
        return stem if kept else stem[:-1]
    if STEM_WITHOUT_E.search(stem) or (SHORT_STEM.search(stem) and not (long and stem.endswith(WEAK_ENDINGS))):
        return stem + "e"
    return stem


def noun_candidates(word: str) -> Iterator[str]:
    """Singular forms that could give the plural `word`, the likelier first."""
    yield default_noun(word)
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ves"):
        yield word[:-3] + "f"
        yield word[:-3] + "fe"
    if word.endswith("s"):
        yield word[:-1]


def default_noun(word: str) -> str:
    """The singular of a noun that no list knows."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if SIBILANT_PLURAL.search(word) or word.endswith("oes"):
        return word[:-2]
    if word.endswith("men") and len(word) > 3:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and len(word) > 2 and not NO_PLURAL.search(word) else word
