"""Makes commands of questions: each names its own options, and gets those that all of them have."""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import STORE, Where, opened
from dateline.cli.output import As, Format, To, show

Limit = Annotated[int, typer.Option(min=1, help="At most so many rows.")]
Offset = Annotated[int, typer.Option(min=0, help="After so many rows.")]
Fields = Mapping[str, object]
"""What a question is asked with, by the names of its filter."""


def question(columns: Sequence[str], limit: int = 50) -> Callable[[Callable[..., Fields]], Callable[..., None]]:
    """The command of the store's question of the same name; a table for people shows these columns of its rows."""
    shared = _keywords(
        ("store", Where, STORE), ("limit", Limit, limit), ("offset", Offset, 0), ("form", As, Format.TABLE),
        ("output", To, None),
    )  # fmt: skip

    def made(fields: Callable[..., Fields]) -> Callable[..., None]:
        def command(*, store: str, form: Format, output: Path | None, limit: int, offset: int, **given: object) -> None:
            with opened(store) as found:
                ask = getattr(found, fields.__name__)
                rows = ask(**fields(**given), limit=limit, offset=offset)
                show(rows, form, output, columns=columns)

        asked = signature(fields)
        own = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in asked.parameters.values()]
        every = [*own, *shared]
        command.__name__, command.__doc__, command.__module__ = fields.__name__, fields.__doc__, fields.__module__
        command.__annotations__ = {one.name: one.annotation for one in every}
        command.__signature__ = asked.replace(parameters=every, return_annotation=None)  # type: ignore[attr-defined]
        return command

    return made


def _keywords(*given: tuple[str, object, object]) -> list[Parameter]:
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, annotation, default in given
    ]
