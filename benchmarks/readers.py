"""Readers of the pages while a writer adds: errors, and how long answers take. The store is changed, so give a copy.

python -m benchmarks.readers /tmp/copy.db [SECONDS]
"""

import itertools
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import Process
from pathlib import Path
from statistics import median, quantiles

import httpx

from benchmarks.big_store import EXAMPLES, newsroom
from benchmarks.newsroom import happening
from benchmarks.pages import addresses
from dateline.store import open_store

READERS = 20
SECONDS = 30
THINKS = 1.0
"""Seconds between the answer and the next question of a reader."""
_SERVE = "from dateline.cli import main; main()"
_START = 60.0
_FIRST_NEW = 10_000_000
_TODAY = date(2017, 1, 1)


def main(where: Path, seconds: int) -> None:
    with open_store(where, create=False) as store:
        asked = [address for address in addresses(store) if "limit=1000" not in address]
        before = len(store.sql("SELECT n FROM report WHERE n > 0").rows)
    writer = Process(target=write, args=(where, seconds))
    with served(where) as site, ThreadPoolExecutor(READERS) as pool:
        writer.start()
        answers = list(itertools.chain(*pool.map(lambda n: read(site, asked[n:] + asked[:n], seconds), range(READERS))))
        writer.join()
    with open_store(where, create=False) as store:
        added = len(store.sql("SELECT n FROM report WHERE n > 0").rows) - before
    took = [one for _, _, one in answers]
    errors = Counter((status, address) for address, status, _ in answers if status != 200)
    print(f"{READERS} readers, {seconds} s, {len(answers)} answers, {errors.total()} errors")
    for (status, address), times in errors.items():
        print(f"{times} times {status}: {address}")
    print(f"median {median(took) * 1000:.0f} ms, 95th {quantiles(took, n=20)[-1] * 1000:.0f} ms, {added} reports added")


@contextmanager
def served(where: Path) -> Iterator[str]:
    """The site in a process of its own, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", _SERVE, "serve", "--store", str(where), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait(site: str) -> None:
    """Raises: TimeoutError where the site does not come up."""
    until = time.monotonic() + _START
    while time.monotonic() < until:
        try:
            httpx.get(f"{site}/read")
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError(site)


def read(site: str, asked: list[str], seconds: int) -> list[tuple[str, int, float]]:
    """One reader: page after page, with a pause as people make; address, status and seconds of each."""
    found = []
    until = time.monotonic() + seconds
    with httpx.Client(base_url=site, timeout=30) as client:
        for address in itertools.cycle(asked):
            if time.monotonic() > until:
                break
            started = time.perf_counter()
            status = client.get(address).status_code
            found.append((address, status, time.perf_counter() - started))
            time.sleep(THINKS)
    return found


def write(where: Path, seconds: int) -> None:
    """The writer: ten reports at a time, tied in at once."""
    reader, world, originals = newsroom(EXAMPLES)
    until = time.monotonic() + seconds
    first = _FIRST_NEW + int(time.time()) % 1_000_000 * 10
    made = (reading for n in itertools.count(first) for reading in happening(world, originals, n, day=_TODAY))
    with open_store(where) as store:
        while time.monotonic() < until:
            store.add(itertools.islice(made, 10), reader.knowledge)
            store.settle(lambda: reader.knowledge)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
