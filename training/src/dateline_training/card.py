"""Step card: the model card, its text from one file and its figures from the scores."""

import json
from pathlib import Path

TREE_COLUMNS = ("words", "upos", "feats", "lemmas", "uas", "las", "las_without_punctuation", "sentences")
NAME_COLUMNS = ("f1", "precision", "recall", "PERSON", "ORG", "LOC", "NORP")


def write(text: Path, scores: Path, tried: Path, out: Path) -> None:
    """Fill the tables into the card's text where it says `{trees}`, `{names}` and `{tried}`."""
    figures = json.loads(scores.read_text(encoding="utf-8"))
    trees = {name: row for name, row in figures.items() if "las" in row}
    names = {name: row for name, row in figures.items() if "f1" in row}
    parts = {
        "trees": table(trees, TREE_COLUMNS),
        "names": table(names, NAME_COLUMNS),
        "tried": tried.read_text("utf-8"),
    }
    filled = text.read_text(encoding="utf-8")
    for name, part in parts.items():
        filled = filled.replace(f"{{{name}}}", part.strip())
    out.write_text(filled, encoding="utf-8")


def table(rows: dict[str, dict[str, float]], columns: tuple[str, ...]) -> str:
    """A Markdown table; a figure that a set does not have stays empty."""
    lines = ["| set | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in rows.items():
        cells = (f"{row[column]:.1f}" if column in row else "" for column in columns)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
