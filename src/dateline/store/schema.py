"""The tables of a store, as the code of today knows them. `docs/store.md` describes them; `migrations/` makes them."""

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
    Column("addressee", _Key, ForeignKey("form.n")),
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
