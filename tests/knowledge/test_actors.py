"""Checks the facts on actors against each other and against pycountry, and runs the lookups that must hold."""

import pytest

from dateline.knowledge import SHIPPED
from dateline.knowledge.actors import Example, load

KNOWN = load([SHIPPED])


@pytest.mark.parametrize("example", KNOWN.examples, ids=lambda example: example.name)
def test_lookup_example(example: Example) -> None:
    assert sorted({entry.id for entry in KNOWN.lookup(example.name)}) == sorted(example.gives)


def test_every_office_has_a_state_or_organisation_and_a_known_title() -> None:
    owners = {*KNOWN.state, *KNOWN.organisation}

    lost = [holder for holder in KNOWN.holders if holder.of not in owners or holder.office not in KNOWN.office_by_id]

    assert lost == []
