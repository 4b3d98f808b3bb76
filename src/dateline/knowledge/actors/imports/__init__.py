"""Turns other people's lists of actors into knowledge files: Wikidata, PETRARCH, FollowTheMoney, plain CSV."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from dateline.errors import InputError
from dateline.knowledge.actors.imports.followthemoney import read_followthemoney
from dateline.knowledge.actors.imports.found import Found
from dateline.knowledge.actors.imports.petrarch import read_petrarch
from dateline.knowledge.actors.imports.plain import read_plain
from dateline.knowledge.actors.imports.wikidata import read_wikidata
from dateline.knowledge.actors.imports.write import write
from dateline.knowledge.actors.index import ActorKnowledge


class Source(StrEnum):
    """What kind of file is read."""

    WIKIDATA = "wikidata"
    PETRARCH = "petrarch"
    FOLLOWTHEMONEY = "followthemoney"
    CSV = "csv"


def read(path: Path, source: Source | None, know: ActorKnowledge) -> Found:
    """Everything in the file that can be used, and what was passed over; without `source` its name tells the kind.

    Raises: InputError for a file that cannot be read or is of no such kind.
    """
    kind = source or _by_name(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read: {error}", "Make it a readable UTF-8 file") from None
    return _READERS[kind](text, str(path), know)


def _by_name(path: Path) -> Source:
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        kinds = ", ".join(source.value for source in Source)
        raise InputError(str(path), f'nothing known of files that end in "{path.suffix}"', f"Say --from ({kinds})")
    return found


_READERS: Mapping[Source, Callable[[str, str, ActorKnowledge], Found]] = {
    Source.WIKIDATA: read_wikidata,
    Source.PETRARCH: read_petrarch,
    Source.FOLLOWTHEMONEY: read_followthemoney,
    Source.CSV: read_plain,
}
_ENDINGS = {
    ".json": Source.WIKIDATA,
    ".txt": Source.PETRARCH,
    ".actors": Source.PETRARCH,
    ".jsonl": Source.FOLLOWTHEMONEY,
    ".ijson": Source.FOLLOWTHEMONEY,
    ".ftm": Source.FOLLOWTHEMONEY,
    ".csv": Source.CSV,
    ".tsv": Source.CSV,
}

__all__ = ["Found", "Source", "read", "write"]
