"""The source table: every page as it came in, once."""

from __future__ import annotations

import sqlite3

from zonereader.errors import NotFoundError
from zonereader.library.clock import now
from zonereader.library.connection import Connection
from zonereader.library.records import PageId, PageRow
from zonereader.page.load import PageText, digest_of

# A page gives way to its newer version, a digest to the original that it names, whichever came first.
_REPLACED_BY = """coalesce((SELECT newer FROM newer_page WHERE page_id = page.id),
  (SELECT o.id FROM page o WHERE o.name = page.digest_of AND o.digest_of IS NULL
   ORDER BY o.id DESC LIMIT 1))"""

REPLACED = """SELECT d.id FROM page d WHERE d.digest_of IS NOT NULL
  AND EXISTS (SELECT 1 FROM page o WHERE o.name = d.digest_of AND o.digest_of IS NULL)
  UNION SELECT page_id FROM newer_page"""
"""A query for the ids of the pages that gave way."""

_SELECT = f"""SELECT id, sha256, name, origin, imported_at, digest_of, {_REPLACED_BY} AS replaced_by,
  (SELECT count(*) FROM article WHERE page_id = page.id) AS articles,
  coalesce((SELECT last - first + 1 FROM figures_of_page WHERE page_id = page.id), 0) AS figures
  FROM page"""

MIN_HASH_DIGITS = 6


def insert(connection: Connection, page: PageText, origin: str) -> PageId:
    """Add a page, inside the caller's transaction."""
    row_id = connection.insert(
        "INSERT INTO page(sha256, name, origin, text, digest_of, imported_at) VALUES (?, ?, ?, ?, ?, ?)",
        (page.sha256, page.name, origin, page.text, digest_of(page.text), now()),
    )
    return PageId(row_id)


def every(connection: Connection) -> tuple[PageRow, ...]:
    """All pages in the order of their import."""
    return tuple(_page(row) for row in connection.rows(f"{_SELECT} ORDER BY id"))


def one(connection: Connection, page_id: PageId) -> PageRow:
    """The page with this id."""
    row = connection.row(f"{_SELECT} WHERE id = ?", (page_id,))
    if row is None:
        raise NotFoundError("page", str(page_id))
    return _page(row)


def by_hash(connection: Connection, sha256: str) -> PageRow | None:
    """The page with this text, if it is there."""
    row = connection.row(f"{_SELECT} WHERE sha256 = ?", (sha256,))
    return _page(row) if row else None


def named(connection: Connection, name: str) -> PageRow:
    """The page with this file name (the latest of them), or whose SHA-256 begins so."""
    row = connection.row(f"{_SELECT} WHERE name = ? ORDER BY id DESC", (name,))
    if row is None and len(name) >= MIN_HASH_DIGITS:
        row = connection.row(f"{_SELECT} WHERE substr(sha256, 1, ?) = ?", (len(name), name.lower()))
    if row is None:
        raise NotFoundError("page", name)
    return _page(row)


def all_named(connection: Connection, name: str) -> tuple[PageRow, ...]:
    """The pages with this file name, the latest first."""
    return tuple(_page(row) for row in connection.rows(f"{_SELECT} WHERE name = ? ORDER BY id DESC", (name,)))


def text(connection: Connection, page_id: PageId) -> str:
    """The page's text as it stood in its file."""
    found = connection.value("SELECT text FROM page WHERE id = ?", (page_id,))
    if found is None:
        raise NotFoundError("page", str(page_id))
    return str(found)


def _page(row: sqlite3.Row) -> PageRow:
    return PageRow(**dict(row))
