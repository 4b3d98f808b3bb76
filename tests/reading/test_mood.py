"""Whether sentences as any newspaper writes them say that something happened."""

from functools import cache

import pytest

from dateline.model import Claim, Document
from dateline.reading import Reader


@cache
def _reader() -> Reader:
    return Reader.load()


def _told(claim: Claim) -> str:
    return f"{claim.mood} n" if claim.negated else claim.mood


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("Egypt and Kenya conferred on sending troops to Somalia.", "MOBILIZE", "possible"),
        ("The police said that the militia had plotted the bombing of the embassy in Nairobi.", "ASSAULT", "actual"),
        ("Sudan managed to free the Egyptian pilots.", "RETREAT", "actual"),
        ("Sudan failed to free the Egyptian pilots.", "RETREAT", "actual n"),
        ("Sudan stopped short of expelling the Egyptian ambassador.", "SANCTION", "actual n"),
        ("The talks fell short of an agreement between Egypt and Sudan.", "AGREE", "actual n"),
        ("Ethiopia withdrew from the talks rather than accept the Egyptian proposal.", "AGREE", "actual n"),
        ("Instead of bombing the rebels, Ethiopia offered them talks.", "ASSAULT", "actual n"),
        ("Egypt would have bombed Libya if Ethiopia had not withdrawn its troops.", "ASSAULT", "possible"),
        ("Egypt would have bombed Libya if Ethiopia had not withdrawn its troops.", "RETREAT", "possible"),
        ("The Egyptian president had been due to meet the Ethiopian prime minister on Monday.", "CONSULT", "planned"),
        ("Sudan will free the pilots once Egypt lifts the blockade.", "RETREAT", "planned, possible"),
        ("Egypt to send troops to Sudan", "MOBILIZE", "planned"),
        ("Kenya to expel Sudanese diplomats over spying", "SANCTION", "planned"),
        ("Egypt is no longer bombing the rebels in Libya.", "ASSAULT", "actual n"),
        ("Neither Egypt nor Sudan attacked the convoy.", "ASSAULT", "actual n"),
        ("Egypt neither bombed the convoy nor arrested its drivers.", "ASSAULT", "actual n"),
        ("Egypt neither bombed the convoy nor arrested its drivers.", "COERCE", "actual n"),
        ("Had Egypt attacked Libya, France would have intervened.", "ASSAULT", "possible"),
        ("Egypt almost bombed the port.", "ASSAULT", "actual n"),
        ("Egypt was on the verge of attacking Libya.", "ASSAULT", "planned"),
        ("Egypt was about to expel the ambassador when Sudan apologised.", "SANCTION", "planned"),
        ("Egypt was about to expel the ambassador when Sudan apologised.", "CONCEDE", "actual"),
        ("Egypt has vowed never to attack Libya.", "ASSAULT", "promised n"),
        ("Egypt's air force did everything to avoid killing civilians in Libya.", "ASSAULT", "planned n"),
        ("There was no attack on Libya by the Egyptian army.", "ASSAULT", "actual n"),
        ("No Egyptian troops attacked the Libyan town.", "ASSAULT", "actual n"),
        ("It is not true that Egypt attacked Libya.", "ASSAULT", "actual n"),
        ("The minister dismissed reports that Egypt had attacked Libya.", "ASSAULT", "actual n"),
        ("The minister doubted that Egypt had attacked Libya.", "ASSAULT", "possible"),
        ("Any attack on Libya would be condemned by France.", "ASSAULT", "possible"),
        ("Egypt, fearing an attack by Libya, closed its border.", "ASSAULT", "possible"),
        ("Egypt has not yet expelled the Libyan ambassador.", "SANCTION", "actual n"),
        ("Egypt is considering whether to attack Libya.", "ASSAULT", "planned"),
        ("Egypt pretended to withdraw its troops from Libya.", "RETREAT", "possible"),
        ("A plan for strikes on Libya by Egypt was drawn up.", "ASSAULT", "planned"),
        ("The hope of talks between Egypt and Libya faded.", "CONSULT", "planned"),
        ("Egypt's bid for a seizure of the port failed.", "ASSAULT", "planned"),
        ("Egypt's request for an arrest of the rebel leader was turned down.", "COERCE", "demanded"),
        ("The idea of an invasion of Libya by Egypt is absurd.", "ASSAULT", "planned"),
        ("The need for a withdrawal of Egyptian troops is plain.", "RETREAT", "demanded"),
        ("The possibility of an Egyptian attack on Libya cannot be excluded.", "ASSAULT", "possible"),
        ("Calls for an Egyptian attack on Libya grew louder.", "ASSAULT", "demanded"),
        ("The decision to attack Libya was taken by the Egyptian president.", "ASSAULT", "planned"),
        ("The order to attack Libya came from the Egyptian president.", "ASSAULT", "demanded"),
        ("Talks between Egypt and Libya are expected next week.", "CONSULT", "planned"),
        ("Talks between Egypt and Libya have collapsed.", "CONSULT", "actual"),
        ("The planned visit of the Egyptian president to Libya was called off.", "CONSULT", "planned n"),
        ("The Egyptian president may yet visit Libya.", "CONSULT", "possible"),
        ("The Egyptian president was to have visited Libya.", "CONSULT", "planned"),
        ("The Egyptian president should have visited Libya.", "CONSULT", "possible"),
        ("The Egyptian president must have met the rebels.", "CONSULT", "possible"),
        ("The Egyptian president hardly ever met the rebels.", "CONSULT", "actual n"),
        ("The Egyptian president barely met the rebels.", "CONSULT", "actual"),
        ("Egypt used to bomb Libya.", "ASSAULT", "actual"),
        ("Egypt stopped bombing Libya on Monday.", "ASSAULT", "actual n"),
        ("Egypt resumed bombing Libya on Monday.", "ASSAULT", "actual"),
        ("Egypt was prevented from bombing Libya.", "ASSAULT", "actual n"),
        ("Egypt admitted bombing Libya.", "ASSAULT", "actual"),
        ("Egypt is suspected of having bombed Libya.", "ASSAULT", "possible"),
        ("Egypt allegedly bombed Libya.", "ASSAULT", "possible"),
        ("Egypt is said to plan to bomb Libya.", "ASSAULT", "planned"),
        ("Egypt proved unable to bomb Libya.", "ASSAULT", "actual n"),
        ("Egypt was right to bomb Libya.", "ASSAULT", "actual"),
        ("Egypt was the first to bomb Libya.", "ASSAULT", "actual"),
        ("It would be a mistake for Egypt to attack Libya.", "ASSAULT", "planned"),
        ("It was wrong of Egypt to attack Libya.", "ASSAULT", "actual"),
        ("It is time for Egypt to attack Libya.", "ASSAULT", "planned"),
        ("Should Egypt attack Libya, France would intervene.", "ASSAULT", "possible"),
        ("Unless Egypt attacks Libya, France will not intervene.", "ASSAULT", "possible"),
        ("Whether Egypt attacked Libya is unclear.", "ASSAULT", "possible"),
        ("Did Egypt attack Libya?", "ASSAULT", "possible"),
        ("Defeating Boko Haram will take years and much patience.", "ASSAULT", "planned"),
        ("Kenya is preparing for the day once the rebels are defeated.", "ASSAULT", "possible"),
        ("The Kenyan minister will fly to Oslo for talks with Sudan.", "CONSULT", "planned"),
        ("The Kenyan minister flew to Oslo for talks with Sudan.", "CONSULT", "actual"),
        ("The court ordered Egypt to free the pilots.", "RETREAT", "demanded"),
        ("Egypt, in a bid to free the hostages, attacked the rebels.", "RETREAT", "planned"),
        ("Egypt attacked the rebels lest they attack Cairo.", "ASSAULT", "actual, possible"),
        ("Egypt attacked the rebels before they could attack Cairo.", "ASSAULT", "actual, possible"),
        ("Egypt attacked the rebels without killing civilians.", "ASSAULT", "actual, actual n"),
    ],
)
def test_how_a_deed_is_told(text: str, event: str, told: str) -> None:
    """`n` stands for negated; each deed of the type is asked, in text order."""
    reading = _reader().read(Document(id="r", text=text))

    assert ", ".join(_told(c) for c in reading.claims if c.type == event) == told
