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
    MARK = "mark"
    """A colon or dash between what is said and who says it."""


class Frame(StrEnum):
    """Where the content stands, seen from the cue. Where several fit, the first in this order is read."""

    RAISED = "raised"
    """Content around a passive, which has no source: Y is said to X."""
    SEEMING = "seeming"
    """Content around the cue, which has no source: Y seems to X, Y seems X."""
    ORDER = "order"
    """What somebody else is to do: asked Y to X; called on Y to X."""
    CLAUSE = "clause"
    """A clause of its own: said (that) X; "X", he said; as he said, X; asked whether X."""
    QUESTION = "question"
    """What is asked where neither "whether" nor "that" opens it: asked if X, asked what X."""
    QUOTE = "quote"
    """A quotation beside it, even where the tree does not tie the two."""
    INFINITIVE = "infinitive"
    """What the source will or will not do: promised to X."""
    VERDICT = "verdict"
    """What somebody is called, held to be or accused of: called X Y, saw X as Y."""
    GERUND = "gerund"
    """A clause without "to": denied X-ing."""
    STATE = "state"
    """What the subject of a passive or participle stands by: "is committed to X"."""
    PREPOSITION = "preposition"
    """A noun phrase or clause behind the preposition: warned of X."""
    OBJECT = "object"
    """A noun phrase: denied X; X was denied by the source."""
    LABEL = "label"
    """What stands beside a mark: "Minister: port to close"; “We go on.” — Ola Brekke."""
    PASSIVE = "passive"
    """The subject of a passive, its source left open: X was announced."""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the statements that the reading must find in it, `gives = []` for none."""

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
    """Base forms; a second word is the particle or preposition that must go with it: "rule out", "warn of"."""
    act: Act
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]
    kind: Kind = Kind.VERB
    without: tuple[str, ...] = ()
    """Sources that are none: "Photo: ..."."""
    negated: Act = Act.OTHER
    """The act where the cue is negated: "did not deny", "did not say"."""


class Side(StrEnum):
    """Of whom a tone is heard."""

    OWN = "own"
    """The speaker's side: "we are grateful"."""
    OWN_AHEAD = "own-ahead"
    """What the speaker's side will or may do: "we will strike back"."""
    OTHER = "other"
    """Anybody else: "they broke the truce"."""
    ANY = "any"
    """A thing that is announced or expressed, not a clause: "a gift of ten ambulances", "regret"."""
    MIND = "mind"
    """Verbs of thinking, which deny nothing where they are negated: "I don't think"."""
    BODY = "body"
    """Bodies for whom a speaker speaks where they are named by no more than their kind: "the party will sue"."""


class Tone(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make what is said more than an assertion: an accusation, a threat, praise.

    `words` are base forms of the clause's head; a second word must stand close below it: "use force".
    """

    id: str
    words: tuple[str, ...]
    act: Act
    side: Side
    examples: tuple[Example, ...]


class Word(Struct, frozen=True):
    """One word of an entry: `tail` is what must go with it, empty for nothing."""

    cue: Cue
    tail: str = ""


class Speech(Struct, frozen=True, dict=True):
    """All cues, found by word."""

    cues: tuple[Cue, ...]
    tones: tuple[Tone, ...] = ()

    @property
    def entries(self) -> tuple[Cue | Tone, ...]:
        """Everything that has examples."""
        return (*self.cues, *self.tones)

    @cached_property
    def by_word(self) -> Mapping[tuple[str, Kind], tuple[Word, ...]]:
        """Entries by the first word's base form and kind; phrases are kept whole."""
        found: dict[tuple[str, Kind], list[Word]] = {}
        for cue in self.cues:
            for words in cue.words:
                head, tail = (words, "") if cue.kind in (Kind.PHRASE, Kind.MARK) else words.partition(" ")[::2]
                found.setdefault((head, cue.kind), []).append(Word(cue, tail))
        return {key: tuple(words) for key, words in found.items()}


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    cue: tuple[Cue, ...] = ()
    tone: tuple[Tone, ...] = ()


def load(folders: Iterable[Path]) -> Speech:
    """The cues and tones of all folders, a later one with the same id in the place of an earlier one.

    Raises: KnowledgeError, also for an entry that no example shows.
    """
    read = [(path, decode(path, _File)) for path in files(folders, "speech")]
    for path, file in read:
        _check(path, (*file.cue, *file.tone))
    return Speech(
        cues=overlay((cue for _, file in read for cue in file.cue), key=lambda cue: cue.id),
        tones=overlay((tone for _, file in read for tone in file.tone), key=lambda tone: tone.id),
    )


def _check(path: Path, entries: Iterable[Cue | Tone]) -> None:
    for entry in entries:
        if not any(example.gives for example in entry.examples):
            fix = "Add one with the text and what it gives"
            raise KnowledgeError(path, f'entry "{entry.id}"', "no example shows it", fix)
