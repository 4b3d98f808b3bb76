"""How long every page and every address of the API takes on a store, and how much a first view weighs.

python -m benchmarks.pages /tmp/big.db [TIMES]

Server time, warm (each address is asked once before it is timed), by the clock and, for a machine that has other things
to do, as time of the processor; the weight is what travels, compressed, with the styles, scripts and data of the page.
"""

import gc
import logging
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from litestar import Litestar
from litestar.testing import TestClient
from msgspec import Struct

from dateline.store import Store, open_store
from dateline.web.app import create_app
from dateline.web.questions import QUESTIONS

TIMES = 15
_LOADED = re.compile(r'(?:src|href|data-world|data-points|data-links)="(/(?:static/|map\.geojson|network\.json)[^"]*)"')


class Timed(Struct, frozen=True):
    """One address: seconds of each answer by the clock and of the processor, and the bytes of a first view."""

    address: str
    seconds: tuple[float, ...]
    busy: tuple[float, ...]
    weight: int

    def line(self) -> str:
        figures = (
            f"{median(some) * 1000:7.0f} {quantiles(some, n=20)[-1] * 1000:7.0f}" for some in (self.seconds, self.busy)
        )
        return f"{self.address[:70]:70} {' '.join(figures)} {self.weight / 1000:7.1f}"


def main(where: Path, times: int) -> None:
    logging.disable(logging.INFO)
    with open_store(where, create=False) as store, TestClient(create_app(store)) as client:
        gc.collect()
        gc.freeze()  # as `dateline serve` does
        print(f"{'address':70} {'median':>7} {'95th':>7} {'cpu':>7} {'95th':>7} {'kB':>7}")
        for address in addresses(store):
            print(timed(client, address, times).line(), flush=True)


def addresses(store: Store) -> Iterator[str]:
    """All pages, the questions with and without the busiest filter, and one record of each kind."""
    one, other = _column(store, "SELECT who FROM event_side GROUP BY 1 ORDER BY count(*) DESC LIMIT 2")
    event, report = _ids(store, "event", "stories DESC, n"), _ids(store, "report", "words DESC, n")
    needed = {"words": "border", "one": one, "other": other}
    yield from ("/", f"/?actor={one}", "/map", f"/map?actor={one}", "/map.geojson", "/network", "/network.json")
    yield from ("/review", "/read", f"/actors/{one}", f"/events/{event}", f"/reports/{report}")
    yield from (f"/reports/{report}/send", f"/api/reports/{report}", "/api/judgements", "/api/schema")
    for question in QUESTIONS.values():
        asked = "&".join(f"{name}={quote(needed[name])}" for name in question.needs)
        for root in ("/", "/api/"):
            yield f"{root}{question.name}" + (f"?{asked}" if asked else "")
            for name in ("actor", "by"):
                if name in question.fields and not question.needs:
                    yield f"{root}{question.name}?{name}={one}"
    yield "/events?format=csv&limit=1000"


def timed(client: TestClient[Litestar], address: str, times: int) -> Timed:
    """Raises: RuntimeError where an address answers with anything but a page."""
    weight = _weight(client, address)
    both = [_seconds(client, address) for _ in range(times)]
    return Timed(address, tuple(clock for clock, _ in both), tuple(busy for _, busy in both), weight)


def _weight(client: TestClient[Litestar], address: str) -> int:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    loaded = set(_LOADED.findall(answer.text)) if "html" in answer.headers["content-type"] else set()
    return answer.num_bytes_downloaded + sum(client.get(one).num_bytes_downloaded for one in loaded)


def _seconds(client: TestClient[Litestar], address: str) -> tuple[float, float]:
    started, worked = time.perf_counter(), time.process_time()
    client.get(address)
    return time.perf_counter() - started, time.process_time() - worked


def _ids(store: Store, table: str, order: str) -> str:
    return _column(store, f"SELECT id FROM {table} ORDER BY {order} LIMIT 1")[0]


def _column(store: Store, question: str) -> list[str]:
    return [str(row[0]) for row in store.sql(question).rows]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
