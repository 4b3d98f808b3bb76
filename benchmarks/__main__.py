"""Speed, memory and start-up: `make bench`. Compare figures of one run only; machines are noisy."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.work import read
from dateline.ingest import document
from dateline.model import Document
from dateline.reading import Reader
from dateline.reading.actors import find_actors
from dateline.reading.claims import find_claims
from dateline.reading.places import find_places
from dateline.reading.statements import find_statements
from dateline.reading.times import find_times

ROUNDS = 20
EXAMPLES = Path(__file__).parents[1] / "examples"


def main() -> None:
    documents = [document(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.txt"))]
    words = sum(len(one.text.split()) for one in documents)
    started = time.process_time()
    reader = Reader.load()
    reader.read(documents[0])
    print(f"load and first report: {time.process_time() - started:.2f} s of CPU")
    seconds = _seconds(lambda: [reader.read(one) for one in documents])
    print(f"one core: {words / seconds:,.0f} words/s, {len(documents) / seconds:.1f} documents/s")
    for name, share in _shares(reader, documents).items():
        print(f"  {name:12} {100 * share:5.1f} %")
    print(f"two processes: {words / _two(documents):,.0f} words/s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    print(f"dateline read --help: {_help():.2f} s of CPU")


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one round, the first one thrown away."""
    work()
    started = time.process_time()
    for _ in range(ROUNDS):
        work()
    return (time.process_time() - started) / ROUNDS


def _shares(reader: Reader, documents: list[Document]) -> dict[str, float]:
    """The stages in the order of `Reader.read`, each timed alone."""
    know = reader.knowledge
    parsed = [(one, reader.parser(one)) for one in documents]
    times = [find_times(p, know.times, d.published) for d, p in parsed]
    places = [find_places(p, d, know.places, know.actors) for d, p in parsed]
    casts = [find_actors(p, know.actors, d.published) for d, p in parsed]
    said = [find_statements(p, know.speech, t, c) for (_, p), t, c in zip(parsed, times, casts, strict=True)]
    rows = list(zip(parsed, casts, times, places, said, strict=True))
    spent = {
        "language": _seconds(lambda: [reader.parser(d) for d in documents]),
        "times": _seconds(lambda: [find_times(p, know.times, d.published) for d, p in parsed]),
        "places": _seconds(lambda: [find_places(p, d, know.places, know.actors) for d, p in parsed]),
        "actors": _seconds(lambda: [find_actors(p, know.actors, d.published) for d, p in parsed]),
        "statements": _seconds(lambda: [find_statements(p, know.speech, t, c) for (_, p), c, t, *_ in rows]),
        "claims": _seconds(lambda: [find_claims(p, know.events, c, t, w, s) for (_, p), c, t, w, s in rows]),
    }
    return {name: seconds / sum(spent.values()) for name, seconds in spent.items()}


def _two(documents: list[Document]) -> float:
    """Seconds of the clock for one round on two processes that are warm."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(read, documents * 2))
        started = time.perf_counter()
        list(pool.map(read, documents * ROUNDS))
        return (time.perf_counter() - started) / ROUNDS


def _help() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    call = [sys.executable, "-c", "from dateline.cli import main; main()", "read", "--help"]
    subprocess.run(call, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
