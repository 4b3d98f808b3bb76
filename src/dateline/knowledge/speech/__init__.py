"""Words that report speech: what the speaker does with the content, and where the sentence holds it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.load import decode, files, overlay
from dateline.model import Act


class Kind(StrEnum):
    """What kind of word the cue is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PHRASE = "phrase"


class Frame(StrEnum):
    """Where the content stands, seen from the cue."""

    CLAUSE = "clause"
    """A finite clause: said (that) X; "X", he said."""
    INFINITIVE = "infinitive"
    """What the source will do or not do: promised to X."""
    ORDER = "order"
    """What somebody else is to do: asked Y to X; called on Y to X."""
    OBJECT = "object"
    """A noun phrase: denied X."""
    PREPOSITION = "preposition"
    """A noun phrase behind one of `prepositions`: warned of X."""
    RAISED = "raised"
    """Passive with the content around it: X is said to have done it. The source is left open."""
    QUOTE = "quote"
    """Only a quotation: "X", she laughed."""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the statements that the whole stage must find in it, `gives = []` for none."""

    text: str
    gives: tuple["Expected", ...]
    gap: str = ""


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """Source, cue and content in the words of the text; parts of a split content joined by " ... "."""

    cue: str
    content: str
    source: str = ""
    act: Act | None = None


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that introduce what somebody says, in one way."""

    id: str
    words: tuple[str, ...]
    act: Act
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]
    kind: Kind = Kind.VERB
    prepositions: tuple[str, ...] = ()
    negated: Act | None = None
    """The act where the cue is negated ("did not deny"); without it, a negated cue reports nothing said."""


class Speech(Struct, frozen=True, dict=True):
    """All cues, found by word."""

    cues: tuple[Cue, ...]

    @cached_property
    def by_word(self) -> Mapping[tuple[str, Kind], tuple[Cue, ...]]:
        """Cues by lemma and kind of word."""
        found: dict[tuple[str, Kind], tuple[Cue, ...]] = {}
        for cue in self.cues:
            for word in cue.words:
                found[word, cue.kind] = (*found.get((word, cue.kind), ()), cue)
        return found


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    cue: tuple[Cue, ...]


def load(folders: Iterable[Path]) -> Speech:
    """The cues of all folders, a later one with the same id in the place of an earlier one.

    Raises: KnowledgeError, also for a cue that no example shows.
    """
    return Speech(overlay((cue for path in files(folders, "speech") for cue in _cues(path)), key=lambda cue: cue.id))


def _cues(path: Path) -> tuple[Cue, ...]:
    cues = decode(path, _File).cue
    for cue in cues:
        if not any(example.gives for example in cue.examples):
            fix = "Add one with the text and what it gives"
            raise KnowledgeError(path, f'cue "{cue.id}"', "no example shows it", fix)
    return cues
