"""How many people were killed, injured or detained, as the words say."""

import re
from collections.abc import Mapping

from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, is_negation, oblique, patient_of

_DIGITS = re.compile(r"^\d{1,3}(?:[,.]\d{3})+$|^\d+$")
_NOBODY = frozenset({"nobody", "none", "no-one"})
_MAGNITUDES = frozenset({"hundred", "thousand"})


def toll_of(
    parse: Parse, event: Token, numbers: Mapping[str, int], *, nominal: bool, befalls_subject: bool = False
) -> int | None:
    """How many people an event befell: "killed 43", "the killing of three soldiers", "12 arrests", "43 died"."""
    if nominal:
        people = oblique(parse, event, "of")
        return (
            toll(parse, people if people is not None else event, numbers) if people or _counted(parse, event) else None
        )
    patient = agent_of(parse, event) if befalls_subject else patient_of(parse, event)
    return toll(parse, patient, numbers) if patient is not None else None


def _counted(parse: Parse, noun: Token) -> bool:
    return parse.child(noun, "nummod") is not None


def toll(parse: Parse, people: Token, numbers: Mapping[str, int]) -> int | None:
    """The number on a noun phrase: "at least 43 people" is 43, "a soldier" 1, "dozens of people" unknown."""
    if _DIGITS.match(people.text) or people.text.lower() in numbers:
        return _value(parse, people, numbers)
    if any(is_negation(t) for t in parse.children(people, "det")) or people.lemma in _NOBODY:
        return 0
    number = parse.child(people, "nummod")
    if number is not None:
        return _value(parse, number, numbers)
    if people.has("Number=Sing") and people.pos == "NOUN":
        article = parse.child(people, "det")
        return numbers.get(article.lemma.lower()) if article is not None else None
    return 1 if people.pos == "PROPN" and people.has("Number=Sing") else None


def _value(parse: Parse, number: Token, numbers: Mapping[str, int]) -> int | None:
    if _DIGITS.match(number.text):
        return int(re.sub(r"\D", "", number.text))
    value = numbers.get(number.text.lower())
    if value is not None and number.text.lower() in _MAGNITUDES:
        factor = parse.child(number, "compound", "nummod")
        return value * (toll(parse, factor, numbers) or 1) if factor is not None else None
    return value
