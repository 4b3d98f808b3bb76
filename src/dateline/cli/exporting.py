"""`dateline export`: a store's events in the formats of other tools."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import STORE, Where, opened
from dateline.model import EventType


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="plover, polecat, icews, gdelt, phoenix, geojson, ...")],
    output: Annotated[Path, typer.Argument(help="File to write; its manifest goes beside it.")],
    store: Where = STORE,
    actor: Annotated[str | None, typer.Option(help="On any side: a state (RUS), a name, or an id.")] = None,
    type_: Annotated[EventType | None, typer.Option("--type", help="PLOVER event type.", case_sensitive=False)] = None,
    since: Annotated[str | None, typer.Option(help="From this day on, as 2015-11-01.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, as 2015-11-30.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Denied, planned and possible deeds too.")] = False,
) -> None:
    """Writes events for other tools: plover, polecat, icews, gdelt, phoenix, geojson, gexf, ftm, claimreview.

    \b
    dateline export plover events.jsonl --since 2015-11-01
    dateline export gdelt events.tsv --actor RUS
    """
    import msgspec

    from dateline import __version__
    from dateline.errors import StoreError
    from dateline.knowledge import Knowledge
    from dateline.store.asking.events import EventFilter
    from dateline.store.exports import export as write

    given = {"actor": actor, "type": type_, "since": since, "until": until}
    try:
        asked = msgspec.convert({name: value for name, value in given.items() if value is not None}, EventFilter)
    except msgspec.ValidationError as error:
        raise StoreError("export", str(error), "Days are written 2015-11-27") from None
    with opened(store) as found:
        plover = Knowledge.load().plover
        manifest = write(found, form, output, asked, plover, version=__version__, everything=everything)
    typer.echo(f"{manifest.records} records in {output}, described in {output}.manifest.json")
