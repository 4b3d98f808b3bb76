"""Which reports tell of the same happening in words of their own."""

from dateline.model import Document, Reading
from dateline.situation.happenings import find_happenings, portrait

TEXTS = {
    "quake-1": "An earthquake shook the town of Harrow on Monday. The quake broke the old dam above Harrow.",
    "quake-2": "Harrow counts its losses: the dam gave way when the quake came on Monday, and houses fell.",
    "strike-1": "Dockers in Port Halden walked out over wages. The union of the dockers wants one crown an hour.",
    "strike-2": "Port Halden stands still since dockers left the quays; wages are what their union asks for.",
    "trial-1": "A court found the banker Oskar Lind guilty of fraud. Lind had sold bonds of a mine without ore.",
    "trial-2": "The banker who sold bonds of an empty mine goes to prison: Lind was found guilty of fraud.",
}


def happenings(ids: list[str]) -> set[frozenset[str]]:
    portraits = [portrait(Reading(document=Document(id=i, text=TEXTS[i]))) for i in ids]
    return {frozenset(happening.documents) for happening in find_happenings(portraits)}


def test_reports_of_one_happening_stand_together() -> None:
    expected = {frozenset((f"{name}-1", f"{name}-2")) for name in ("quake", "strike", "trial")}

    assert happenings(sorted(TEXTS)) == expected
    assert happenings(sorted(TEXTS, reverse=True)) == expected


def test_no_reports_no_happenings() -> None:
    assert find_happenings([]) == ()


def test_a_happening_says_what_it_is_about() -> None:
    portraits = [portrait(Reading(document=Document(id=i, text=text))) for i, text in TEXTS.items()]

    about = {word for h in find_happenings(portraits) if "quake-1" in h.documents for word in h.about}

    assert {"Harrow", "dam"} <= about
