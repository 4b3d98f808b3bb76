import pytest

from dateline.knowledge import places
from dateline.knowledge.load import SHIPPED

KNOWN = places.load((SHIPPED,))


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("São Paulo", "BRA", "province"),
        ("sao paulo", "BRA", "province"),
        ("Al-Qamishli", "SYR", "city"),
        ("Laurel County", "USA", "county"),
        ("Russia", "RUS", "country"),
        ("Texas", "USA", "province"),
        ("Tex.", "USA", "province"),
        ("Syria", "SYR", "country"),
        ("Euphrates", "", "river"),
    ],
)
def test_first_sense(name: str, country: str, kind: str) -> None:
    first = KNOWN.lookup(name)[0]

    assert (first.country, first.kind) == (country, kind)


def test_unknown_names_mean_nothing() -> None:
    assert KNOWN.lookup("Lindhavnsby") == ()


def test_features_lie_on_the_globe() -> None:
    entries = [entry for found in KNOWN.features.values() for entry in found]

    assert len(entries) > 150
    assert all(-90 <= e.lat <= 90 and -180 <= e.lon <= 180 for e in entries)
