"""Makes a small store as big as that of years: its reports again and again, each time under the days of earlier years.

python -m benchmarks.years SMALL.db BIG.db 100000

A shortcut for measuring questions where tying in so many reports takes too long. Reports, claims, events, disputes and
commitments are multiplied with all their rows; the register is shared, as people come back. What new reports are
looked up by is other in each copy, so that they find as many candidates as they would find in the last of the years.
"""

import shutil
import sqlite3
import sys
import time
from pathlib import Path

_SCRIPT = """
INSERT INTO report SELECT n + :n, {id}, name || '-{copy}', title, date(published, :back), publisher, author, url,
    language, words, version, 'story-' || substr(story, 9) || '{mark}' FROM report WHERE n <= :reports;
INSERT INTO body SELECT report + :n, text, reading FROM body WHERE report <= :reports;
INSERT INTO actor SELECT report + :n, id, form + {step} FROM actor WHERE report <= :reports;
INSERT INTO statement SELECT report + :n, id, speaker + {step}, addressee + {step},
    act, form, value, inside, span_start, span_end, rule
    FROM statement WHERE report <= :reports;
INSERT INTO event SELECT n + :n, 'event-' || substr(id, 9) || '{mark}', type, mode, status, date(day, :back),
    date(first, :back), date(last, :back), date(told, :back), place, country, killed_least, killed_most,
    injured_least, injured_most, score, stories, claims FROM event WHERE n <= :events;
INSERT INTO event_side SELECT event + :n, side, who, country FROM event_side WHERE event <= :events;
INSERT INTO claim SELECT n + :n, report + :n, id, type, mode, mood, negated, value, date(first, :back),
    date(last, :back), place, geonames, lat, lon, country, killed, injured, arrested, trigger_start, trigger_end,
    span_start, span_end, statement, rule, block + :n, event + :n, judged FROM claim WHERE n <= :claims;
INSERT INTO claim_side SELECT claim + :n, side, position, form + {step} FROM claim_side WHERE claim <= :claims;
INSERT INTO sketch SELECT report + :n, shingles, bands FROM sketch WHERE report <= :reports;
INSERT INTO told SELECT report + :n, local, resolved FROM told WHERE report <= :reports;
INSERT INTO undertaking SELECT n + :n, report + :n, place, block + :n FROM undertaking WHERE report <= :reports;
INSERT INTO commitment SELECT n + :n, 'commitment-' || substr(id, 14) || '{mark}', block + :n, by, by_country, to_whom,
    to_country, kind, what, condition, date(due, :back), date(made, :back), outcome,
    replace(replace(replace(record, id, 'commitment-' || substr(id, 14) || '{mark}'), ifnull(due, '-'),
        ifnull(date(due, :back), '-')), ifnull(made, '-'), ifnull(date(made, :back), '-'))
    FROM commitment WHERE n <= :commitments;
INSERT INTO dispute SELECT dispute.event + :n, 'dispute-' || substr(dispute.id, 11) || '{mark}', date(since, :back),
    replace(record, event.id, 'event-' || substr(event.id, 9) || '{mark}')
    FROM dispute JOIN event ON event.n = dispute.event WHERE dispute.event <= :events;
INSERT INTO sketch_key SELECT {key}, report + :n FROM sketch_key WHERE report <= :reports;
INSERT INTO claim_key SELECT {key}, claim + :n FROM claim_key WHERE claim <= :claims;
INSERT INTO undertaking_key SELECT {key}, undertaking + :n FROM undertaking_key WHERE undertaking <= :undertakings;
INSERT INTO report_words (rowid, title, text)
    SELECT n, title, text FROM report JOIN body ON report = n WHERE n > :n AND n <= :n + :reports;
"""
_AGAIN = """
INSERT INTO form SELECT n + {step}, key || ' again', name, kind, codes, known_as, NULL, who FROM form
"""
"""The forms of the copies are of nobody new: who is found out to be another in the last of the years stays in them."""
_STEP = 10_000_000
"""Between the numbers of two copies."""


def multiply(small: Path, big: Path, count: int) -> None:
    started = time.perf_counter()
    shutil.copy(small, big)
    with sqlite3.connect(big) as store:
        store.execute("PRAGMA synchronous = OFF")
        store.execute("PRAGMA cache_size = -400000")
        tables = ("report", "event", "claim", "commitment", "undertaking")
        sizes = {f"{table}s": _most(store, table) for table in tables}
        days = "SELECT julianday(min(published)), julianday(max(published)) FROM report"
        first, last = store.execute(days).fetchone()
        store.execute(_AGAIN.format(step=_STEP))
        copies = count // sizes["reports"]
        for copy in range(1, copies):
            values = {**sizes, "n": copy * _STEP, "back": f"-{copy * int(last - first + 1)} days"}
            for statement in _statements(copy):
                store.execute(statement, {name: values[name] for name in values if f":{name}" in statement})
            store.commit()
            print(f"copy {copy} of {copies - 1}, {time.perf_counter() - started:.0f} s", flush=True)
        store.execute("UPDATE who SET reports = reports * ?", (copies,))
        store.execute(
            "INSERT INTO ledger (source, digest, status, report, at) SELECT name, id, 'done', n, published FROM report"
        )


def _statements(copy: int) -> list[str]:
    mark, constant = f"{copy:02x}", copy * 0x1B873593CC9E2D
    key = f"((key | {constant}) - (key & {constant}))"
    script = _SCRIPT.format(step=_STEP, copy=copy, mark=mark, id=f"substr(id, 3) || '{mark}'", key=key)
    return [statement for statement in script.split(";") if statement.strip()]


def _most(store: sqlite3.Connection, table: str) -> int:
    return int(store.execute(f"SELECT max(n) FROM {table}").fetchone()[0])


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
