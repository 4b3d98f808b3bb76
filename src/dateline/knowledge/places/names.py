"""How place names are compared."""

import unicodedata


def key(name: str) -> str:
    """A name without accents, marks and case: "São Paulo" and "Sao Paulo" become one."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.replace("-", " ").replace(".", "").lower().split())
