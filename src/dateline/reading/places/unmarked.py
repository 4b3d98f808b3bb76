"""Places that the recogniser missed or took for something else, by the words around a name that the gazetteer knows."""

from collections.abc import Iterable, Iterator

from dateline.language import Parse, Token
from dateline.model import Span
from dateline.reading.places.acting import stands_in
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.mentions import Setting, candidate, is_body
from dateline.reading.places.parts import Part, whole

_LONGEST = 4
_KNOWN_ONLY_IF_LARGE = 15_000
_PARTY = frozenset({"D", "R", "I", "DFL"})
_EVENT = "EVENT"
_NAMES = frozenset({"PROPN", "X"})


def unmarked(here: Setting, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names outside the places that were found: found elsewhere in the report, or placed by what is beside.

    Beside may be "in" before, "-based", a word for people or a body behind, a party's letter before.
    """
    found = tuple(found)
    spans = [c.span for c in found]
    taken = {t.index for span in spans for t in here.parse.within(span)}
    certain = {c.name for c in found if c.meaning.entries and not c.acts}
    last = 0
    for token in here.parse.tokens:
        if token.index >= last and token.index not in taken and _opens(token):
            part, end = _longest(here, token, taken)
            if part is not None and _is_place(here, part, token, end, certain, taken):
                last = end
                yield candidate(here, part, token.index, end)


def sites(here: Setting) -> Iterator[Candidate]:
    """Sites that bear a person's name: "at Ana Ruiz airport"."""
    tokens = here.parse.tokens
    for name in here.parse.names:
        behind = tokens[name.last] if name.last < len(tokens) else None
        if name.label == "PERSON" and behind is not None and behind.text in here.known.places.words["sites"]:
            span = Span(tokens[name.first].start, behind.end)
            if stands_in(here.parse, tokens[name.first]):
                yield candidate(
                    here,
                    whole(here.known, here.parse.text, span),
                    name.first,
                    name.last + 1,
                )


def _opens(token: Token) -> bool:
    """Whether a name may begin here."""
    return token.text[:1].isupper() and token.pos in _NAMES


def _longest(here: Setting, token: Token, taken: set[int]) -> tuple[Part | None, int]:
    """The longest known name from a word on."""
    tokens = here.parse.tokens
    ends = []
    for end in range(token.index + 1, min(token.index + _LONGEST, len(tokens)) + 1):
        if end - 1 in taken or not tokens[end - 1].text[:1].isupper() or tokens[end - 1].sentence != token.sentence:
            break
        ends.append(end)
    for end in reversed(ends):
        part = whole(here.known, here.parse.text, Span(token.start, tokens[end - 1].end))
        short = "." in part.name and any(e.kind == "province" for e in part.meaning.entries)
        if part.meaning.kind not in ("site", "street") and (short or any(not e.other for e in part.meaning.entries)):
            return part, end
    return None, token.index + 1


def _is_place(
    here: Setting,
    part: Part,
    token: Token,
    end: int,
    certain: set[str],
    taken: set[int],
) -> bool:
    words = here.known.places.words
    common = part.name.lower() in words["never"] or part.name.lower() in words["compass"]
    if part.name in here.surnames or common or is_body(here, part.span):
        return False
    inside = next((n for n in here.parse.names if n.first <= token.index < n.last), None)
    if inside is not None and (inside.first, inside.last) != (token.index, end):
        return inside.label == _EVENT and inside.last == end and _happens(here, end)
    if _has_party(here.parse, token) or _is_home(here, end) or _is_abbreviation(here.parse, part, token):
        return True
    if not _stands_alone(here.parse, end):
        return False
    if inside is not None and inside.label == "PERSON":
        return part.name in certain and not (token.index and _opens(here.parse.tokens[token.index - 1]))
    if _is_outer(here, part, token, taken):
        return True
    return part.name in certain or _is_placed(here, part, token, taken, named=inside is not None)


def _is_placed(here: Setting, part: Part, token: Token, taken: set[int], *, named: bool) -> bool:
    """Whether it stands where places stand, and is one that is known or was marked as some name."""
    placed = stands_in(here.parse, token) or _is_listed(token, taken) or _is_part_named(here, token)
    return placed and (named or part.meaning.entries[0].population >= _KNOWN_ONLY_IF_LARGE)


def _is_outer(here: Setting, part: Part, token: Token, taken: set[int]) -> bool:
    """Whether it is the province or county behind a place and a comma: "in Kendal, Cumbria"."""
    tokens = here.parse.tokens
    behind = token.index > 1 and tokens[token.index - 1].text == "," and token.index - 2 in taken
    return behind and any(e.kind in ("province", "county") and not e.other for e in part.meaning.entries[:2])


def _is_abbreviation(parse: Parse, part: Part, token: Token) -> bool:
    """A state cut short behind a comma: "(Ga.)", "Washington, D.C."."""
    return "." in part.name and token.index > 0 and parse.tokens[token.index - 1].text in (",", "(")


def _happens(here: Setting, end: int) -> bool:
    """ "the May 2 Lagos bombing": what stands behind has a place and bears its name."""
    behind = here.parse.tokens[end] if end < len(here.parse.tokens) else None
    return behind is not None and behind.lemma.lower() in here.known.places.words["happenings"]


def _is_part_named(here: Setting, token: Token) -> bool:
    """ "the districts of Kenema"."""
    before = here.parse.tokens[max(token.index - 2, 0) : token.index]
    return (
        len(before) == 2 and before[1].text == "of" and before[0].lemma.lower() in here.known.places.words["divisions"]
    )


def _is_listed(token: Token, places: set[int]) -> bool:
    """Whether it stands in one list with a place: "in Tripoli and Misrata"."""
    return token.relation == "conj" and token.head in places


def _is_home(here: Setting, end: int) -> bool:
    """ "Columbia-based", "a Rochester man"."""
    behind = here.parse.tokens[end : end + 2]
    if len(behind) == 2 and behind[0].text == "-" and behind[1].text in here.known.places.words["tied"]:
        return True
    return (
        bool(behind)
        and behind[0].pos == "NOUN"
        and (
            behind[0].lemma.lower() in here.known.places.words["folk"]
            or behind[0].lemma.lower() in here.known.places.words["officials"]
        )
    )


def _stands_alone(parse: Parse, end: int) -> bool:
    """Whether no longer name or compound goes on behind."""
    behind = parse.tokens[end] if end < len(parse.tokens) else None
    return behind is None or (behind.pos not in ("PROPN", "NOUN", "NUM") and behind.text != "-")


def _has_party(parse: Parse, token: Token) -> bool:
    """ "D-Calif.": a party's letter and a hyphen before the name."""
    before = [t.text for t in parse.tokens[max(token.index - 2, 0) : token.index]]
    return (len(before) == 2 and before[1] == "-" and before[0] in _PARTY) or before[-1:] in (["D-"], ["R-"])
