"""Tells whether a report is in English, the only language that Dateline reads."""

import re
from itertools import islice

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 400
_TOO_FEW_TO_TELL = 60
_LEAST_SHARE = 0.12
"""English news has 0.3 to 0.5 of these words; other languages by chance 0.05."""

_ENGLISH = """
the of and to in a that for is on was with as at by it from be has have had its his he said not but are were an this
they who will would which their been after or we more
"""
_COMMON = frozenset(_ENGLISH.split())


def foreign(text: str) -> str | None:
    """The ISO 639-1 code of the language where it is clearly not English; None for English and for short texts.

    English is told by its commonest words; what else it is, by letter statistics (resiliparse), which alone are
    too unsure for news full of foreign names.
    """
    words = [match.group().lower() for match in islice(_WORD.finditer(text), _LOOKED_AT)]
    if len(words) < _TOO_FEW_TO_TELL or sum(word in _COMMON for word in words) >= _LEAST_SHARE * len(words):
        return None
    from resiliparse.parse.lang import detect_fast

    language, _ = detect_fast(text[:5000])
    return None if language in ("en", "unknown") else str(language)
