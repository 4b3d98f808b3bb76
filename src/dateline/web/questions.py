"""The questions that pages and the API share: what is asked, in which columns a page shows it, where it leads.

Each is one method of a store with its filter, so that a page, its download and the API give the same rows.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.asking.answer import Answer
from dateline.store.asking.claims import ClaimFilter
from dateline.store.asking.events import EventFilter
from dateline.store.asking.people import WhoFilter
from dateline.store.asking.pledges import CommitmentFilter, DisputeFilter
from dateline.store.asking.relations import RelationFilter
from dateline.store.asking.reports import LedgerFilter, ReportFilter
from dateline.store.asking.said import SaidFilter
from dateline.store.asking.words import SearchFilter

MOST = 1000
"""Rows that one answer holds; a page's `offset` asks for what follows."""


class Question(Struct, frozen=True, kw_only=True):
    """`name` is its address and the method of the store; `fields` are what a page lets people fill in."""

    name: str
    title: str
    about: str
    filter: type[Struct]
    ask: Callable[[Store, Any], Answer[Any]]
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    needs: tuple[str, ...] = ()


_DAYS = ("since", "until")

QUESTIONS: Mapping[str, Question] = {
    question.name: question
    for question in (
        Question(
            name="events",
            title="Events",
            about="What is told to have happened, to come, or not: claims about one happening together.",
            filter=EventFilter,
            ask=Store.events,
            columns=("day", "type", "status", "agents", "recipients", "place", "killed_least", "stories", "score"),
            fields=("actor", "with_", "type", "status", "place", *_DAYS),
        ),
        Question(
            name="said",
            title="Said",
            about="Who said what, in their words.",
            filter=SaidFilter,
            ask=Store.said,
            columns=("published", "speaker", "act", "words", "addressee", "report"),
            fields=("by", "about", "act", "publisher", *_DAYS),
        ),
        Question(
            name="claims",
            title="Claims",
            about="Each telling of an event, with its words, its mood and those who vouch for it.",
            filter=ClaimFilter,
            ask=Store.claims,
            columns=("published", "type", "mood", "negated", "agents", "recipients", "said_by", "words", "report"),
            fields=("actor", "said_by", "type", "mood", "negated", *_DAYS),
        ),
        Question(
            name="who",
            title="Actors",
            about="Persons, states, bodies and groups, with their offices.",
            filter=WhoFilter,
            ask=Store.who,
            columns=("name", "kind", "codes", "roles", "reports", "first", "last"),
            fields=("name", "country", "kind", "on"),
        ),
        Question(
            name="commitments",
            title="Commitments",
            about="Pledges, offers, threats and refusals: on what condition, until when, and what came of them.",
            filter=CommitmentFilter,
            ask=Store.commitments,
            columns=("made", "by", "kind", "what", "to", "condition", "due", "outcome"),
            fields=("by", "to", "kind", "outcome", "due_before", *_DAYS),
        ),
        Question(
            name="disputes",
            title="Disputes",
            about="What some tell and others deny, side by side.",
            filter=DisputeFilter,
            ask=Store.disputes,
            columns=("since", "type", "agents", "recipients", "claimed_by", "claim", "denied_by", "denial"),
            fields=("actor", *_DAYS),
        ),
        Question(
            name="timeline",
            title="Timeline",
            about="Events in the order of time, in the words of the report that told of each first.",
            filter=EventFilter,
            ask=Store.timeline,
            columns=("day", "type", "status", "agents", "recipients", "place", "words", "report"),
            fields=("actor", "with_", "type", "status", "place", *_DAYS),
        ),
        Question(
            name="relation",
            title="Relation",
            about="What two sides did to each other over time.",
            filter=RelationFilter,
            ask=Store.relation,
            columns=(
                "period",
                "agent",
                "recipient",
                "verbal_cooperation",
                "material_cooperation",
                "verbal_conflict",
                "material_conflict",
                "score",
            ),
            fields=("one", "other", "by", *_DAYS),
            needs=("one", "other"),
        ),
        Question(
            name="search",
            title="Search",
            about='Reports in which all the words stand; "phrases" in quotes, begin* for beginnings.',
            filter=SearchFilter,
            ask=Store.search,
            columns=("published", "title", "publisher", "found", "claims"),
            fields=("words", "publisher", *_DAYS),
            needs=("words",),
        ),
        Question(
            name="reports",
            title="Reports",
            about="Every report that the store keeps.",
            filter=ReportFilter,
            ask=Store.reports,
            columns=("published", "title", "publisher", "words", "claims"),
            fields=("publisher", *_DAYS),
        ),
        Question(
            name="ledger",
            title="Ledger",
            about="Every input and what became of it.",
            filter=LedgerFilter,
            ask=Store.ledger,
            columns=("at", "source", "status", "why", "report"),
            fields=("status", "source"),
        ),
    )
}


def asked(question: Question, given: Mapping[str, str], *, limit: int | None = None) -> Any:  # noqa: ANN401
    """The filter that an address asks for: empty fields and fields of other questions are passed over.

    `limit` is that of a page that counts rows rather than shows them.

    Raises: StoreError for a value that a field cannot have, or one that is missing.
    """
    known = question.filter.__struct_fields__
    clean = {name: value.replace("\0", "").strip() for name, value in given.items()}
    fields: dict[str, Any] = {name: value for name, value in clean.items() if name in known and value}
    if missing := [name for name in question.needs if name not in fields]:
        raise StoreError(question.name, f"nothing asked: {', '.join(missing)} missing", "Fill it in")
    if "limit" in known:
        fields["limit"] = limit or min(_number(fields.get("limit"), 100), MOST)
        fields["offset"] = _number(fields.get("offset"), 0)
    try:
        return msgspec.convert(fields, question.filter, strict=False)
    except msgspec.ValidationError as error:
        raise StoreError(question.name, str(error), "Days are written 2015-11-27") from None


@cache
def choices(question: Question, field: str) -> tuple[str, ...]:
    """The values that a field may have, where they are few: those of its enumeration."""
    info = next(f for f in msgspec.structs.fields(question.filter) if f.encode_name == field or f.name == field)
    kinds = [kind for kind in getattr(info.type, "__args__", (info.type,)) if isinstance(kind, type)]
    for kind in kinds:
        if kind is bool:
            return ("true", "false")
        if issubclass(kind, Enum):
            return tuple(str(member.value) for member in kind)
    return ()


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 10 else otherwise
