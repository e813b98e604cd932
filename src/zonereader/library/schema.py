"""The tables of the library.

Three sorts: *source* (page), written once; *the user's* (USER_TABLES), only ever
migrated; *derived* (all others), made from the pages by a reading and dropped when it changes.
"""

from __future__ import annotations

import sqlite3

from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library.connection import APPLICATION_ID, Connection, worded
from zonereader.library.indexing import SIGNS

SCHEMA_VERSION = 1
"""Number of the last step in ``migrations``, kept in the file as its user_version."""

USER_TABLES = frozenset({"annotation", "reading_state", "correction", "newer_page", "former_anchor"})
SOURCE_TABLES = frozenset({"page"})
MIGRATIONS_TABLE = "_sqlite_migrations"
DERIVED_TABLES = (
    "search_index",
    "search_heads",
    "search_characters",
    "search_rare",
    "search_often",
    "search_block",
    "search_loose",
    "searchable",
    "searchable_page",
    "searchable_mark",
    "kind_of_article",
    "figure",
    "figures_of_page",
    "label",
    "piece",
    "zone_of_article",
    "article",
    "reading",
)
FORMER_TABLES = ("passage",)
"""Derived tables of earlier versions, which may still be there."""

DERIVED = """
CREATE TABLE reading (
  version INTEGER NOT NULL,      -- of the analysis that made the derived tables
  search INTEGER NOT NULL        -- version of the search index
) STRICT;
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  page_id INTEGER NOT NULL REFERENCES page(id),
  seq INTEGER NOT NULL,          -- order on the page
  kind TEXT NOT NULL,
  heading TEXT NOT NULL,
  title TEXT,
  start INTEGER NOT NULL,
  byline TEXT NOT NULL,          -- JSON list of names
  -- JSON {"title": [start, end, …], "deck": …, "byline": …, "credit": …, "passages": [[start, end, …], …],
  -- "headings": [which of the passages are sub-headings]}, without what it lacks
  spans TEXT NOT NULL,
  province TEXT,
  city TEXT,
  truncated_head INTEGER NOT NULL,
  truncated_tail INTEGER NOT NULL,
  figures INTEGER NOT NULL
) STRICT;
CREATE INDEX article_page ON article(page_id, seq);
CREATE INDEX article_province ON article(province);
CREATE TABLE zone_of_article (
  article_id INTEGER NOT NULL REFERENCES article(id),
  seq INTEGER NOT NULL,          -- 0 is the subject
  name TEXT NOT NULL,
  PRIMARY KEY (article_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX zone_name ON zone_of_article(name);
CREATE TABLE piece (             -- every span of an article, in reading order
  page_id INTEGER NOT NULL REFERENCES page(id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  article_id INTEGER NOT NULL,   -- an article; refers to no table, so that it needs no index
  seq INTEGER NOT NULL,
  PRIMARY KEY (page_id, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE label (             -- what figures measure and whom they are about, each text once
  id INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,         -- finds it in a quarter of the room that an index of texts takes
  text TEXT NOT NULL,
  folded TEXT                    -- width and case made the same, where that is another text
) STRICT;
CREATE INDEX label_hash ON label(hash);
CREATE TABLE figures_of_page (   -- a page's figures have ids in a row; a page without any is not here
  page_id INTEGER PRIMARY KEY REFERENCES page(id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
CREATE TABLE figure (            -- in the order of the page; found by the page's ids, so that its page
  id INTEGER PRIMARY KEY,        -- and article need no index, and refer to no table, which would need one
  page_id INTEGER NOT NULL,
  article_id INTEGER,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind INTEGER NOT NULL,         -- see kinds
  low REAL,
  high REAL,
  unit TEXT,
  approx TEXT,                   -- NULL: exact
  label INTEGER REFERENCES label(id),
  subject INTEGER REFERENCES label(id),
  period TEXT,
  direction TEXT,                -- up or down
  rest TEXT                      -- the spans of its other pieces, where a column break cuts it
) STRICT;
CREATE INDEX figure_condition ON figure(kind, high, low, unit, article_id);
CREATE INDEX figure_label ON figure(label, kind, high, low, unit, article_id) WHERE label IS NOT NULL;
CREATE INDEX figure_range ON figure(kind, high, low, unit, label, article_id) WHERE low < high;
CREATE TABLE kind_of_article (   -- the kinds of its figures
  kind INTEGER NOT NULL,
  article_id INTEGER NOT NULL,   -- refers to no table, as above
  PRIMARY KEY (kind, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE searchable (        -- where the text of every article is, see texts
  article_id INTEGER PRIMARY KEY REFERENCES article(id),
  page_id INTEGER NOT NULL REFERENCES page(id),
  first INTEGER NOT NULL,        -- offset of its first code point on the page
  start INTEGER NOT NULL,        -- and of that one's first byte
  size INTEGER NOT NULL,         -- bytes
  pieces BLOB NOT NULL,
  added TEXT                     -- a title that stands nowhere on the page
) STRICT;
CREATE TABLE searchable_page (
  page_id INTEGER PRIMARY KEY REFERENCES page(id),
  name TEXT NOT NULL,
  date TEXT NOT NULL             -- of the import
) STRICT;
CREATE TABLE searchable_mark (   -- notes and highlights
  uuid TEXT PRIMARY KEY REFERENCES annotation(uuid),
  page_id INTEGER NOT NULL REFERENCES page(id),
  start INTEGER NOT NULL,
  text TEXT NOT NULL             -- the note and the quoted text, line by line
) STRICT;
CREATE TABLE search_block (      -- settled: so many ids from number * BLOCK on
  number INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE search_loose (      -- read anew, or gone, since their block was settled
  article_id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE search_often (      -- what many articles of a block hold
  stack INTEGER NOT NULL,        -- so many blocks share a row, which grows with them
  term TEXT NOT NULL,
  articles BLOB NOT NULL,        -- see bits
  PRIMARY KEY (stack, term)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_rare USING fts5(
  terms, content='', detail=none, tokenize={tokenizer}
);
CREATE VIRTUAL TABLE search_index USING fts5(
  pairs, content='', tokenize={tokenizer}
);
CREATE VIRTUAL TABLE search_heads USING fts5(
  title, zones, content='', tokenize={tokenizer}
);
CREATE VIRTUAL TABLE search_characters USING fts5(
  characters, content='', detail=none, tokenize={tokenizer}
)
"""


def migrate(connection: Connection) -> None:
    """Bring a new or older library to this version's tables, all or nothing.

    Raises:
        LibraryError: the library cannot be written.
    """
    if not is_current(connection):
        with connection.transaction():
            _complete(connection)
    connection.write_ahead()


def require_known(connection: Connection) -> None:
    """Refuse a library of a later version than this program's, and one that would do things by itself.

    This program makes no triggers and no views: they would run with what is written and read here.
    """
    with connection.snapshot():  # another program may be making the library between two questions
        version = connection.value("PRAGMA user_version")
        is_ours = connection.value("PRAGMA application_id") == APPLICATION_ID
        is_empty = connection.value("PRAGMA page_count") == 0
        acts = connection.value("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')")
    if version > SCHEMA_VERSION:
        raise LibraryError(connection.path, LibraryProblem.TOO_NEW)
    if acts or not (is_ours or is_empty):
        raise LibraryError(connection.path, LibraryProblem.NOT_A_LIBRARY)


def is_older(connection: Connection) -> bool:
    """Whether the user's tables are there and of an earlier version than this program's."""
    version: int = connection.value("PRAGMA user_version")
    return 0 < version < SCHEMA_VERSION


def is_current(connection: Connection) -> bool:
    """Whether all tables are there as this version has them."""
    return connection.value("PRAGMA user_version") == SCHEMA_VERSION and _has_derived(connection)


def _has_derived(connection: Connection) -> bool:
    """Whether the derived tables are just those of this version; SQLite keeps every statement's text."""
    return {row[0] for row in connection.rows("SELECT sql FROM sqlite_master")} >= {*_derived()}


def _complete(connection: Connection) -> None:
    """Do what is missing; another program may have done it while we waited for our turn."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if connection.value("PRAGMA user_version") < SCHEMA_VERSION:
        apply_migrations(connection)
    if not _has_derived(connection):  # the pages are read anew
        drop_derived(connection)
        create_derived(connection)


def apply_migrations(connection: Connection) -> None:
    """Make or bring up to date the source and the user's tables, inside the caller's transaction."""
    # Imported here: sqlite-utils takes longer to load than an up-to-date library to open.
    from sqlite_utils import Database

    from zonereader.library.migrations import migrations

    with worded(connection.path):
        migrations.apply(Database(connection.raw, execute_plugins=False))


def create_derived(connection: Connection) -> None:
    """Make the derived tables, inside the caller's transaction."""
    for statement in _derived():
        connection.execute(statement)


def _derived() -> list[str]:
    """The statements that make the derived tables."""
    tokenizer = _quoted(f"ascii tokenchars {_quoted(SIGNS)}")
    return DERIVED.strip().replace("{tokenizer}", tokenizer).split(";\n")


def _quoted(text: str) -> str:
    """``text`` as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"


def drop_derived(connection: Connection) -> None:
    """Drop the derived tables, inside the caller's transaction."""
    for name in (*FORMER_TABLES, *DERIVED_TABLES):
        connection.execute(f"DROP TABLE IF EXISTS main.{name}")


# What changes a table or makes something that would; SQLite names the table first or second.
CHANGES = frozenset(
    {
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
    }
)
KEPT = USER_TABLES | SOURCE_TABLES | {MIGRATIONS_TABLE}


def spare_the_users_tables(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    """An authorizer that refuses every write to the pages and to what the user made."""
    del database, trigger
    refused = action in CHANGES and (first in KEPT or second in KEPT)
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK
