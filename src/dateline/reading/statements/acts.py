"""Says what a statement does where its cue only says that something is said: who says "we will", promises."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.speech import Side, Speech, Tone
from dateline.language import Parse, Token
from dateline.language.clauses import SUBJECTS, is_negated, is_passive
from dateline.model import Act, Actor
from dateline.reading.actors import Cast
from dateline.reading.statements.drafts import Draft
from dateline.reading.statements.quotes import QuoteMap

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_MAY = frozenset({"may", "might", "could"})
_CAN = frozenset({"can", "ca", "could"})
_DUE = frozenset({"must", "should", "ought"})
_DUE_VERBS = frozenset({"need", "have"})
_OPEN = frozenset({Act.ASSERT, Act.OTHER})
_LINKS = ("obj", "obl", "xcomp", "nmod", "acl", "ccomp", "advcl", "compound:prt", "amod", "obl:agent")
_STATE_KINDS = frozenset({"country", "government", "people"})
_PERSON = "person"
_STATES = 3
"""Letters of the state in an actor's code."""


class Said(Struct, frozen=True, kw_only=True):
    """The main clause of what is said, as far as the act turns on it."""

    head: Token
    self: bool
    """Whether it is about the speaker."""
    own: bool
    """Whether it is about the speaker or the speaker's state."""
    ally: bool
    """Whether it is about somebody of the speaker's state, whom the speaker hardly accuses."""
    ahead: bool
    possible: bool
    due: bool
    negated: bool
    commands: bool
    done: bool
    """Perfect: what has been promised is promised no more."""
    able: bool


class Acts:
    """Settles the acts of one report's statements."""

    def __init__(self, parse: Parse, speech: Speech, cast: Cast, drafts: Sequence[Draft], where: QuoteMap) -> None:
        self._parse = parse
        self._speech = speech
        self._cast = cast
        self._where = where
        self._actors = {actor.id: actor for actor in cast.actors}
        self._drafts: Mapping[int, Draft] = {draft.key: draft for draft in drafts}

    def settle(self, draft: Draft, speaker: str | None) -> Act:
        """The cue's own act, unless the cue is neutral and the content says more."""
        if draft.act is not Act.ASSERT:
            return draft.act
        inside = self._parse.within(draft.content[0])
        if not inside:
            return draft.act
        said = self._said(self._thought(self._main(inside)), draft, speaker)
        return self._by_clause(said, speaker) or draft.act

    def _main(self, inside: Sequence[Token]) -> Token:
        """The head of the first clause, past an opening "that", "together" and the like."""
        held = {t.index for t in inside}
        loose = (t for t in inside if t.head not in held or t.head == t.index)
        tops = [t for t in loose if t.pos not in ("PUNCT", "SCONJ", "CCONJ")] or [inside[0]]
        first = [t for t in tops if t.sentence == tops[0].sentence]
        return next((t for t in first if self._parse.child(t, *SUBJECTS) is not None), tops[0])

    def _thought(self, head: Token) -> Token:
        """What is thought that others must do, where the clause only says that somebody thinks so."""
        thought = self._parse.child(head, "ccomp")
        if thought is None or is_negated(self._parse, head):
            return head
        minds = {word for tone in self._speech.tones if tone.side is Side.MIND for word in tone.words}
        due = any(t.text.lower() in _DUE for t in self._parse.children(thought, "aux"))
        return thought if due and head.lemma.lower() in minds else head

    def _said(self, head: Token, draft: Draft, speaker: str | None) -> Said:
        parse = self._parse
        aux = {t.text.lower() for t in parse.children(head, "aux")}
        subject = parse.child(head, *SUBJECTS)
        going = head.lemma == "go" and head.text.lower() == "going" and parse.child(head, "xcomp") is not None
        has_to = head.lemma in _DUE_VERBS and parse.child(head, "xcomp") is not None
        return Said(
            head=head,
            self=subject is not None and self._is_self(subject, draft, speaker),
            own=subject is not None and self._is_own(subject, draft, speaker),
            ally=subject is not None and self._is_ally(subject, speaker),
            ahead=bool(aux & _WILL) or going,
            possible=bool(aux & _MAY),
            due=bool(aux & _DUE) or (has_to and subject is not None),
            negated=is_negated(parse, head),
            commands=head.has("Mood=Imp") and subject is None,
            done=any(t.lemma == "have" for t in parse.children(head, "aux")),
            able=bool(aux & _CAN),
        )

    def _is_self(self, subject: Token, draft: Draft, speaker: str | None) -> bool:
        """ "we", "he" for the speaker, "its troops"; a pronoun that means nobody known means who speaks."""
        owner = self._parse.child(subject, "nmod:poss")
        theirs = owner is not None and owner.has("Person=3") and self._where.at(owner.start) is None
        return theirs or any(t is not None and self._is_speaker(t, draft, speaker) for t in (subject, owner))

    def _is_speaker(self, token: Token, draft: Draft, speaker: str | None) -> bool:
        if token.has("Person=1"):
            return True
        if token.has("PronType=Prs") and self._where.at(token.start) is not None:
            return False  # who is quoted says "I"
        if speaker is not None and speaker in (*self._cast.who(token), self._cast.speaker(token)):
            return True
        unknown = token.has("PronType=Prs") and not self._cast.who(token) and not self._disagrees(token, draft, speaker)
        return unknown and draft.source is not None and token.index > draft.source.index

    def _disagrees(self, pronoun: Token, draft: Draft, speaker: str | None) -> bool:
        """ "it" is no person and nobody of several."""
        several = draft.source is not None and self._parse.child(draft.source, "conj") is not None
        person = speaker is not None and speaker in self._actors and self._actors[speaker].kind == _PERSON
        return pronoun.has("Gender=Neut") and (several or person)

    def _is_own(self, subject: Token, draft: Draft, speaker: str | None) -> bool:
        if self._is_self(subject, draft, speaker) or self._is_body(subject, speaker):
            return True
        kinds = {self._actors[i].kind for i in self._cast.who(subject) if i in self._actors}
        return bool(kinds & _STATE_KINDS) and self._is_ally(subject, speaker)

    def _is_body(self, subject: Token, speaker: str | None) -> bool:
        """ "the party" for a person who speaks for one."""
        bodies = {word for tone in self._speech.tones if tone.side is Side.BODY for word in tone.words}
        plain = subject.lemma.lower() in bodies and any(
            t.has("Definite=Def") for t in self._parse.children(subject, "det")
        )
        described = self._parse.child(subject, "compound", "amod", "nmod", "nmod:poss") is not None
        return plain and not described and not self._is_other_person(speaker)

    def _is_other_person(self, speaker: str | None) -> bool:
        """Whether the speaker is known to be no person who could speak for a body."""
        return speaker is not None and speaker in self._actors and self._actors[speaker].kind != _PERSON

    def _is_ally(self, subject: Token, speaker: str | None) -> bool:
        theirs = _states(self._actors, self._cast.who(subject))
        return bool(theirs & _states(self._actors, [speaker] if speaker else []))

    def _by_clause(self, said: Said, speaker: str | None) -> Act | None:
        if said.commands or (said.due and not said.self and not said.negated):
            return Act.ASK
        if said.own:
            return self._by_own(said) or self._by_tone(said, Side.OWN)
        if said.ahead and said.negated and self._concerns_self(said.head, speaker):
            return Act.REFUSE
        return self._by_tone(said, Side.ANY if said.ally else Side.OTHER)

    def _concerns_self(self, head: Token, speaker: str | None) -> bool:
        """ "This will not change our mind": whether the speaker is who would be moved."""
        objects = self._parse.children(head, "obj", "iobj")
        owners = [t for o in objects for t in self._parse.children(o, "nmod:poss")]
        return any(t.has("Person=1") or self._is_ally(t, speaker) for t in (*objects, *owners))

    def _by_own(self, said: Said) -> Act | None:
        """What the speaker's side does, will do or did not do."""
        performed = self._drafts.get(said.head.index)
        if performed is not None and performed.act not in _OPEN and not said.ahead and not said.done:
            return performed.act
        if said.ahead and said.negated:
            return Act.REFUSE
        if said.ahead or said.possible:
            promises = said.ahead and not is_passive(self._parse, said.head)
            return self._by_tone(said, Side.OWN_AHEAD) or (Act.PROMISE if promises else None)
        if said.negated and said.head.pos == "VERB" and not said.able and self._by_tone(said, Side.MIND) is None:
            return Act.DENY
        return None

    def _by_tone(self, said: Said, side: Side) -> Act | None:
        if said.negated and side is not Side.MIND:
            return None
        if said.head.pos in ("NOUN", "PROPN"):
            side = Side.ANY
        tones = (t for t in self._speech.tones if t.side is side)
        return next((tone.act for tone in tones if self._sounds(said.head, tone)), None)

    def _sounds(self, head: Token, tone: Tone) -> bool:
        near = {t.lemma.lower() for t in self._near(head)}
        for words in tone.words:
            first, _, second = words.partition(" ")
            if head.lemma.lower() == first and (not second or second in near):
                return True
        return False

    def _near(self, head: Token) -> Iterator[Token]:
        for below in self._parse.children(head, *_LINKS):
            yield below
            yield from self._parse.children(below, "case", "amod", "xcomp", "obj")


def _states(actors: Mapping[str, Actor], ids: Sequence[str]) -> set[str]:
    """The states that actors stand for, by the first letters of their codes."""
    return {code[:_STATES] for i in ids if i in actors for code in actors[i].codes}
