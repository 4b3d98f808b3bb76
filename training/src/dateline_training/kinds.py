"""Map the coarse labels of the licensed name sets to ours by word lists and a gazetteer."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from dateline_training.gazetteer import is_political_place

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WEAPON", "MEDIA", "MISC")
SAME = {"PERSON": "PERSON", "NORP": "NORP", "GPE": "GPE", "FAC": "FAC", "WEAPON": "WEAPON", "MILPLATFORM": "WEAPON"}


@dataclass(frozen=True, slots=True)
class Kinds:
    """Names and the words inside names that decide a finer label."""

    names: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]

    def has_name(self, kind: str, name: str) -> bool:
        return name.removeprefix("the ").removeprefix("The ") in self.names[kind]

    def has_word(self, kind: str, name: str) -> bool:
        return not self.words[kind].isdisjoint(name.split())

    def finer(self, name: str, label: str) -> str | None:
        """Our label for `name`; None where the set's label is not a name for us (dates, money)."""
        if label == "LOC":
            return self._place(name)
        if label == "ORG":
            return "MEDIA" if self.has_name("media", name) or self._media_title(name) else "ORG"
        if label in ("MISC", "OTH"):
            return next((kind.upper() for kind in ("weapon", "event") if self.has_word(kind, name)), "MISC")
        return SAME.get(label)

    def _place(self, name: str) -> str:
        if self.has_name("loc", name):
            return "LOC"
        if self.has_name("gpe", name) or self.has_word("gpe", name) or is_political_place(name):
            return "GPE"
        # Small towns are what no list knows, so an unknown place without a telling word is one of them.
        return next((kind.upper() for kind in ("fac", "loc") if self.has_word(kind, name)), "GPE")

    def _media_title(self, name: str) -> bool:
        return len(name.split()) > 1 and name.split()[-1] in self.words["media"]


def load_kinds(path: Path) -> Kinds:
    """Read the word lists."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Kinds(
        {kind: frozenset(table.get("names", ())) for kind, table in tables.items()},
        {kind: frozenset(table.get("words", ())) for kind, table in tables.items()},
    )
