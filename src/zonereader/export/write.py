"""Put exported files in their place: whole or not at all, and never over a file that is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zonereader.errors import ExportError
from zonereader.writing import write_whole


def write_new(path: Path, data: bytes) -> Path:
    """Write ``data`` at ``path``, or beside it as "name 2" when another file stands there.

    A file that already holds these bytes is left as it is. Returns the path that now holds them.

    Raises:
        ExportError: the folder cannot be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for candidate in _numbered(path):
            if not candidate.exists():
                write_whole(candidate, data)
                return candidate
            if candidate.is_file() and candidate.read_bytes() == data:
                return candidate
    except OSError as error:
        raise ExportError(path, (error.strerror or str(error)).lower()) from error
    raise AssertionError("unreachable: the numbers never end")


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
