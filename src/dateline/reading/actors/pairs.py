"""Those who act together: subjects joined by "and", and "the two leaders" for the last two met."""

from collections.abc import Iterable, Mapping

from dateline.knowledge.actors import Office
from dateline.language import Parse, Token
from dateline.language.clauses import coordinated
from dateline.model import Form, Mention, Span
from dateline.reading.actors.known import Known
from dateline.reading.actors.phrase import Phrase
from dateline.reading.actors.register import Register

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_TWO = frozenset({"two", "both"})
_OTHER = "other"
_REACH = 120
Pairs = dict[int, tuple[Known, tuple[Known, ...]]]


def find_pairs(parse: Parse, phrases: Mapping[int, Phrase], register: Register, met: Mapping[int, Known]) -> Pairs:
    """The joint actors by the index of their first or only head, each with its members."""
    found: Pairs = {}
    for index, known in met.items():
        token = parse.tokens[index]
        joined = (t for t in coordinated(parse, token)[1:] if not (known.person and _is_remainder(parse, t)))
        others = tuple(m for t in joined if (m := met.get(t.index)) is not None)
        everybody = tuple({m.key: m for m in (known, *others)}.values())
        if len(everybody) > 1 and token.dep in SUBJECTS:
            joint = register.joint(everybody)
            joint.mentions.append(_mention(parse, phrases, token))
            found[index] = (joint, everybody)
    return found


def _is_remainder(parse: Parse, token: Token) -> bool:
    """ "Brekke and other ministers": the one who is named speaks, nobody knows who the rest are."""
    return any(t.lemma.lower() == _OTHER for t in (token, *parse.children(token, "amod")))


def is_pair(parse: Parse, token: Token) -> bool:
    """Whether a noun speaks of two: "the two leaders", "both sides"."""
    return token.pos == "NOUN" and any(t.lemma.lower() in _TWO for t in parse.children(token, "nummod", "det"))


def last_two(token: Token, met: Mapping[int, Known], register: Register, office: Office | None) -> tuple[Known, ...]:
    """The two persons, or the two states, named last before the words: of persons those in such an office first."""
    before = [k for i, k in sorted(met.items(), reverse=True) if token.index - _REACH < i < token.index]
    if office is None:
        return _two(state for known in before if (state := register.state_of(known)) is not None)
    kinds = {office.kind, *office.stands_for}
    persons = [known for known in before if known.person]
    told = _two(k for k in persons if any(o.kind in kinds for o, _ in k.offices)) or _two(persons)
    joint = (k.parts for i, k in sorted(met.items(), reverse=True) if i < token.index and len(k.parts) == len(_TWO))
    return told or next((two for two in joint if all(k.person for k in two)), ())


def _two(found: Iterable[Known]) -> tuple[Known, ...]:
    """The first two different ones, the later first."""
    two = tuple({known.key: known for known in found}.values())[:2]
    return two[::-1] if len(two) == len(_TWO) else ()


def _mention(parse: Parse, phrases: Mapping[int, Phrase], token: Token) -> Mention:
    first = phrases[token.index].first if token.index in phrases else token.index
    ends = (phrases[t.index].last if t.index in phrases else t.index + 1 for t in coordinated(parse, token))
    last = max(ends)
    span = Span(parse.tokens[first].start, parse.tokens[last - 1].end)
    return Mention(span=span, head=token.span, form=Form.DESCRIPTION)
