"""Swap the names of a text for names from everywhere, the same name for the same name."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from dateline_training.namelists import LARGE_TOWN, NameLists, countries, provinces, towns
from dateline_training.names import Name, NamedText

Chooser = Callable[[str], str]
Banks = Mapping[str, Sequence[str]]
INITIAL_SHARE = 0.05
INVENTED_ACRONYM_SHARE = 0.5
ACRONYM = re.compile(r"[A-Z]{2,5}$")
BANKED = ("ORG", "MEDIA", "FAC", "LOC", "EVENT", "WEAPON")
LETTERS = "AAABCCDDEEFGHIIJKLMMNNOPPPRRSSSTTUUVWZ"


def banks_of(texts: Iterable[NamedText], lists: NameLists) -> dict[str, tuple[str, ...]]:
    """The names that are swapped among themselves, by label and shape: those of the texts and those of the lists."""
    listed = ((label, surface) for label, surfaces in lists.organisations.items() for surface in surfaces)
    found: dict[str, list[str]] = defaultdict(list)
    for label, surface in (*_banked(texts), *listed):
        found[f"{label}/{shape(surface)}"].append(surface)
    return {kind: tuple(surfaces) for kind, surfaces in found.items()}


def _banked(texts: Iterable[NamedText]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for name in text.names:
            surface = text.text[name.start : name.end]
            if name.label in BANKED and (not surface.isupper() or ACRONYM.match(surface)):
                yield name.label, surface


def shape(surface: str) -> str:
    """Acronym, one word, or several."""
    if ACRONYM.match(surface):
        return "acronym"
    return "several" if " " in surface else "one"


class Swapper:
    """Choices for one document; every surface, and every part of a person's name, keeps its choice."""

    def __init__(self, lists: NameLists, generator: random.Random, share: float, banks: Banks | None = None) -> None:
        self._lists = lists
        self._banks = banks or {}
        self._generator = generator
        self._share = share
        self._chosen: dict[tuple[str, str], str] = {}
        self._choosers: dict[str, Chooser] = {
            "PERSON": self._person,
            "GPE": self._place,
            "NORP": self._group,
            "ORG": self._organisation,
            "FAC": self._organisation,
        }

    def swap(self, surface: str, label: str) -> str:
        """The name to stand for `surface`."""
        key = (label, surface.upper())
        if key not in self._chosen:
            self._chosen[key] = self._choose(surface, label) if self._generator.random() < self._share else surface
        swapped = self._chosen[key]
        return swapped.upper() if surface.isupper() and not ACRONYM.match(surface) else swapped

    def _choose(self, surface: str, label: str) -> str:
        if label in ("ORG", "MEDIA") and ACRONYM.match(surface) and self._generator.random() < INVENTED_ACRONYM_SHARE:
            return "".join(self._generator.choices(LETTERS, k=len(surface)))
        bank = self._banks.get(f"{label}/{shape(surface)}", ())
        if bank and (label not in self._choosers or self._generator.random() < 0.5):
            return self._generator.choice(bank)
        chooser = self._choosers.get(label)
        return chooser(surface) if chooser else surface

    def _person(self, surface: str) -> str:
        culture = self._generator.choice(self._lists.cultures)
        given, family = culture.person(self._generator)
        words = surface.split()
        if len(words) == 1:
            return family or given if self._generator.random() < 0.75 else given
        self._chosen.setdefault(("PERSON", words[-1].upper()), family or given)
        self._chosen.setdefault(("PERSON", words[0].upper()), given)
        if self._generator.random() < INITIAL_SHARE:
            given = f"{given[0]}."
        return culture.full(given, family)

    def _place(self, surface: str) -> str:
        if surface in countries():
            return self._generator.choice(countries())
        kind = self._generator.random()
        if kind < 0.45:
            return self._generator.choice(towns(LARGE_TOWN))
        return self._generator.choice(towns() if kind < 0.85 else provinces())

    def _group(self, surface: str) -> str:
        for names in self._lists.groups.values():
            if surface in names:
                return self._generator.choice(names)
        return surface

    def _organisation(self, surface: str) -> str:
        """Only the place or nationality inside changes: University of Nairobi, Kenyan Red Cross."""
        words = surface.split()
        if len(words) < 2:
            return surface
        return " ".join(self._inside(word) for word in words)

    def _inside(self, word: str) -> str:
        if word in self._lists.nationalities():
            return self._generator.choice(self._lists.nationalities())
        if word in countries() or (len(word) > 4 and word[0].isupper() and word in _town_set()):
            return self._generator.choice(towns(LARGE_TOWN))
        return word


def swap_text(named: NamedText, swapper: Swapper) -> NamedText:
    """The text with its names swapped and marked where they now stand."""
    text = ""
    names: list[Name] = []
    last = 0
    for name in named.names:
        text += named.text[last : name.start]
        surface = swapper.swap(named.text[name.start : name.end], name.label)
        names.append(Name(len(text), len(text) + len(surface), name.label))
        text += surface
        last = name.end
    return NamedText(named.identity, text + named.text[last:], tuple(names))


@cache
def _town_set() -> frozenset[str]:
    return frozenset(towns(LARGE_TOWN))
