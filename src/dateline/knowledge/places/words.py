"""Words that tell a reader what kind of place a name is, and whether it is one: `words.toml`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.load import decode, files


class Given(Struct, frozen=True, forbid_unknown_fields=True):
    """A place that an example must give: its words, and where told its country and kind."""

    text: str
    country: str = ""
    kind: str = ""
    near: tuple[float, float] | None = None
    """A point within a degree of which it lies."""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text with all its places."""

    text: str
    gives: tuple[Given, ...]
    gap: str = ""


class Words(Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """Words of a class, with the kind of place that they tell, where they tell one."""

    class_: str
    words: tuple[str, ...]
    examples: tuple[Example, ...]
    kind: str = ""

    @property
    def id(self) -> str:
        return f"{self.class_} {self.kind}".strip()


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """A way in which places are told apart, shown by examples."""

    id: str
    examples: tuple[Example, ...]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[Words, ...] = ()
    case: tuple[Case, ...] = ()


class PlaceWords(Struct, frozen=True, kw_only=True):
    """The classes by name."""

    classes: Mapping[str, Mapping[str, str]]
    examples: tuple[tuple[str, Example], ...]

    def __getitem__(self, name: str) -> Mapping[str, str]:
        return self.classes.get(name, {})


def load_words(folders: Iterable[Path]) -> PlaceWords:
    """The classes of all folders; a later folder adds words to a class.

    Raises: KnowledgeError for a file that cannot be used.
    """
    read = tuple((path, decode(path, _File)) for path in files(folders, "places"))
    for path, file in read:
        for entry in _entries(file):
            if not entry.examples:
                raise KnowledgeError(path, f'"{entry.id}"', "no example shows it", "Add one with the places it gives")
    classes: dict[str, dict[str, str]] = {}
    for _, file in read:
        for entry in file.words:
            classes.setdefault(entry.class_, {}).update(dict.fromkeys(entry.words, entry.kind))
    return PlaceWords(classes=classes, examples=tuple(_examples(file for _, file in read)))


def _entries(file: _File) -> tuple[Words | Case, ...]:
    return (*file.words, *file.case)


def _examples(read: Iterable[_File]) -> Iterator[tuple[str, Example]]:
    for file in read:
        for entry in _entries(file):
            yield from ((entry.id, example) for example in entry.examples)
