"""Disputes: happenings that some tell and others deny."""

from collections.abc import Iterable, Sequence

from dateline.model.world import Dispute, Event, EventStatus
from dateline.situation.ids import stable_id
from dateline.situation.status import asserts, denies
from dateline.situation.telling import Telling


def find_disputes(events: Iterable[Event], tellings: Iterable[Telling]) -> tuple[Dispute, ...]:
    """One for each event that somebody denies; `tellings` hold at least those of the events.

    What a reporter says did not happen, and nobody says did, is no dispute.
    """
    told = {telling.at: telling for telling in tellings}
    here = ((event, [told[at] for at in event.claims]) for event in events)
    return tuple(_dispute(event, claims) for event, claims in here if _in_dispute(event, claims))


def _in_dispute(event: Event, tellings: Iterable[Telling]) -> bool:
    return event.status is EventStatus.DISPUTED or any(denies(t) and t.said_by for t in tellings)


def _dispute(event: Event, tellings: Sequence[Telling]) -> Dispute:
    claims = [t for t in tellings if asserts(t)]
    denials = [t for t in tellings if denies(t)]
    return Dispute(
        id=stable_id("dispute", event.id),
        event=event.id,
        claimed_by=_sorted({*_sources(claims), *(party.actor for t in denials for party in t.answers)}),
        denied_by=_sorted(_sources(denials)),
        since=min((t.published for t in denials if t.published is not None), default=None),
        claims=tuple(sorted(t.at for t in claims)),
        denials=tuple(sorted(t.at for t in denials)),
    )


def _sources(tellings: Iterable[Telling]) -> set[str | None]:
    """Who says so themselves; None is a reporter."""
    return {telling.said_by[-1].actor if telling.said_by else None for telling in tellings}


def _sorted(sources: Iterable[str | None]) -> tuple[str | None, ...]:
    return tuple(sorted(sources, key=lambda source: (source is not None, source or "")))
