"""Completes codes that lack a country by what the sentence and the report speak of."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.knowledge.actors import ActorKnowledge
from dateline.language import Parse
from dateline.model import ActorKind
from dateline.reading.actors.known import Known
from dateline.reading.actors.names import Names

_OFFICIAL = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA})
_LEADING = 2
"""A state leads the report when at least every second mention of a state is of it."""


def give_countries(parse: Parse, names: Names, know: ActorKnowledge, met: Sequence[Known], home: str | None) -> None:
    """Completes codes without a country ("the police") by the only state of the sentence, or else of the report.

    `home` is the state from which the report is written. Where several states are named about as often, nothing says
    whose the police are: the code stays short.
    """
    near = _by_sentence(parse, names, know, met)
    whole = sum(near.values(), Counter[str]())
    leading = next((state for state, count in whole.most_common(1) if _LEADING * count > whole.total()), None)
    main = home if home is not None and whole[home] else leading
    begins = {*know.state, *(organisation.code[:3] for organisation in know.organisations)}
    for known in met:
        if known.mentions and _may_lack(known) and not any(code[:3] in begins for code in known.codes):
            here = near.get(parse.within(known.mentions[0].head)[0].sentence, Counter())
            whose = main if _is_official(known) and (not here or main in here) else None
            country = _only(here) or whose
            if country is not None:
                known.codes[:] = [f"{country} {code}" for code in known.codes] or [country]


def _is_official(known: Known) -> bool:
    """Whether those who act for a state are meant; victims and bystanders may be of any."""
    return known.kind in _OFFICIAL or (known.person and bool(known.offices))


def _may_lack(known: Known) -> bool:
    """Whether the state around them may be theirs; persons and bodies with names of their own come from anywhere."""
    return bool(known.codes) or known.kind is ActorKind.PEOPLE


def _by_sentence(parse: Parse, names: Names, know: ActorKnowledge, met: Sequence[Known]) -> Mapping[int, Counter[str]]:
    """How often each sentence speaks of each state: by its name, its places, and those who act for it."""
    states: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for index, entry in {**names.placed, **names.owners}.items():
        if entry.id in know.state:
            states[parse.tokens[index].sentence][entry.id] += 1
    for known in met:
        own = {code[:3] for code in known.codes} & know.state.keys()
        if known.person and len(own) == 1:
            for mention in known.mentions:
                states[parse.within(mention.head)[0].sentence].update(own)
    return states


def _only(states: Counter[str]) -> str | None:
    return next(iter(states)) if len(states) == 1 else None
