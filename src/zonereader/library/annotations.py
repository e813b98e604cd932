"""The user's tables: what the reader added, and how far each article was read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from zonereader.errors import NotFoundError
from zonereader.library import readings, spans
from zonereader.library.clock import now
from zonereader.library.connection import Connection
from zonereader.library.indexing import index_mark, remove_mark
from zonereader.library.records import (
    AnchorState,
    Annotation,
    AnnotationKind,
    ArticleId,
    Colour,
    Edit,
    Mark,
    PageId,
)

_NAMES = (
    "uuid", "kind", "page_id", "spans", "exact", "prefix", "suffix", "colour", "body", "created", "updated",
    "zone", "tags", "state",
)  # fmt: skip
_COLUMNS = ", ".join(_NAMES)

_SELECT = f"""SELECT {", ".join(f"n.{name}" for name in _NAMES)} FROM annotation n
  LEFT JOIN piece q ON q.page_id = n.page_id AND q.start <= n.start AND n.start < q.end
  LEFT JOIN article a ON a.id = q.article_id"""


def find(
    connection: Connection,
    *,
    page_id: PageId | None = None,
    article_id: ArticleId | None = None,
    zone: str | None = None,
) -> tuple[Annotation, ...]:
    """Annotations in the order of reading: page, article, place in the article."""
    conditions = [
        (page_id, "n.page_id = ?"),
        (article_id, "n.page_id = (SELECT page_id FROM article WHERE id = ?)"),
        (article_id, "q.article_id = ?"),
        (
            zone,
            "? IN (SELECT n.zone UNION SELECT z.name FROM zone_of_article z WHERE z.article_id = a.id)",
        ),
    ]
    used = [(value, sql) for value, sql in conditions if value is not None]
    where = " AND ".join(["n.deleted IS NULL", *(sql for _, sql in used)])
    rows = connection.rows(
        f"{_SELECT} WHERE {where} "
        "ORDER BY n.page_id, coalesce(a.seq, -1), coalesce(q.seq, 0), n.start, n.created",
        [value for value, _ in used],
    )
    return tuple(_annotation(row) for row in rows)


def marks(connection: Connection) -> tuple[Mark, ...]:
    """All annotations in the order of reading, each with its article; two queries, however many there are."""
    rows = connection.rows(
        """SELECT n.uuid, q.article_id FROM annotation n JOIN piece q
        ON q.page_id = n.page_id AND q.start <= n.start AND n.start < q.end WHERE n.deleted IS NULL"""
    )
    article_of = {row["uuid"]: row["article_id"] for row in rows}
    articles = {row.id: row for row in readings.some_articles(connection, article_of.values())}
    return tuple(Mark(each, articles.get(article_of.get(each.uuid, 0))) for each in find(connection))


def get(connection: Connection, uuid: str) -> Annotation | None:
    """The annotation with this id, None when it is not there or was deleted."""
    row = connection.row(f"SELECT {_COLUMNS} FROM annotation WHERE uuid = ? AND deleted IS NULL", (uuid,))
    return _annotation(row) if row else None


def save(connection: Connection, annotation: Annotation) -> Edit:
    """Add an annotation or write it anew; the edit takes it back."""
    with connection.transaction():
        before = get(connection, annotation.uuid)
        _write(connection, annotation)
    return Edit(before, annotation)


def delete(connection: Connection, uuid: str) -> Edit:
    """Delete an annotation; its row stays with the time of deletion."""
    with connection.transaction():
        before = get(connection, uuid)
        if before is None:
            raise NotFoundError("annotation", uuid)
        _bury(connection, uuid)
    return Edit(before, None)


def apply(connection: Connection, edits: Iterable[Edit]) -> None:
    """Do edits one after the other, all or none; with their inverses, take them back."""
    with connection.transaction():
        for edit in edits:
            put(connection, edit)


def put(connection: Connection, edit: Edit) -> None:
    """Do an edit, inside the caller's transaction."""
    if edit.after is not None:
        _write(connection, edit.after)
    elif edit.before is not None:
        _bury(connection, edit.before.uuid)


def _write(connection: Connection, annotation: Annotation) -> None:
    stored = {
        "spans": spans.to_json(annotation.spans),
        "tags": json.dumps(annotation.tags, ensure_ascii=False),
    }
    values = [stored.get(name, getattr(annotation, name)) for name in _NAMES]
    connection.execute(_UPSERT, (*values, annotation.start))
    index_mark(connection, annotation)


_UPSERT = f"""INSERT INTO annotation({_COLUMNS}, start) VALUES ({"?, " * len(_NAMES)}?)
  ON CONFLICT(uuid) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _NAMES[1:])},
  start = excluded.start, deleted = NULL"""


def _bury(connection: Connection, uuid: str) -> None:
    connection.execute("UPDATE annotation SET deleted = ? WHERE uuid = ?", (now(), uuid))
    remove_mark(connection, uuid)


def index_all(connection: Connection) -> None:
    """Fill the search index anew, inside the caller's transaction."""
    for annotation in find(connection):
        index_mark(connection, annotation)


def _annotation(row: sqlite3.Row) -> Annotation:
    values = dict(row)
    colour = Colour(values["colour"]) if values["colour"] else None
    return Annotation(
        **values
        | {
            "kind": AnnotationKind(values["kind"]),
            "spans": spans.from_json(values["spans"]),
            "colour": colour,
            "tags": tuple(json.loads(values["tags"])),
            "state": AnchorState(values["state"]),
        }
    )


def mark_read(connection: Connection, page_id: PageId, start: int, *, read: bool) -> None:
    """Note that the article that begins at ``start`` was read, or that it was not."""
    with connection.transaction():
        connection.execute(
            "INSERT INTO reading_state(page_id, start, read) VALUES (?, ?, ?)"
            " ON CONFLICT(page_id, start) DO UPDATE SET read = excluded.read",
            (page_id, start, int(read)),
        )


def set_position(connection: Connection, page_id: PageId, start: int, position: int) -> None:
    """Keep the page offset at the top of the pane for the article that begins at ``start``."""
    with connection.transaction():
        connection.execute(
            "INSERT INTO reading_state(page_id, start, position) VALUES (?, ?, ?)"
            " ON CONFLICT(page_id, start) DO UPDATE SET position = excluded.position",
            (page_id, start, position),
        )


def position(connection: Connection, page_id: PageId, start: int) -> int | None:
    """The page offset kept by ``set_position``, if any."""
    found: int | None = connection.value(
        "SELECT position FROM reading_state WHERE page_id = ? AND start = ?", (page_id, start)
    )
    return found
