"""What a pointer shows over the words of a report, and where they stand on the page that it was taken from."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from dateline.model import Actor, Claim, Document, Mood, Place, Reading, Span, Time
from dateline.web.wording import act_name, type_name

_WHOLE = 8
"""Words up to which a stretch is looked for whole on its page; of a longer one, its first and last words are."""
_ENDS = 4


def hints_of(reading: Reading) -> dict[str, str]:
    """For the id of each record a line about it."""
    return dict(_hints(reading))


def _hints(reading: Reading) -> Iterator[tuple[str, str]]:
    names = {actor.id: actor.name for actor in reading.actors}
    yield from ((actor.id, _who(actor)) for actor in reading.actors)
    yield from ((f"t{number}", _when(time)) for number, time in enumerate(reading.times, 1))
    yield from ((place.id, _where(place)) for place in reading.places)
    for statement in reading.statements:
        yield statement.id, f"{names.get(statement.speaker or '', 'an unnamed source')} {act_name(statement.act)} this"
    yield from ((claim.id, _did(claim, names)) for claim in reading.claims)


def _who(actor: Actor) -> str:
    return ", ".join((actor.name, actor.kind.value.replace("_", " "), *actor.codes))


def _when(time: Time) -> str:
    days = f": {time.first}" + (f" to {time.last}" if time.last != time.first else "") if time.first is not None else ""
    return f"{time.value}{days}" if not days.endswith(f" {time.value}") else time.value


def _where(place: Place) -> str:
    at = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else "not found"
    return ", ".join(filter(None, (place.name, place.country, at)))


def _did(claim: Claim, names: Mapping[str, str]) -> str:
    agents = " + ".join(names.get(i, "somebody") for i in claim.agents) or "somebody"
    sides = agents + "".join(f" → {names.get(i, 'somebody')}" for i in claim.recipients[:1])
    taken = ("not so" if claim.negated else "", claim.mood.value if claim.mood is not Mood.ACTUAL else "")
    return ", ".join(filter(None, (f"{type_name(claim.type)}: {sides}", *taken, vouched(claim, names))))


def vouched(claim: Claim, names: Mapping[str, str]) -> str:
    """Who says so, the nearest to the deed first."""
    sources = [names.get(i, "somebody") for i in reversed(claim.said_by)]
    return "according to " + ", as told by ".join(sources) if sources else "told by the reporter"


def on_its_page(document: Document, span: Span) -> str:
    """The address of the words on the page of the report, as browsers find them there; empty without a page."""
    if not (document.url or "").startswith(("http://", "https://")):
        return ""
    words = span.of(document.text).split()
    ends = [words] if len(words) <= _WHOLE else [words[:_ENDS], words[-_ENDS:]]
    wanted = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{str(document.url).partition('#')[0]}#:~:text={wanted}"
