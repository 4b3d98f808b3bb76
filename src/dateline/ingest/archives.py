"""Opens zip, tar and gzip files one member at a time, with a limit on how much may come out of how little."""

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from dateline.errors import InputError
from dateline.ingest.items import MOST_EXPORT_BYTES, too_large

MOST_RATIO = 200
"""News in HTML shrinks to a tenth; a bomb shrinks to a thousandth."""
_ALWAYS = 10_000_000
"""Bytes that may come out of any archive, however small."""
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, OSError, NotImplementedError, RuntimeError)
_FIX = "Unpack it with another program and add the folder"


class Opened(msgspec.Struct, frozen=True):
    """A file that is open for reading, with the name to show for it."""

    name: str
    file: BinaryIO


class _Budget:
    """How much may still be unpacked."""

    def __init__(self, name: str, packed: float) -> None:
        self.name = name
        self.left = max(_ALWAYS, packed * MOST_RATIO)

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            problem = f"unpacks to more than {MOST_RATIO} times its size"
            raise InputError(self.name, problem, "So do archive bombs: unpack it yourself if you trust it")


class _Unpacking(io.RawIOBase):
    """Reads a member and pays for it; a broken archive becomes an InputError."""

    def __init__(self, name: str, member: io.BufferedIOBase, budget: _Budget) -> None:
        self._name, self._member, self._budget = name, member, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            found = self._member.read(len(buffer))
        except _BROKEN as error:
            raise InputError(self._name, f"the archive is broken here ({error})", _FIX) from None
        self._budget.spend(len(found))
        buffer[: len(found)] = found
        return len(found)


def open_archive(opened: Opened) -> Iterator[Opened | InputError] | None:
    """The files in an archive, or None where the file is none. A word processor's file is not taken for an archive."""
    start = peek(opened.file)
    if start.startswith(b"PK\x03\x04") and not opened.name.lower().endswith((".docx", ".xlsx", ".pptx", ".odt")):
        return _zip(opened)
    if start.startswith(b"\x1f\x8b"):
        return _gzip(opened)
    if start[257:262] == b"ustar":
        return _tar(opened)
    return None


def peek(file: BinaryIO) -> bytes:
    """The first bytes of a file, which is not moved."""
    return cast("io.BufferedReader", file).peek(300)[:300]


def _zip(opened: Opened) -> Iterator[Opened | InputError]:
    try:
        file, size = _seekable(opened)
        archive = zipfile.ZipFile(file)
        members = [info for info in archive.infolist() if not info.is_dir()]
    except _BROKEN as error:
        yield InputError(opened.name, f"not a whole zip file ({error})", _FIX)
        return
    if any(info.filename == "word/document.xml" for info in members):
        file.seek(0)
        yield Opened(f"{opened.name}.docx", file)
        return
    budget = _Budget(opened.name, size)
    for info in members:
        name = f"{opened.name}/{info.filename}"
        try:
            member = archive.open(info)
        except _BROKEN as error:
            yield InputError(name, f"cannot be unpacked ({error})", _FIX)
        else:
            yield _unpacking(name, cast("io.BufferedIOBase", member), budget)


def _gzip(opened: Opened) -> Iterator[Opened | InputError]:
    """A gzip file holds one file: a tar archive or any other."""
    packed = cast("io.BufferedIOBase", gzip.GzipFile(fileobj=opened.file))
    inner = _unpacking(opened.name.removesuffix(".gz"), packed, _Budget(opened.name, _size(opened.file)))
    if opened.name.lower().endswith((".tar.gz", ".tgz")):
        yield from _tar(Opened(opened.name, inner.file))
    else:
        yield inner


def _tar(opened: Opened) -> Iterator[Opened | InputError]:
    """A tar archive is not packed itself, so nothing is to be feared from it."""
    budget = _Budget(opened.name, float("inf"))
    try:
        with tarfile.open(fileobj=opened.file, mode="r|") as archive:
            for info in archive:
                member = archive.extractfile(info) if info.isfile() else None
                if member is not None:
                    yield _unpacking(f"{opened.name}/{info.name}", cast("io.BufferedIOBase", member), budget)
    except _BROKEN as error:
        yield InputError(opened.name, f"not a whole tar file ({error})", _FIX)


def _unpacking(name: str, member: io.BufferedIOBase, budget: _Budget) -> Opened:
    return Opened(name, cast("BinaryIO", io.BufferedReader(_Unpacking(name, member, budget))))


def _size(file: BinaryIO) -> int:
    """The bytes that are left in a file; for one that cannot be measured, those of the largest that is taken whole."""
    if not file.seekable():
        return MOST_EXPORT_BYTES // MOST_RATIO
    here = file.tell()
    end = file.seek(0, io.SEEK_END)
    file.seek(here)
    return end - here


def _seekable(opened: Opened) -> tuple[BinaryIO, int]:
    if opened.file.seekable():
        return opened.file, _size(opened.file)
    body = opened.file.read(MOST_EXPORT_BYTES + 1)
    if len(body) > MOST_EXPORT_BYTES:
        raise too_large(opened.name, MOST_EXPORT_BYTES)
    return io.BytesIO(body), len(body)
