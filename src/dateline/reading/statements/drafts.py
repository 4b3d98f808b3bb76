"""Drafts of statements: cue, source and content before anybody is resolved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from dateline.knowledge.speech import Frame, Kind, Speech
from dateline.language import Parse, Token
from dateline.model import Act, Span
from dateline.reading.statements.frames import verb_use
from dateline.reading.statements.lost_sources import is_behind_comma, is_gerund
from dateline.reading.statements.nominals import adjective_use, noun_use
from dateline.reading.statements.parts import SUBJECTS, Use, is_negated, shared_with
from dateline.reading.statements.phrases import phrase_parts
from dateline.reading.statements.sources import source_of_noun, source_of_verb

_KINDS = {"VERB": Kind.VERB, "AUX": Kind.VERB, "NOUN": Kind.NOUN, "PROPN": Kind.NOUN, "ADJ": Kind.ADJECTIVE}
_READ = {Kind.VERB: verb_use, Kind.NOUN: noun_use, Kind.ADJECTIVE: adjective_use}
_WHEREIN = frozenset({"in", "during", "through", "via"})
_SAYING = frozenset({Frame.CLAUSE, Frame.INFINITIVE, Frame.ORDER})
_OF_ITS_OWN = frozenset({Frame.INFINITIVE, Frame.GERUND})
_DEEDS = frozenset({Act.PROMISE, Act.THREATEN, Act.REFUSE, Act.ORDER})
_IFS = frozenset({"if", "unless", "until"})
_REFUSING = frozenset({"will", "would", "wo", "'ll", "’ll"})


class Draft(Struct, frozen=True, kw_only=True):
    """A statement with its parts still words of the tree."""

    cue: tuple[Token, ...]
    content: tuple[Span, ...]
    source: Token | None
    act: Act
    rule: str
    addressee: Token | None = None

    @property
    def key(self) -> int:
        return self.cue[0].index

    def adding(self, *spans: Span) -> "Draft":
        return msgspec.structs.replace(self, content=merge((*self.content, *spans)))

    def holding(self, *spans: Span) -> "Draft":
        """With these spans for content, whatever the tree said."""
        return msgspec.structs.replace(self, content=merge(spans))


def draft_by_tree(parse: Parse, speech: Speech) -> Iterator[Draft]:
    """What the grammar ties to cue words, in text order.

    A cue that is itself what another's source promises, refuses or wants to do ("declined to say") is no second
    statement, nor is a noun that only names what another cue reports ("expressed concern that").
    """
    uses = [use for token in parse.tokens if (use := _use(parse, speech, token)) is not None]
    taken = frozenset(index for use in uses for index in (*_taken(parse, use), *_stolen(parse, use)))
    for use in _handed_back(parse, uses):
        if use.token.index not in taken:
            yield _draft(parse, use)
    for part in phrase_parts(parse, speech):
        yield Draft(
            cue=part.words, content=runs(parse, part.content), source=part.source, act=part.cue.act, rule=part.cue.id
        )


def _handed_back(parse: Parse, uses: Sequence[Use]) -> Iterator[Use]:
    """Takes cues out of what another cue reports where they go on beside it, and gives them its source.

    "She said that the port was shut, adding that ships had to wait", "and warned that ships had to wait"; with a source
    of its own, ", as Norland said that the port was shut".
    """
    at = {use.token.index: use for use in uses}
    owners = {i: owner for i, use in at.items() if (owner := _stray_owner(parse, use, at)) is not None}
    gone: dict[int, set[int]] = {}
    for stray, owner in owners.items():
        gone.setdefault(owner.token.index, set()).update(t.index for t in parse.subtree(parse.tokens[stray]))
    for use in uses:
        lost = gone.get(use.token.index, set())
        part = msgspec.structs.replace(use.part, content=tuple(t for t in use.part.content if t.index not in lost))
        adopts = use.token.index in owners and parse.child(use.token, *SUBJECTS) is None
        source = owners[use.token.index].source if adopts else use.source
        yield msgspec.structs.replace(use, part=part, source=source) if part.content else use


def _stray_owner(parse: Parse, use: Use, at: Mapping[int, Use]) -> Use | None:
    """The cue above one that goes on beside it, where the clause between the two is what that cue says."""
    if not (_is_participle_aside(parse, use.token) or _is_parallel(parse, use.token)):
        return None
    above = (at.get(t.index) for t in parse.ancestors(use.token))
    owner = next((u for u in above if u is not None and u.frame in _SAYING), None)
    return owner if owner is not None and use.token in owner.part.content else None


def _is_participle_aside(parse: Parse, token: Token) -> bool:
    """ ", adding that"; ", as Norland said"."""
    if token.dep not in ("advcl", "acl") or not is_behind_comma(parse, token):
        return False
    subject = parse.child(token, *SUBJECTS)
    if subject is None:
        return is_gerund(token)
    return any(m.lemma in ("as", "while") for m in parse.children(token, "mark"))


def _is_parallel(parse: Parse, token: Token) -> bool:
    """ "and warned that", "and dismissed": a past verb without a subject."""
    past = token.has("Tense=Past") and parse.child(token, "aux", "aux:pass", *SUBJECTS) is None
    return token.dep == "conj" and past


def bare(parse: Parse, speech: Speech, token: Token) -> Draft | None:
    """A verb that can introduce a quotation, with whatever the tree does not tie to it left out."""
    if token.pos == "NOUN":
        return _bare_noun(parse, speech, token)
    words = speech.by_word.get((token.lemma.lower(), Kind.VERB), ()) if token.pos == "VERB" else ()
    quoting = [w.cue for w in words if not w.tail and {Frame.CLAUSE, Frame.QUOTE} & {*w.cue.frames}]
    source = source_of_verb(parse, token) if quoting else None
    if source is None:
        return None
    return Draft(cue=(token,), content=(), source=source, act=quoting[0].act, rule=quoting[0].id)


def _bare_noun(parse: Parse, speech: Speech, noun: Token) -> Draft | None:
    """ "made the following statement:"."""
    words = speech.by_word.get((noun.lemma.lower(), Kind.NOUN), ())
    source = source_of_noun(parse, noun) if words else None
    if source is None or parse.tokens[min(noun.index + 1, len(parse.tokens) - 1)].text != ":":
        return None
    return Draft(cue=(noun,), content=(), source=source, act=words[0].cue.act, rule=words[0].cue.id)


def runs(parse: Parse, words: Iterable[Token]) -> tuple[Span, ...]:
    """The unbroken stretches of words, without punctuation at their ends."""
    inside = {t.index for t in words if t.pos != "PUNCT"}
    spans: list[Span] = []
    previous: int | None = None
    for index in sorted(inside):
        gap = range(previous + 1, index) if previous is not None else ()
        if previous is not None and all(parse.tokens[i].pos == "PUNCT" for i in gap):
            spans[-1] = Span(spans[-1].start, parse.tokens[index].end)
        else:
            spans.append(parse.tokens[index].span)
        previous = index
    return tuple(spans)


def merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _use(parse: Parse, speech: Speech, token: Token) -> Use | None:
    kind = _KINDS.get(token.pos)
    words = speech.by_word.get((token.lemma.lower(), kind)) if kind is not None else None
    use = _READ[kind](parse, token, words) if kind is not None and words else None
    return _said_in(parse, speech, use) if use is not None and kind is Kind.NOUN else use


def _said_in(parse: Parse, speech: Speech, use: Use) -> Use:
    """The verb's use where the noun only says in what: "said in a statement that X"."""
    verb = parse.head(use.token)
    cases = {c.lemma for c in parse.children(use.token, "case")}
    if verb is None or verb.pos != "VERB" or use.frame is not Frame.CLAUSE or not cases & _WHEREIN:
        return use
    words = speech.by_word.get((verb.lemma.lower(), Kind.VERB), ())
    cue = next((w.cue for w in words if not w.tail and Frame.CLAUSE in w.cue.frames), None)
    if cue is None:
        return use
    source = source_of_verb(parse, verb)
    return msgspec.structs.replace(use, cue=cue, token=verb, source=source, negated=is_negated(parse, verb))


def _taken(parse: Parse, use: Use) -> Iterator[int]:
    """The heads of what a cue's own source does or has to say."""
    if use.frame in _OF_ITS_OWN:
        inside = {t.index for t in use.part.content}
        yield from (t.index for t in use.part.content if t.head == use.token.index or t.head not in inside)
    elif use.frame is Frame.CLAUSE and use.token.pos == "VERB" and use.source is not None:
        yield use.source.index  # "a statement on the site said": it is whose words these are
    elif use.frame is Frame.OBJECT:
        yield from (t.index for t in parse.children(use.token, "obj") if parse.child(t, "nmod:poss") is None)


def _stolen(parse: Parse, use: Use) -> Iterator[int]:
    """The verb to which the tree ties the clause of its object: "believed the claim that X"."""
    head = parse.head(use.token)
    if head is not None and use.token.pos == "NOUN" and all(t.head != use.token.index for t in use.part.content):
        yield head.index


def _draft(parse: Parse, use: Use) -> Draft:
    return Draft(
        cue=use.words,
        content=runs(parse, use.part.content),
        source=use.source,
        addressee=use.part.addressee,
        act=act_of(parse, use),
        rule=use.cue.id,
    )


def _is_supposed(parse: Parse, verb: Token) -> bool:
    """ "if both sides agree to meet": nobody has agreed."""
    return any(t.lemma.lower() in _IFS for t in parse.children(verb, "mark"))


def act_of(parse: Parse, use: Use) -> Act:
    """What the entry says, the polarity of the cue minded: who "would not say" refuses."""
    if not use.negated:
        return Act.OTHER if use.cue.act in _DEEDS and _is_supposed(parse, use.token) else use.cue.act
    verb = shared_with(parse, use.token) or use.token
    refuses = use.cue.act is Act.ASSERT and any(t.text.lower() in _REFUSING for t in parse.children(verb, "aux"))
    return Act.REFUSE if refuses else use.cue.negated
