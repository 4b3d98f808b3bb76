"""Which part of a name is the place: "northern Syria", "Fargo-Moorhead", "Walker County Fair", "Boise Police"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.model import Span
from dateline.reading.places.senses import Known, Meaning, meaning

_WORD = re.compile(r"\S+")
_JOINED = re.compile(r"[^/–—-]+")
_PARTY = frozenset({"D", "R", "I", "DFL"})
_OWN_KINDS = ("county", "province")


class Part(Struct, frozen=True):
    """A stretch of the text that names a place, with what it can mean."""

    span: Span
    name: str
    meaning: Meaning


def as_name(words: str) -> str:
    """Capitals as a name is written: "MEXICO CITY" as "Mexico City"."""
    return words.title() if words.isupper() and len(words) > 3 and "." not in words else words


def whole(known: Known, text: str, span: Span) -> Part:
    name = as_name(span.of(text))
    return Part(span, name, meaning(known, name))


def parts(known: Known, text: str, span: Span) -> tuple[Part, ...]:
    """The places in a name that was marked as one: itself where it is known, else what in it is known.

    A name of which nothing is known stays as it is.
    """
    all_of_it = whole(known, text, span)
    if all_of_it.meaning.entries and all_of_it.meaning.kind != "site":
        return (all_of_it,)
    for way in (_around_in, _after_compass, _joined):
        found = tuple(way(known, text, span))
        if found:
            return found
    first = _opening(known, text, span)
    if first is None or (all_of_it.meaning.kind and not _is_area(first)):
        return (all_of_it,)
    return (first,)


def opening(known: Known, text: str, span: Span) -> Part | None:
    """The town, county or state whose name opens the name of a local body: "Boise Police Department"."""
    first = _opening(known, text, span)
    if first is None or known.state(first.name) is not None:
        return None
    behind = text[first.span.end : span.end].split()
    is_body = bool(behind) and behind[0].lower().strip("’'s") in known.places.words["bodies"]
    return first if is_body or (_is_area(first) and first.meaning.kind) else None


def _is_area(part: Part) -> bool:
    return bool(part.meaning.entries) and part.meaning.entries[0].kind in _OWN_KINDS


def _around_in(known: Known, text: str, span: Span) -> Iterator[Part]:
    """A site and its town, marked as one name: "Lindhavn Airport in Norland"."""
    site, preposition, town = span.of(text).partition(" in ")
    if preposition and town[:1].isupper():
        yield from parts(known, text, Span(span.start, span.start + len(site)))
        yield from parts(known, text, Span(span.end - len(town), span.end))


def _after_compass(known: Known, text: str, span: Span) -> Iterator[Part]:
    words = list(_words(text, span))
    if len(words) > 1 and words[0].of(text).lower() in known.places.words["compass"]:
        yield from (p for p in parts(known, text, Span(words[1].start, span.end)) if p.meaning.entries)


def _joined(known: Known, text: str, span: Span) -> Iterator[Part]:
    """The names tied by hyphens or slashes, where each is known; what a party's letter is tied to."""
    pieces = [Span(span.start + m.start(), span.start + m.end()) for m in _JOINED.finditer(span.of(text))]
    if len(pieces) < 2:
        return
    read = [whole(known, text, _trimmed(text, piece)) for piece in pieces if piece.of(text).strip()]
    places = [p for p in read if p.meaning.entries and p.name not in _PARTY]
    plain = [p for p in read if p not in places]
    if all(p.name in _PARTY or p.name[:1].islower() for p in plain):
        yield from places


def _trimmed(text: str, span: Span) -> Span:
    inner = span.of(text)
    return Span(span.start + len(inner) - len(inner.lstrip()), span.end - len(inner) + len(inner.rstrip()))


def _opening(known: Known, text: str, span: Span) -> Part | None:
    """The longest known name that opens a longer one; not one under which a place is known only besides."""
    words = list(_words(text, span))
    for size in range(len(words) - 1, 0, -1):
        part = whole(known, text, Span(words[0].start, words[size - 1].end))
        if part.meaning.kind not in ("site", "street") and any(not e.other for e in part.meaning.entries):
            return part
    return None


def _words(text: str, span: Span) -> Iterator[Span]:
    for match in _WORD.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())
