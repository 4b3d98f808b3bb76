"""`dateline explain`: which rule and which tree gave each record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.language import Parse, Sentence
    from dateline.model import Reading


def explain(
    source: Annotated[str, typer.Argument(help="A text or HTML file, a web address, or -.")],
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2015-11-27.")] = None,
    knowledge: Annotated[list[Path] | None, typer.Option(help="Folder of your own knowledge, laid over ours.")] = None,
) -> None:
    """Shows for each sentence its records, the rule behind each, and the tree that the rules saw.

    \b
    dateline explain report.txt --published 2015-11-27
    """
    from dateline.ingest import day, open_source
    from dateline.language.outline import outline
    from dateline.reading import Reader

    document = open_source(source, day(published, "--published") if published else None)
    reader = Reader.load(knowledge=knowledge or [])
    parse = reader.parser(document)
    reading = reader.read(document)
    for sentence in parse.sentences:
        lines = _records(reading, parse, sentence)
        if lines:
            words = parse.words(sentence)
            typer.secho("\n" + document.text[words[0].start : words[-1].end], bold=True)
            typer.echo("\n".join(lines))
            typer.echo("\n".join(f"    {line}" for line in outline(parse, sentence)))


def _records(reading: "Reading", parse: "Parse", sentence: "Sentence") -> list[str]:
    words = parse.words(sentence)
    start, end = words[0].start, words[-1].end
    names = {actor.id: actor.name for actor in reading.actors}
    said = [
        f"  {s.id} statement by {names.get(s.speaker or '', 'unnamed')}: {s.act}  (rule {s.rule})"
        for s in reading.statements
        if start <= (*s.cue, *s.content)[0].start < end
    ]
    done = [
        f"  {c.id} {c.type} {[names[i] for i in c.agents]} -> {[names[i] for i in c.recipients]}"
        f" {c.mood}{' negated' if c.negated else ''}  (rule {c.rule}, word {c.trigger.of(reading.document.text)!r})"
        for c in reading.claims
        if start <= c.trigger.start < end
    ]
    return [*said, *done]
