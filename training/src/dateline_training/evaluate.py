"""Step evaluate: raw text in, words matched by their characters as the CoNLL 2018 script does, subtypes ignored."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline_training.conllu import Sentence, paragraphs, read_sentences

Span = tuple[int, int]
Lemmatize = Callable[[Token], str]

TREEBANKS = {
    "ewt_test": "ud/en_ewt-ud-test.conllu",
    "gum_openlic_test": "ud/en_gum-openlic-ud-test.conllu",
    "pud": "ud/en_pud-ud-test.conllu",
}
NAME_SETS = {"worldwide_dev": "ner/worldwide-dev.jsonl", "uner_pud": "ner/uner_pud-test.jsonl"}
# The measuring sets know one label for places and none for media.
MERGED = {"GPE": "LOC", "FAC": "LOC", "MEDIA": "ORG"}
MEASURED = ("PERSON", "ORG", "LOC", "NORP")


def score_trees(nlp: Language, path: Path, lemmatize: Lemmatize) -> dict[str, float]:
    """F1 of words, UPOS, features, lemmas, UAS, LAS and sentences, in percent; words per second of processor time."""
    gold = [_gold(run) for run in paragraphs(read_sentences(path), longest=10_000)]
    start = time.process_time()
    documents = list(nlp.pipe([text for text, _, _ in gold], batch_size=64))
    seconds = time.process_time() - start
    hits: Counter[str] = Counter()
    for (_, words, sentences), document in zip(gold, documents, strict=True):
        hits.update(_compare(document, words, sentences, lemmatize))
    scores = {
        key: _f1(hits[key], hits["gold"], hits["found"]) for key in ("words", "upos", "feats", "lemmas", "uas", "las")
    }
    return scores | {
        "las_without_punctuation": _f1(hits["plain_las"], hits["plain_gold"], hits["plain_found"]),
        "sentences": _f1(hits["sentences"], hits["gold_sentences"], hits["found_sentences"]),
        "words_per_second": round(hits["found"] / seconds),
    }


def score_names(nlp: Language, path: Path, labels: Iterable[str] = MEASURED) -> dict[str, float]:
    """F1 of names by characters and label, together and by label, in percent."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for record, document in zip(records, nlp.pipe([record["text"] for record in records], batch_size=64), strict=True):
        expected = {(start, end, MERGED.get(label, label)) for start, end, label in record["ents"]}
        given = {(name.start_char, name.end_char, MERGED.get(name.label_, name.label_)) for name in document.ents}
        for counts, names in ((gold, expected), (found, given), (right, expected & given)):
            counts.update(label for _, _, label in names if label in labels)
    scores = {label: _f1(right[label], gold[label], found[label]) for label in labels if gold[label]}
    return {
        "f1": _f1(right.total(), gold.total(), found.total()),
        "precision": _percent(right.total(), found.total()),
        "recall": _percent(right.total(), gold.total()),
        **scores,
    }


def evaluate(nlp: Language, data: Path, lemmatize: Lemmatize) -> dict[str, Mapping[str, float]]:
    """Score `nlp` on every measuring set below `data`."""
    trees: dict[str, Mapping[str, float]] = {
        name: score_trees(nlp, data / path, lemmatize) for name, path in TREEBANKS.items()
    }
    labels = {"worldwide_dev": MEASURED, "uner_pud": MEASURED[:3]}
    return trees | {name: score_names(nlp, data / path, labels[name]) for name, path in NAME_SETS.items()}


def lemma_of(lemma: Callable[[str, str, str], str], token: Token) -> str:
    """The lemma that the rules give for what the pipeline says of `token`."""
    return lemma(token.text, token.pos_, str(token.morph))


def _gold(run: tuple[Sentence, ...]) -> tuple[str, dict[Span, tuple[str, str, str, Span | None, str]], set[Span]]:
    """Text of a paragraph, its words by span, its sentences' spans."""
    text = ""
    words: dict[Span, tuple[str, str, str, Span | None, str]] = {}
    sentences: set[Span] = set()
    for sentence in run:
        text += "" if not text or text.endswith(" ") else " "
        spans: list[Span] = []
        for row in sentence.rows:
            spans.append((len(text), len(text) + len(row.form)))
            text += row.form + " " * row.space
        text = text.rstrip(" ")
        sentences.add((spans[0][0], spans[-1][1]))
        for row, span in zip(sentence.rows, spans, strict=True):
            head = spans[row.head - 1] if row.head else None
            words[span] = (row.upos, row.feats, row.lemma, head, row.relation.split(":")[0])
    return text, words, sentences


def _compare(
    document: Doc,
    words: Mapping[Span, tuple[str, str, str, Span | None, str]],
    sentences: set[Span],
    lemmatize: Lemmatize,
) -> Counter[str]:
    tokens = [token for token in document if not token.is_space]
    inside = [[token for token in sentence if not token.is_space] for sentence in document.sents]
    found = {(run[0].idx, run[-1].idx + len(run[-1])) for run in inside if run}
    hits = Counter(gold=len(words), found=len(tokens), gold_sentences=len(sentences), found_sentences=len(found))
    hits["sentences"] = len(found & sentences)
    hits["plain_gold"] = sum(relation != "punct" for *_, relation in words.values())
    hits["plain_found"] = sum(token.dep_ != "punct" for token in tokens)
    for token in tokens:
        word = words.get(_span(token))
        if word:
            upos, feats, lemma, head, relation = word
            root = token.dep_ == "ROOT"
            attached = head == (None if root else _span(token.head))
            hits["words"] += 1
            hits["upos"] += token.pos_ == upos
            hits["feats"] += str(token.morph) == feats
            hits["lemmas"] += lemmatize(token) == lemma
            hits["uas"] += attached
            labelled = attached and ("root" if root else token.dep_.split(":")[0]) == relation
            hits["las"] += labelled
            hits["plain_las"] += labelled and relation != "punct"
    return hits


def _span(token: Token) -> Span:
    return token.idx, token.idx + len(token)


def _f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def _percent(right: int, whole: int) -> float:
    return round(100 * right / whole, 2) if whole else 0.0
