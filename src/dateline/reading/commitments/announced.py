"""Undertakings by what speakers say that they themselves, or those they speak for, will do."""

from collections.abc import Iterator

from dateline.language import Token
from dateline.language.clauses import agent_of, is_passive
from dateline.model import Act, ActorKind, CommitmentKind, Mood, QuoteForm, Statement
from dateline.reading.claims.clause import is_progressive
from dateline.reading.claims.governance import effects_of
from dateline.reading.claims.whom import Ids
from dateline.reading.commitments.bench import Bench, Undertaking

_SAYING = frozenset(Act) - {Act.ASK, Act.ORDER, Act.DENY}
_MAIN = frozenset({"ccomp", "parataxis", "root", "conj"})
_ASKING = frozenset({"how", "why", "when", "where", "whether", "if", "what", "which"})
_ITS_OWN = frozenset({"its", "our", "we", "it"})
_BODIES = frozenset(
    {ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.IGO, ActorKind.ARMED_GROUP}
)
_OF_THE_STATE = ("", " GOV", " MIL")
"""What follows the country in the codes of those for whom any of its officials speak."""


def announced(bench: Bench) -> Iterator[Undertaking]:
    """One for each clause in the future of which a speaker's own party is the subject."""
    for verb in bench.parse.tokens:
        statement = bench.sources.around(verb) if verb.pos == "VERB" and verb.dep in _MAIN else None
        if statement is None or statement.speaker is None or statement.act not in _SAYING:
            continue
        content = _future(bench, verb, statement)
        by = _own_party(bench, verb, statement.speaker) if content is not None else ()
        if content is not None and by:
            yield from _undertakings(bench, verb, content, by)


def _undertakings(bench: Bench, verb: Token, content: Token, by: Ids) -> Iterator[Undertaking]:
    for part in bench.parts(content):
        negated = bench.moods.own(verb).negated != (part != verb and bench.moods.own(part).negated)
        kind = _kind(bench, part, by, negated=negated)
        if kind is not CommitmentKind.REFUSAL or any(True for _ in bench.claims_within(part)) or _is_body(bench, by):
            yield Undertaking(word=verb, content=part, by=by, kind=kind)


def _future(bench: Bench, verb: Token, statement: Statement) -> Token | None:
    """What is said to come: the clause of the verb, or that of "going to"; None where it is none of anybody's doing."""
    going = _going_to(bench, verb)
    if going is None and not _is_planned(bench, verb):
        return None
    content = going or verb
    idle = content.lemma.lower() in bench.know.classes.get("idle", ()) or _binds_itself(bench, verb)
    guessed = any(t.lemma.lower() in bench.know.classes.get("guesswork", ()) for t in _cue(bench, statement))
    unlikely = statement.form is QuoteForm.DIRECT and _is_unlikely(bench, verb)
    if idle or guessed or unlikely or is_passive(bench.parse, verb) or _is_question(bench, verb):
        return None
    return content


def _is_planned(bench: Bench, verb: Token) -> bool:
    """ "will leave", or "is leaving on Monday" where a claim of it is planned."""
    if bench.moods.own(verb).mood is Mood.PLANNED:
        return True
    dated = is_progressive(bench.parse, verb)
    return dated and any(c.trigger.start == verb.start and c.mood is Mood.PLANNED for c in bench.claims)


def _going_to(bench: Bench, verb: Token) -> Token | None:
    """What somebody is going to do."""
    aux = any(a.lemma == "be" for a in bench.parse.children(verb, "aux"))
    return bench.parse.child(verb, "xcomp") if verb.lemma == "go" and aux else None


def _cue(bench: Bench, statement: Statement) -> Iterator[Token]:
    return (token for span in statement.cue for token in bench.parse.within(span))


def _binds_itself(bench: Bench, verb: Token) -> bool:
    """ "will promise to leave", "would not rule out leaving": what these bind to is read by their own words."""
    return any(c.commits for c in effects_of(bench.know, verb))


def _is_unlikely(bench: Bench, verb: Token) -> bool:
    """ "I would answer you", in the speaker's own words: said of what is not to come, but for a condition."""
    would = any(
        a.lemma.lower() in ("would", "'d") or a.text.lower() == "would" for a in bench.parse.children(verb, "aux")
    )
    return would and bench.moods.own(verb).condition is None


def _is_question(bench: Bench, verb: Token) -> bool:
    """ "discussed how we will do it", "are we going to do it?" undertake nothing."""
    openers = bench.parse.children(verb, "advmod", "mark", "obj")
    if any(t.index < verb.index and t.lemma.lower() in _ASKING for t in openers):
        return True
    return any(t.text == "?" for t in bench.parse.children(verb, "punct"))


def _own_party(bench: Bench, verb: Token, speaker: str) -> Ids:
    """The subject where it is the speaker, the speaker's own men, or a body that the speaker speaks for."""
    subject = agent_of(bench.parse, verb)
    if subject is None:
        return ()
    own_side = any(subject.lemma.lower() in bench.know.classes.get(name, ()) for name in ("troops", "own-side"))
    if own_side and (speaker in bench.whom.owners(subject) or _is_its_own(bench, subject, speaker)):
        return (speaker,)
    if not (bench.whom.is_somebody(subject) or subject.pos == "PRON" or own_side):
        return ()
    return tuple(i for i in bench.whom.means(subject) if i == speaker or _speaks_for(bench, speaker, i))


def _is_its_own(bench: Bench, subject: Token, speaker: str) -> bool:
    """ "Norland said its troops would go": whose else?"""
    owner = bench.parse.child(subject, "nmod:poss")
    return owner is not None and owner.lemma.lower() in _ITS_OWN and _is_body(bench, (speaker,))


def _speaks_for(bench: Bench, speaker: str, other: str) -> bool:
    """Whether a speaker's word binds another: their state, its government and forces, or a body of their own."""
    codes = bench.actors[speaker].codes
    body = bench.actors[other]
    if body.kind not in _BODIES:
        return False
    countries = {code[:3] for code in codes}
    return any(code in codes or (code[:3] in countries and code[3:] in _OF_THE_STATE) for code in body.codes)


def _is_body(bench: Bench, by: Ids) -> bool:
    return any(bench.actors[i].kind in _BODIES for i in by)


def _kind(bench: Bench, content: Token, by: Ids, *, negated: bool) -> CommitmentKind:
    hostile = bench.is_hostile(content, by)
    if negated:
        return CommitmentKind.PLEDGE if hostile else CommitmentKind.REFUSAL
    return CommitmentKind.THREAT if hostile else CommitmentKind.PLEDGE
