"""Finds who is said to have done what to whom, or to plan, promise, demand or deny it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.events import Counts, EventKnowledge, Pattern
from dateline.language import Parse, Token
from dateline.model import Act, Claim, Mood, Place, Span, Statement, Time, When
from dateline.reading.actors import Cast
from dateline.reading.claims.anchors import Anchors, tie
from dateline.reading.claims.clause import is_told
from dateline.reading.claims.concern import each_other
from dateline.reading.claims.content import modes
from dateline.reading.claims.fit import Fit
from dateline.reading.claims.merge import Draft, merged
from dateline.reading.claims.mood import Moods
from dateline.reading.claims.occasions import on_same_occasion
from dateline.reading.claims.recalled import recalled
from dateline.reading.claims.sides import Sides
from dateline.reading.claims.sources import Sources
from dateline.reading.claims.tolls import toll_of
from dateline.reading.claims.triggers import Trigger, find_triggers
from dateline.reading.claims.whom import Ids

_OUTSIDE = frozenset({"parataxis", "conj", "cc", "punct", "advcl"})


def find_claims(
    parse: Parse,
    know: EventKnowledge,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
    statements: Sequence[Statement],
    on: date | None = None,
) -> tuple[Claim, ...]:
    """The claims in text order: for each event word the first pattern whose sides are there, tolls with their deeds.

    A word with nobody on either side and no toll is passed over.
    """
    triggers = find_triggers(parse, know)
    desk = _Desk(
        parse=parse,
        know=know,
        cast=cast,
        sides=Sides(parse, know, cast, statements, places),
        fit=Fit(cast),
        moods=Moods(parse, know),
        anchors=tie(parse, times, places, {ts[0].token.index: ts[0].pattern.event for ts in triggers}, on),
        sources=Sources(parse, statements),
        on=on,
    )
    drafts = tuple(desk.drafts(triggers))
    claims = on_same_occasion(parse, merged(parse, drafts), statements, times, on)
    return tuple(_numbered(recalled(parse, claims, know.classes.get("deeds-of-a-day", frozenset()))))


def _numbered(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1))


class _Desk(Struct, frozen=True, kw_only=True):
    """All that bears on the claims of one report."""

    parse: Parse
    know: EventKnowledge
    cast: Cast
    sides: Sides
    fit: Fit
    moods: Moods
    anchors: Anchors
    sources: Sources
    on: date | None

    def drafts(self, triggers: Sequence[Sequence[Trigger]]) -> Iterator[Draft]:
        """One for each event word; what is denied without sides is what the report tells of elsewhere, if it can be."""
        pairs = [(draft, fitting) for fitting in triggers if (draft := self.draft(fitting)) is not None]
        told = {draft.trigger.pattern.id for draft, _ in pairs if draft.whole and not draft.plain}
        for draft, fitting in pairs:
            again = [t for t in fitting if t.pattern.id in told] if draft.plain and draft.claim.negated else []
            yield (self.draft(again) if again else None) or draft

    def draft(self, fitting: Sequence[Trigger]) -> Draft | None:
        """What the first of the fitting patterns gives whose sides are there; else one that stands without them."""
        plain, spare = None, None
        for draft in map(self._draft, fitting):
            if draft.whole and not draft.plain:
                return draft
            plain = plain or (draft if draft.plain else None)
            spare = spare or (draft if draft.trigger.nominal or draft.trigger.pattern.counts else None)
        return plain or spare

    def _draft(self, trigger: Trigger) -> Draft:
        agents, recipients = self._both(trigger)
        number = self._number(trigger) if trigger.pattern.counts else None
        named = self.sides.named(trigger, agents)
        mutual = each_other(self.parse, trigger.token)
        whole = bool(agents or recipients or number) and self.fit.suits(
            trigger.pattern, agents, recipients, named, mutual=mutual
        )
        whole = whole or (not named and trigger.pattern.alone and self._anchored(trigger.token))
        plain = not whole and (self._plainly(trigger, agents, recipients) or (not named and self._is_denied(trigger)))
        landed = frozenset(named).isdisjoint(recipients)
        if (whole or plain) and not recipients:
            recipients = self.sides.left_over(trigger, agents, self.sources.chain(self.sources.holder(trigger.token)))
        claim = self._claim(trigger, agents, recipients, number)
        return Draft(trigger, claim, whole=whole or plain, landed=landed, plain=plain)

    def _plainly(self, trigger: Trigger, agents: Ids, recipients: Ids) -> bool:
        """Whether it stands with a side missing; then no word of the sentence may speak against its pattern."""
        if not self.fit.plainly(trigger.pattern, agents, recipients, self._around(trigger.token)):
            return False
        words = self.parse.words(self.parse.sentence(trigger.token))
        return {word.lemma.lower() for word in words}.isdisjoint(trigger.pattern.without_words)

    def _number(self, trigger: Trigger) -> int | None:
        suffers = "subject" in trigger.pattern.recipient
        return toll_of(self.parse, trigger.token, self.know.numbers, nominal=trigger.nominal, befalls_subject=suffers)

    def _is_denied(self, trigger: Trigger) -> bool:
        """ "An official denied that the raids had been halted": whose raids, the report has said before."""
        holder = self.sources.holder(trigger.token)
        if holder is None or holder.act is not Act.DENY or holder.speaker is None:
            return False
        return self.fit.political(holder.speaker) and self.moods.standing(trigger.token, trigger.pattern.event).negated

    def _around(self, token: Token) -> Iterator[str]:
        """Everybody whom the sentence names."""
        for word in self.parse.words(self.parse.sentence(token)):
            yield from self.cast.who(word)

    def _anchored(self, token: Token) -> bool:
        """Whether a place or a day is given of the word itself."""
        where = self.anchors.where(self.parse, token, nominal=False)
        return where is not None or self.anchors.when(self.parse, token, nominal=False) is not None

    def _claim(self, trigger: Trigger, agents: Ids, recipients: Ids, number: int | None) -> Claim:
        token, pattern = trigger.token, trigger.pattern
        standing = self.moods.standing(token, pattern.event)
        when = self._when(trigger, standing.mood)
        holder = self.sources.holder(token)
        return Claim(
            id="",
            type=pattern.event,
            trigger=_span(trigger),
            span=_clause(self.parse, token),
            rule=pattern.id,
            mode=modes(self.parse, token, pattern),
            context=pattern.context,
            agents=agents,
            recipients=recipients,
            when=when,
            place=self.anchors.where(self.parse, token, nominal=trigger.nominal),
            **_tolls(pattern, number),
            mood=self._mood(pattern, standing.mood, when),
            negated=standing.negated,
            condition=standing.condition,
            said_by=self.sources.chain(holder),
            statement=holder.id if holder is not None else None,
        )

    def _mood(self, pattern: Pattern, mood: Mood, when: When | None) -> Mood:
        """What the sentence says, else what the words themselves or a day to come do."""
        if mood is not Mood.ACTUAL:
            return mood
        return Mood.PLANNED if self._ahead(when) else pattern.mood

    def _both(self, trigger: Trigger) -> tuple[Ids, Ids]:
        agents = self.sides.agents(trigger)
        recipients = self.sides.recipients(trigger, agents)
        together = len(agents) > 1 or not recipients or not agents
        if trigger.pattern.reciprocal and together:
            return tuple(dict.fromkeys(self.sides.named(trigger, agents))), ()
        return agents, tuple(r for r in recipients if r not in agents)

    def _when(self, trigger: Trigger, mood: Mood) -> When | None:
        """Its day; a day to come is not that of a deed told as past: "has invited them to talks on March 12"."""
        when = self.anchors.when(self.parse, trigger.token, nominal=trigger.nominal)
        past = mood is Mood.ACTUAL and is_told(self.parse, trigger.token)
        return None if past and self._ahead(when) else when

    def _ahead(self, when: When | None) -> bool:
        """Whether it is dated later than the report: "they meet on Monday"."""
        return self.on is not None and when is not None and when.first is not None and when.first > self.on


def _tolls(pattern: Pattern, number: int | None) -> dict[str, int]:
    return {pattern.counts.value: number} if isinstance(pattern.counts, Counts) and number is not None else {}


def _span(trigger: Trigger) -> Span:
    """The word itself with a particle right behind it."""
    token = trigger.token
    ends = [w.end for w in trigger.words if w.index == token.index + 1]
    return Span(token.start, max([token.end, *ends]))


def _clause(parse: Parse, token: Token) -> Span:
    """The words that carry the claim: the event's own phrase without what is only joined to it."""
    return parse.extent(token, lambda t: t.head != token.index or t.relation not in _OUTSIDE)
