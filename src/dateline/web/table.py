"""Rows of answers as cells of a page: what to show, and where a click leads."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec import Struct

from dateline.model import Act, EventType
from dateline.store.asking.rows import RoleRow
from dateline.web.wording import act_name, hint_of, label_of, title_of, type_hint, type_name

IDS = {
    "agents": "agent_ids",
    "recipients": "recipient_ids",
    "said_by": "said_by_ids",
    "speaker": "speaker_id",
    "by": "by_id",
    "to": "to_id",
}
"""The columns of names, and beside each the column of the ids that the names lead to."""


class Part(Struct, frozen=True):
    """Some words of a cell, the page that they lead to, what a pointer shows over them, and how they are styled."""

    text: str
    to: str = ""
    hint: str = ""
    style: str = ""


class Cell(Struct, frozen=True):
    """`label` is the column's name for narrow screens; `kind` styles the cell."""

    label: str
    parts: tuple[Part, ...]
    kind: str


def table(rows: Iterable[Struct], columns: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(row, column) for column in columns) for row in rows)


def _cell(row: Any, column: str) -> Cell:  # noqa: ANN401  any row of an answer
    value = getattr(row, column)
    return Cell(title_of(column), tuple(_parts(row, column, value)), column)


def _parts(row: Any, column: str, value: object) -> Iterable[Part]:  # noqa: ANN401
    if column in IDS:
        names, ids = _list(value), _list(getattr(row, IDS[column], ()))
        known = ((name, who) for name, who in zip(names, [*ids, *[""] * len(names)], strict=False) if name)
        parts = tuple(Part(name, actor_page(who)) for name, who in known)
        return parts or ((Part("the reporter"),) if column == "said_by" else ())
    if column == "report" and isinstance(value, str):
        text = getattr(row, "publisher", None) or "open"
        return (Part(text, report_page(value, getattr(row, "start", None))),) if value else ()
    if isinstance(value, Act):
        return (Part(act_name(value), style=f"act-{value.value}"),)
    if isinstance(value, EventType):
        return (Part(type_name(value), _leads_to(row, column), type_hint(value), f"type q{value.quad.value}"),)
    if column == "place" and isinstance(value, str):
        return (Part(place_name(value)),)
    text = plain(value) or (row.name if column == "title" else "")
    style = f"v-{text}" if isinstance(value, Enum) or column == "status" else ""
    return (Part(text, _leads_to(row, column), hint_of(text) if style else "", style),) if text else ()


def _leads_to(row: Any, column: str) -> str:  # noqa: ANN401
    if column == "name" and hasattr(row, "roles"):
        return actor_page(row.id)
    if column == "title":
        return report_page(row.id)
    if column in ("day", "type") and hasattr(row, "claims") and hasattr(row, "stories"):
        return f"/events/{quote(row.id)}"
    if column in ("day", "since", "type") and hasattr(row, "event"):
        return f"/events/{quote(row.event or '')}" if row.event else ""
    return ""


def place_name(place: str) -> str:
    """The store keeps places in small letters, as it compares them."""
    return place.title()


def actor_page(actor: str) -> str:
    return f"/actors/{quote(actor, safe='')}" if actor else ""


def report_page(report: str, start: int | None = None) -> str:
    return f"/reports/{quote(report, safe='')}" + (f"#at-{start}" if start is not None else "")


def plain(value: object) -> str:
    """A value in the words of a page."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "not so" if value else ""
    if isinstance(value, Enum):
        return label_of(str(value.value))
    if isinstance(value, RoleRow):
        return _role(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Struct):
        return " ".join(filter(None, map(plain, msgspec.structs.astuple(value))))
    if isinstance(value, list | tuple):
        return ("; " if any(isinstance(one, RoleRow) for one in value) else ", ").join(map(plain, value))
    return str(value)


def _role(role: RoleRow) -> str:
    """An office with its days, as far as they are known."""
    days = f"{role.first or '?'} to {role.last or '?'}" if role.first or role.last else ""
    return ", ".join(filter(None, (f"{role.title} ({role.of})" if role.of else role.title, days)))


def _list(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return [str(value)] if value else []
