"""Who does it and upon whom, where the words of one pattern do not show it; read with the shipped knowledge."""

from functools import cache

import pytest

from dateline.model import Document, EventType
from dateline.reading import Reader


@cache
def _reader() -> Reader:
    return Reader.load()


def _sides(text: str, event: EventType) -> tuple[list[str], list[str]]:
    reading = _reader().read(Document(id="r", text=text))
    names = {actor.id: actor.name for actor in reading.actors}
    claim = next(c for c in reading.claims if c.type is event)
    return [names[i] for i in claim.agents], [names[i] for i in claim.recipients]


@pytest.mark.parametrize(
    ("text", "event", "agents", "recipients"),
    [
        pytest.param(
            "The Omani ambassador said that Oman would expel Kenyan traders.",
            EventType.THREATEN,
            ["The Omani ambassador"],
            ["Kenyan traders"],
            id="a spokesman threatens for their own side",
        ),
        pytest.param(
            "Algeria threatened to close the pipeline unless Spain lowers the tariff.",
            EventType.THREATEN,
            ["Algeria"],
            ["Spain"],
            id="whoever has to do something first is threatened",
        ),
        pytest.param(
            "Greece voiced anger and asked the Albanian government for an apology.",
            EventType.ACCUSE,
            ["Greece"],
            ["the Albanian government"],
            id="two verbs share whom they address",
        ),
        pytest.param(
            "Peru's demand for a handover was turned down by Chile.",
            EventType.REQUEST,
            ["Peru"],
            ["Chile"],
            id="whoever turns a demand down was asked",
        ),
        pytest.param(
            "Ghana complained when Togo raised its port fees.",
            EventType.ACCUSE,
            ["Ghana"],
            ["Togo"],
            id="the other of two parties",
        ),
        pytest.param(
            "Rockets launched by the Yemeni rebels hit a Saudi refinery.",
            EventType.ASSAULT,
            ["the Yemeni rebels"],
            ["Saudi Arabia"],
            id="whoever launched what hits",
        ),
        pytest.param(
            "Police questioned two Moroccans suspected of blowing up a Spanish train.",
            EventType.ASSAULT,
            ["two Moroccans"],
            ["Spain"],
            id="suspects of a deed",
        ),
        pytest.param(
            "Bahraini students threw bricks during demonstrations against the Bahraini government.",
            EventType.PROTEST,
            ["Bahraini students"],
            ["the Bahraini government"],
            id="people at a protest",
        ),
        pytest.param(
            "Miners marched through the capital demanding higher wages from the Zambian government.",
            EventType.PROTEST,
            ["Miners"],
            ["the Zambian government"],
            id="of whom protesters demand something",
        ),
        pytest.param(
            "A Russian-led offensive against the rebels in Syria began on Monday.",
            EventType.ASSAULT,
            ["Russia"],
            ["the rebels"],
            id="a hyphen ties the doer to the deed",
        ),
        pytest.param(
            "Ecuador recalled its ambassador to Colombia.",
            EventType.SANCTION,
            ["Ecuador"],
            ["Colombia"],
            id="an envoy of one's own is not whom it is done to",
        ),
        pytest.param(
            "The Kenyan foreign minister, on a visit to Uganda, said the harvest was poor.",
            EventType.CONSULT,
            ["The Kenyan foreign minister"],
            ["Uganda"],
            id="whoever is on a visit",
        ),
        pytest.param(
            "Albania fed some 300 people fleeing the storm and appealed to Italy for tents.",
            EventType.REQUEST,
            ["Albania"],
            ["Italy"],
            id="a verb joined to the participle before it",
        ),
        pytest.param(
            "“Bahrain remains firmly committed to fighting the rebels,” an envoy said.",
            EventType.ASSAULT,
            ["Bahrain"],
            ["the rebels"],
            id="whoever remains committed",
        ),
        pytest.param(
            "Oman expels two Kenyan diplomats over theft",
            EventType.SANCTION,
            ["Oman"],
            ["Kenya"],
            id="the first name of a headline",
        ),
        pytest.param(
            "Ghana condemned Togo for the raid on a village.",
            EventType.ASSAULT,
            ["Togo"],
            [],
            id="whoever is condemned for a deed did it",
        ),
        pytest.param(
            "Denmark threatened to suspend the whaling treaty between Denmark and Iceland.",
            EventType.THREATEN,
            ["Denmark"],
            ["Iceland"],
            id="nobody threatens themselves",
        ),
    ],
)
def test_sides(text: str, event: EventType, agents: list[str], recipients: list[str]) -> None:
    assert _sides(text, event) == (agents, recipients)


def test_those_who_consult_each_other_have_no_recipient() -> None:
    text = "Laos and Nepal agreed to consult each other on trade with India."

    assert _sides(text, EventType.CONSULT) == (["Laos", "Nepal"], [])


def test_what_a_talk_is_about_is_nobody_who_is_met() -> None:
    text = "The Chilean president met the Peruvian president to discuss the unrest in Bolivia."

    assert "Bolivia" not in [name for side in _sides(text, EventType.CONSULT) for name in side]


def test_an_office_holder_says_we_of_the_country() -> None:
    text = "“We condemn Syria,” Turkish foreign minister Mevlut Cavusoglu said in Turkey."

    assert _sides(text, EventType.ACCUSE) == (["Turkey"], ["Syria"])
