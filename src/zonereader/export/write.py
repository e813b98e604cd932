"""Put exported files in their place: whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zonereader.errors import ExportError
from zonereader.export import marked, stamped
from zonereader.writing import write_whole

AGAIN = "(新导出)"


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


def write_again(path: Path, data: bytes) -> Path:
    """Write Markdown at ``path``, or bring up to date what an export of the same document wrote there.

    Where a reader's edit is in the way of news, the file is left and the whole goes beside it, as
    "name (新导出)". A file of another document is never touched.

    Raises:
        ExportError: the folder cannot be made or written to.
    """
    try:
        old = path.read_text("utf-8") if path.is_file() else ""
    except (OSError, ValueError):
        old = ""
    merged = marked.merge(old, data.decode())
    if merged is None:
        return write_new(path, data)
    if merged.conflict:
        return write_new(path.with_name(f"{path.stem} {AGAIN}{path.suffix}"), data)
    try:
        if merged.text != old:
            write_whole(path, merged.text.encode())
    except OSError as error:
        raise ExportError(path, (error.strerror or str(error)).lower()) from error
    return path


def write_stamped(path: Path, data: bytes, document: str) -> Path:
    """Write ``data`` with a stamp at ``path``, or beside it as "name 2" when another file stands there;
    over what was written there of the same ``document`` and nobody changed. Returns the path that now
    holds it.

    Raises:
        ExportError: the folder cannot be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for candidate in _numbered(path):
            is_ours = candidate.is_file() and stamped.is_unchanged(candidate.read_bytes(), document)
            if is_ours or not candidate.exists():
                write_whole(candidate, stamped.stamp(data, document))
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
