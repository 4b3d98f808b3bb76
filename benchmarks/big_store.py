"""A big store, made of real readings with other people, days and words: how long questions and additions take.

python -m benchmarks.big_store 20000 /tmp/big.db
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dateline.ingest import document
from dateline.model import Actor, ActorKind, Reading, When
from dateline.reading import Reader
from dateline.store import Store, open_store

EXAMPLES = Path(__file__).parents[1] / "examples"
FIRST_DAY = date(2006, 1, 1)
YEARS = 10
CLAIMS = 10
"""In each report, and about as many statements."""
ADDED = 10
PORTION = 1000
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True)
class Recipe:
    """What reports are made of: readings, words by length, states by how much they are in the news."""

    readings: Sequence[Reading]
    words: dict[int, list[str]]
    states: Sequence[tuple[str, str]]


def main(count: int, where: Path) -> None:
    reader = Reader.load()
    recipe = _recipe(reader)
    with open_store(where) as store:
        _fill(store, reader, recipe, count)
        _ask(store)
        _add(store, reader, recipe, count)
    print(f"size: {sum(p.stat().st_size for p in where.parent.glob(where.name + '*')) / count / 1000:.1f} kB a report")


def _recipe(reader: Reader) -> Recipe:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    readings = [reader.read(document(text, published=FIRST_DAY)) for text in texts]
    words: dict[int, list[str]] = {}
    for word in sorted({word for text in texts for word in _WORD.findall(text)}):
        words.setdefault(len(word), []).append(word)
    states = [(code, state.name) for code, state in sorted(reader.knowledge.actors.state.items())]
    random.Random(1).shuffle(states)
    return Recipe(readings, words, states)


def made(recipe: Recipe, number: int) -> Reading:
    """One report: words of the same lengths, so that every span stays where it was."""
    dice = random.Random(number)
    base = dice.choice(recipe.readings)
    day = FIRST_DAY + timedelta(days=dice.randrange(365 * YEARS))
    text = _reworded(base, recipe, dice)
    claims = sorted(dice.sample(base.claims, min(CLAIMS, len(base.claims))), key=lambda claim: claim.trigger)
    shift = day - (base.document.published or day)
    return msgspec.structs.replace(
        base,
        document=msgspec.structs.replace(
            base.document, id=f"made-{number}", text=text, published=day, publisher=f"Paper {number % 40}"
        ),
        actors=_recast(base.actors, recipe, dice),
        statements=base.statements[: CLAIMS + dice.randrange(5)],
        claims=tuple(msgspec.structs.replace(c, when=_moved(c.when, shift), statement=None) for c in claims),
        commitments=tuple(c for c in base.commitments if c.claim is None or c.claim in {claim.id for claim in claims}),
        disputes=(),
    )


def _reworded(base: Reading, recipe: Recipe, dice: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        return dice.choice(recipe.words[len(match.group())]) if dice.random() < 0.7 else match.group()

    return _WORD.sub(other, base.document.text)


def _moved(when: When | None, shift: timedelta) -> When | None:
    if when is None or when.first is None:
        return when
    first, last = when.first + shift, (when.last or when.first) + shift
    return When(value=first.isoformat(), first=first, last=last)


def _recast(actors: Sequence[Actor], recipe: Recipe, dice: random.Random) -> tuple[Actor, ...]:
    """Other states in the places of those of the reading, the first of the list by far the most often."""
    cast: dict[str, tuple[str, str]] = {}
    known = {code for code, _ in recipe.states}

    def of(code: str) -> tuple[str, str]:
        if code not in cast:
            cast[code] = recipe.states[min(int(dice.paretovariate(0.7)) - 1, len(recipe.states) - 1)]
        return cast[code]

    def other(actor: Actor) -> Actor:
        codes = tuple(of(c[:3])[0] + c[3:] if c[:3] in known else c for c in actor.codes)
        if actor.known_as in known:
            code, name = of(actor.known_as)
            return msgspec.structs.replace(actor, known_as=code, name=name, codes=codes)
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
            return msgspec.structs.replace(actor, known_as=None, name=name, codes=codes, roles=())
        return msgspec.structs.replace(actor, codes=codes, roles=())

    return tuple(map(other, actors))


def _fill(store: Store, reader: Reader, recipe: Recipe, count: int) -> None:
    started = time.perf_counter()
    for start in range(0, count, PORTION):
        store.add((made(recipe, n) for n in range(start, min(start + PORTION, count))), reader.knowledge)
        store.settle(lambda: reader.knowledge)
        print(f"\r{start + PORTION} reports, {time.perf_counter() - started:.0f} s", end="", flush=True)
    sizes = store.sql(
        "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM claim), (SELECT count(*) FROM event)"
    )
    print("\nreports {}, claims {}, events {}".format(*sizes.rows[0]))


def _ask(store: Store) -> None:
    for name, question in _questions(store).items():
        seconds = [_seconds(question) for _ in range(4)]
        print(f"  {name:44} first {seconds[0] * 1000:7.0f} ms, then {min(seconds[1:]) * 1000:7.0f} ms")


def _questions(store: Store) -> dict[str, Callable[[], object]]:
    hot = store.sql(
        "SELECT country FROM event_side WHERE country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 2"
    )
    one, other = (row[0] for row in hot.rows)
    person = store.sql("SELECT name FROM who WHERE kind = 'person' ORDER BY reports DESC LIMIT 1").rows[0][0]
    year = FIRST_DAY.replace(year=FIRST_DAY.year + YEARS // 2)
    return {
        "events of the busiest state": lambda: store.events(actor=one),
        "events of two states, type, since": lambda: store.events(actor=one, with_=other, type="ASSAULT", since=year),
        "disputed events": lambda: store.events(status="disputed"),
        "overdue events": lambda: store.events(status="overdue"),
        "events by country and days": lambda: store.events(place=other, since=year),
        "who, by name": lambda: store.who(name=person),
        "who, by part of a name": lambda: store.who(name=person.split()[0][:4]),
        "said by a person": lambda: store.said(by=person),
        "said by the busiest state": lambda: store.said(by=one),
        "said about words, by a state": lambda: store.said(by=one, about="troops"),
        "open commitments due": lambda: store.commitments(outcome="open", due_before=FIRST_DAY + timedelta(days=2000)),
        "commitments of a state": lambda: store.commitments(by=one),
        "disputes": lambda: store.disputes(),
        "disputes of a state": lambda: store.disputes(actor=one),
        "relation by week": lambda: store.relation(one=one, other=other),
        "timeline of two states": lambda: store.timeline(actor=one, with_=other),
        "search two words": lambda: store.search(words="troops border"),
        "search a common word": lambda: store.search(words="said"),
        "reports of a paper": lambda: store.reports(publisher="Paper 3"),
        "claims of a state": lambda: store.claims(actor=one),
        "sql: events by type": lambda: store.sql("SELECT type, count(*) FROM event GROUP BY type"),
    }


def _seconds(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return time.perf_counter() - started


def _add(store: Store, reader: Reader, recipe: Recipe, count: int) -> None:
    new = [made(recipe, count + n) for n in range(ADDED)]
    started = time.perf_counter()
    store.add(new, reader.knowledge)
    store.settle(lambda: reader.knowledge)
    print(f"{ADDED} more reports, situation included: {time.perf_counter() - started:.1f} s")


def _syllables() -> Iterator[str]:
    for start in (
        "Bar",
        "Dor",
        "Fel",
        "Gam",
        "Hol",
        "Jar",
        "Kel",
        "Lom",
        "Mar",
        "Nor",
        "Pel",
        "Ros",
        "Sel",
        "Tor",
        "Vel",
    ):
        for end in ("a", "en", "ik", "os", "ula", "ine", "und", "ova", "ert", "ando"):
            yield start + end


_FIRST = list(_syllables())[::2]
_LAST = [f"{name}son" for name in _syllables()] + [f"{name}ovic" for name in _syllables()]

if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
