"""The commands that ask a store: each names the options that make up its filter."""

from typing import Annotated

import typer

from dateline.cli.question import Fields, question
from dateline.model import Act, ActorKind, CommitmentKind, EventType, Mood
from dateline.model.world import EventStatus, Outcome

Actor = Annotated[str | None, typer.Option(help="On any side: a state (RUS), a name, or an id.")]
With = Annotated[str | None, typer.Option("--with", help="Together with whom, on any side.")]
By = Annotated[str | None, typer.Option(help="Who does or says it: a state, a name, or an id.")]
To = Annotated[str | None, typer.Option(help="To whom: a state, a name, or an id.")]
Since = Annotated[str | None, typer.Option(help="From this day on, as 2015-11-01.")]
Until = Annotated[str | None, typer.Option(help="Up to this day, as 2015-11-30.")]
AsOf = Annotated[str | None, typer.Option(help="Seen from this day; not given: the day of the latest report.")]
Type = Annotated[EventType | None, typer.Option("--type", help="PLOVER event type.", case_sensitive=False)]
Status = Annotated[EventStatus | None, typer.Option(help="What the claims say together.")]
Place = Annotated[str | None, typer.Option(help="A country or a place.")]
Mode = Annotated[str | None, typer.Option(help="PLOVER mode.")]
Paper = Annotated[str | None, typer.Option(help="Only in this paper.")]


@question(("day", "type", "status", "agents", "recipients", "place", "claims", "id"))
def events(
    actor: Actor = None,
    with_: With = None,
    by: By = None,
    to: To = None,
    type_: Type = None,
    mode: Mode = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    as_of: AsOf = None,
) -> Fields:
    """Shows what happened, the latest first: who did what to whom, and whether anybody denies it.

    \b
    dateline events --actor RUS --with TUR --type ASSAULT --since 2015-11-01
    dateline events --place Syria --status disputed --format csv
    """
    return _fields(locals())


@question(("published", "type", "mood", "negated", "said_by", "words", "name", "judged"), limit=100)
def claims(
    event: Annotated[str | None, typer.Option(help="Only those of this event (its id).")] = None,
    report: Annotated[str | None, typer.Option(help="Only those of this report (its id).")] = None,
    actor: Actor = None,
    said_by: Annotated[str | None, typer.Option(help="Who vouches for it: a state, a name, or an id.")] = None,
    type_: Type = None,
    mood: Annotated[Mood | None, typer.Option(help="Only this mood.")] = None,
    since: Since = None,
    until: Until = None,
) -> Fields:
    """Shows single claims with their words: what each report says, and according to whom.

    \b
    dateline claims --event event-0123456789abcdef
    dateline claims --said-by TUR --type ASSAULT
    """
    return _fields(locals())


@question(("day", "type", "status", "agents", "recipients", "words"), limit=200)
def timeline(
    actor: Actor = None,
    with_: With = None,
    type_: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    as_of: AsOf = None,
) -> Fields:
    """Shows events in the order of time, each in the words of the report that told of it first.

    \b
    dateline timeline --actor TUR --since 2015-11-20
    """
    return _fields(locals())


@question(("name", "kind", "codes", "roles", "first", "last", "reports", "id"))
def who(
    name: Annotated[str | None, typer.Argument(help="A name or its parts, a state (FRA), or an id.")] = None,
    on: Annotated[str | None, typer.Option(help="Only roles that hold on this day.")] = None,
    country: Annotated[str | None, typer.Option(help="Only those of this state (FRA).")] = None,
    kind: Annotated[ActorKind | None, typer.Option(help="Only this kind.")] = None,
) -> Fields:
    """Shows who somebody is: names, codes, roles with the first and last day for which reports give them.

    \b
    dateline who "Laurent Fabius" --on 2015-11-27
    """
    return _fields(locals())


@question(("published", "publisher", "speaker", "act", "words", "report"))
def said(
    by: By = None,
    to: To = None,
    about: Annotated[str | None, typer.Option(help="Words that are said.")] = None,
    act: Annotated[Act | None, typer.Option(help="What the speaker does with them.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Paper = None,
) -> Fields:
    """Shows who said what, the latest published first.

    \b
    dateline said --by "Laurent Fabius" --about soldiers
    dateline said --by TUR --act deny
    """
    return _fields(locals())


@question(("made", "by", "to", "kind", "what", "condition", "due", "outcome"))
def commitments(
    by: By = None,
    to: To = None,
    kind: Annotated[CommitmentKind | None, typer.Option(help="Only this kind.")] = None,
    outcome: Annotated[Outcome | None, typer.Option(help="Only those of which this came.")] = None,
    open_: Annotated[bool, typer.Option("--open", help="Short for --outcome open.")] = False,
    due_before: Annotated[str | None, typer.Option(help="Due on this day or earlier.")] = None,
    due_after: Annotated[str | None, typer.Option(help="Due on this day or later.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> Fields:
    """Shows who promised, offered, threatened or refused what, and what came of it.

    \b
    dateline commitments --open --due-before 2015-12-31
    """
    given = {name: value for name, value in locals().items() if name != "open_"}
    return {**given, "outcome": Outcome.OPEN if open_ else outcome}


@question(("since", "type", "claimed_by", "claim", "denied_by", "denial"))
def disputes(
    actor: Annotated[str | None, typer.Option(help="Who takes part, tells or denies it.")] = None,
    since: Since = None,
    until: Until = None,
) -> Fields:
    """Shows what some tell and others deny, with the words of either.

    \b
    dateline disputes --actor TUR
    """
    return _fields(locals())


@question(("published", "publisher", "title", "found", "id"))
def search(
    words: Annotated[list[str], typer.Argument(help='Words that must all stand in a report; "in quotes" as a phrase.')],
    since: Since = None,
    until: Until = None,
    publisher: Paper = None,
) -> Fields:
    """Finds reports by their words, the best first.

    \b
    dateline search downed plane
    dateline search '"no-fly zone"' --since 2015-11-01
    """
    return {"words": " ".join(words), "since": since, "until": until, "publisher": publisher}


def _fields(options: Fields) -> Fields:
    """The options under the names of the filter."""
    return {"type" if name == "type_" else name: value for name, value in options.items()}
