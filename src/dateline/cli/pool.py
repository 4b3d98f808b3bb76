"""Reads documents on several processes, in order, holding only a few at a time."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import InputError
from dateline.model import Document, Reading

if TYPE_CHECKING:
    from dateline.reading import Reader

_AHEAD = 4
"""Documents under way for each process."""


def readings(
    documents: Iterable[Document | InputError], knowledge: tuple[Path, ...], workers: int
) -> Iterator[Reading | InputError]:
    """The reading of each document, or what was wrong with it, in the order in which they came."""
    count = workers or os.cpu_count() or 1
    if count == 1:
        yield from (one if isinstance(one, InputError) else _read(one, knowledge) for one in documents)
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Reading | InputError] | InputError] = deque()
        for one in documents:
            waiting.append(one if isinstance(one, InputError) else pool.submit(_read, one, knowledge))
            if len(waiting) >= _AHEAD * count:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _result(one: Future[Reading | InputError] | InputError) -> Reading | InputError:
    return one if isinstance(one, InputError) else one.result()


@cache
def _reader(knowledge: tuple[Path, ...]) -> "Reader":
    from dateline.reading import Reader

    return Reader.load(knowledge=knowledge)


def _read(document: Document, knowledge: tuple[Path, ...]) -> Reading | InputError:
    return _reader(knowledge).read(document)
