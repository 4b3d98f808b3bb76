"""Completes codes that lack a country by what the sentence and the report speak of."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.knowledge.actors import ActorKnowledge
from dateline.language import Parse
from dateline.model import ActorKind
from dateline.reading.actors.known import Known
from dateline.reading.actors.names import Names

_OFFICIAL = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA})
_LOCATIVES = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout"})
_ROLES = frozenset({"nsubj", "obj", "iobj"})
_CRIMINAL = "CRM"
_LEADING = 2
"""A state leads the report when at least every second mention of a state is of it."""


def give_countries(parse: Parse, names: Names, know: ActorKnowledge, met: Sequence[Known], home: str | None) -> None:
    """Completes codes without a country ("the police") by the state in which they act, the only one of the sentence,
    or else that of the report.

    `home` is the state from which the report is written. Where several states are named about as often, nothing says
    whose the police are: the code stays short.
    """
    near = _by_sentence(parse, names, know, met)
    whole = sum(near.values(), Counter[str]())
    main = _main(whole, home)
    begins = {*know.state, *(organisation.code[:3] for organisation in know.organisations)}
    for known in met:
        if known.mentions and _may_lack(known) and not any(code[:3] in begins for code in known.codes):
            here = near.get(parse.within(known.mentions[0].head)[0].sentence, Counter())
            country = _where(parse, names, know, known) or _by_report(known, here, main)
            if country is not None:
                known.codes[:] = [f"{country} {code}" for code in known.codes] or [country]


def _main(whole: Counter[str], home: str | None) -> str | None:
    """The state of the report: where it is written, if it speaks of it, else the one of which it speaks most."""
    if home is not None and whole[home]:
        return home
    return next((state for state, count in whole.most_common(1) if _LEADING * count > whole.total()), None)


def _by_report(known: Known, here: Counter[str], main: str | None) -> str | None:
    """Whose somebody is by the only state of the sentence, or by the state of the report; attackers are of any."""
    if known.kind is ActorKind.ARMED_GROUP or _CRIMINAL in known.codes:
        return None
    common = known.kind is ActorKind.PEOPLE or _is_official(known)
    return _only(here) or (main if common and (not here or main in here) else None)


def _where(parse: Parse, names: Names, know: ActorKnowledge, known: Known) -> str | None:
    """The state where the deed is done that the first mention tells of: "the police arrested him in Lindhavn"."""
    token = parse.within(known.mentions[0].head)[0]
    verb = parse.head(token)
    if verb is None or token.relation not in _ROLES:
        return None
    for child in parse.children(verb, "obl"):
        if any(case.lemma.lower() in _LOCATIVES for case in parse.children(child, "case")):
            for part in parse.subtree(child):
                entry = names.placed.get(part.index) or names.owners.get(part.index)
                if entry is not None and entry.id in know.state and part.pos == "PROPN":
                    return entry.id
    return None


def _is_official(known: Known) -> bool:
    """Whether those who act for a state are meant; victims and bystanders may be of any."""
    return known.kind in _OFFICIAL or (known.person and bool(known.offices))


def _may_lack(known: Known) -> bool:
    """Whether the state around them may be theirs; persons and bodies with names of their own come from anywhere."""
    return not known.foreign and (bool(known.codes) or known.kind is ActorKind.PEOPLE)


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
