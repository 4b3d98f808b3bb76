"""A mention before anybody knows whom it means."""

from typing import TypeVar

from msgspec import Struct

from dateline.knowledge.actors import Anaphor, Asset, Effect, Entry, Group, Office, Role
from dateline.language import Parse, Token
from dateline.model import Form

BODY_ROLES = frozenset({Role.ORGANISATION, Role.BODY, Role.SEAT})
DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})
_OTHERS = frozenset({"other", "more", "another", "further"})
Found = TypeVar("Found")


class Phrase(Struct, frozen=True, kw_only=True):
    """One mention before anybody knows whom it means: tokens first up to, not including, last."""

    head: int
    first: int
    last: int
    form: Form
    core: tuple[int, int]
    """The shortest words that still name it."""
    name: str = ""
    entry: Entry | None = None
    person: bool = False
    people: bool = False
    office: Office | None = None
    title: tuple[int, int] | None = None
    group: Group | None = None
    within: Group | None = None
    """The group to which an office belongs: "a spokesman for the army"."""
    asset: Asset | None = None
    anaphor: Anaphor | None = None
    owners: tuple[Entry, ...] = ()
    """States or bodies that the phrase belongs to, as its words say."""
    placed: Entry | None = None
    """The state of a place that the phrase names: "a court in Lindhavn"."""
    possessor: int | None = None
    """The token of an owner that is another mention: "his", "Mr Putin's", "the Brekke administration"."""
    definite: bool = False
    plural: bool = False
    counted: bool = False
    """Some of many: "two suspects", "other soldiers"; no earlier mention is meant."""
    effect: Effect | None = None
    also: tuple[int, ...] = ()
    """Words of quantity before it that mean the same: "dozens" of soldiers."""


def is_plural(token: Token) -> bool:
    return token.has("Number=Plur") or token.has("Number=Ptan")


def number_of(parse: Parse, token: Token) -> str:
    """The number before a noun, where it does not count others: "five" in "five Norlanders"."""
    if any(t.lemma in _OTHERS for t in parse.children(token)):
        return ""
    return next((t.text.lower() for t in parse.children(token, "nummod")), "")


def is_counted(parse: Parse, token: Token) -> bool:
    definite = any(t.lemma in DEFINITE for t in parse.children(token, "det"))
    counted = bool(parse.children(token, "nummod")) or any(
        t.lemma in (*_OTHERS, "several", "some", "many") for t in parse.children(token)
    )
    return counted and not definite
