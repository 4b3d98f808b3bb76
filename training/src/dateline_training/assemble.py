"""Step assemble: from a trained run to the folder that the package ships."""

import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from dateline_training import tokens  # noqa: F401  (registers the callback that the run's configuration names)

# Only what loading needs: a shipped pipeline names no function of this project.
TRAINING_ONLY = ("corpora", "training", "pretraining", "initialize", "paths", "system")
META = {
    "name": "dateline_english",
    "description": "English pipeline of Dateline: words, parts of speech, features, trees, sentences, names.",
    "license": "CC BY-SA 4.0",
    "author": "the Dateline contributors",
    "email": "",
    "url": "",
}


def assemble(run: Path, lemmas: Path, version: str, out: Path) -> Language:
    """Write the pipeline of `run` and the lemma table to `out`, which is replaced."""
    nlp = spacy.load(run)
    nlp.config = nlp.config.merge({"nlp": {"after_creation": None}})
    nlp.meta.update(META | {"version": version})
    nlp.meta["performance"] = {}
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    _slim_configuration(nlp, fresh / "config.cfg")
    _slim_strings(nlp, fresh)
    shutil.copyfile(lemmas, fresh / "lemmas.json")
    shutil.rmtree(out, ignore_errors=True)
    return spacy.load(fresh.rename(out))


def _slim_configuration(nlp: Language, path: Path) -> None:
    config = nlp.config.copy()
    for section in TRAINING_ONLY:
        config.pop(section, None)
    config["nlp"]["after_creation"] = None
    config.to_disk(path)


def _slim_strings(nlp: Language, out: Path) -> None:
    """Keep the strings that are labels; words of the vectors are found by their hashes."""
    labels: set[Any] = {label for pipe in nlp.pipe_names for label in getattr(nlp.get_pipe(pipe), "labels", ())}
    slim = spacy.load(out)
    kept = set(labels) | {"ROOT", "dep"}
    for label in labels:
        kept.update(part for part in label.replace("=", "|").replace("-", "|").split("|"))
        kept.update(feature for feature in label.split("|"))
    strings = type(slim.vocab.strings)(sorted(kept))
    strings.to_disk(out / "vocab" / "strings.json")
