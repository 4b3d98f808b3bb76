"""How well near copies are found among real reports, and how fast: `python -m benchmarks.near_copies TEXTS.jsonl...`.

Each line of a file is an object with `text`. 200 of the texts are copied with cuts, in another order, under another
headline, with a credit, or all of that; a pair of reports counts as right if one is made from the other's original.
"""

import json
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from dateline.model import Document
from dateline.situation.stories import find_stories, sketch

COPIES = 200
SHORTEST = 60


def main(paths: Sequence[str]) -> None:
    texts = sorted({text for path in paths for text in _texts(Path(path)) if len(text.split()) >= SHORTEST})
    chance = random.Random(1962)
    chosen = chance.sample(range(len(texts)), COPIES)
    originals = [Document(id=f"{n}", text=text) for n, text in enumerate(texts)]
    copies = [Document(id=f"{n}-copy", text=mutated(texts[n], chance)) for n in chosen]
    started = time.process_time()
    sketches = [sketch(document) for document in (*originals, *copies)]
    sketched = time.process_time() - started
    stories = find_stories(sketches)
    seconds = time.process_time() - started
    found = {frozenset(pair) for story in stories for pair in combinations(story.documents, 2)}
    right = {frozenset((f"{n}", f"{n}-copy")) for n in chosen}
    both = len(found & right)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} reports of {words:.0f} words, {COPIES} copies: found {len(found)}, right {both}")
    print(f"precision {both / len(found):.3f}, recall {both / COPIES:.3f}, F1 {2 * both / (len(found) + COPIES):.3f}")
    print(f"{len(sketches) / sketched:,.0f} documents/s sketched, {len(sketches) / seconds:,.0f}/s with grouping")
    for pair in sorted(map(sorted, found - right))[:10]:
        print("  found without being made:", pair)


def mutated(text: str, chance: random.Random) -> str:
    """A copy as another paper would print it."""
    kind = chance.choice(["cut", "order", "headline", "credit", "all"])
    pieces = [p for p in re.split(r"\n\s*\n|(?<=[.!?])\s+(?=[A-Z\"“`])", text) if p.strip()]
    if kind in ("cut", "all"):
        kept = max(2, round(len(pieces) * chance.uniform(0.4, 0.8)))
        pieces = [pieces[i] for i in sorted(chance.sample(range(len(pieces)), min(kept, len(pieces))))]
    if kind in ("order", "all"):
        chance.shuffle(pieces)
    if kind in ("headline", "all"):
        pieces = ["What the day brought, in short", *pieces]
    if kind in ("credit", "all"):
        pieces = [*pieces, "Our correspondents in three cities added to this report of the Northern Wire."]
    return "\n\n".join(pieces)


def _texts(path: Path) -> Iterable[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


if __name__ == "__main__":
    main(sys.argv[1:])
