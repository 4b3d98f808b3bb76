"""Read the news corpus written for this project: `[surface|LABEL]` in paragraphs; say which lines are malformed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline_training.kinds import LABELS
from dateline_training.names import Name, NamedText

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that cannot be read, and why."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def read_news(path: Path) -> Iterator[NamedText | Malformed]:
    """Yield every paragraph of a file, or what is wrong with it."""
    document = path.stem
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            document = line[2:].split("|")[0].strip()
        elif line.strip():
            reason = fault(line)
            yield Malformed(path, number, reason) if reason else parse_marked(f"{document}:{number}", line.strip())


def fault(line: str) -> str | None:
    """What is wrong with a marked line, None where nothing is."""
    unknown = [label for _, label in MARK.findall(line) if label not in LABELS]
    if unknown:
        return f"unknown label {unknown[0]}"
    padded = [surface for surface, _ in MARK.findall(line) if surface != surface.strip()]
    if padded:
        return f"space inside a mark: {padded[0]!r}"
    left = re.search(r"[\[\]|]", MARK.sub("", line))
    return f"stray {left.group()!r}" if left else None


def parse_marked(identity: str, line: str) -> NamedText:
    """Cut the marks out of a line and keep where they were."""
    text = ""
    names: list[Name] = []
    last = 0
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        names.append(Name(len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    return NamedText(identity, text + line[last:], tuple(names))
