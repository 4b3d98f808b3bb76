"""Writes an export to a file beside its manifest: version, filter, how many, when, and the hash of what was written."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.errors import StoreError
from dateline.knowledge.plover import Plover
from dateline.store.asking.events import EventFilter
from dateline.store.asking.pledges import DisputeFilter
from dateline.store.exports.disputes import claim_reviews
from dateline.store.exports.facts import Fact, facts
from dateline.store.exports.graphs import gexf
from dateline.store.exports.records import ftm, geojson, plover_lines
from dateline.store.exports.tables import gdelt, icews, phoenix, polecat
from dateline.store.store import Store

Writer = Callable[[Iterable[Fact], Plover, str], Iterator[str]]
EVENTS: Mapping[str, Writer] = {
    "plover": plover_lines,
    "polecat": polecat,
    "icews": icews,
    "gdelt": gdelt,
    "phoenix": phoenix,
    "geojson": geojson,
    "gexf": gexf,
    "ftm": ftm,
}
FORMATS = (*EVENTS, "claimreview")
_HAPPENED = ("reported", "confirmed", "disputed")
_MOST = 1_000_000


class Manifest(Struct, frozen=True, kw_only=True):
    """What an export is. `happened` says whether denied, planned, demanded and possible deeds were left out."""

    format: str
    version: str
    store: str
    filter: dict[str, object]
    happened: bool
    records: int
    written: str
    sha256: str


def export(
    store: Store,
    form: str,
    path: Path,
    asked: EventFilter,
    plover: Plover,
    *,
    version: str,
    everything: bool = False,
) -> Manifest:
    """Writes the events that fit, or for `claimreview` the disputes, and `PATH.manifest.json`.

    Only what is told to have happened is written, unless `everything` is asked for: tables of other projects have no
    column for denials and plans. PLOVER records say which is which.

    Raises: StoreError for an unknown format or a file that cannot be written.
    """
    if form not in FORMATS:
        raise StoreError("export", f"no such format: {form}", f"There are {', '.join(FORMATS)}")
    count = _Counter()
    try:
        digest = _write(path, _lines(store, form, asked, plover, version, count, everything=everything))
        manifest = Manifest(
            format=form,
            version=version,
            store=store.where,
            filter={k: v for k, v in msgspec.to_builtins(asked).items() if v not in (None, False, 0)},
            happened=not everything and form != "claimreview",
            records=count.records,
            written=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            sha256=digest,
        )
        path.with_name(path.name + ".manifest.json").write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    except OSError as error:
        raise StoreError(str(path), (error.strerror or "cannot be written").lower(), "Name another file") from None
    return manifest


class _Counter:
    """Counts what passes."""

    def __init__(self) -> None:
        self.records = 0

    def passing(self, facts: Iterable[Fact], *, everything: bool) -> Iterator[Fact]:
        for fact in facts:
            if everything or fact.status.value in _HAPPENED:
                self.records += 1
                yield fact


def _lines(
    store: Store, form: str, asked: EventFilter, plover: Plover, version: str, count: _Counter, *, everything: bool
) -> Iterator[str]:
    if form == "claimreview":
        found = store.disputes(DisputeFilter(actor=asked.actor, since=asked.since, until=asked.until, limit=_MOST))
        count.records = len(found)
        yield from claim_reviews(found)
        return
    with store.reading() as connection:
        yield from EVENTS[form](count.passing(facts(connection, asked), everything=everything), plover, version)


def _write(path: Path, lines: Iterable[str]) -> str:
    """Writes to a file of another name first, so that a half export is never taken for a whole one."""
    part = path.with_name(path.name + ".part")
    digest = hashlib.sha256()
    with part.open("wb") as file:
        for line in lines:
            data = line.encode()
            digest.update(data)
            file.write(data)
    part.replace(path)
    return digest.hexdigest()
