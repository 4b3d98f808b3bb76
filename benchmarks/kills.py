"""Kills `dateline add` again and again, and holds the store against one that was left alone.

python -m benchmarks.kills 500 20
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from dateline.store import Store, open_store
from dateline.store.adding import add_sources

SENTENCES = (
    "The foreign minister of France said on Monday that {n} soldiers had left the town of Gao.",
    "Turkey denied that its army had shelled {n} villages near Aleppo on Tuesday.",
    "Police in Ankara arrested {n} protesters on Wednesday, Turkish officials said.",
    "Russia promised to deliver {n} trucks to Syria before December 20.",
    "Germany's chancellor met the prime minister of Italy in Rome on Thursday.",
)


def main(count: int, kills: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        source = made(here / "reports.jsonl", count)
        with open_store(here / "quiet.db") as quiet, open_store(here / "killed.db") as killed:
            counts = add_sources(quiet, [str(source)])
            print(f"undisturbed: {counts}")
            print(f"kept after each of {kills} kills: {kill_often(source, killed, kills)}")
            print(f"one more run: {add_sources(killed, [str(source)])}")
            wrong = differences(quiet, killed, counts.found)
            print("\n".join(wrong) or "nothing lost, nothing doubled, equal to the undisturbed store")


def made(path: Path, count: int) -> Path:
    """Reports of which the last ten are the same as the first, and some have no text."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            same = n % (count - 10)
            dice = random.Random(same)
            lead = [sentence.format(n=dice.randrange(2, 40)) for sentence in dice.sample(SENTENCES, 3)]
            text = " ".join(lead) if same % 25 else ""
            row = {"id": f"r{n}", "text": f"{text} {same}" if text else "", "published": f"2015-11-{1 + same % 28:02}"}
            file.write(json.dumps(row) + "\n")
    return path


def kill_often(source: Path, store: Store, kills: int) -> tuple[int, ...]:
    """Starts adding and kills it, at any moment or just after it kept something; gives how much was kept each time."""
    dice = random.Random(7)
    command = [
        sys.executable,
        "-c",
        "from dateline.cli import main; main()",
        "add",
        str(source),
        "--store",
        store.where,
    ]
    kept = []
    for kill in range(kills):
        before = _kept(store)
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kill % 2:
            time.sleep(dice.random() * 4)
        else:
            _wait_for_more(run, store, before)
            time.sleep(dice.random() / 2)
        run.send_signal(signal.SIGKILL)
        run.wait()
        kept.append(_kept(store))
    return tuple(kept)


def _kept(store: Store) -> int:
    return int(store.sql("SELECT count(*) FROM report").rows[0][0])


def _wait_for_more(run: subprocess.Popen[bytes], store: Store, before: int) -> None:
    until = time.monotonic() + 120
    while run.poll() is None and _kept(store) == before and time.monotonic() < until:
        time.sleep(0.02)


def differences(one: Store, other: Store, found: int) -> Sequence[str]:
    """In what two stores of the same inputs are not the same; what is lost, doubled or half there."""
    wrong = []
    for name, question in _SAME.items():
        if one.sql(question).rows != other.sql(question).rows:
            wrong.append(f"{name} differ")
    if one.situation() != other.situation():
        wrong.append("the situations differ")
    for store in (one, other):
        wrong += [f"{store.where}: {name}" for name, question in _NONE.items() if store.sql(question).rows != ((0,),)]
        if sum(store.ledger_counts().values()) != found:
            wrong.append(f"{store.where}: {found} found, but {store.ledger_counts()} in the ledger")
    return wrong


_ADD = (sys.executable, "-c", "from dateline.cli import main; main()", "add")
_SAME = {
    "reports": "SELECT id, published, words FROM report ORDER BY id",
    "claims": "SELECT report.id, claim.id, type, negated FROM claim JOIN report ON report.n = report ORDER BY 1, 2",
    "what became of inputs": "SELECT source, status IN ('done', 'duplicate'), report.id FROM ledger"
    " LEFT JOIN report ON report.n = ledger.report ORDER BY source",
}
_NONE = {
    "reports doubled": "SELECT count(*) - count(DISTINCT id) FROM report",
    "reports without text": "SELECT count(*) FROM report LEFT JOIN body ON body.report = n WHERE body.report IS NULL",
    "reports not tied in": "SELECT count(*) FROM dirty",
    "inputs done without a report": "SELECT count(*) FROM ledger WHERE status = 'done' AND report IS NULL",
}

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
