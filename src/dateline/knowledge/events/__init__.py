"""Words that tell of events: which PLOVER type they are and where the sentence holds the two sides.

`complements` say what verbs, nouns and adjectives do to the event they govern: "planned to", "refused to", "denied".
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from dateline.errors import KnowledgeError
from dateline.knowledge.load import decode, files, overlay
from dateline.model import CommitmentKind, EventType, Mood


class Given(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that an example must give. Fields left out are not asked; `agent = ""` asks for no agent."""

    event: EventType
    agent: str | tuple[str, ...] | None = None
    recipient: str | tuple[str, ...] | None = None
    mode: str | None = None
    mood: Mood = Mood.ACTUAL
    negated: bool = False
    condition: str | None = None
    said_by: tuple[str, ...] | None = None
    killed: int | None = None


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the claims that the whole reading must find in it, with no more of the same types.

    `gives = []` is a counter-example: no claim of any type.
    """

    text: str
    gives: tuple[Given, ...]
    gap: str = ""


class Counts(StrEnum):
    """Which number of people an event's patient carries."""

    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"


class Says(StrEnum):
    """How the clause behind a word presents its deed: "said it will help", "said it won't", "said they must"."""

    WILL = "will"
    WILL_NOT = "will not"
    MUST = "must"


class Pattern(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of one type of event.

    `verb`, `noun` and `adjective` are lemmas; a verb may bring a particle or an object ("shoot down", "open fire").
    `object`, `subject` and `with_words` narrow it: lemmas of the object's or the subject's head, or lemmas one of which
    must be in the clause; `not_object`, `not_subject` and `without_words` forbid some. `about` asks for a word in what
    is meant: the object, the complement clause or its object ("refused talks", "refused to hold talks"); `not_about`
    forbids some; `modes` adds the mode whose words are there ("threatened to bomb" is violence). `<name>` among them
    stands for the words of that `[[class]]`, `<AID>` for all verbs and nouns of the patterns of that type.
    `political` asks that one side at least be a political actor: a state, a government or its people, an armed group, a
    party, an office-holder. `alone` lets the word stand with no side named where it has a place or a day of its own
    ("heavy fighting in the north"). `plain` lets it stand with a side missing, since the word leaves no doubt ("peace
    talks", "a car bombing"): of a `political` pattern somebody in its sentence must be political; no other event may
    be about it ("condemned the bombing"). `agent_is` and the like ask for kinds of actors ("person") or PLOVER codes
    ("COP").
    `says` asks for a complement clause with such a modal. Without `attributive` a participle before a noun does not
    count ("suspected rebels").
    `agent` and `recipient` name where each side stands, the first that is there counting:
    `subject`, `object`, `receiver` (gave X aid), `owner` (Norland's), or a preposition (`with`, `against`);
    `object/against` is a preposition on the object, `object/owner` its owner; `doer` is the subject of the complement
    clause, or the speaker where that is a pronoun, `speaker` whoever says so where the doer is on
    their side, `it` an "it" that the tree takes for empty.
    """

    id: str
    event: EventType
    examples: tuple[Example, ...]
    mood: Mood = Mood.ACTUAL
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    with_words: tuple[str, ...] = ()
    without_words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    says: Says | None = None
    attributive: bool = True
    agent: tuple[str, ...] = ("subject", "owner")
    recipient: tuple[str, ...] = ("object",)
    mode: tuple[str, ...] = ()
    modes: dict[str, tuple[str, ...]] = {}
    context: tuple[str, ...] = ()
    counts: Counts | None = None
    reciprocal: bool = False
    needs_agent: bool = False
    needs_recipient: bool = False
    political: bool = False
    alone: bool = False
    plain: bool = False
    agent_is: tuple[str, ...] = ()
    agent_not: tuple[str, ...] = ()
    recipient_is: tuple[str, ...] = ()
    recipient_not: tuple[str, ...] = ()


class WordClass(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that patterns name together: `<troops>` in a pattern stands for the words of the class `troops`."""

    id: str
    words: tuple[str, ...]


class Ordinary(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences of one walk of life that tell of no event of any type, however warlike their words."""

    id: str
    texts: tuple[str, ...]
    gaps: tuple[Example, ...] = ()
    """Sentences that are known to come out wrong, with the reason."""


class Complement(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs, nouns and adjectives that make the event they govern planned, demanded, possible or not so.

    With neither `mood` nor `negated` they only let what stands above reach down: "did not manage to", "will launch".
    """

    id: str
    examples: tuple[Example, ...]
    words: tuple[str, ...] = ()
    """Lemmas; one of several words ("rule out", "call for") asks for the others beside it."""
    forms: tuple[str, ...] = ()
    """Words that count in this very form only: "planned" the attack, but not "plans" it."""
    mood: Mood | None = None
    negated: bool = False
    relations: tuple[str, ...] = ("xcomp", "ccomp", "acl", "advcl")
    """UD relations by which the event must hang on the word; `obj` for nouns: "planned an attack"; `obj/acl` for a
    participle on its object: "envisaged soldiers taking part"."""
    prepositions: tuple[str, ...] = ()
    """Where given, what the event must stand behind if it hangs on the word as an oblique, modifier or clause."""
    modifies: tuple[str, ...] = ()
    """UD relations by which the word itself may hang on the event: `amod` in "a planned attack"."""
    spares: tuple[EventType, ...] = ()
    """Types of events that took place all the same when the word governs a noun of them: "rejected a demand"."""
    known: tuple[EventType, ...] = ()
    """The same where the noun is one that the reader is taken to know of: "discussed the attack", not "an attack"."""
    ongoing: tuple[EventType, ...] = ()
    """Types of events that go on while somebody is at it: "are trying to take the town"."""
    performs: tuple[EventType, ...] = ()
    """Types of events that saying so in the first person brings about: "I want to thank them"."""
    doubled: Mood | None = None
    """The mood where the word is itself negated; without it two negations cancel out: "did not fail to"."""
    factive: bool = False
    """Whether what negates or weakens the word leaves the event alone: "does not regret bombing"."""
    asserted: bool = True
    """Whether it also governs a clause that asserts: "insisted that they left" against "insisted that they leave"."""
    doer: str = "subject"
    """Who does what a noun under the word tells of: "launched an attack"; empty where it may be somebody else;
    `patient` where the subject of its passive does ("is committed to")."""
    control: str = ""
    """`subject` where its doer also does "to do", though somebody else is named: "promised them to leave"."""
    commits: CommitmentKind | None = None
    """What its doer thereby gives, offers, threatens or refuses."""
    things: tuple[str, ...] = ()
    """Where given, the nouns by which its doer commits itself: "offered talks", but not "offered insights"."""
    tagged: tuple[str, ...] = ()
    """Where given, the parts of speech as which its words count: "is open to", but not "opens the way to"."""
    under: tuple[str, ...] = ()
    """Where given, lemmas one of which must itself govern the word: "announced plans to"."""
    only: tuple[EventType, ...] = ()
    """Where given, the types of events of which it says so; of others it only lets what stands above reach down."""
    receiver: str = ""
    """`subject` where it befalls the subject of the word: "faced criticism", "came under attack"."""


class Entry(Struct, frozen=True):
    """A pattern under one word, with the other words of each form that begins (or, of a noun, ends) with it."""

    pattern: Pattern
    others: tuple[tuple[str, ...], ...]


class EventKnowledge(Struct, frozen=True, dict=True):
    """All patterns and complements, found by word."""

    patterns: tuple[Pattern, ...]
    complements: tuple[Complement, ...]
    numbers: Mapping[str, int]
    """Number words with their values; for vague ones the least that they mean."""
    ordinary: tuple[Ordinary, ...] = ()
    classes: Mapping[str, frozenset[str]] = {}
    """Words by the class that names them together."""

    @cached_property
    def verbs(self) -> Mapping[str, tuple[Entry, ...]]:
        """Patterns by the first word of a verb."""
        return _index((form.split(), pattern) for pattern in self.patterns for form in pattern.verb)

    @cached_property
    def nouns(self) -> Mapping[str, tuple[Entry, ...]]:
        """Patterns by noun; one of several words by its last, the head: "air strike"."""
        return _index((_head_first(form.split()), pattern) for pattern in self.patterns for form in pattern.noun)

    @cached_property
    def adjectives(self) -> Mapping[str, tuple[Entry, ...]]:
        """Patterns by adjective or participle."""
        return _index((form.split(), pattern) for pattern in self.patterns for form in pattern.adjective)

    @cached_property
    def effects(self) -> Mapping[str, tuple[Complement, ...]]:
        """Complements by lemma."""
        found: dict[str, tuple[Complement, ...]] = {}
        for complement in sorted(self.complements, key=_longest_form):
            for first in {word.split()[0]: None for word in complement.words}:
                found[first] = (*found.get(first, ()), complement)
        return found

    @cached_property
    def effects_of_forms(self) -> Mapping[str, tuple[Complement, ...]]:
        """Complements by exact form."""
        found: dict[str, tuple[Complement, ...]] = {}
        for complement in self.complements:
            for form in complement.forms:
                found[form] = (*found.get(form, ()), complement)
        return found


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    pattern: tuple[Pattern, ...] = ()
    complement: tuple[Complement, ...] = ()
    ordinary: tuple[Ordinary, ...] = ()
    word_class: tuple[WordClass, ...] = field(default=(), name="class")
    number: dict[str, int] = {}


def load(folders: Iterable[Path]) -> EventKnowledge:
    """What all folders know, a later entry with the same id in the place of an earlier one.

    Raises: KnowledgeError, also for an entry that no example shows.
    """
    read = [(path, decode(path, _File)) for path in files(folders, "events")]
    for path, file in read:
        entries: tuple[Pattern | Complement, ...] = (*file.pattern, *file.complement)
        for entry in entries:
            if not any(example.gives for example in entry.examples):
                raise KnowledgeError(path, f'"{entry.id}"', "no example shows it", "Add one with what it gives")
    classes = _by_type(p for _, file in read for p in file.pattern)
    classes |= {c.id: c.words for _, file in read for c in file.word_class}
    patterns = (_spelled_out(p, classes, path) for path, file in read for p in file.pattern)
    return EventKnowledge(
        patterns=overlay(patterns, lambda p: p.id),
        complements=overlay(
            (_things_spelled_out(c, classes, path) for path, f in read for c in f.complement), lambda c: c.id
        ),
        numbers={word: value for _, file in read for word, value in file.number.items()},
        ordinary=overlay((o for _, file in read for o in file.ordinary), lambda o: o.id),
        classes={id_: frozenset(words) for id_, words in classes.items()},
    )


def _by_type(patterns: Iterable[Pattern]) -> dict[str, tuple[str, ...]]:
    """The verbs and nouns of one word that tell of each type."""
    words: dict[str, tuple[str, ...]] = {event.value: () for event in EventType}
    for pattern in patterns:
        single = (form for form in (*pattern.verb, *pattern.noun) if " " not in form)
        words[pattern.event] = (*words[pattern.event], *single)
    return words


def _spelled_out(pattern: Pattern, classes: Mapping[str, tuple[str, ...]], path: Path) -> Pattern:
    """The pattern with the words of each class that it names."""

    def words(given: tuple[str, ...]) -> tuple[str, ...]:
        return _with_classes(given, classes, path)

    return replace(
        pattern,
        object=words(pattern.object),
        not_object=words(pattern.not_object),
        subject=words(pattern.subject),
        not_subject=words(pattern.not_subject),
        with_words=words(pattern.with_words),
        without_words=words(pattern.without_words),
        about=words(pattern.about),
        not_about=words(pattern.not_about),
        modes={mode: words(given) for mode, given in pattern.modes.items()},
    )


def _things_spelled_out(complement: Complement, classes: Mapping[str, tuple[str, ...]], path: Path) -> Complement:
    return replace(complement, things=_with_classes(complement.things, classes, path))


def _with_classes(given: tuple[str, ...], classes: Mapping[str, tuple[str, ...]], path: Path) -> tuple[str, ...]:
    return tuple(word for one in given for word in (_of_class(one, classes, path) if one[:1] == "<" else (one,)))


def _of_class(reference: str, classes: Mapping[str, tuple[str, ...]], path: Path) -> tuple[str, ...]:
    name = reference.strip("<>")
    if name not in classes:
        raise KnowledgeError(path, reference, "no such class of words", "Define it: [[class]] with id and words")
    return classes[name]


def _head_first(words: list[str]) -> list[str]:
    return [words[-1], *words[:-1]]


def _index(forms: Iterable[tuple[list[str], Pattern]]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, dict[str, Entry]] = {}
    for (key, *others), pattern in forms:
        entries = found.setdefault(key, {})
        known = entries[pattern.id].others if pattern.id in entries else ()
        entries[pattern.id] = Entry(pattern, (*known, tuple(others)))
    return {key: tuple(sorted(entries.values(), key=_narrowness)) for key, entries in found.items()}


def _longest_form(complement: Complement) -> int:
    """Entries with forms of several words first."""
    return -max((len(words.split()) for words in complement.words), default=1)


def _narrowness(entry: Entry) -> int:
    """Narrow patterns first: the first that fits decides."""
    pattern = entry.pattern
    narrowing = sum(map(bool, (pattern.object, pattern.subject, pattern.with_words, pattern.about, pattern.says)))
    kinds = bool(pattern.recipient_is) + bool(pattern.agent_is)
    return -(4 * narrowing + kinds + bool(pattern.needs_agent or pattern.needs_recipient or pattern.political))


def examples(knowledge: EventKnowledge) -> Iterator[tuple[str, Example]]:
    """Every example and every ordinary sentence with the id of its entry."""
    entries: tuple[Pattern | Complement, ...] = (*knowledge.patterns, *knowledge.complements)
    for entry in entries:
        yield from ((entry.id, example) for example in entry.examples)
    for ordinary in knowledge.ordinary:
        yield from ((ordinary.id, Example(text=text, gives=())) for text in ordinary.texts)
        yield from ((ordinary.id, example) for example in ordinary.gaps)
