"""Step lemmas: count the lemma table from the licensed training trees; keep only what the rules do not give.

The rules are those of the package: the file that defines them is loaded by its path, so that this project
imports nothing of the package.
"""

import importlib.util
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

import msgspec

from dateline_training.conllu import Row, read_sentences

OPEN = ("VERB", "NOUN", "ADJ", "ADV")
LEAST_ATTESTED = 2


def load_rules(path: Path) -> ModuleType:
    """The module that holds the lemma rules."""
    spec = importlib.util.spec_from_file_location("lemma_rules", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build(rules: ModuleType, trees: Iterable[Path], irregular: Path, raw_text: Path, out: Path) -> int:
    """Write the table to `out`; return the number of exceptions."""
    rows = [row for path in trees for sentence in read_sentences(path) for row in sentence.rows if row.upos != "X"]
    known = {upos: frozenset(row.lemma for row in rows if row.upos == upos) for upos in OPEN}
    verbs = tomllib.loads(irregular.read_text(encoding="utf-8"))
    known["VERB"] |= frozenset(verbs)
    known["VERB"] |= attested_verbs(rules, raw_text, known["VERB"])
    table = rules.LemmaTable(known, {})
    counted = exceptions(rows, rules.Lemmatizer(table), rules.kind_of)
    table = rules.LemmaTable(known, with_irregular(counted, verbs))
    plain = {"known": {upos: sorted(words) for upos, words in known.items()}, "exceptions": table.exceptions}
    out.write_bytes(msgspec.json.encode(plain, order="sorted"))
    return sum(len(forms) for forms in table.exceptions.values())


def exceptions(rows: Iterable[Row], by_rule: object, kind_of: object) -> dict[str, dict[str, str]]:
    """Forms whose most frequent lemma is not what the rules give."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    feats: dict[tuple[str, str], str] = {}
    for row in rows:
        key = by_rule.key(row.form, row.upos)  # type: ignore[attr-defined]
        kind = f"{row.upos}/{kind_of(row.upos, row.feats)}"  # type: ignore[operator]
        counts[kind, key][row.lemma] += 1
        feats[kind, key] = row.feats
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (kind, key), lemmas in counts.items():
        lemma = lemmas.most_common(1)[0][0]
        if lemma != key and lemma.lower() == key.lower() and row_is_common(kind):
            continue
        if kind.startswith("VERB/") and lemma != lemma.lower():  # a title's capital, not the verb's
            continue
        if by_rule.by_rule(key, kind.partition("/")[0], feats[kind, key]) != lemma:  # type: ignore[attr-defined]
            table[kind][key] = lemma
    return dict(table)


def row_is_common(kind: str) -> bool:
    """A common word's capital in a title is no reason for an exception."""
    return kind.partition("/")[0] in OPEN


def with_irregular(table: dict[str, dict[str, str]], verbs: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Add the forms of irregular verbs that the treebanks did not show."""
    filled = defaultdict(dict, table)
    for base, forms in verbs.items():
        past, participle = forms.split()
        filled["VERB/past"] = filled["VERB/past"] | {past: base}
        filled["VERB/participle"] = filled["VERB/participle"] | {past: base, participle: base}
    return dict(filled)


def attested_verbs(rules: ModuleType, raw_text: Path, known: frozenset[str]) -> frozenset[str]:
    """Base forms that are the only attested one for some form in -ing or -ed of the raw text."""
    counts = Counter(re.findall(r"\b[a-z]+\b", raw_text.read_text(encoding="utf-8")))
    attested = {word for word, count in counts.items() if count >= LEAST_ATTESTED}
    found = set()
    for word in attested:
        if word.endswith(("ing", "ed")):
            bases = {base for base in rules.verb_candidates(word) if base in attested}
            if len(bases) == 1 and not bases & known:
                found |= bases
    return frozenset(found)
