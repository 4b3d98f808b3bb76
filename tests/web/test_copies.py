"""Near copies on the page of a report: what differs, word by word."""

from datetime import date
from pathlib import Path

import dateline
from dateline.ingest import document
from dateline.store import open_store
from dateline.web.copies import copies_of

FIRST = """Norland halts raids

Norland said on Friday that it had halted its raids on the rebels. Its president flew to the coast in the morning.
The harbour was quiet, and the ferries ran as they do every week. Fishermen mended their nets along the northern quay.
No ship of the navy was seen. The mayor thanked the crews for their patience.
"""
SECOND = (
    FIRST.replace("president", "premier")
    .replace("No ship of the navy was seen. ", "")
    .replace("The mayor", "The markets stay shut. The mayor")
)


def test_what_differs_is_shown_word_by_word(tmp_path: Path) -> None:
    reader = dateline.reader()
    written = (
        document(text, title="Norland halts raids", published=date(2015, 11, 27), publisher=paper)
        for paper, text in (("Courier", FIRST), ("Herald", SECOND))
    )
    with open_store(tmp_path / "copies.db") as store:
        store.add(map(reader.read, written), reader.knowledge)
        store.settle(lambda: reader.knowledge)
        row = next(one for one in store.reports() if one.publisher == "Courier")

        (copy,) = copies_of(store, row, store.report(row.id).document)

    changes = [(change.kind, [(part.kind, part.text) for part in change.parts]) for change in copy.changes]
    assert ("removed", [("same", "No ship of the navy was seen.")]) in changes
    assert ("added", [("same", "The markets stay shut.")]) in changes
    assert any(("removed", "president") in parts and ("added", "premier") in parts for _, parts in changes)
    assert copy.same == 5
