"""When and where: ties time and place expressions to the clause that they stand in."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.language import Parse, Token
from dateline.model import Place, Span, Time, TimeType, When

_VERBAL = frozenset({"VERB", "AUX"})
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})
_EXACT_FIRST = {"base": 0, "facility": 0, "city": 1, "district": 2, "province": 3, "region": 4, "country": 5}


class Anchors(Struct, frozen=True):
    """Times and places by the word (verb or event noun) that they hang on."""

    times: Mapping[int, tuple[Time, ...]]
    places: Mapping[int, tuple[Place, ...]]

    def when(self, parse: Parse, trigger: Token, *, nominal: bool) -> When | None:
        """The time of the trigger itself; a noun also takes the time of its verb."""
        for index in _holders(parse, trigger, nominal=nominal):
            found = [t for t in self.times.get(index, ()) if t.first is not None]
            if found:
                time = found[0]
                return When(value=time.value, first=time.first, last=time.last)
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
        index = _anchor(parse, time.span, triggers) if time.type in _POINTS else None
        if index is not None:
            dated[index] = (*dated.get(index, ()), time)
    placed: dict[int, tuple[Place, ...]] = {}
    for place in places:
        index = _anchor(parse, place.span, triggers)
        if index is not None:
            placed[index] = (*placed.get(index, ()), place)
    return Anchors(dated, placed)


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
