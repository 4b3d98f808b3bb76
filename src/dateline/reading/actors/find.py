"""Finds who is mentioned in a report and ties the mentions of each together."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from dateline.knowledge.actors import ActorKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import coordinated
from dateline.model import Form, Mention, Span
from dateline.reading.actors.cast import Cast
from dateline.reading.actors.names import Names, find_names
from dateline.reading.actors.phrases import Phrase, find_phrases
from dateline.reading.actors.pronouns import Seen, antecedent, is_pronoun
from dateline.reading.actors.register import Known, Register, as_actor

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
Where = list[tuple[Known, Mention]]

_TWO = frozenset({"two", "both"})
_PAIR_REACH = 120
_LOCATIVES = frozenset({"in", "at", "near", "inside", "outside", "over", "across", "throughout", "around"})


def find_actors(parse: Parse, know: ActorKnowledge, on: date | None) -> Cast:
    """Who is who. Places named only as places are no actors; pronouns that fit nobody are passed over."""
    names = find_names(parse, know)
    phrases = {phrase.head: phrase for phrase in find_phrases(parse, names, know)}
    register = Register(parse, know, on)
    met, where = _meet_all(parse, phrases, register)
    _give_countries(parse, names, know, register)
    pairs = _pairs(parse, phrases, register, met)
    silent = (
        _meet_places(where)
        | _meet_owners(parse, names, know, register, met)
        | {joint.key for joint, _ in pairs.values()}
    )
    kept = sorted((k for k in register.met if k.mentions), key=lambda k: min(m.span for m in k.mentions))
    ids = {known.key: f"a{number}" for number, known in enumerate(kept, 1)}
    actors = tuple(as_actor(known, ids[known.key], parse.text) for known in kept)
    at = {index: (ids[known.key],) for index, known in met.items() if known.key in ids}
    both = {i: tuple(ids[m.key] for m in members) for i, (_, members) in pairs.items() if parse.tokens[i].pos == "NOUN"}
    together = {i: ids[joint.key] for i, (joint, _) in pairs.items()}
    return Cast(actors, {**at, **both}, frozenset(ids[key] for key in silent), together)


def _give_countries(parse: Parse, names: Names, know: ActorKnowledge, register: Register) -> None:
    """Completes codes without a country ("the police") by the only state of the sentence, or else of the report.

    Where several states are named about as often, nothing says whose the police are: the code stays short.
    """
    states: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for index, entry in names.owners.items():
        if entry.id in know.state:
            states[parse.tokens[index].sentence][entry.id] += 1
    whole = sum(states.values(), Counter[str]())
    main = next((state for state, count in whole.most_common(1) if 2 * count > whole.total()), None)
    placed = {code[:3] for organisation in know.organisations for code in (organisation.code,)}
    for known in register.met:
        if known.codes and known.mentions and not any(c[:3] in know.state or c[:3] in placed for c in known.codes):
            sentence = parse.within(known.mentions[0].head)[0].sentence
            near = states.get(sentence, Counter())
            country = next(iter(near)) if len(near) == 1 else main if not near else None
            if country is not None:
                known.codes[:] = [f"{country} {code}" for code in known.codes]


def _pairs(
    parse: Parse, phrases: Mapping[int, Phrase], register: Register, met: Mapping[int, Known]
) -> dict[int, tuple[Known, tuple[Known, ...]]]:
    """Those who act together: subjects joined by "and", and "the two leaders" for the last two met."""
    found: dict[int, tuple[Known, tuple[Known, ...]]] = {}
    for index, known in met.items():
        token = parse.tokens[index]
        members = tuple(m for t in coordinated(parse, token)[1:] if (m := met.get(t.index)) is not None)
        if not members and _is_pair(parse, token):
            members = _last_two(token, met)
            known = members[0] if members else known
        everybody = tuple({m.key: m for m in (known, *members)}.values())
        if len(everybody) > 1 and token.dep in _SUBJECTS:
            joint = register.joint(everybody)
            phrase = phrases.get(index)
            first = phrase.first if phrase is not None else index
            last = max(t.index for t in coordinated(parse, token)) + 1
            span = Span(parse.tokens[first].start, parse.tokens[last - 1].end)
            joint.mentions.append(Mention(span=span, head=token.span, form=Form.DESCRIPTION))
            found[index] = (joint, everybody)
    return found


def _is_pair(parse: Parse, token: Token) -> bool:
    return token.pos == "NOUN" and any(t.lemma.lower() in _TWO for t in parse.children(token, "nummod", "det"))


def _last_two(token: Token, met: Mapping[int, Known]) -> tuple[Known, ...]:
    """The two persons, or for other nouns the two states, named last before the words."""
    before = [k for i, k in sorted(met.items(), reverse=True) if i < token.index and i > token.index - _PAIR_REACH]
    wanted = _are_people(met[token.index])
    fitting = {k.key: k for k in before if (k.person if wanted else k.kind == "country")}
    two = tuple(fitting.values())[:2]
    return two[::-1] if len(two) == 2 else ()


def _are_people(known: Known) -> bool:
    return known.kind in ("person", "people")


def _meet_owners(
    parse: Parse, names: Names, know: ActorKnowledge, register: Register, met: dict[int, Known]
) -> frozenset[str]:
    """Adds the states that adjectives and modifiers point to; gives the keys of those mentioned in no other way."""
    silent: set[str] = set()
    for index, entry in names.owners.items():
        if index in met or entry.id not in know.state:
            continue
        known = met[index] = register.state(entry)
        if not known.mentions or known.key in silent:
            silent.add(known.key)
            span = parse.tokens[index].span
            known.mentions.append(Mention(span=span, head=span, form=Form.NAME))
    return frozenset(silent)


def _meet_places(where: Where) -> frozenset[str]:
    """Lets states that are only places be sides of events all the same: "arrived in Norland for talks"."""
    only_places = frozenset(known.key for known, _ in where if not known.mentions)
    for known, mention in where:
        if known.key in only_places:
            known.mentions.append(mention)
    return only_places


def _meet_all(parse: Parse, phrases: Mapping[int, Phrase], register: Register) -> tuple[dict[int, Known], Where]:
    """Goes through the words once and says of each whom it means, if anybody; mentions as mere places apart."""
    met: dict[int, Known] = {}
    where: Where = []
    seen: list[Seen] = []
    for token in parse.tokens:
        phrase = phrases.get(token.index)
        if phrase is not None:
            known = _resolve(parse, phrase, phrases, register, met)
        elif is_pronoun(token):
            key = antecedent(parse, token, seen)
            known = register.find(key) if key is not None else None
        else:
            continue
        if known is None:
            continue
        if _is_where(parse, token, phrase, known):
            where.append((known, _mention(parse, token, phrase)))
        else:
            known.mentions.append(_mention(parse, token, phrase))
            known.seen = token.index
            seen.append(_seen(token, known))
        for index in _words(phrase, token, phrases):
            met.setdefault(index, known)
    return met, where


def _resolve(
    parse: Parse, phrase: Phrase, phrases: Mapping[int, Phrase], register: Register, met: Mapping[int, Known]
) -> Known | None:
    owner = met.get(phrase.possessor) if phrase.possessor is not None else None
    named = _named_behind(parse, phrase, phrases)
    known = register.resolve(named, None) if named is not None else _apposed(parse, phrase, met)
    if known is None:
        return register.resolve(phrase, owner)
    register.learn(known, phrase, owner)
    return known


def _named_behind(parse: Parse, phrase: Phrase, phrases: Mapping[int, Phrase]) -> Phrase | None:
    """The person that a description is about to name: "the foreign minister, Ola Brekke"."""
    if phrase.form is not Form.DESCRIPTION or phrase.office is None or phrase.plural:
        return None
    for other in parse.children(parse.tokens[phrase.head], "appos", "flat"):
        named = phrases.get(other.index)
        if named is not None and named.person:
            return named
    if phrase.last < len(parse.tokens) and parse.tokens[phrase.last].text == ",":
        return next((p for i in range(phrase.last + 1, phrase.last + 4) if (p := phrases.get(i)) and p.person), None)
    return None


def _apposed(parse: Parse, phrase: Phrase, met: Mapping[int, Known]) -> Known | None:
    """The person right before the comma: "Ola Brekke, the foreign minister"."""
    if phrase.form is not Form.DESCRIPTION or phrase.office is None or phrase.first < 2:
        return None
    if parse.tokens[phrase.first - 1].text != ",":
        return None
    before = met.get(phrase.first - 2)
    head = parse.head(parse.tokens[phrase.head])
    tied = parse.tokens[phrase.head].relation == "appos" and head is not None
    return before if tied and before is not None and before.person else None


def _is_where(parse: Parse, token: Token, phrase: Phrase | None, known: Known) -> bool:
    """Whether a country or capital is only where something is."""
    if phrase is None or phrase.entry is None or known.kind != "country":
        return False
    return any(case.lemma in _LOCATIVES for case in parse.children(token, "case"))


def _mention(parse: Parse, token: Token, phrase: Phrase | None) -> Mention:
    first, last = (phrase.first, phrase.last) if phrase is not None else (token.index, token.index + 1)
    span = Span(parse.tokens[first].start, parse.tokens[last - 1].end)
    form = phrase.form if phrase is not None else Form.PRONOUN
    return Mention(span=span, head=token.span, form=form)


def _seen(token: Token, known: Known) -> Seen:
    return Seen(
        token.index,
        token.sentence,
        token.dep in _SUBJECTS,
        known.key,
        known.person or known.kind == "person",
        known.plural,
    )


def _words(phrase: Phrase | None, token: Token, phrases: Mapping[int, Phrase]) -> range | tuple[int, ...]:
    """The words that lead to the mention: all of a name, since the tree may hang an argument on any of them."""
    if phrase is None or phrase.form is not Form.NAME:
        return (token.index,)
    return tuple(i for i in range(phrase.first, phrase.last) if i == token.index or i not in phrases)
