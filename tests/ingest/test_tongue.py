"""English is told from other languages, and doubtful texts pass."""

import pytest

from dateline.errors import InputError
from dateline.ingest import document
from dateline.ingest.tongue import foreign

ENGLISH = "The minister said on Monday that the two countries had agreed to open the border for traders. " * 8
FRENCH = "Le ministre a déclaré lundi que les deux pays étaient convenus d'ouvrir la frontière aux commerçants. " * 8
RUSSIAN = "Министр заявил в понедельник, что обе страны договорились открыть границу для торговцев. " * 8
NAMES = "Sven Lindqvist, Göran Bergström, Åsa Öberg, Märta Sjöholm " * 12


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, None), (FRENCH, "fr"), (RUSSIAN, "ru")])
def test_foreign(text: str, language: str | None) -> None:
    assert foreign(text) == language


def test_a_short_text_is_never_refused() -> None:
    assert foreign("Bonjour à tous les citoyens.") is None


def test_english_with_many_foreign_names_passes() -> None:
    assert foreign(ENGLISH + NAMES) is None


def test_a_foreign_report_is_refused_with_its_language() -> None:
    with pytest.raises(InputError, match=r'not in English.*"fr"'):
        document(FRENCH)
