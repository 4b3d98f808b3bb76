"""Step train: run one recipe, from nothing or from the weights of an earlier run."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import spacy
from confection import Config
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training

from dateline_training import corpus, tokens  # noqa: F401  (registers what the configuration names)
from dateline_training.linear_algebra import use_numpy_products
from dateline_training.recipe import Recipe, configuration


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run reads and writes; `start` is the run whose weights it goes on from."""

    documents: Path
    vectors: Path
    out: Path
    start: Path | None = None


def load_recipe(path: Path) -> Recipe:
    """Read a recipe: `start`, tables `train` and `dev` (source = share) and `settings` (dotted name = value)."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Recipe(tables["train"], tables["dev"], tables["settings"], tables.get("start"))


def train(recipe: Recipe, run: Run) -> None:
    """Train and write the last averaged weights to `run.out`/model-last."""
    use_numpy_products()
    run.out.mkdir(parents=True, exist_ok=True)
    config = configuration(recipe, run.documents, run.vectors)
    nlp = _resumed(run.start, config) if run.start else init_nlp(config, use_gpu=-1)
    run_training(nlp, run.out, use_gpu=-1)


def _resumed(start: Path, config: Config) -> Language:
    """The earlier pipeline with the new run's corpora and schedule; spaCy keeps no optimizer, so that one is new."""
    nlp = spacy.load(start)
    nlp.config = nlp.config.merge({"training": config["training"], "corpora": config["corpora"]})
    return nlp
