"""The commands that ask a store: each reads its options into a filter, asks, and prints the rows."""

from typing import Annotated

import typer

from dateline.cli.common import STORE, Where, opened
from dateline.cli.output import As, Format, To, show
from dateline.model import Act, ActorKind, CommitmentKind, EventType, Mood
from dateline.model.world import EventStatus, Outcome

Actor = Annotated[str | None, typer.Option(help="On any side: a state (RUS), a name, or an id.")]
With = Annotated[str | None, typer.Option("--with", help="Together with whom, on any side.")]
By = Annotated[str | None, typer.Option(help="Who does or says it: a state, a name, or an id.")]
To_ = Annotated[str | None, typer.Option("--to", help="To whom: a state, a name, or an id.")]
Since = Annotated[str | None, typer.Option(help="From this day on, as 2015-11-01.")]
Until = Annotated[str | None, typer.Option(help="Up to this day, as 2015-11-30.")]
AsOf = Annotated[str | None, typer.Option(help="Seen from this day; not given: the day of the latest report.")]
Limit = Annotated[int, typer.Option(min=1, help="At most so many rows.")]
Offset = Annotated[int, typer.Option(min=0, help="After so many rows.")]
Type = Annotated[EventType | None, typer.Option("--type", help="PLOVER event type.", case_sensitive=False)]
Status = Annotated[EventStatus | None, typer.Option(help="What the claims say together.")]
Place = Annotated[str | None, typer.Option(help="A country or a place.")]
Mode = Annotated[str | None, typer.Option(help="PLOVER mode.")]


def events(
    store: Where = STORE,
    actor: Actor = None,
    with_: With = None,
    by: By = None,
    to: To_ = None,
    type_: Type = None,
    mode: Mode = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows what happened, the latest first: who did what to whom, and whether anybody denies it.

    \b
    dateline events --actor RUS --with TUR --type ASSAULT --since 2015-11-01
    dateline events --place Syria --status disputed --format csv
    """
    with opened(store) as found:
        rows = found.events(
            actor=actor, with_=with_, by=by, to=to, type=type_, mode=mode, status=status, since=since, until=until,
            place=place, as_of=as_of, limit=limit, offset=offset,
        )  # fmt: skip
        show(rows, form, output, columns=("day", "type", "status", "agents", "recipients", "place", "claims", "id"))


def claims(
    store: Where = STORE,
    event: Annotated[str | None, typer.Option(help="Only those of this event (its id).")] = None,
    report: Annotated[str | None, typer.Option(help="Only those of this report (its id).")] = None,
    actor: Actor = None,
    said_by: Annotated[str | None, typer.Option(help="Who vouches for it: a state, a name, or an id.")] = None,
    type_: Type = None,
    mood: Annotated[Mood | None, typer.Option(help="Only this mood.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows single claims with their words: what each report says, and according to whom.

    \b
    dateline claims --event event-0123456789abcdef
    dateline claims --said-by TUR --type ASSAULT
    """
    with opened(store) as found:
        rows = found.claims(
            event=event, report=report, actor=actor, said_by=said_by, type=type_, mood=mood, since=since, until=until,
            limit=limit, offset=offset,
        )  # fmt: skip
        show(rows, form, output, columns=("published", "type", "mood", "negated", "said_by", "words", "name", "judged"))


def timeline(
    store: Where = STORE,
    actor: Actor = None,
    with_: With = None,
    type_: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    as_of: AsOf = None,
    limit: Limit = 200,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows events in the order of time, each in the words of the report that told of it first.

    \b
    dateline timeline --actor TUR --since 2015-11-20
    """
    with opened(store) as found:
        rows = found.timeline(
            actor=actor, with_=with_, type=type_, status=status, since=since, until=until, place=place, as_of=as_of,
            limit=limit, offset=offset,
        )  # fmt: skip
        show(rows, form, output, columns=("day", "type", "status", "agents", "recipients", "words"))


def who(
    name: Annotated[str | None, typer.Argument(help="A name or its parts, a state (FRA), or an id.")] = None,
    store: Where = STORE,
    on: Annotated[str | None, typer.Option(help="Only roles that hold on this day.")] = None,
    country: Annotated[str | None, typer.Option(help="Only those of this state (FRA).")] = None,
    kind: Annotated[ActorKind | None, typer.Option(help="Only this kind.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows who somebody is: names, codes, roles with the first and last day for which reports give them.

    \b
    dateline who "Laurent Fabius" --on 2015-11-27
    """
    with opened(store) as found:
        rows = found.who(name=name, on=on, country=country, kind=kind, limit=limit, offset=offset)
        show(rows, form, output, columns=("name", "kind", "codes", "roles", "first", "last", "reports", "id"))


def said(
    store: Where = STORE,
    by: By = None,
    to: To_ = None,
    about: Annotated[str | None, typer.Option(help="Words that are said.")] = None,
    act: Annotated[Act | None, typer.Option(help="What the speaker does with them.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Annotated[str | None, typer.Option(help="Only in this paper.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows who said what, the latest published first.

    \b
    dateline said --by "Laurent Fabius" --about soldiers
    dateline said --by TUR --act deny
    """
    with opened(store) as found:
        rows = found.said(
            by=by,
            to=to,
            about=about,
            act=act,
            since=since,
            until=until,
            publisher=publisher,
            limit=limit,
            offset=offset,
        )
        show(rows, form, output, columns=("published", "publisher", "speaker", "act", "words", "report"))


def commitments(
    store: Where = STORE,
    by: By = None,
    to: To_ = None,
    kind: Annotated[CommitmentKind | None, typer.Option(help="Only this kind.")] = None,
    outcome: Annotated[Outcome | None, typer.Option(help="Only those of which this came.")] = None,
    open_: Annotated[bool, typer.Option("--open", help="Short for --outcome open.")] = False,
    due_before: Annotated[str | None, typer.Option(help="Due on this day or earlier.")] = None,
    due_after: Annotated[str | None, typer.Option(help="Due on this day or later.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows who promised, offered, threatened or refused what, and what came of it.

    \b
    dateline commitments --open --due-before 2015-12-31
    """
    with opened(store) as found:
        rows = found.commitments(
            by=by, to=to, kind=kind, outcome=Outcome.OPEN if open_ else outcome, due_before=due_before,
            due_after=due_after, since=since, until=until, as_of=as_of, limit=limit, offset=offset,
        )  # fmt: skip
        show(rows, form, output, columns=("made", "by", "to", "kind", "what", "condition", "due", "outcome"))


def disputes(
    store: Where = STORE,
    actor: Annotated[str | None, typer.Option(help="Who takes part, tells or denies it.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows what some tell and others deny, with the words of either.

    \b
    dateline disputes --actor TUR
    """
    with opened(store) as found:
        rows = found.disputes(actor=actor, since=since, until=until, limit=limit, offset=offset)
        show(rows, form, output, columns=("since", "type", "claimed_by", "claim", "denied_by", "denial"))


def search(
    words: Annotated[list[str], typer.Argument(help='Words that must all stand in a report; "in quotes" as a phrase.')],
    store: Where = STORE,
    since: Since = None,
    until: Until = None,
    publisher: Annotated[str | None, typer.Option(help="Only of this paper.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Finds reports by their words, the best first.

    \b
    dateline search downed plane
    dateline search '"no-fly zone"' --since 2015-11-01
    """
    with opened(store) as found:
        rows = found.search(
            words=" ".join(words), since=since, until=until, publisher=publisher, limit=limit, offset=offset
        )
        show(rows, form, output, columns=("published", "publisher", "title", "found", "id"))
