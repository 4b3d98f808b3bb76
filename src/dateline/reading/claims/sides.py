"""Who acts and upon whom: reads the sides of an event where its pattern says that they stand."""

from collections.abc import Iterable, Sequence

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, coordinated, obliques
from dateline.model import EventType, Place, Statement
from dateline.reading.actors import Cast
from dateline.reading.claims.agents import Agents
from dateline.reading.claims.concern import Concern, each_other, maker_of
from dateline.reading.claims.doers import Doers
from dateline.reading.claims.elsewhere import Elsewhere
from dateline.reading.claims.positions import Positions
from dateline.reading.claims.triggers import Trigger
from dateline.reading.claims.whom import Ids, Whom, represented

_LANDING = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.CONCEDE,
        EventType.AID,
        EventType.SANCTION,
    }
)
"""Deeds that fall upon whoever's land they are done in, where nobody else is named."""
_OF_STATES = _LANDING | {EventType.COOPERATE}
"""Deeds of states: who launches or offers one in office does it for the country."""
_JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
_WITH = frozenset({"with", "object/with", "between"})
_SPOKEN = frozenset({"object", "subject", "doer", "it"})
"""Places other than those that a preposition names."""
_TOWNS = frozenset({"city", "town"})
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})


class Sides:
    """Reads the sides of the events of one report."""

    def __init__(
        self,
        parse: Parse,
        know: EventKnowledge,
        cast: Cast,
        statements: Sequence[Statement],
        places: Sequence[Place] = (),
    ) -> None:
        self._parse = parse
        self._towns = frozenset(t.index for p in places if p.kind in _TOWNS for t in parse.within(p.span))
        self._represented = represented(cast)
        self._whom = Whom(parse, cast, statements, self._represented)
        self._concern = Concern(parse, self._whom)
        self._doers = Doers(parse, know, self._whom)
        self._positions = Positions(parse, self._whom, self._doers)
        self._agents = Agents(parse, know, self._whom, self._doers)
        self._elsewhere = Elsewhere(parse, self._whom, self._concern)

    def agents(self, trigger: Trigger) -> Ids:
        places = trigger.pattern.agent
        if trigger.nominal and not self._own_doing(trigger):
            # the noun's own words come before the subject of a verb that only carries it
            places = (*(p for p in places if p != "subject"), *(p for p in places if p == "subject"))
        return self._agents.tied(trigger) or self._first(trigger, places, ()) or self._agents.around(trigger)

    def _own_doing(self, trigger: Trigger) -> bool:
        """ "pressed ahead with their inquiry": the pronoun means whoever the verb says does it."""
        owner = self._parse.child(trigger.token, "nmod:poss")
        return owner is not None and owner.pos == "PRON" and self._doers.is_carried(trigger.token)

    def recipients(self, trigger: Trigger, agents: Ids) -> Ids:
        """Whoever stands where the pattern says; else whom the object or the content concerns."""
        if not trigger.pattern.recipient or each_other(self._parse, trigger.token):
            return ()
        besides = (*agents, *self._spoken_for(trigger))
        found = self._first(trigger, trigger.pattern.recipient, besides)
        if found and not self._weak(trigger, found, besides):
            return self._others(self._with_land(trigger, found, besides), agents)
        thing = self._positions.word(trigger, "object")
        if thing is not None and thing.pos == "PRON" and trigger.token.pos == "VERB":  # "him" is somebody, known or not
            return found
        if len(agents) > 1 and trigger.pattern.event in _MUTUAL:  # they deal with each other
            return found
        others = (*besides, *found)
        concerned = self._concerned(trigger, others, lands=trigger.pattern.event in _LANDING)
        found = self._others(concerned, agents) or found
        return found or self._elsewhere.recipients(trigger, others) or self._own_land(trigger, others)

    def _others(self, found: Ids, agents: Ids) -> Ids:
        """Without the doers' own side, where others are there: "suspended the pact between the two countries"."""
        others = tuple(i for i in found if not self._whom.kin((i,), agents))
        return others or found

    def _own_land(self, trigger: Trigger, besides: Ids) -> Ids:
        """The doers' own country, where what they threaten or demand is to be done in it."""
        if _meets(trigger):
            return ()
        return self._concern.content(trigger.token, besides, lands=True)

    def _with_land(self, trigger: Trigger, found: Ids, agents: Ids) -> Ids:
        """Also whose land it is where the others are people of no known country: "feeds people in Norland"."""
        if self._whom.placed(found) or trigger.pattern.event not in _LANDING:
            return found
        return (*found, *self._concern.landing(trigger.token, (*agents, *found)))

    def left_over(self, trigger: Trigger, agents: Ids, sources: Ids) -> Ids:
        """Upon whom it can only be done, where no words of the event tell: the other of two parties in a sentence."""
        if not trigger.pattern.recipient or each_other(self._parse, trigger.token):
            return ()
        found = self._elsewhere.other_party(trigger, (*agents, *self._spoken_for(trigger)))
        return tuple(i for i in found if i not in sources)

    def named(self, trigger: Trigger, agents: Ids) -> Ids:
        """Both sides as far as words name them, without whom only the place of the deed brings in."""
        found = self._first(trigger, trigger.pattern.recipient, agents)
        if not found and not (trigger.pattern.reciprocal and len(agents) > 1):
            found = self._concerned(trigger, agents, lands=False)
        return (*agents, *found)

    def _first(self, trigger: Trigger, places: Iterable[str], besides: Ids) -> Ids:
        """Whoever stands at the first place that names anybody; those known best by description come last."""
        found = [ids for place in places if (ids := tuple(i for i in self._at(trigger, place) if i not in besides))]
        strong = (ids for ids in found if not self._weak(trigger, ids, besides))
        return next(strong, next(iter(found), ()))

    def _weak(self, trigger: Trigger, ids: Ids, others: Ids) -> bool:
        """Whether a better side may stand elsewhere: a mere description, or what the other side only uses."""
        judged = trigger.pattern.event in _JUDGING
        return self._whom.vague(ids) or (not judged and self._whom.kin(ids, others))

    def _concerned(self, trigger: Trigger, agents: Ids, *, lands: bool) -> Ids:
        thing = self._positions.word(trigger, "object")
        found = tuple(i for i in self._whom.against(trigger.token) if i not in agents)
        found = found or self._receivers(trigger, agents)
        if not found and thing is not None and not (_meets(trigger) and "object" not in trigger.pattern.recipient):
            found = self._behind(trigger, thing, agents, lands=lands)
        found = found or self._behind_places(trigger, agents, lands=lands)
        if not found and not _meets(trigger):
            found = self._concern.content(trigger.token, agents, lands=lands)
        if not found and not trigger.nominal:
            found = self._concern.beside(trigger.token, agents, where=lands)
        if not found and lands:
            found = self._concern.landing(trigger.token, agents)
        return found

    def _behind_places(self, trigger: Trigger, agents: Ids, *, lands: bool) -> Ids:
        """Whom a phrase concerns that stands where the pattern says: "against villages held by rebels"."""
        words = (
            self._positions.word(trigger, p) for p in trigger.pattern.recipient if p not in _SPOKEN and "/" not in p
        )
        named = (w for w in words if w is not None and w.pos not in VERBAL)
        others = (w for w in named if not set(agents) & set(self._whom.means(w)))
        found = (self._concern.behind(w, agents, where=lands) for w in others)
        return next((ids for ids in found if ids and not self._whom.kin(ids, agents)), ())

    def _behind(self, trigger: Trigger, thing: Token, agents: Ids, *, lands: bool) -> Ids:
        """Whom the object concerns; whose own deed it names are no others: "voiced Norland's support"."""
        deed = any(word.index == thing.index for word in trigger.words)
        besides = (*agents, *(self._whom.modifiers(thing) if deed else ()))
        found = self._concern.behind(thing, besides, where=lands)
        maker = maker_of(self._parse, thing) if not found else None
        return tuple(i for i in self._whom.means(maker) if i not in agents) if maker is not None else found

    def _receivers(self, trigger: Trigger, agents: Ids) -> Ids:
        """Who is given what a noun tells of: "gave Norland a deadline", "Norland faced criticism"."""
        verb = self._parse.head(trigger.token) if trigger.nominal else None
        if verb is None or verb.pos not in VERBAL or trigger.token.dep not in ("obj", "obl"):
            return ()
        given = [t for t in self._parse.children(verb, "iobj", "obj") if t.index != trigger.token.index]
        if any(c.receiver == "subject" for c in self._doers.carriers(verb, trigger.token)):
            given += self._parse.children(verb, "nsubj")
        return next((ids for t in given if (ids := tuple(i for i in self._whom.means(t) if i not in agents))), ())

    def _at(self, trigger: Trigger, place: str) -> Ids:
        first, _, second = place.partition("/")
        if first == "speaker":
            return self._spokesman(trigger)
        token = self._positions.word(trigger, first)
        if token is None or token.index == trigger.token.index or self._is_venue(trigger, token):
            return ()
        if second == "owner":
            return self._whom.other_owners(token)
        if second:
            joined = (t for one in coordinated(self._parse, token) for t in obliques(self._parse, one, second))
            behind = next(joined, None)
            return self._whom.means(behind) if behind is not None else ()
        found = self._all(token) if first == "subject" else self._whom.means(token)
        if first == "subject" and trigger.nominal and trigger.pattern.event in _OF_STATES:
            found = tuple(self._represented.get(i, (i,))[0] for i in found)
        unplaced = found and place != "subject" and not self._whom.placed(found) and token.pos != "PROPN"
        if unplaced:  # "people in Norland": Norland's, too
            found = (*found, *self._concern.home(token, found))
        return found

    def _is_venue(self, trigger: Trigger, token: Token) -> bool:
        """Whether a town only says where people met: "the Oslo talks", "last year's Madrid conference"."""
        met = trigger.nominal and trigger.pattern.event is EventType.CONSULT
        return (
            met
            and token.index in self._towns
            and token.dep in ("compound", "nmod")
            and token.head == trigger.token.index
        )

    def _all(self, subject: Token) -> Ids:
        """All that the tree takes for subjects ("Presidents Alba and Brand"); of a thing, whoever set it going."""
        head = self._parse.head(subject)
        beside = self._parse.children(head, "nsubj") if head is not None and subject.relation == "nsubj" else ()
        beside = tuple(t for t in beside if t.pos == "PROPN" and self._parse.tokens[t.index - 1].pos != "ADP")
        found = tuple(dict.fromkeys(i for t in (subject, *beside) for i in self._whom.means(t)))
        maker = maker_of(self._parse, subject) if not found else None
        return self._whom.means(maker) if maker is not None else found

    def _spokesman(self, trigger: Trigger) -> Ids:
        """Who says what their own side will do: "the minister said the army would strike"."""
        speaker, doer = (self._positions.word(trigger, place) for place in ("subject", "doer"))
        if speaker is None or doer is None or doer.dep == "nsubj:pass":
            return ()
        said, done = self._whom.means(speaker), (*self._whom.means(doer), *self._whom.owners(doer))
        their_own = any(t.pos == "PRON" for t in self._parse.children(doer, "nmod:poss"))
        return said if their_own or self._whom.same_side(said, done) else ()

    def _spoken_for(self, trigger: Trigger) -> Ids:
        """Who, by the words of a spokesman, will do it: on the same side as the one who says so."""
        doer = self._positions.word(trigger, "doer") if "doer" in trigger.pattern.agent else None
        return self._whom.means(doer) if doer is not None else ()


def _meets(trigger: Trigger) -> bool:
    """Whether people only meet or talk with others: what they talk about is nobody whom they meet."""
    return trigger.pattern.event is EventType.CONSULT and _WITH.issuperset(trigger.pattern.recipient)
