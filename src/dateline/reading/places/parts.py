"""Which part of a name is the place: "northern Syria", "Fargo-Moorhead", "Walker County Fair", "Boise Police"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.model import Span
from dateline.reading.places.senses import Known, Meaning, meaning

_WORD = re.compile(r"[^\s/–—-]+")
_JOINED = re.compile(r"[^/–—-]+")
_TIES = ("-", "–", "/")
_WEIGHTY = 5_000
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
    lower = tuple(_after_compass(known, text, span)) if text[span.start].islower() else ()
    all_of_it = whole(known, text, span)
    if lower or (all_of_it.meaning.entries and all_of_it.meaning.kind != "site"):
        return lower or (all_of_it,)
    for way in (_around_in, _after_compass, _joined):
        found = tuple(way(known, text, span))
        if found:
            return found
    first = _opening(known, text, span)
    if first is None or not _is_weighty(first) or (all_of_it.meaning.kind and not _is_area(first)):
        return (all_of_it,)
    return (all_of_it,) if text[first.span.end] in _TIES else (first,)


def in_body(known: Known, text: str, span: Span) -> Iterator[Part]:
    """The towns, counties and states that a local body is named after.

    "Boise Police Department", "Paris-Henry County Arts Council", "City of Paris".
    """
    first = _opening(known, text, span)
    if first is not None and known.state(first.name) is None:
        behind = Span(min(first.span.end + 1, span.end - 1), span.end)
        if text[first.span.end : first.span.end + 1] in _TIES and first.span.end + 1 < span.end:
            rest = tuple(in_body(known, text, behind))
            yield from (first, *rest) if rest else ()
        elif _is_weighty(first) and (_is_area(first) or _names_body(known, behind.of(text))):
            yield first
    yield from _behind_of(known, text, span)


def _names_body(known: Known, words: str) -> bool:
    return any(
        word.lower().removesuffix("’s").removesuffix("'s") in known.places.words["bodies"] for word in words.split()
    )


def _behind_of(known: Known, text: str, span: Span) -> Iterator[Part]:
    """The place behind the last "of": "University of Pennsylvania"."""
    head, preposition, place = span.of(text).rpartition(" of ")
    if preposition and place[:1].isupper() and head:
        for part in parts(known, text, Span(span.end - len(place), span.end)):
            if _is_weighty(part) and part.span.end == span.end and known.state(part.name) is None:
                yield part


def _is_weighty(part: Part) -> bool:
    """Whether a name is so often a place that it may be one inside a longer name."""
    best = max((e.population for e in part.meaning.entries if not e.other), default=0)
    return " " in part.name or best >= _WEIGHTY or _is_area(part)


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
        own = _opening(known, text, span)
        if own is not None and own.span.end > words[1].start and not _is_compass(known, own.name):
            yield own
            return
        yield from (p for p in parts(known, text, Span(words[1].start, span.end)) if p.meaning.entries)


def _is_compass(known: Known, name: str) -> bool:
    return all(word in known.places.words["compass"] for word in name.lower().split())


def _joined(known: Known, text: str, span: Span) -> Iterator[Part]:
    """The names tied by hyphens or slashes, where each is known; what a party's letter is tied to."""
    pieces = [Span(span.start + m.start(), span.start + m.end()) for m in _JOINED.finditer(span.of(text))]
    if len(pieces) < 2:
        return
    read = [whole(known, text, _trimmed(text, piece)) for piece in pieces if piece.of(text).strip()]
    upper = [p for p in read if p.name[:1].isupper() and p.name not in _PARTY]
    lower = [p.name for p in read if p.name[:1].islower()]
    if all(p.meaning.entries for p in upper) and all(name in known.places.words["tied"] for name in lower):
        yield from upper


def _trimmed(text: str, span: Span) -> Span:
    inner = span.of(text)
    return Span(
        span.start + len(inner) - len(inner.lstrip()),
        span.end - len(inner) + len(inner.rstrip()),
    )


def _opening(known: Known, text: str, span: Span) -> Part | None:
    """The longest known name that opens a longer one; not one under which a place is known only besides."""
    words = list(_words(text, span))
    for size in range(len(words) - 1, 0, -1):
        part = whole(known, text, Span(words[0].start, words[size - 1].end))
        if any(not e.other for e in known.places.lookup(part.name)):
            return part
    return None


def _words(text: str, span: Span) -> Iterator[Span]:
    for match in _WORD.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())
