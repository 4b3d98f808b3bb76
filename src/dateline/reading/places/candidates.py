"""A name in the text that may be a place, before it is decided which."""

from msgspec import Struct

from dateline.model import Span
from dateline.reading.places.senses import Meaning


class Candidate(Struct, frozen=True, kw_only=True):
    """A name with all that it can mean and what the words around it tell.

    `container` is the name behind a comma ("Paris, Texas"); `contains`: it is such a name itself. `acts`: a state or
    capital in the place of its government. `sure`: found by more than its bare name.
    """

    span: Span
    name: str
    meaning: Meaning
    container: str = ""
    contains: bool = False
    acts: bool = False
    sure: bool = True
