"""Universal Dependencies' English tokens by spaCy's tokenizer rules, serialised with the pipeline."""

import re
from collections.abc import Callable

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    HYPHENS,
    LIST_ELLIPSES,
    LIST_ICONS,
)
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

# The treebanks keep derivational prefixes joined: anti-war, non-white, e-mail, pro-Beijing, mid-1980s.
PREFIXES = (
    "anti pro non re pre post co ex mid multi counter inter semi e un ultra sub micro macro neo quasi trans intra wi "
    "cross mini socio psycho"
).split()
ABBREVIATIONS = (
    "al. etc. No. Op. ca. Nos. Lt. Maj. Capt. Sgt. Brig. Rev. Hon. Sen. Rep. Gov. Gen. Col. U.N. E.U. Ft. Wed. Sat. "
    "Ave. Mlle. Yahoo!"
).split()
# spaCy reads these as pronoun and clitic (We 'd, I 'd) or as one word; in the treebanks Wednesday, card, three words.
UNWANTED = ("Wed", "wed", "id", "Id", "and/or")
# Whole strings that stay one token: lines of signs, telephone numbers, dates in figures.
WHOLE = r"(?:[=_*~#+.!?<>-]{2,}|\+?(?:\d{1,3}-)?(?:\d{3}-)?\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{2,4}|[a-zA-Z]/[a-zA-Z])$"
RUNS = (r"[!?]{2,}", r"[.]?[!?]{2,}", r"={2,}", r"_{2,}", r"\*{2,}", r"~{2,}", r"<{2,}", r">{2,}", r"[.][?!]+")
CLOCK = r"(?<=[0-9])(?:am|pm|AM|PM|a\.m\.|p\.m\.)"


def use_treebank_tokens(nlp: Language) -> Language:
    """Give `nlp` the treebanks' tokens."""
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex(_infixes()).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, CLOCK, *(defaults.suffixes or ())]).search
    tokenizer.token_match = re.compile(WHOLE).match
    rules = {text: rule for text, rule in tokenizer.rules.items() if text not in UNWANTED}
    tokenizer.rules = rules
    for abbreviation in ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    return nlp


@registry.callbacks("dateline_training.tokens.v1")  # type: ignore[untyped-decorator]
def treebank_tokens() -> Callable[[Language], Language]:
    """The callback by which a training configuration names these rules."""
    return use_treebank_tokens


def _infixes() -> list[str]:
    prefixes = (form for prefix in PREFIXES for form in (prefix, prefix.capitalize()))
    joined = "".join(rf"(?<!\b{prefix})" for prefix in prefixes)
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+\-\*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9]){joined}(?:{HYPHENS})(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}]){joined}(?:[-–—])(?=[0-9])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
        r"(?<=[\.!?\)”\"’'])(?:—|--)(?=\w)",
        r"(?<=[0-9])–(?=[$£€0-9])",
        r"(?<=[0-9])-(?=[$£€])",
    ]
