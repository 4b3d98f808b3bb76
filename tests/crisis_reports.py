"""Made-up reports of a crisis between invented countries and real ones, by a recipe: enough to tie together."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec

import dateline
from dateline.ingest import document
from dateline.model import Reading
from dateline.store.identity import known_by

START = date(2015, 11, 20)
LEADS = (
    "Turkey's army shelled two villages near Aleppo on {day}, killing {n} people, police in Syria said.",
    "Turkey denied that its army had shelled two villages near Aleppo on {day}.",
    "The French foreign minister, Laurent Fabius, met the Russian president in Moscow on {day}.",
    "Laurent Fabius promised on {day} to send {n} soldiers to Mali before December 20.",
    "France sent {n} soldiers to Mali on {day}, the defence ministry in Paris said.",
    "Russia's foreign ministry accused Turkey on {day} of helping the militants in Syria.",
    "Angela Merkel said on {day} that Germany would not send troops to Syria.",
    "Protesters marched in Ankara on {day} against the shelling; {n} of them were arrested by the police.",
)
TAILS = (
    "The town lies by the river. Nobody in the market there wanted to give a name to a reporter.",
    "Mr Fabius said that he would speak with his colleagues again, and that talks with Russia went on.",
    "The ministry did not say when. Turkey's prime minister said that the report was wrong.",
)
COPY = "Storvik Post, with agencies. {body}"


def texts() -> list[tuple[str, date]]:
    """Three reports a day for eight days, some of them near copies of others."""
    made = []
    for n in range(24):
        day = START + timedelta(days=n // 3)
        leads = [LEADS[(n * step + step) % len(LEADS)] for step in (1, 3, 5)]
        name = (day - timedelta(days=n % 3)).strftime("%A")
        body = " ".join(lead.format(day=name, n=3 + n % 4) for lead in leads) + " " + TAILS[n % len(TAILS)]
        made.append((body, day))
        if n % 6 == 0:
            made.append((COPY.format(body=body), day + timedelta(days=1)))
    return made


READINGS = Path(__file__).with_name("crisis_readings.jsonl")
"""As they were read once: these tests look at the store, and stay the same when the reading gets better.

Made anew by `python tests/crisis_reports.py`.
"""


@cache
def corpus() -> tuple[Reading, ...]:
    lines = READINGS.read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Reading) for line in lines)


def _make() -> None:
    reader = dateline.reader()
    readings = (reader.read(known_by(document(text, published=day))) for text, day in texts())
    READINGS.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings))


if __name__ == "__main__":
    _make()
