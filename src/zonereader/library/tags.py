"""Tags: names that a reader gives annotations, kept with each of them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from zonereader.library import annotations as notes
from zonereader.library.annotate import changed
from zonereader.library.connection import Connection
from zonereader.library.records import Edit
from zonereader.search.fold import fold

MOST_CHARACTERS = 64
_PARTS = re.compile(r"[,，、;；\n]")
_NO_PART_OF_A_TAG = re.compile(r"[\s#\"\x00-\x1f\x7f]+")


def clean(text: str) -> str:
    """``text`` as a tag: without # and quotes, blanks as hyphens; empty where nothing is left."""
    words = _NO_PART_OF_A_TAG.sub(" ", unicodedata.normalize("NFC", text)).split()
    return "-".join(words)[:MOST_CHARACTERS].strip("-/")


def split(text: str) -> tuple[str, ...]:
    """The tags of a line such as "待核, 产业/光伏", each once however it is written."""
    return unique(clean(part) for part in _PARTS.split(text))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` without empty ones, of those that differ only in width and case the first."""
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def every(connection: Connection) -> tuple[str, ...]:
    """Every tag in use, the most used first."""
    rows = connection.rows("SELECT tags FROM annotation WHERE deleted IS NULL AND tags != '[]'")
    used = Counter(tag for row in rows for tag in json.loads(row["tags"]))
    return tuple(tag for tag, _ in sorted(used.items(), key=lambda each: (-each[1], each[0])))


def rename(connection: Connection, old: str, new: str) -> tuple[Edit, ...]:
    """Put ``new`` in the place of ``old`` on every annotation; together they become one tag."""
    edits = []
    for note in notes.find(connection):
        if old in note.tags:
            names = unique(clean(new) if tag == old else tag for tag in note.tags)
            edits.append(Edit(note, changed(note, tags=names)))
    notes.apply(connection, edits)
    return tuple(edits)
