"""What the disk refused until the window was closed, kept in a file for the next start.

The file lies beside the library, or in the user's state folder where nothing can be written there. It
holds marks as they should be, not the steps to them, so that taking it in twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from zonereader.composition import compose
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library import annotations as notes
from zonereader.library import spans
from zonereader.library.clock import now_for_file_names
from zonereader.library.connection import Connection, problem_of
from zonereader.library.records import Annotation, AnnotationKind, Colour, Edit
from zonereader.paths import state_folder
from zonereader.writing import write_whole

FORMAT = "zonereader-unsaved"
MOST_BYTES, MOST = 64 << 20, 1 << 62

_TEXTS = ("uuid", "exact", "prefix", "suffix", "body", "created", "updated")


def keep(library: Path, edits: Iterable[Edit]) -> Path:
    """Write what ``edits`` come to where the next start finds it; returns the file.

    Raises:
        LibraryError: no place can be written.
    """
    marks = list(edits)
    refused: LibraryError | None = None
    for folder, prefix in _places(library):
        try:
            return write(folder / f"{prefix}{now_for_file_names()}.json", marks)
        except LibraryError as error:
            refused = refused or error
    raise refused or LibraryError(library, LibraryProblem.NOT_WRITABLE)


def file_name(library: Path) -> str:
    """What to call a file that is written elsewhere and put beside ``library`` later."""
    return f"{_places(library)[0][1]}notes.json"


def write(path: Path, edits: Iterable[Edit]) -> Path:
    """Write what ``edits`` come to at ``path``, whole or not at all; only the user may read it.

    Raises:
        LibraryError: ``path`` cannot be written.
    """
    last = {mark["uuid"]: mark for mark in map(_mark, edits)}
    document = {"$format": FORMAT, "marks": list(last.values())}
    data = json.dumps(document, ensure_ascii=False, indent=1).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, data)
    except OSError as error:
        raise LibraryError(path, problem_of(error)) from error
    return path


def take_in(connection: Connection) -> int:
    """Save what the files of this library hold and remove them; returns how many marks came in.

    A mark that was changed since is left as it is; a file that is none of ours, or whose marks do not
    fit the pages of this library, is left alone.

    Raises:
        LibraryError: the disk refuses again; the files stay.
    """
    came_in = 0
    for path in _found(connection.path):
        marks = _read(path)
        if all(_fits(connection, mark) for mark, _ in marks):
            with connection.transaction():
                for mark, gone in marks:
                    came_in += _take(connection, mark, gone=gone)
            if marks:
                with suppress(OSError):
                    path.unlink()
    return came_in


def _places(library: Path) -> Sequence[tuple[Path, str]]:
    """Folders and how the names of the files in them begin."""
    place = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]
    return ((library.parent, f"{library.stem}-unsaved-"), (state_folder(), f"unsaved-{place}-"))


def _found(library: Path) -> list[Path]:
    files = []
    for folder, prefix in _places(library):
        with suppress(OSError):
            files += sorted(
                file for file in folder.iterdir() if file.name.startswith(prefix) and file.suffix == ".json"
            )
    return files


def _mark(edit: Edit) -> dict[str, Any]:
    """A mark as it should be, or as it was before it was deleted."""
    mark = edit.after or edit.before
    if mark is None:
        raise ValueError("an edit without a mark")
    return asdict(mark) | {"gone": edit.after is None}


def _read(path: Path) -> list[tuple[Annotation, bool]]:
    """The marks of a file and whether each was deleted; none for a file that is none of ours."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return []
        document = json.loads(path.read_bytes())
        if document["$format"] != FORMAT:
            return []
        return [(_annotation(mark), bool(mark["gone"])) for mark in document["marks"]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return []


def _annotation(mark: Mapping[str, Any]) -> Annotation:
    values = {field.name: mark[field.name] for field in fields(Annotation)}
    if not all(isinstance(values[name], str) for name in _TEXTS):
        raise TypeError("a text was expected")
    places = spans.from_json(json.dumps(values["spans"]))
    numbers = [values["page_id"], *(at for span in places for at in span)]
    if not places or not all(type(number) is int and 0 <= number < MOST for number in numbers):
        raise TypeError("a place on a page was expected")
    known = {"kind": AnnotationKind(values["kind"]), "spans": places, "page_id": values["page_id"]}
    return Annotation(**values | known | {"colour": Colour(values["colour"]) if values["colour"] else None})


def _fits(connection: Connection, mark: Annotation) -> bool:
    """Whether what the mark quotes stands at its place."""
    text = connection.value("SELECT text FROM page WHERE id = ?", (mark.page_id,))
    return text is not None and compose(text, mark.spans).text == mark.exact


def _take(connection: Connection, mark: Annotation, *, gone: bool) -> bool:
    there = notes.get(connection, mark.uuid)
    is_newer = there is None or there.updated <= mark.updated
    if is_newer:
        notes.put(connection, Edit(mark, None) if gone else Edit(there, mark))
    return is_newer
