"""Writes a parse by hand, so that a test of a stage needs no trained model."""

from dateline.language import Parse, Sentence, Token

NO_SPACE_BEFORE = {",", ".", "'s", "’s", ":", ";", "?", "!", ")", "”"}
NO_SPACE_AFTER = {"(", "“"}


def sketch(rows: str) -> Parse:
    """Rows are `form lemma head relation [pos [feats]]`, head counted from 1 in its sentence, 0 for the root.

    A blank line ends a sentence. Punctuation stands close to its word.
    """
    text = ""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(rows.strip().split("\n\n")):
        first = len(tokens)
        for row in block.splitlines():
            form, lemma, head, relation, *rest = row.split()
            glue = not text or form in NO_SPACE_BEFORE or text[-1] in NO_SPACE_AFTER
            text += form if glue else " " + form
            index = len(tokens)
            tokens.append(
                Token(
                    index=index,
                    start=len(text) - len(form),
                    end=len(text),
                    text=form,
                    lemma=lemma,
                    pos=rest[0] if rest else "PUNCT" if relation == "punct" else "X",
                    feats=rest[1] if len(rest) > 1 else "",
                    dep=relation,
                    head=first + int(head) - 1 if int(head) else index,
                    sentence=number,
                )
            )
        sentences.append(Sentence(index=number, first=first, last=len(tokens), paragraph=0))
    return Parse(text=text, tokens=tuple(tokens), sentences=tuple(sentences))
