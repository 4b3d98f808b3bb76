"""Names in sentences that may be places."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge.actors import Role
from dateline.language import Name, Parse
from dateline.model import Span
from dateline.reading.places.acting import LOCATIVE, acts, continues, stands_in
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.parts import Part, in_body, parts, whole
from dateline.reading.places.senses import Known, Meaning, holds

PLACES = frozenset({"GPE", "LOC", "FAC"})
_BODIES = frozenset({"ORG"})
_GOVERNED = frozenset({Role.NAME, Role.CAPITAL})
_ARTICLES = frozenset({"the", "a", "an"})
_INSIDE = LOCATIVE - {"at", "from", "to", "over"}
"""Behind which a name that nobody knows is a place: "at Octel", "from Octel" may be anybody's."""
_AT = frozenset({"at", "in", "inside", "outside", "near"})
_LANDS = frozenset({"region", "province", "country"})
_LARGE = frozenset({"country", "province"})
_CITY = 300_000
_LETTERS = 4
_NOT_BEFORE = frozenset({"territory", "department"})
_TAIL = re.compile(r"-([a-z]+)$")
_DATELINE_ENDS = frozenset({"(", ":", "-", "--", "–", "—", "_", "//"})
_INITIALS = re.compile(r"(?:^|[\s.])[A-Z]$")
_ADDRESS = re.compile(r"@|\.\w{2,}")
_ABBREVIATED = re.compile(r"^[A-Z][a-z]{1,4}\.$|^[A-Z]\.?[A-Z]\.?$")


class Setting(Struct, frozen=True):
    """What the finders of names share: the parse, the knowledge and the surnames of the report's people."""

    parse: Parse
    known: Known
    surnames: frozenset[str]


def look(parse: Parse, known: Known) -> Setting:
    people = (n for n in parse.names if n.label == "PERSON" and n.last - n.first > 1)
    surnames = {parse.tokens[n.last - 1].text for n in people}
    return Setting(parse, known, frozenset(surnames | _more_often_people(parse)))


def _more_often_people(parse: Parse) -> set[str]:
    """Names of one word that the recogniser took for people more often than for places."""
    counts: Counter[str] = Counter()
    for name in parse.names:
        if name.last - name.first == 1 and name.label in PLACES | {"PERSON"}:
            counts[parse.tokens[name.first].text] += 1 if name.label == "PERSON" else -1
    return {text for text, more in counts.items() if more > 0}


def marked(here: Setting) -> Iterator[Candidate]:
    """What the recogniser marked as a place, and the places that bodies are named after."""
    for name in here.parse.names:
        if name.label in PLACES:
            yield from _places(here, name)
        elif name.label in _BODIES:
            read = (candidate(here, part, name.first, name.last) for part in _of_body(here, name))
            yield from (one for one in read if is_place(here, one))


def _of_body(here: Setting, name: Name) -> Iterator[Part]:
    """The places that a body is named after; a state, or a seat of government where something is in it, itself."""
    span = _without_article(here.parse, name)
    roles = here.known.roles(span.of(here.parse.text))
    if is_body(here, span):
        return
    named_after = tuple(in_body(here.known, here.parse.text, span))
    if roles & {Role.SEAT, Role.NAME} or (not named_after and _is_site(here, span)):
        yield whole(here.known, here.parse.text, span)
    else:
        yield from named_after


def _is_site(here: Setting, span: Span) -> bool:
    """Whether something is in a building that the recogniser took for a body: "at the Truman Library"."""
    first, last = here.parse.within(span)[0], here.parse.within(span)[-1]
    return last.lemma.lower() in here.known.places.words["sites"] and stands_in(here.parse, first, _AT)


def _places(here: Setting, name: Name) -> Iterator[Candidate]:
    span = _widened(here, _without_article(here.parse, name), name)
    if is_body(here, span):
        return
    for part in parts(here.known, here.parse.text, span):
        found = candidate(here, part, name.first, name.last)
        if is_place(here, found):
            yield found


def _widened(here: Setting, span: Span, name: Name) -> Span:
    """With a capital word before it that belongs to the name: "[West] Virginia"."""
    before = here.parse.tokens[name.first - 1] if name.first else None
    if before is None or not before.text[:1].isupper() or before.end + 1 != span.start:
        return span
    wider = whole(here.known, here.parse.text, Span(before.start, span.end))
    known = any(not entry.other for entry in wider.meaning.entries) and not wider.meaning.kind
    return wider.span if known else span


def is_body(here: Setting, span: Span) -> bool:
    """Whether a name is known as somebody: a people, an organisation, or a government unless something is in it."""
    name = span.of(here.parse.text)
    roles = here.known.roles(name)
    if not roles or roles & _GOVERNED:
        return False
    land = Role.SEAT in roles or any(e.kind in _LANDS for e in here.known.places.lookup(name)[:1])
    return not (land and _is_in(here, span))


def is_place(here: Setting, found: Candidate) -> bool:
    """Not a word for a kind alone ("Casino"), a surname of the report, nor a bare name that nobody knows.

    A name that no gazetteer has is one behind "in" or with a word for its kind.
    """
    words = here.known.places.words
    generic = any(found.name.lower() in words[name] for name in ("divisions", "sites", "streets", "compass", "never"))
    if generic or (found.name.lower() in words["nature"] and not found.meaning.entries):
        return False
    if found.container:
        return True
    if is_body(here, found.span) or is_other(here, found) or _is_tied(here, found.span):
        return False
    if _names_ailment(here, found.span):
        return False
    top = here.parse.top(found.span)
    common = top.pos == "NOUN" and found.name == top.text and found.name.lower() not in words["nature"]
    if found.name in here.surnames or continues(here.parse, top) or common:
        return False
    return bool(found.meaning.entries or found.meaning.kind) or _is_in(here, found.span, _INSIDE)


def is_other(here: Setting, found: Candidate) -> bool:
    """Whether small towns alone bear a name that here is something else: a leader's surname, letters, an address."""
    name, entries = found.name, found.meaning.entries
    large = any(e.kind in _LARGE or e.population >= _CITY for e in entries)
    if large or _is_in(here, found.span, _INSIDE):
        return False
    letters = name.isupper() and len(name) <= _LETTERS and name.isalpha()
    return letters or here.known.actors.is_top(name) or bool(_ADDRESS.search(name))


def _names_ailment(here: Setting, span: Span) -> bool:
    """ "Marburg fever", "the Ebola virus": named after a place, and found elsewhere."""
    last = here.parse.within(span)[-1]
    behind = here.parse.tokens[last.index + 1 : last.index + 3]
    ailing = (t.lemma.lower() in here.known.places.words["ailments"] for t in behind)
    return bool(behind) and behind[0].sentence == last.sentence and behind[0].pos != "PUNCT" and any(ailing)


def _is_tied(here: Setting, span: Span) -> bool:
    """ "Gaza-bound", "U.N.-run": a name that a hyphen makes part of another word."""
    tail = _TAIL.search(span.of(here.parse.text))
    if tail is not None and tail.group(1) not in here.known.places.words["tied"]:
        return True
    last = here.parse.within(span)[-1].index
    behind = here.parse.tokens[last + 1 : last + 3]
    if len(behind) < 2 or behind[0].text != "-" or behind[0].start != span.end:
        return False
    return behind[1].text.islower() and behind[1].text not in here.known.places.words["tied"]


def candidate(here: Setting, part: Part, first: int, last: int) -> Candidate:
    """A part of the name that stands at tokens first up to last."""
    roles = here.known.roles(part.name)
    contains = _contains(here, first, part)
    container = _container(here, last) if part.span.end == here.parse.tokens[last - 1].end else ""
    container = container or _holder(here, part.span)
    kind = part.meaning.kind or _kind_behind(here, part.span) or _kind_before(here, part.span)
    return Candidate(
        span=part.span,
        name=part.name,
        meaning=Meaning(part.meaning.entries, kind),
        container=container,
        contains=contains,
        acts=_acts(here, part, roles) and not contains and (not container or Role.NAME in roles),
    )


def _acts(here: Setting, part: Part, roles: frozenset[Role]) -> bool:
    """A state, or a capital, in the place of its government."""
    if not roles & _GOVERNED or is_home(here, part.span) or opens_report(here.parse, part.span):
        return False
    return acts(here.parse, here.parse.top(part.span), here.known)


def is_home(here: Setting, span: Span) -> bool:
    """ "Columbia-based", "the Dublin-area plant"."""
    last = here.parse.within(span)[-1].index
    behind = here.parse.tokens[last + 1 : last + 3]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].text in here.known.places.words["tied"]


def opens_report(parse: Parse, span: Span) -> bool:
    """A dateline that was left in its paragraph: "Hanoi (VNA) -", "Muscat: The festival"."""
    words = parse.within(span)
    first, last = words[0], words[-1].index + 1
    behind = parse.tokens[last] if last < len(parse.tokens) else None
    opens = (
        not first.index or parse.sentence(parse.tokens[first.index - 1]).paragraph != parse.sentence(first).paragraph
    )
    return opens and behind is not None and behind.text in _DATELINE_ENDS


def _kind_behind(here: Setting, span: Span) -> str:
    """The kind that the noun behind tells: "Idlib province", "Becker and Wilkin counties"."""
    top = here.parse.top(span)
    head = here.parse.head(top)
    while head is not None and top.relation == "conj":
        top, head = head, here.parse.head(head)
    if head is None or top.relation not in ("compound", "nmod") or head.index < top.index or head.pos != "NOUN":
        return ""
    return here.known.places.words["divisions"].get(head.lemma.lower(), "")


def _kind_before(here: Setting, span: Span) -> str:
    """The kind that "of" leads from: "the state of Veracruz"."""
    top = here.parse.top(span)
    head = here.parse.head(top)
    if head is None or top.relation != "nmod" or not any(c.lemma == "of" for c in here.parse.children(top, "case")):
        return ""
    known = here.known.places.lookup(span.of(here.parse.text))
    kind = here.known.places.words["divisions"].get(head.lemma.lower(), "")
    return kind if head.lemma.lower() not in _NOT_BEFORE and any(e.kind == kind for e in known) else ""


def _is_in(here: Setting, span: Span, prepositions: frozenset[str] = LOCATIVE) -> bool:
    return stands_in(here.parse, here.parse.within(span)[0], prepositions)


def _without_article(parse: Parse, name: Name) -> Span:
    first = name.first
    if name.last - first > 1 and parse.tokens[first].lemma.lower() in _ARTICLES:
        first += 1
    words = Span(parse.tokens[first].start, parse.tokens[name.last - 1].end)
    return _with_full_stop(parse.text, words)


def _with_full_stop(text: str, span: Span) -> Span:
    """With the point of an abbreviation that also ends the sentence, without an apostrophe at the end."""
    if _INITIALS.search(span.of(text)) and text[span.end : span.end + 1] == ".":
        return Span(span.start, span.end + 1)
    short = len(span.of(text).rstrip("'’"))
    return Span(span.start, span.start + short) if short else span


def _contains(here: Setting, first: int, part: Part) -> bool:
    """Whether it stands behind a name and a comma, and can be where that lies: not in "Washington, Moscow"."""
    parse = here.parse
    if first < 2 or parse.tokens[first - 1].text not in (",", "("):
        return False
    before = next((n for n in parse.names if n.last == first - 1), None)
    if before is None or before.label not in PLACES:
        return False
    inner = whole(here.known, parse.text, parse.name_span(before)).meaning.entries
    outer = [e for e in part.meaning.entries if e.kind in ("country", "province")]
    return here.known.state(parse.name_span(before).of(parse.text)) is None and any(
        holds(o, i) for o in outer for i in inner
    )


def _holder(here: Setting, span: Span) -> str:
    """The state or its adjective in "the Lebanese town of Tripoli", "the Ohio town of Lebanon"."""
    top = here.parse.top(span)
    head = here.parse.head(top)
    if head is None or top.relation != "nmod" or head.lemma.lower() not in here.known.places.words["divisions"]:
        return ""
    beside = here.parse.children(head, "amod", "compound")
    return next((word.text for word in beside if word.text[:1].isupper()), "")


def _container(here: Setting, after: int) -> str:
    """The name behind a comma: "Paris, Texas", "Aleppo, Syria", "Springfield (Ill.)"."""
    tokens = here.parse.tokens[after : after + 5]
    if len(tokens) < 2 or tokens[0].text not in (",", "(") or not tokens[1].text[:1].isupper():
        return ""
    name = next((n for n in here.parse.names if n.first == after + 1), None)
    if name is not None and name.label in PLACES:
        return here.parse.name_span(name).of(here.parse.text)
    if _ABBREVIATED.match(tokens[1].text):
        return tokens[1].text
    part = whole(here.known, here.parse.text, tokens[1].span)
    return part.name if any(e.kind in ("province", "country") for e in part.meaning.entries[:2]) else ""
