"""What a process of the benchmark's pool does: importable, so that it can be sent there."""

import dateline
from dateline.model import Document


def read(one: Document) -> int:
    """The number of claims of a report."""
    return len(dateline.reader().read(one).claims)
