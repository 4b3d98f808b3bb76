"""`add` as its users meet it: what is kept, refused and failed, and what an interruption leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks import kills
from sqlalchemy import text

from dateline.store import Store, open_store
from dateline.store.adding import Counts, Limits, add_sources, count_inputs

SENTENCE = "The foreign minister of Norland said on Monday that {n} soldiers had left the town of Lindhavn."
DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]


def write(path: Path, count: int) -> Path:
    rows = [{"id": f"r{n}", "text": SENTENCE.format(n=n), "published": "2015-11-27"} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def rows(store: Store, question: str) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def test_the_counts_add_up_and_adding_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "a.jsonl", 5)
    write(folder / "copy.jsonl", 3)
    (folder / "b.txt").write_text("", encoding="utf-8")
    (folder / "c.bin").write_bytes(b"\x00")

    first = add_sources(store, [str(folder)], workers=2)
    ledger = rows(store, "SELECT source, status, why FROM ledger ORDER BY n")
    again = add_sources(store, [str(folder)], workers=1)

    assert first == Counts(kept=5, duplicates=3, refused=2)
    assert again == Counts(duplicates=8, refused=2)
    assert first.found == again.found == count_inputs([str(folder)]) == len(ledger)
    assert rows(store, "SELECT source, status, why FROM ledger ORDER BY source") == sorted(ledger)
    assert rows(store, "SELECT count(*) FROM report") == [(5,)]


def test_a_document_that_hangs_or_kills_its_process_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = tmp_path / "poison"
    poison.mkdir()
    (poison / "sitecustomize.py").write_text(POISON, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(poison), *sys.path]))
    source = write(tmp_path / "a.jsonl", 3)
    with source.open("a", encoding="utf-8") as file:
        for name in ("HANG", "DIE", "RAISE", "EAT"):
            file.write(json.dumps({"text": f"{name} {SENTENCE.format(n=1)}"}) + "\n")

    with open_store(tmp_path / "s.db") as store:
        counts = add_sources(store, [str(source)], workers=2, limits=Limits(seconds=4.0, megabytes=400))

        why = [str(row[0]) for row in rows(store, "SELECT why FROM ledger WHERE status = 'failed' ORDER BY source")]
    assert counts == Counts(kept=3, failed=4)
    assert "took more than 4 seconds" in why[0]
    assert "died" in why[1]
    assert "ValueError: poison" in why[2]
    assert "memory" in why[3]


POISON = """
import sys, importlib.abc
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "dateline.store.adding.worker": return None
        sys.meta_path.remove(self)
        import os, time
        from dateline.reading import Reader
        plain = Reader.read
        def read(self, document):
            kind = document.text.split()[0]
            if kind == "HANG": time.sleep(60)
            if kind == "DIE": os._exit(9)
            if kind == "RAISE": raise ValueError("poison")
            if kind == "EAT": return [bytearray(10_000_000) for _ in range(500)]
            return plain(self, document)
        Reader.read = read
        return None
sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, how: signal.Signals) -> None:
    source, where = write(tmp_path / "a.jsonl", 60), tmp_path / "s.db"
    command = [*DATELINE, "add", str(source), "--store", str(where), "--workers", "1"]
    with open_store(where) as store:
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
        _wait_for_reports(store)
        run.send_signal(how)
        run.communicate(timeout=60)

        between = rows(store, "SELECT count(*) FROM report")[0][0]
        whole = rows(store, "SELECT count(*) FROM report JOIN body ON report = report.n JOIN ledger USING (report)")
        counts = add_sources(store, [str(source)], workers=1)

        assert whole == [(between,)]
        assert counts.found == 60
        assert counts.duplicates == between
        assert rows(store, "SELECT count(*), count(DISTINCT report) FROM ledger WHERE status = 'done'") == [(60, 60)]


def _wait_for_reports(store: Store) -> None:
    until = time.monotonic() + 60
    while rows(store, "SELECT count(*) FROM report") == [(0,)] and time.monotonic() < until:
        time.sleep(0.02)


def test_killed_runs_come_to_the_store_of_an_undisturbed_one(tmp_path: Path) -> None:
    source = kills.made(tmp_path / "a.jsonl", 60)
    with open_store(tmp_path / "quiet.db") as quiet, open_store(tmp_path / "killed.db") as killed:
        found = add_sources(quiet, [str(source)], workers=1).found
        kills.kill_often(source, killed, 3)
        add_sources(killed, [str(source)], workers=2)

        assert kills.differences(quiet, killed, found) == []


def test_neither_the_order_of_reports_nor_the_number_of_workers_matters(tmp_path: Path) -> None:
    lines = kills.made(tmp_path / "a.jsonl", 40).read_text(encoding="utf-8").splitlines()
    situations = []
    for number, order in enumerate((lines, lines[::-1], lines[20:] + lines[:20])):
        source = tmp_path / f"order{number}.jsonl"
        source.write_text("\n".join(order), encoding="utf-8")
        with open_store(tmp_path / f"{number}.db") as store:
            add_sources(store, [str(source)], workers=1 + number % 2)
            situations.append(store.situation())

    assert situations[0] == situations[1] == situations[2]
    assert situations[0].events
