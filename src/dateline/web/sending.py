"""Pages that travel alone: one file with its own style, no script, nothing to load."""

from pathlib import Path

CSS = (Path(__file__).parent / "static" / "dateline.css").read_text(encoding="utf-8")


def attached(name: str) -> dict[str, str]:
    """The header that makes a browser save an answer under a name."""
    safe = "".join(letter for letter in name if letter.isalnum() or letter in "._-")
    return {"Content-Disposition": f'attachment; filename="dateline-{safe}"'}
