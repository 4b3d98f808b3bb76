"""What a question gives: rows, and the same rows as a table for other tools."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin, get_type_hints, overload

import msgspec

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

R = TypeVar("R", bound=msgspec.Struct)


class Answer(Sequence[R], Generic[R]):
    """The rows of one kind, in order. `to_arrow` and what follows from it need the extra `tables`."""

    def __init__(self, kind: type[R], rows: Iterable[R]) -> None:
        self.kind = kind
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...
    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == tuple(other) if isinstance(other, Answer | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.kind, len(self)))

    def __repr__(self) -> str:
        return f"Answer({self.kind.__name__}, {len(self)} rows)"

    @property
    def columns(self) -> tuple[str, ...]:
        return self.kind.__struct_fields__

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries of plain values; days stay days."""
        return [msgspec.to_builtins(row, builtin_types=(date,)) for row in self._rows]

    def to_arrow(self) -> "pyarrow.Table":
        """The same columns and types for any number of rows, none included."""
        import pyarrow

        hints = get_type_hints(self.kind)
        schema = pyarrow.schema([(name, _arrow_type(hints[name])) for name in self.columns])
        return pyarrow.Table.from_pylist(self.to_dicts(), schema=schema)

    def to_pandas(self) -> "pandas.DataFrame":
        return self.to_arrow().to_pandas()

    def to_polars(self) -> "polars.DataFrame":
        import polars

        return polars.from_arrow(self.to_arrow())


def _arrow_type(hint: Any) -> "pyarrow.DataType":  # noqa: ANN401  a type hint has no type of its own
    import pyarrow

    if isinstance(hint, UnionType):
        return _arrow_type(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is tuple:
        return pyarrow.list_(_arrow_type(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        inner = get_type_hints(hint)
        return pyarrow.struct([(name, _arrow_type(inner[name])) for name in hint.__struct_fields__])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return pyarrow.string()
    plain = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        date: pyarrow.date32(),
    }
    return plain[hint]
