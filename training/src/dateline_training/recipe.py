"""What a training run is made of, and the spaCy configuration that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from confection import Config
from spacy.util import load_config_from_str

CONFIGURATION = """
[system]
seed = 0
[nlp]
lang = "en"
pipeline = ["tok2vec","morphologizer","parser","ner"]
batch_size = 256
[nlp.after_creation]
@callbacks = "dateline_training.tokens.v1"
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 128
attrs = ["NORM","PREFIX","SUFFIX","SHAPE","SPACY"]
rows = [5000,1000,2500,2500,50]
include_static_vectors = true
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 128
depth = 4
window_size = 1
maxout_pieces = 3
[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.encode.width}
upstream = "tok2vec"
[components.parser]
factory = "parser"
min_action_freq = 20
learn_tokens = false
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = true
hidden_width = 128
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.encode.width}
upstream = "tok2vec"
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = true
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${components.tok2vec.model.encode.width}
upstream = "tok2vec"
[corpora]
[corpora.train]
@readers = "dateline_training.mixture.v1"
[corpora.dev]
@readers = "dateline_training.mixture.v1"
[training]
seed = 0
dropout = 0.1
patience = 0
gpu_allocator = null
max_epochs = 0
accumulate_gradient = 1
frozen_components = []
annotating_components = []
before_to_disk = null
before_update = null
max_steps = 6000
eval_frequency = 1000
train_corpus = "corpora.train"
dev_corpus = "corpora.dev"
[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2
[training.batcher.size]
@schedules = "compounding.v1"
start = 500
stop = 1500
compound = 1.001
[training.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = true
eps = 1e-8
[training.optimizer.learn_rate]
@schedules = "warmup_linear.v1"
warmup_steps = 250
total_steps = ${training.max_steps}
initial_rate = 0.0015
[training.logger]
@loggers = "spacy.ConsoleLogger.v1"
progress_bar = false
[training.score_weights]
pos_acc = 0.2
morph_acc = 0.1
dep_las = 0.4
dep_uas = 0.1
sents_f = 0.1
ents_f = 0.1
[initialize]
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Shares of the sources, settings laid over the configuration by dotted name, the run it goes on from."""

    train: Mapping[str, float]
    dev: Mapping[str, float]
    settings: Mapping[str, Any]
    start: str | None = None


def configuration(recipe: Recipe, documents: Path, vectors: Path) -> Config:
    """The whole configuration of a run whose converted sources lie in `documents`."""
    settings = {
        **recipe.settings,
        "initialize.vectors": str(vectors),
        "corpora.train.folder": str(documents),
        "corpora.train.shares": dict(recipe.train),
        "corpora.train.seed": 0,
        "corpora.dev.folder": str(documents),
        "corpora.dev.shares": dict(recipe.dev),
        "corpora.dev.seed": 0,
    }
    config: Config = load_config_from_str(CONFIGURATION, interpolate=False)
    for dotted, value in settings.items():
        *path, last = dotted.split(".")
        section = config
        for part in path:
            section = section[part]
        section[last] = value
    return config
