"""What a file on times may say. `docs/knowledge.md` lists the fields and their values."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from dateline.model import TimeType

Value = str | int | float


class ReadsAs(StrEnum):
    """How the pieces that a phrase catches become a meaning."""

    REFERENCE = "reference"
    """A fixed value: `with = { value = "PRESENT_REF" }`."""
    CALENDAR = "calendar"
    """A place in the calendar: year, month, day, weekday, quarter, season, decade, holiday, hour ..."""
    SHIFT = "shift"
    """`count` units before (`sign = -1`), in (0) or after (1) the day of publication."""
    ANCHORED = "anchored"
    """The same, counted from the last day, month or year that the text has named."""
    DURATION = "duration"
    """An amount of a unit."""
    SPAN = "span"
    """The same, ending (`sign = -1`) or beginning (1) on the day of publication."""
    SET = "set"
    """Something that comes again: every unit, every weekday."""
    NOTHING = "nothing"
    """No time: words that would else be read as one ("three years old")."""


class Slot(StrEnum):
    """What a meaning fixes: what may be joined to what."""

    CLOCK = "clock"
    PART = "part"
    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    DURATION = "duration"
    AGO = "ago"
    SET = "set"
    REFERENCE = "reference"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text with the values of all the times in it, in order.

    `parsed`: it needs the tree (tense, parts of speech), so it runs only where a language pipeline is.
    """

    text: str
    gives: tuple[str, ...]
    gap: str = ""
    published: date | None = None
    parsed: bool = False


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of words, each with what it stands for. Several words in a row may be one entry (`a couple of`).

    `abbreviated` forms may end in a full stop and, with `stop`, must; `capital`: only with a capital letter.
    """

    id: str
    words: dict[str, Value]
    abbreviated: dict[str, Value] = {}
    capital: bool = False
    stop: tuple[str, ...] = ()


class Rule(Struct, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """Phrases that are read alike.

    In a phrase, `{class}` catches a word of a class under the class's name, `{class:name}` under another name, `[..]`
    may be missing, `(a|b)` is one of both, `~` a blank, a hyphen or nothing. `with` adds fixed pieces to the caught.
    `after` and `unless_after` look at the word before, `before` and `unless_before` at the word behind;
    `unless_pos` at the part of speech of the first word. An empty word in them is a stop, a comma or the text's end.
    """

    id: str
    phrases: tuple[str, ...]
    reads_as: ReadsAs
    examples: tuple[Example, ...]
    with_: dict[str, Value] = {}
    type: TimeType | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_pos: tuple[str, ...] = ()


class Join(Struct, frozen=True, forbid_unknown_fields=True):
    """Two times side by side that are one: `9 a.m.` and `Tuesday`. `between` are the words allowed between them."""

    left: tuple[Slot, ...]
    right: tuple[Slot, ...]
    between: tuple[str, ...]


class Modifier(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a time that belong to it and leave its value as it is: `early`, `nearly`, `the end of`."""

    words: tuple[str, ...]
    before: tuple[Slot, ...]


class Holiday(Struct, frozen=True, forbid_unknown_fields=True):
    """A feast or anniversary: on a day of a month, the nth weekday of it (-1: the last), days from Easter Sunday or
    from Passover, or on a day that a calendar of its own gives each year."""

    id: str
    words: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    julian: bool = False
    """Easter by the Julian calendar, as the Orthodox keep it."""
    passover: int | None = None
    days: dict[str, str] = {}
    """By year, where no reckoning here gives it: `{ 2015 = "02-19" }`."""
    shift: int = 0


class Tense(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which the grammar tells the past from the future (lemmas)."""

    future_auxiliaries: tuple[str, ...] = ()
    past_if_negated: tuple[str, ...] = ()
    """Auxiliaries that with "not" report what failed: "could not be reached on Friday"."""
    planning: tuple[str, ...] = ()
    accomplished: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


class TimesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file. `published` is the day of publication in its examples."""

    published: date | None = None
    words: tuple[Words, ...] = ()
    rule: tuple[Rule, ...] = ()
    join: tuple[Join, ...] = ()
    modifier: tuple[Modifier, ...] = ()
    links: tuple[str, ...] = ()
    """Words between listed dates that share a year."""
    holiday: tuple[Holiday, ...] = ()
    tense: Tense | None = None
