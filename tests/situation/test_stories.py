"""Near copies of a report of our own: cuts, other orders, other headlines, credits; and what is no copy."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Document, Note, NoteKind, Span
from dateline.situation.differences import Change, differences
from dateline.situation.stories import find_stories, near_copies, sketch

EXAMPLES = {p.stem: p.read_text(encoding="utf-8") for p in (Path(__file__).parents[2] / "examples").glob("*.txt")}
JET = EXAMPLES["jet"]
OTHER = (
    "The harbour of Port Halden was closed on Monday after dock workers walked out over wages. The union said that the "
    "strike would last until the owners came back to the table, and the owners said that they would not talk under "
    "pressure. Ships waited in the bay, and the mayor asked both sides to let medicines through."
)


def as_document(text: str, id_: str = "d", day: int = 27) -> Document:
    return Document(id=id_, text=text, published=date(2015, 11, day))


def copies(text: str) -> dict[str, str]:
    paragraphs = text.strip().split("\n\n")
    return {
        "cut after half": "\n\n".join(paragraphs[: len(paragraphs) // 2]),
        "another order": "\n\n".join(paragraphs[::-1]),
        "another headline": "\n\n".join(["A new quarrel over Syria", *paragraphs[1:]]),
        "a credit": text + "\n\n(Additional reporting by our own staff in two capitals)",
        "every third paragraph": "\n\n".join(p for i, p in enumerate(paragraphs) if i % 3),
        "capitals and blanks": text.upper().replace(" ", "  "),
    }


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, text in sorted(EXAMPLES.items()) for kind in copies(text)]
)
def test_a_copy_is_the_same_story(name: str, kind: str) -> None:
    every = [sketch(as_document(text, other, 26)) for other, text in EXAMPLES.items()]
    copy = sketch(as_document(copies(EXAMPLES[name])[kind], "copy"))

    shared = [story.documents for story in find_stories([copy, *every]) if len(story.documents) > 1]

    assert shared == [(name, "copy")]


def test_another_report_is_another_story() -> None:
    assert len(find_stories([sketch(as_document(JET, "a")), sketch(as_document(OTHER, "b"))])) == 2


def test_reports_without_words_are_no_copies_of_each_other() -> None:
    assert not near_copies(sketch(as_document("...", "a")), sketch(as_document("...", "b")))


def test_notes_do_not_count() -> None:
    credit = "Distributed by Northern Wire. Copying needs permission in writing. "
    plain = as_document(OTHER)
    noted = Document(id="n", text=credit + OTHER, notes=(Note(span=Span(0, len(credit)), kind=NoteKind.CREDIT),))

    assert sketch(noted).shingles == sketch(plain).shingles


def test_sketches_are_the_same_in_every_process() -> None:
    code = (
        "from dateline.model import Document; from dateline.situation.stories import sketch;"
        f"print(sketch(Document(id='d', text={OTHER!r})).keys)"
    )

    seen = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert seen == {f"{sketch(as_document(OTHER)).keys}\n"}


def test_differences_name_what_a_copy_left_out_added_changed_and_moved() -> None:
    before = "The bridge fell at noon. Two men were hurt. The mayor came at once. Trains stood still all day."
    after = "Two men were hurt. The bridge fell at noon. The mayor came at about one. Rain fell on the ruins."

    found = [
        (d.change, d.before.of(before) if d.before else None, d.after.of(after) if d.after else None)
        for d in differences(as_document(before), as_document(after))
    ]

    assert found == [
        (Change.SAME, "Two men were hurt.", "Two men were hurt."),
        (Change.MOVED, "The bridge fell at noon.", "The bridge fell at noon."),
        (Change.CHANGED, "The mayor came at once.", "The mayor came at about one."),
        (Change.ADDED, None, "Rain fell on the ruins."),
        (Change.REMOVED, "Trains stood still all day.", None),
    ]
