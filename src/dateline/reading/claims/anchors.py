"""When and where: ties time and place expressions to the clause that they stand in."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL
from dateline.model import EventType, Place, Span, Time, TimeType, When

_SAME_OCCASION = frozenset({"by", "in", "thus", "thereby"})
"""What may open a gerund that tells of the same: "angered Rome by leaving"."""
_LIMITS = frozenset({"before", "until", "till"})
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis"})
_OF_A_NOUN = frozenset({"nmod:poss", "compound", "amod", "nummod"})
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})
_OF_OTHER_DEEDS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT})
_NEWS = timedelta(days=4)
_EXACT_FIRST = {"base": 0, "facility": 0, "city": 1, "district": 2, "province": 3, "region": 4, "country": 5}


class Anchors(Struct, frozen=True):
    """Times and places by the word (verb or event noun) that they hang on."""

    events: Mapping[int, EventType]
    times: Mapping[int, tuple[Time, ...]]
    places: Mapping[int, tuple[Place, ...]]

    def when(self, parse: Parse, trigger: Token, *, nominal: bool) -> When | None:
        """The day of the trigger itself; else of the clause that it goes on: "met on Friday and agreed to trade"."""
        own = tuple(self._dating(parse, trigger, nominal=nominal))
        for index in (*own, *_same_occasion(parse, parse.tokens[own[-1]])):
            found = [t for t in self.times.get(index, ()) if t.first is not None]
            if found:
                time = found[0]
                return When(value=_day(time.value), first=time.first, last=time.last)
        return None

    def _dating(self, parse: Parse, trigger: Token, *, nominal: bool) -> Iterator[int]:
        """The word; of an event noun also its verb, unless that only speaks of it: "denounced the raid today"."""
        own, *above = _holders(parse, trigger, nominal=nominal)
        yield own
        yield from (index for index in above if self.events.get(index) not in _OF_OTHER_DEEDS)

    def where(self, parse: Parse, trigger: Token, *, nominal: bool) -> str | None:
        """The id of the most exact place that hangs on the trigger."""
        for index in _holders(parse, trigger, nominal=nominal):
            found = self.places.get(index, ())
            if found:
                return min(found, key=lambda p: _EXACT_FIRST.get(p.kind or "", 3)).id
        return None


def tie(
    parse: Parse, times: Sequence[Time], places: Sequence[Place], events: Mapping[int, EventType], on: date | None
) -> Anchors:
    """Climbs from each expression to the first verb or event word above it.

    A day long before the report's that stands behind what somebody speaks of is the day of that: "condemned the
    invasion of May 2".
    """
    dated: dict[int, tuple[Time, ...]] = {}
    for time in times:
        exact = time.type in _POINTS and not _is_limit(parse, time.span)
        index = _anchor(parse, time.span, events) if exact else None
        if index is not None and events.get(index) in _OF_OTHER_DEEDS and not in_news(time.first, time.last, on):
            index = _spoken_of(parse, time.span, index, events)
        if index is not None:
            dated[index] = (*dated.get(index, ()), time)
    placed: dict[int, tuple[Place, ...]] = {}
    for place in places:
        index = _anchor(parse, place.span, events)
        if index is not None:
            placed[index] = (*placed.get(index, ()), place)
    return Anchors(events, dated, placed)


def in_news(first: date | None, last: date | None, on: date | None) -> bool:
    """Whether the time is a day that the report is news of: at most a few days old when it was published."""
    if first is None or first != last:
        return False
    return on is None or timedelta() <= on - first <= _NEWS


def _is_limit(parse: Parse, span: Span) -> bool:
    """ "before Friday", "until March": when it must have ended or begun, not when it is; "before Friday's talks" is."""
    words = parse.within(span)
    if words and parse.top(span).dep in _OF_A_NOUN:
        return False
    before = parse.tokens[words[0].index - 1] if words and words[0].index else None
    return any(t is not None and t.lemma.lower() in _LIMITS for t in (before, *words[:1]))


def _anchor(parse: Parse, span: Span, events: Container[int]) -> int | None:
    """The first verb or event word above, past those whose clause only opens behind: "said on Monday that it left"."""
    words = parse.within(span)
    if not words:
        return None
    word = parse.top(span)
    for above in parse.ancestors(word):
        if word.relation in _CLAUSES and word.pos not in VERBAL and parse.child(word, "cop"):
            return None  # "who are in Chad": the time or place is all that its clause says
        word = above
        opening = any(mark.index > words[-1].index for mark in parse.children(above, "mark"))
        if (above.pos in VERBAL or above.index in events) and not (opening and above.relation in _CLAUSES):
            return above.index
    return None


def _spoken_of(parse: Parse, span: Span, verb: int, events: Mapping[int, EventType]) -> int:
    """The event noun nearest before the words, between them and the verb; else the verb."""
    (first, *_) = parse.within(span)
    between = (i for i, event in events.items() if verb < i < first.index and event is not events[verb])
    return max((i for i in between if parse.tokens[i].pos not in VERBAL), default=verb)


def _holders(parse: Parse, trigger: Token, *, nominal: bool) -> tuple[int, ...]:
    if not nominal:
        return (trigger.index,)
    word = trigger
    for above in parse.ancestors(trigger):
        if word.relation in _CLAUSES:
            break
        if above.pos in VERBAL:
            return (trigger.index, above.index)
        word = above
    return (trigger.index,)


def _same_occasion(parse: Parse, trigger: Token) -> Iterator[int]:
    """The verbs whose clause the trigger's own clause only continues."""
    word = trigger
    for above in parse.ancestors(trigger):
        if above.pos not in VERBAL or word.pos not in VERBAL or not _continues(parse, word):
            return
        yield above.index
        word = above


def _continues(parse: Parse, word: Token) -> bool:
    if word.dep == "conj":
        return parse.child(word, "nsubj", "aux") is None
    if word.dep == "xcomp":
        return word.text.endswith("ing")
    if word.relation == "advcl":
        marks = {t.lemma.lower() for t in parse.children(word, "mark", "case")}
        if any(t.lemma.lower() == "when" for t in parse.children(word, "advmod", "mark")):
            return word.has("VerbForm=Fin") and word.has("Tense=Past")
        return word.text.endswith("ing") and marks <= _SAME_OCCASION
    return False


def _day(value: str) -> str:
    """A TIMEX3 value without the time of day: claims are dated by days."""
    return value if value.startswith("P") else value.partition("T")[0]
