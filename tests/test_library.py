from datetime import date

import dateline
from dateline import tables

TEXT = "Turkey denied on Friday that it had bombed Syria. Two men were killed by the militants, police said."


def test_read_gives_records_dictionaries_and_tables() -> None:
    reading = dateline.read(TEXT, published=date(2015, 11, 27))

    claims = tables.claims([reading])
    plain = dateline.to_dict(reading)
    assert claims.num_rows == len(reading.claims) > 0
    assert claims.column("words")[0].as_py() == reading.claims[0].trigger.of(TEXT)
    assert tables.statements([reading]).num_rows == len(reading.statements) > 0
    assert tables.actors([reading]).num_rows == len(reading.actors) > 0
    assert isinstance(plain["claims"], list)


def test_a_denied_deed_is_negated_and_said_by_who_denies_it() -> None:
    reading = dateline.read(TEXT, published=date(2015, 11, 27))

    names = {actor.id: actor.name for actor in reading.actors}
    bombed = next(claim for claim in reading.claims if claim.trigger.of(TEXT) == "bombed")
    assert bombed.negated
    assert [names[i] for i in bombed.said_by] == ["Turkey"]
