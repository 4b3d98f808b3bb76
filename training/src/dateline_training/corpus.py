"""The training corpus: several sources in declared shares, shuffled and varied afresh each pass."""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry

Reader = Callable[[Language], Iterator[Example]]


@registry.readers("dateline_training.mixture.v1")  # type: ignore[untyped-decorator]
def mixture(folder: Path, shares: Mapping[str, float], seed: int) -> Reader:
    """Yield one pass: a source of share 2 comes twice, one of share 0.3 by a third of its documents each time."""
    generator = random.Random(seed)
    loaded: dict[str, list[Doc]] = {}

    def read(nlp: Language) -> Iterator[Example]:
        for name in shares:
            if name not in loaded:
                loaded[name] = load(nlp, Path(folder) / f"{name}.spacy")
        chosen = [document for name, share in shares.items() for document in sample(loaded[name], share, generator)]
        generator.shuffle(chosen)
        for document in chosen:
            yield Example(nlp.make_doc(document.text), document)

    return read


def load(nlp: Language, path: Path) -> list[Doc]:
    """Read the documents of one file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def sample(documents: list[Doc], share: float, generator: random.Random) -> list[Doc]:
    """All documents as often as the whole part of `share` says, and a random part of them for the rest."""
    whole, part = divmod(share, 1)
    return documents * int(whole) + generator.sample(documents, round(part * len(documents)))
