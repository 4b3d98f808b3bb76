"""Reads for whom reporters speak: names that stand beside their medium, in a sentence without a verb."""

from collections.abc import Sequence

from dateline.language import Parse, Sentence
from dateline.model import ActorKind
from dateline.reading.actors.known import Known
from dateline.reading.actors.names import Names


def give_employers(parse: Parse, names: Names, met: Sequence[Known]) -> None:
    """Gives persons of whom nothing else is known the medium they name: "Ola Brekke, Dagen News, Lindhavn"."""
    for known in met:
        if known.person and known.surname and not known.codes:
            sentences = {parse.within(mention.head)[0].sentence for mention in known.mentions}
            codes = (code for i in sorted(sentences) if (code := _medium(parse, names, parse.sentences[i])))
            known.codes.extend([code] if (code := next(codes, None)) else [])


def _medium(parse: Parse, names: Names, sentence: Sentence) -> str | None:
    """The code of the only medium that a sentence names; none where it tells of a deed."""
    words = parse.words(sentence)
    if any(word.pos == "VERB" for word in words):
        return None
    named = (entry for word in words if word.index in names.inside for entry in names.inside[word.index].entries)
    return next((entry.code for entry in named if entry.kind is ActorKind.MEDIA), None)
