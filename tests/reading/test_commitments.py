"""Who binds themselves to what, and who denies what, read with the shipped pipeline and knowledge."""

from datetime import date
from functools import cache

import pytest

from dateline.model import Commitment, CommitmentKind, Document, Reading
from dateline.reading import Reader

PLEDGE, OFFER, THREAT, REFUSAL = (
    CommitmentKind.PLEDGE,
    CommitmentKind.OFFER,
    CommitmentKind.THREAT,
    CommitmentKind.REFUSAL,
)


@cache
def _reader() -> Reader:
    return Reader.load()


def _read(text: str) -> Reading:
    return _reader().read(Document(id="r", text=text, published=date(2015, 11, 27)))


def _name(reading: Reading, actor: str | None) -> str | None:
    return next((a.name for a in reading.actors if a.id == actor), None)


def _told(reading: Reading, one: Commitment) -> tuple[str | None, CommitmentKind, str, str]:
    text = reading.document.text
    return _name(reading, one.by), one.kind, one.what.of(text), one.condition.of(text) if one.condition else ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenya said that it would withdraw its troops from Somalia if the African Union sent more soldiers.",
            [("Kenya", PLEDGE, "withdraw its troops from Somalia", "if the African Union sent more soldiers")],
        ),
        (
            "President Putin promised Finland to free the fishermen once the ships had left.",
            [("Putin", PLEDGE, "free the fishermen", "once the ships had left")],
        ),
        (
            "Turkey offered to release the Greek pilots.",
            [("Turkey", OFFER, "release the Greek pilots", "")],
        ),
        (
            "The Iranian foreign minister warned that Iran would attack Iraq unless the siege was lifted.",
            [("Iran", THREAT, "Iran would attack Iraq", "unless the siege was lifted")],
        ),
        (
            "“We will never recognise Kosovo,” the president of Serbia said.",
            [("Tomislav Nikolić", REFUSAL, "never recognise Kosovo", "")],
        ),
        (
            "Poland agreed to send tanks to Ukraine and to train its pilots.",
            [("Poland", PLEDGE, "send tanks to Ukraine", ""), ("Poland", PLEDGE, "train its pilots", "")],
        ),
        (
            "Kenya said it will begin withdrawing soldiers from Somalia on Friday and release Somali prisoners.",
            [
                ("Kenya", PLEDGE, "begin withdrawing soldiers from Somalia on Friday", ""),
                ("Kenya", PLEDGE, "release Somali prisoners", ""),
            ],
        ),
        (
            "Malta said its troops would join the force in Mali.",
            [("Malta", PLEDGE, "its troops would join the force in Mali", "")],
        ),
        (
            "Cyprus and Malta are alone in warning Libya of military strikes.",
            [("Cyprus", THREAT, "military strikes", ""), ("Malta", THREAT, "military strikes", "")],
        ),
        (
            "Kenya announced plans to send engineers to Sudan.",
            [("Kenya", PLEDGE, "send engineers to Sudan", "")],
        ),
        (
            "Kenya announced a grant of two million euros to Sudan.",
            [("Kenya", PLEDGE, "a grant of two million euros to Sudan", "")],
        ),
        (
            "Greece has agreed in principle to lift the embargo on Albania.",
            [("Greece", PLEDGE, "lift the embargo on Albania", "")],
        ),
        ("Iran reiterated its readiness to meet Iraq.", [("Iran", OFFER, "meet Iraq", "")]),
        ("Iran has said it is ready to meet Iraq.", [("Iran", OFFER, "meet Iraq", "")]),
        ("Greece vowed retaliation.", [("Greece", THREAT, "retaliation", "")]),
        ("Greece vowed to destroy the Islamic State.", [("Greece", PLEDGE, "destroy the Islamic State", "")]),
        (
            "Vladimir Putin said that he and Lukashenko would help Syria.",
            [("Vladimir Putin", PLEDGE, "help Syria", "")],
        ),
        ("Egypt said it would not rule out sending troops to Libya.", []),
        ("Vladimir Putin said that his tax plan would bring billions.", []),
        ("Vladimir Putin believes that Russia will help Syria.", []),
        ("“I would answer the question,” Vladimir Putin said.", []),
        ("Vladimir Putin offered no proof.", []),
        ("Germany assured Israel that its troops had left.", []),
        ("Germany warned against panic.", []),
        ("The accord opens the way to talks between India and China.", []),
        ("Egypt's president said that Libya would hold an election in May.", []),
        ("The singer promised to return next year.", []),
        ("Poland did not promise to send tanks to Ukraine.", []),
        ("The minister declined to comment.", []),
    ],
)
def test_commitments(text: str, told: list[tuple[str, CommitmentKind, str, str]]) -> None:
    reading = _read(text)

    assert [_told(reading, c) for c in reading.commitments] == told


def test_a_commitment_knows_its_claim_its_day_and_whom_it_is_given_to() -> None:
    reading = _read("Kenya promised Somalia to withdraw its troops by June 2016.")

    (one,) = reading.commitments
    assert _name(reading, one.to) == "Somalia"
    assert one.due == date(2016, 6, 30)
    assert next(c.type for c in reading.claims if c.id == one.claim) == "RETREAT"
    assert one.via in {s.id for s in reading.statements}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Sudan denied that it had bombed a village in Chad. Chad said Sudan had bombed the village on Friday.",
            ("Chad", "Sudan"),
        ),
        ("Spain rejected Morocco's accusations.", ("Morocco", "Spain")),
        (
            "Contrary to earlier reports, the Kenyan police said no arrests had been made.",
            ("earlier reports", "the Kenyan police"),
        ),
        ("Israel denied involvement in the attack on the Syrian scientist.", (None, "Israel")),
        ("Anna Moreno accused Morocco of shelling Ceuta. Morocco rejected the accusation.", ("Anna Moreno", "Morocco")),
        ("Chad says Sudan bombed a village, a charge denied by Sudan.", ("Chad", "Sudan")),
        ("Chad said Sudan had bombed a village, but Sudan denied it.", ("Chad", "Sudan")),
        ("Sudan denied bombing Chad, as Chad had claimed.", ("Chad", "Sudan")),
        ("Sudan denied reports that it had bombed Chad.", (None, "Sudan")),
        (
            "Spain accused Morocco of shelling Ceuta. The Moroccan army denied that it had fired on the town.",
            ("Spain", "The Moroccan army"),
        ),
        (
            "Local media reported that Sudan had bombed a hospital, but the governor dismissed the report as false.",
            ("Local media", "the governor"),
        ),
    ],
)
def test_disputes(text: str, sides: tuple[str | None, str]) -> None:
    reading = _read(text)

    (dispute,) = reading.disputes
    assert (_name(reading, dispute.claim_by), _name(reading, dispute.denied_by)) == sides


def test_a_denied_deed_and_its_claim_stand_in_one_dispute() -> None:
    reading = _read(
        "Sudan denied that it had bombed a village in Chad. Chad said Sudan had bombed the village on Friday."
    )

    (dispute,) = reading.disputes
    claims = {c.id: c for c in reading.claims}
    assert [claims[i].negated for i in dispute.claims] == [False, True]


def test_what_is_denied_without_sides_answers_what_the_report_tells_of_elsewhere() -> None:
    reading = _read(
        "The newspaper Al-Ahram said Egypt had halted its raids on Libya. "
        "But an official denied that raids had been halted."
    )

    (dispute,) = reading.disputes
    told = {c.id: (c.type, c.agents != (), c.negated) for c in reading.claims}
    assert _name(reading, dispute.claim_by) == "Al-Ahram"
    assert [told[i] for i in dispute.claims] == [("RETREAT", True, False), ("RETREAT", False, True)]


def test_a_denial_of_nothing_that_anybody_is_known_to_say_is_no_dispute() -> None:
    assert _read("Egypt has repeatedly denied the accusations.").disputes == ()


def test_whom_one_promises_to_call_is_not_whom_the_reason_names() -> None:
    reading = _read("Norway promised to call the Kenyan president because Sudan had attacked Uganda.")
    assert [_name(reading, one.to) for one in reading.commitments] == ["Uhuru Kenyatta"]


def test_a_thing_of_ones_own_is_not_whom_it_is_promised_to() -> None:
    reading = _read("Kenya promised that it would end its free-trade scheme for Ugandan farmers on May 1.")
    assert [one.to for one in reading.commitments] == [None]
