"""Run the declared steps: `python -m dateline_training STEP ... --data FOLDER`."""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import spacy

from dateline_training import card, lemma_table, vectors
from dateline_training.assemble import assemble
from dateline_training.augment import named_documents, read_documents, varied_texts, varied_trees
from dateline_training.conllu import read_sentences
from dateline_training.convert import blank, convert, save
from dateline_training.evaluate import evaluate, lemma_of
from dateline_training.kinds import load_kinds
from dateline_training.linear_algebra import use_numpy_products
from dateline_training.namelists import load_lists
from dateline_training.names import NamedText, read_named
from dateline_training.news import Malformed, read_news
from dateline_training.swap import banks_of
from dateline_training.train import Run, load_recipe, train

HERE = Path(__file__).parents[2]
TREES = ("ud/en_ewt-ud-train.conllu", "ud/en_gum-openlic-ud-train.conllu")
VARIANTS = 5
VECTOR_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Places:
    """Folders and files that the steps read and write."""

    data: Path
    work: Path
    own: Path
    package: Path
    recipe: str
    release: str

    @property
    def documents(self) -> Path:
        return self.work / "docs"

    @property
    def vectors(self) -> Path:
        return self.work / "vectors"

    @property
    def lemmas(self) -> Path:
        return self.work / "lemmas.json"

    @property
    def rules(self) -> Path:
        return self.package / "lemmas.py"

    @property
    def shipped(self) -> Path:
        return self.package / "pipeline"


def step_vectors(places: Places) -> None:
    """Count co-occurrences in all text at hand."""
    nlp = blank()
    lines = list(vectors.tokenized(nlp, places.data / "raw_news.txt"))
    lines += [[row.form for row in sentence.rows] for path in TREES for sentence in read_sentences(places.data / path)]
    lines += [[token.text for token in nlp.make_doc(text.text)] for text in news_texts(places)]
    words, embedded = vectors.cooccurrence(lines, least=4, most=24_000, width=VECTOR_WIDTH)
    vectors.assemble(nlp, words, embedded, vectors.memberships(load_lists(places.own / "names")))
    places.work.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(places.vectors)


def step_convert(places: Places) -> None:
    """Convert the licensed sets, the own news and the own treebank."""
    nlp = blank()
    print(convert(places.data, places.documents, load_kinds(places.own / "names/kinds.toml"), places.own / "treebank"))
    print("news", save(named_documents(nlp, news_texts(places)), places.documents / "news.spacy"))


def step_augment(places: Places) -> None:
    """Write varied copies."""
    nlp, lists, kinds = blank(), load_lists(places.own / "names"), load_kinds(places.own / "names/kinds.toml")
    news = list(news_texts(places))
    banks = banks_of(news, lists)
    for seed in range(VARIANTS):
        varied = varied_texts(news, lists, 0.6, seed, banks)
        save(named_documents(nlp, varied), places.documents / f"news-varied-{seed}.spacy")
    for name, described in (("wikigold-all", False), ("re3d-train", True)):
        texts = list(read_named(places.data / f"ner/{name}.jsonl", kinds, described=described))
        save(named_documents(nlp, varied_texts(texts, lists, 0.7, 1, banks)), places.documents / f"{name}-varied.spacy")
    for name in ("ewt-train", "gum-train"):
        documents = read_documents(nlp, places.documents / f"{name}.spacy")
        for seed in range(2):
            save(varied_trees(documents, lists, 0.7, seed), places.documents / f"{name}-varied-{seed}.spacy")


def step_train(places: Places) -> None:
    """Train one recipe of the folder recipes."""
    loaded = load_recipe(HERE / f"recipes/{places.recipe}.toml")
    start = places.work / loaded.start / "model-last" if loaded.start else None
    train(loaded, Run(places.documents, places.vectors, places.work / places.recipe, start))


def step_lemmas(places: Places) -> None:
    """Count the lemma table."""
    trees = [places.data / path for path in TREES]
    irregular = places.own / "irregular_verbs.toml"
    raw = places.data / "raw_news.txt"
    print(lemma_table.build(lemma_table.load_rules(places.rules), trees, irregular, raw, places.lemmas), "exceptions")


def step_assemble(places: Places) -> None:
    """Write the shipped folder."""
    assemble(places.work / places.recipe / "model-last", places.lemmas, places.release, places.shipped)


def step_evaluate(places: Places) -> None:
    """Score the shipped folder into scores.json."""
    use_numpy_products()
    rules = lemma_table.load_rules(places.rules)
    lemmatizer = rules.Lemmatizer(rules.load_lemma_table(places.shipped / "lemmas.json"))
    scores = evaluate(spacy.load(places.shipped), places.data, partial(lemma_of, lemmatizer.lemma))
    (HERE / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def step_card(places: Places) -> None:
    """Write the model card from its text and the scores."""
    card.write(HERE / "card.md", HERE / "scores.json", HERE / "tried.md", places.shipped / "CARD.md")


def news_texts(places: Places) -> Iterator[NamedText]:
    """Every well-formed paragraph of the own news; malformed lines are named and left out."""
    for path in sorted((places.own / "news").glob("*.txt")):
        for text in read_news(path):
            if isinstance(text, Malformed):
                print(text)
            else:
                yield text


def main(arguments: Sequence[str] | None = None) -> None:
    """Run steps in the order given."""
    parser = argparse.ArgumentParser(prog="dateline_training", description=__doc__)
    parser.add_argument("step", nargs="+", choices=STEPS)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/ and raw_news.txt")
    parser.add_argument("--recipe", default="final", help="file in recipes/ (train, assemble)")
    parser.add_argument("--release", default="0.1.0", help="version written into the pipeline")
    given = parser.parse_args(arguments)
    package = HERE.parent / "src/dateline/language"
    places = Places(given.data, HERE / "work", HERE / "data", package, given.recipe, given.release)
    for step in given.step:
        STEPS[step](places)


STEPS: dict[str, Callable[[Places], None]] = {
    "vectors": step_vectors,
    "convert": step_convert,
    "augment": step_augment,
    "train": step_train,
    "lemmas": step_lemmas,
    "assemble": step_assemble,
    "evaluate": step_evaluate,
    "card": step_card,
}

if __name__ == "__main__":
    main()
