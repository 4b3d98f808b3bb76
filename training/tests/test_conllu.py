"""Reading trees: paragraphs, multiword tokens, missing lemmas."""

from pathlib import Path

from dateline_training.conllu import cut_surface, paragraphs, read_sentences

TREES = """# newdoc id = a
# sent_id = a-1
# text = Ann won't go.
1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\twill\twill\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\t_\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4.1\tghost\tghost\tVERB\tVB\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = a-2
# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar id = p2
# sent_id = a-3
# text = Go
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
"""


def sentences(tmp_path: Path) -> list:
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, encoding="utf-8")
    return list(read_sentences(path))


def test_words_join_to_the_text(tmp_path: Path) -> None:
    first = sentences(tmp_path)[0]
    assert "".join(row.form + " " * row.space for row in first.rows).strip() == "Ann won't go."


def test_empty_nodes_are_left_out_and_missing_lemmas_are_the_form(tmp_path: Path) -> None:
    first = sentences(tmp_path)[0]
    assert [row.lemma for row in first.rows] == ["Ann", "will", "not", "go", "."]


def test_paragraphs_end_where_a_new_one_opens_or_the_run_is_long(tmp_path: Path) -> None:
    read = sentences(tmp_path)
    assert [len(run) for run in paragraphs(read)] == [2, 1]
    assert [len(run) for run in paragraphs(read, longest=1)] == [1, 1, 1]


def test_a_multiword_token_is_cut_from_its_end() -> None:
    assert cut_surface("can't", ["ca", "n't"]) == ["ca", "n't"]
    assert cut_surface("won't", ["will", "n't"]) == ["wo", "n't"]
    assert cut_surface("du", ["de", "le"]) == ["d", "u"]
