"""Step convert: the licensed sets as binary documents, one file for each source."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from dateline_training.conllu import Sentence, paragraphs, read_sentences
from dateline_training.documents import named_document, tree_document, word_spans
from dateline_training.kinds import Kinds
from dateline_training.names import read_named
from dateline_training.tokens import use_treebank_tokens

ATTRIBUTES = ["ORTH", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY", "ENT_IOB", "ENT_TYPE"]


def blank() -> Language:
    """An empty English pipeline with the treebanks' tokens."""
    return use_treebank_tokens(spacy.blank("en"))


def save(documents: Iterable[Doc], path: Path) -> int:
    """Write documents; return their words."""
    store = DocBin(attrs=ATTRIBUTES)
    words = 0
    for document in documents:
        store.add(document)
        words += len(document)
    path.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(path)
    return words


def convert(data: Path, work: Path, kinds: Kinds, treebank: Path) -> dict[str, int]:
    """Convert every licensed set below `data` and the own treebank; return the words of each file written to `work`."""
    nlp = blank()
    written = {}
    for part in ("train", "dev"):
        sentences = list(read_sentences(data / f"ud/en_ewt-ud-{part}.conllu"))
        names = ewt_names(data / f"ner/uner_ewt-{part}.jsonl", sentences, kinds)
        written[f"ewt-{part}"] = save(
            (tree_document(nlp, run, names) for run in paragraphs(sentences)), work / f"ewt-{part}.spacy"
        )
        if part == "dev":
            # Only the training part marks nationalities, so the trees of the other part go without names.
            written["ewt-dev-trees"] = save(
                (tree_document(nlp, run, None) for run in paragraphs(sentences)), work / "ewt-dev-trees.spacy"
            )
        runs = paragraphs(read_sentences(data / f"ud/en_gum-openlic-ud-{part}.conllu"))
        written[f"gum-{part}"] = save((tree_document(nlp, run, None) for run in runs), work / f"gum-{part}.spacy")
    for name, described in (("wikigold-all", False), ("re3d-train", True)):
        texts = read_named(data / f"ner/{name}.jsonl", kinds, described=described)
        written[name] = save((named_document(nlp, text) for text in texts), work / f"{name}.spacy")
    own = [sentence for path in sorted(treebank.glob("*.conllu")) for sentence in read_sentences(path)]
    written["treebank"] = save((tree_document(nlp, [sentence], None) for sentence in own), work / "treebank.spacy")
    return written


def ewt_names(path: Path, sentences: list[Sentence], kinds: Kinds) -> dict[str, list[tuple[int, int, str]]]:
    """Names of the treebank's own sentences, as spans of its words."""
    texts = {text.identity: text for text in read_named(path, kinds)}
    return {
        sentence.identity: word_spans(sentence, texts[sentence.identity].text, texts[sentence.identity].names)
        for sentence in sentences
        if sentence.identity in texts
    }
