"""The latest articles in the full-text index, until they are enough for a block of their own (settling).

The index knows every pair of neighbouring characters with its place, so that any piece of text of two
or more characters is found exactly, whatever it consists of. Single characters have an index of their
own, without places. Titles and zones have a small one, by which the best articles are found first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zonereader.library.bits import BLOCK
from zonereader.library.connection import Connection
from zonereader.library.records import Annotation, ArticleId, PageId
from zonereader.library.texts import BREAK, Printed, texts
from zonereader.library.texts import place as where
from zonereader.model import Article
from zonereader.search.fold import fold

INDEX_VERSION = 3
"""Raised whenever what is written here changes; a library with another one is indexed anew."""

SEPARATOR = "\n"
"""Between the terms of a row; in none of them."""

BATCH = 64
"""Articles that are put into the full-text index at a time, a tenth of a second at most."""

PENDING = """SELECT article_id FROM (
    SELECT article_id FROM searchable WHERE article_id >= ?
    UNION SELECT article_id FROM search_loose JOIN searchable USING (article_id)
  ) WHERE article_id NOT IN (SELECT id FROM search_index_docsize) ORDER BY article_id"""
"""The articles that are neither in a settled block (which end at the value) nor in the full-text index:
a search looks through them. An import leaves its articles so until a block or the import is complete."""

SIGNS = "".join(char for char in map(chr, range(32, 127)) if not char.isalnum())
"""The ASCII characters that SQLite's tokenizer has to be told are part of a pair."""


def pairs(folded: str) -> str:
    """Every pair of neighbouring characters, for the index to take apart at line breaks.

    At the end of a part its last character stands alone: nothing that is looked for goes on over it.
    """
    return SEPARATOR.join(map("".join, pairwise(folded + BREAK)))


def phrase(folded: str) -> str:
    """The expression for ``folded`` as it stands; of two or more characters."""
    return _quoted(SEPARATOR.join(map("".join, pairwise(folded))))


def beginning(character: str) -> str:
    """The expression for one character in an index of pairs."""
    return f"{_quoted(character)} *"


def single(character: str) -> str:
    """The expression for one character in the index of characters."""
    return _quoted(character)


def _quoted(tokens: str) -> str:
    return '"' + tokens.replace('"', '""') + '"'


def index_page(connection: Connection, page_id: PageId) -> None:
    """Add a page, inside the caller's transaction."""
    row = connection.row("SELECT name, imported_at FROM page WHERE id = ?", (page_id,))
    if row is not None:
        values = (page_id, fold(row["name"]), row["imported_at"])
        connection.execute("INSERT INTO searchable_page(page_id, name, date) VALUES (?, ?, ?)", values)


def index(connection: Connection, place: tuple[ArticleId, PageId], page_text: str, article: Article) -> None:
    """Add an article (its id and its page's), inside the caller's transaction; it is pending then."""
    connection.execute(
        "INSERT INTO searchable VALUES (?, ?, ?, ?, ?, ?, ?)", (*place, *where(page_text, article))
    )


def pending(connection: Connection) -> list[ArticleId]:
    """The articles that a search has to look through."""
    return [ArticleId(id_) for (id_,) in connection.rows(PENDING, (settled_end(connection),))]


def catch_up(connection: Connection) -> Iterator[None]:
    """Put what is pending into the full-text index, in short transactions; others may write in between."""
    while ids := pending(connection)[:BATCH]:
        with connection.transaction():
            _add_latest(connection, ids)
        yield


def catch_up_on(connection: Connection, page_id: PageId) -> None:
    """Put what is pending of a page into the full-text index, inside the caller's transaction."""
    rows = connection.rows("SELECT article_id FROM searchable WHERE page_id = ?", (page_id,))
    _add_latest(connection, sorted({ArticleId(id_) for (id_,) in rows} & set(pending(connection))))


def _add_latest(connection: Connection, ids: Sequence[ArticleId]) -> None:
    for found in texts(connection, ids):
        for table, columns in _held(found, zones_of(connection, found.article_id)).items():
            connection.execute(
                f"INSERT INTO {table}(rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})",
                (found.article_id, *columns.values()),
            )


def remove(connection: Connection, article_id: ArticleId) -> None:
    """Forget an article, inside the caller's transaction; the index has to be told what it holds."""
    found = texts(connection, [article_id])
    if not found:
        return
    if article_id < settled_end(connection) and not _is_loose(connection, article_id):
        connection.execute("INSERT INTO search_loose VALUES (?)", (article_id,))
    elif connection.value("SELECT 1 FROM search_index_docsize WHERE id = ?", (article_id,)):
        for table, columns in _held(found[0], zones_of(connection, article_id)).items():
            connection.execute(
                f"INSERT INTO {table}({table}, rowid, {', '.join(columns)})"
                f" VALUES ('delete', ?{', ?' * len(columns)})",
                (article_id, *columns.values()),
            )
    connection.execute("DELETE FROM searchable WHERE article_id = ?", (article_id,))


def zones_of(connection: Connection, article_id: ArticleId) -> list[str]:
    """The zones that an article is about."""
    rows = connection.rows(
        "SELECT name FROM zone_of_article WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    return [row["name"] for row in rows]


def settled_end(connection: Connection) -> int:
    """The first id that is in no settled block."""
    return BLOCK * int(connection.value("SELECT count(*) FROM search_block"))


def _is_loose(connection: Connection, article_id: ArticleId) -> bool:
    return bool(connection.value("SELECT 1 FROM search_loose WHERE article_id = ?", (article_id,)))


def _held(found: Printed, zones: Iterable[str]) -> dict[str, dict[str, str]]:
    """What the full-text index is told of an article, by table and column."""
    text = folded(found.text)
    return {
        "search_index": {"pairs": pairs(text)},
        "search_heads": {"title": pairs(fold(found.heading)), "zones": pairs(folded(BREAK.join(zones)))},
        "search_characters": {"characters": SEPARATOR.join(sorted(set(text)))},
    }


def folded(text: str) -> str:
    """A text of several lines, folded line by line."""
    return BREAK.join(map(fold, text.split(BREAK)))


# The reader's marks


def index_mark(connection: Connection, annotation: Annotation) -> None:
    """Add or change what is searched of a mark, inside the caller's transaction.

    A note without a page stands in no article that a search could find.
    """
    if annotation.page_id is None:
        return
    connection.execute(
        "INSERT INTO searchable_mark(uuid, page_id, start, text) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(uuid) DO UPDATE SET page_id = excluded.page_id, start = excluded.start,"
        " text = excluded.text",
        (
            annotation.uuid,
            annotation.page_id,
            annotation.start,
            BREAK.join(map(fold, (*annotation.body.splitlines(), annotation.exact, *annotation.tags))),
        ),
    )


def remove_mark(connection: Connection, uuid: str) -> None:
    """Forget a mark, inside the caller's transaction."""
    connection.execute("DELETE FROM searchable_mark WHERE uuid = ?", (uuid,))
