"""Labels of the licensed sets become ours; swaps stay within kind and shape."""

import random
from pathlib import Path

import pytest

from dateline_training.card import table
from dateline_training.kinds import load_kinds
from dateline_training.namelists import load_lists
from dateline_training.names import Name, NamedText, read_named
from dateline_training.swap import Swapper, banks_of, shape
from dateline_training.vectors import LISTS, memberships

OWN = Path(__file__).parents[1] / "data/names"
KINDS = load_kinds(OWN / "kinds.toml")


@pytest.mark.parametrize(
    ("name", "label", "ours"),
    [
        ("Norway", "LOC", "GPE"),
        ("North Sea", "LOC", "LOC"),
        ("Grand Hyatt Hotel", "LOC", "FAC"),
        ("Miami Herald", "ORG", "MEDIA"),
        ("Herald", "ORG", "ORG"),
        ("Kyoto Protocol", "MISC", "EVENT"),
        ("Kurds", "NORP", "NORP"),
        ("Monday", "DATE", None),
    ],
)
def test_labels(name: str, label: str, ours: str | None) -> None:
    assert KINDS.finer(name, label) == ours


def test_described_places_are_cut_to_their_names(tmp_path: Path) -> None:
    text = "in the city of Mosul, northern Iraq today"
    path = tmp_path / "set.jsonl"
    path.write_text(f'{{"id": "a", "text": "{text}", "ents": [[3, 35, "LOC"]]}}\n', encoding="utf-8")
    (read,) = read_named(path, KINDS, described=True)
    assert [text[name.start : name.end] for name in read.names] == ["Mosul", "Iraq"]


def test_banks_keep_kind_and_shape() -> None:
    lists = load_lists(OWN)
    banks = banks_of([NamedText("x", "MV Nore left.", (Name(0, 7, "WEAPON"),))], lists)
    assert banks["WEAPON/several"] == ("MV Nore",)
    assert all(shape(name) == "acronym" for name in banks["ORG/acronym"])
    for seed in range(20):
        assert Swapper(lists, random.Random(seed), 1.0, banks).swap("USS Ode", "WEAPON") == "MV Nore"
        assert shape(Swapper(lists, random.Random(seed), 1.0, banks).swap("QXZ", "ORG")) == "acronym"


def test_columns_hold_back_a_third_of_the_lists() -> None:
    lists = load_lists(OWN)
    members = memberships(lists)
    given = {name for culture in lists.cultures for name in culture.given if " " not in name}
    share = sum(LISTS.index("given") in members.get(name, ()) for name in given) / len(given)
    assert 0.55 < share < 0.8


def test_a_table_leaves_missing_figures_empty() -> None:
    assert table({"a": {"las": 80.0}}, ("las", "uas")).splitlines()[-1] == "| a | 80.0 |  |"
