"""When and where: ties time and place expressions to the clause that they stand in."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.language import Parse, Token
from dateline.model import Place, Span, Time, TimeType, When

_VERBAL = frozenset({"VERB", "AUX"})
_OTHER_OCCASION = frozenset({"after", "before", "since", "until", "while", "when", "for", "without"})
_LIMITS = frozenset({"before", "until", "till"})
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})
_EXACT_FIRST = {"base": 0, "facility": 0, "city": 1, "district": 2, "province": 3, "region": 4, "country": 5}


class Anchors(Struct, frozen=True):
    """Times and places by the word (verb or event noun) that they hang on."""

    times: Mapping[int, tuple[Time, ...]]
    places: Mapping[int, tuple[Place, ...]]

    def when(self, parse: Parse, trigger: Token, *, nominal: bool) -> When | None:
        """The day of the trigger itself; else of the clause that it goes on: "met on Friday and agreed to trade"."""
        for index in (*_holders(parse, trigger, nominal=nominal), *_same_occasion(parse, trigger)):
            found = [t for t in self.times.get(index, ()) if t.first is not None]
            if found:
                time = found[0]
                return When(value=_day(time.value), first=time.first, last=time.last)
        return None

    def where(self, parse: Parse, trigger: Token, *, nominal: bool) -> str | None:
        """The id of the most exact place that hangs on the trigger."""
        for index in _holders(parse, trigger, nominal=nominal):
            found = self.places.get(index, ())
            if found:
                return min(found, key=lambda p: _EXACT_FIRST.get(p.kind or "", 3)).id
        return None


def tie(parse: Parse, times: Sequence[Time], places: Sequence[Place], triggers: frozenset[int]) -> Anchors:
    """Climbs from each expression to the first verb or trigger above it."""
    dated: dict[int, tuple[Time, ...]] = {}
    for time in times:
        exact = time.type in _POINTS and not _is_limit(parse, time.span)
        index = _anchor(parse, time.span, triggers) if exact else None
        if index is not None:
            dated[index] = (*dated.get(index, ()), time)
    placed: dict[int, tuple[Place, ...]] = {}
    for place in places:
        index = _anchor(parse, place.span, triggers)
        if index is not None:
            placed[index] = (*placed.get(index, ()), place)
    return Anchors(dated, placed)


def _is_limit(parse: Parse, span: Span) -> bool:
    """ "before Friday", "until March": when it must have ended or begun, not when it is."""
    words = parse.within(span)
    before = parse.tokens[words[0].index - 1] if words and words[0].index else None
    return any(t is not None and t.lemma.lower() in _LIMITS for t in (before, *words[:1]))


def _anchor(parse: Parse, span: Span, triggers: frozenset[int]) -> int | None:
    if not parse.within(span):
        return None
    for above in parse.ancestors(parse.top(span)):
        if above.pos in _VERBAL or above.index in triggers:
            return above.index
    return None


def _holders(parse: Parse, trigger: Token, *, nominal: bool) -> tuple[int, ...]:
    if not nominal:
        return (trigger.index,)
    verb = next((a.index for a in parse.ancestors(trigger) if a.pos in _VERBAL), None)
    return (trigger.index,) if verb is None else (trigger.index, verb)


def _same_occasion(parse: Parse, trigger: Token) -> Iterator[int]:
    """The verbs whose clause the trigger's own clause only continues."""
    word = trigger
    for above in parse.ancestors(trigger):
        if above.pos not in _VERBAL or word.pos not in _VERBAL or not _continues(parse, word):
            return
        yield above.index
        word = above


def _continues(parse: Parse, word: Token) -> bool:
    if word.dep == "conj":
        return parse.child(word, "nsubj", "aux") is None
    if word.dep == "xcomp":
        return word.text.endswith("ing")
    if word.relation == "advcl":
        marks = {t.lemma.lower() for t in parse.children(word, "mark", "case", "advmod")}
        return word.text.endswith("ing") and not marks & _OTHER_OCCASION
    return False


def _day(value: str) -> str:
    """A TIMEX3 value without the time of day: claims are dated by days."""
    return value if value.startswith("P") else value.partition("T")[0]
