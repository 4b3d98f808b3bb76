"""The tables of a store, as the code of today knows them. `docs/store.md` describes them; `migrations/` makes them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

_Key = BigInteger().with_variant(Integer, "sqlite")


def _report(*, primary: bool = False) -> Column[int]:
    """The column that ties a record to its report, and goes with it."""
    return Column(
        "report",
        _Key,
        ForeignKey("report.n", ondelete="CASCADE"),
        primary_key=primary,
        nullable=False,
        index=not primary,
    )


report = Table(
    "report",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("published", Date, index=True),
    Column("publisher", Text, index=True),
    Column("author", Text),
    Column("url", Text),
    Column("language", Text),
    Column("words", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("story", Text, index=True),
)
body = Table(
    "body",
    metadata,
    _report(primary=True),
    Column("text", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),
)
form = Table(
    "form",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("codes", Text, nullable=False),
    Column("known_as", Text, index=True),
    Column("identity", _Key, ForeignKey("identity.n"), index=True),
    Column("who", Text, index=True),
)
actor = Table(
    "actor",
    metadata,
    _report(primary=True),
    Column("id", Text, primary_key=True),
    Column("form", _Key, ForeignKey("form.n"), nullable=False, index=True),
)
claim = Table(
    "claim",
    metadata,
    Column("n", _Key, primary_key=True),
    _report(),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("mood", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("value", Text),
    Column("first", Date),
    Column("last", Date),
    Column("place", Text),
    Column("geonames", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", Text),
    Column("killed", Integer),
    Column("injured", Integer),
    Column("arrested", Integer),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("statement", Text),
    Column("rule", Text, nullable=False),
    Column("judged", Text),
    Column("block", _Key, index=True),
    Column("event", _Key, ForeignKey("event.n", ondelete="SET NULL"), index=True),
    UniqueConstraint("report", "id"),
)
claim_side = Table(
    "claim_side",
    metadata,
    Column("claim", _Key, ForeignKey("claim.n", ondelete="CASCADE"), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("form", _Key, ForeignKey("form.n"), nullable=False, index=True),
)
statement = Table(
    "statement",
    metadata,
    _report(primary=True),
    Column("id", Text, primary_key=True),
    Column("speaker", _Key, ForeignKey("form.n"), index=True),
    Column("addressee", _Key, ForeignKey("form.n"), index=True),
    Column("act", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("value", Text),
    Column("inside", Text),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("rule", Text, nullable=False),
)
ledger = Table(
    "ledger",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("source", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("report", _Key, ForeignKey("report.n", ondelete="SET NULL"), index=True),
    Column("why", Text),
    Column("at", Text, nullable=False),
    UniqueConstraint("source", "digest"),
)
dirty = Table(
    "dirty",
    metadata,
    Column("report", _Key, ForeignKey("report.n", ondelete="CASCADE"), primary_key=True),
)
sketch = Table(
    "sketch",
    metadata,
    Column("report", _Key, ForeignKey("report.n", ondelete="CASCADE"), primary_key=True),
    Column("shingles", LargeBinary, nullable=False),
    Column("bands", LargeBinary, nullable=False),
)
sketch_key = Table(
    "sketch_key",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("report", _Key, primary_key=True),
)
identity = Table(
    "identity",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("presence", LargeBinary, nullable=False),
    Column("actor", Text, index=True),
)
identity_key = Table(
    "identity_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("identity", _Key, primary_key=True),
)
who = Table(
    "who",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("codes", Text, nullable=False),
    Column("country", Text),
    Column("known_as", Text),
    Column("first", Date),
    Column("last", Date),
    Column("reports", Integer, nullable=False, index=True),
    Column("record", Text, nullable=False),
)
who_name = Table(
    "who_name",
    metadata,
    Column("name", Text, primary_key=True),
    Column("who", Text, ForeignKey("who.id", ondelete="CASCADE"), primary_key=True),
)
who_hint = Table(
    "who_hint",
    metadata,
    Column("hint", Text, primary_key=True),
    Column("who", Text, ForeignKey("who.id", ondelete="CASCADE"), primary_key=True),
)
who_alias = Table(
    "who_alias",
    metadata,
    Column("alias", Text, primary_key=True),
    Column("who", Text, ForeignKey("who.id", ondelete="CASCADE"), primary_key=True),
)
told = Table(
    "told",
    metadata,
    Column("report", _Key, ForeignKey("report.n", ondelete="CASCADE"), primary_key=True),
    Column("local", LargeBinary, nullable=False),
    Column("resolved", LargeBinary),
)
event = Table(
    "event",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Date),
    Column("first", Date),
    Column("last", Date),
    Column("told", Date),
    Column("place", Text),
    Column("country", Text),
    Column("killed_least", Integer),
    Column("killed_most", Integer),
    Column("injured_least", Integer),
    Column("injured_most", Integer),
    Column("score", Float, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
)
event_side = Table(
    "event_side",
    metadata,
    Column("event", _Key, ForeignKey("event.n", ondelete="CASCADE"), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("who", Text, primary_key=True),
    Column("country", Text),
)
claim_key = Table(
    "claim_key",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("claim", _Key, primary_key=True),
)
dispute = Table(
    "dispute",
    metadata,
    Column("event", _Key, ForeignKey("event.n", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("since", Date),
    Column("record", Text, nullable=False),
)
undertaking = Table(
    "undertaking",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("report", _Key, ForeignKey("report.n", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("block", _Key),
    UniqueConstraint("report", "place"),
)
undertaking_key = Table(
    "undertaking_key",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("undertaking", _Key, primary_key=True),
)
commitment = Table(
    "commitment",
    metadata,
    Column("n", _Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("block", _Key, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_country", Text),
    Column("to_whom", Text),
    Column("to_country", Text),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("condition", Text),
    Column("due", Date),
    Column("made", Date),
    Column("outcome", Text, nullable=False),
    Column("record", Text, nullable=False),
)
judgement = Table(
    "judgement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ruling", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("undoes", Text),
)
watched = Table(
    "watched",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("due", Float, nullable=False),
)
alerted = Table(
    "alerted",
    metadata,
    Column("alert", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
)
alert = Table(
    "alert",
    metadata,
    Column("name", Text, primary_key=True),
    Column("report", _Key, nullable=False),
)

AnyTable = Table
AnySelect = Select[Any]
AnyRow = Any
"""A row of some columns: SQLAlchemy's type for it names each of them."""
