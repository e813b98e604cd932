"""The tables of the library.

Three sorts: *source* (page), written once; *the user's* (annotation, reading_state), only ever
migrated; *derived* (all others), made from the pages by a reading and dropped when it changes.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library.connection import APPLICATION_ID, Connection, worded

USER_TABLES = frozenset({"annotation", "reading_state"})
SOURCE_TABLES = frozenset({"page"})
MIGRATIONS_TABLE = Migrations.migrations_table
DERIVED_TABLES = ("search_index", "figure", "passage", "piece", "zone_of_article", "article", "reading")

migrations = Migrations("zonereader")


def _run(db: Database, script: str) -> None:
    """Run statements one by one: executescript would commit the migration's transaction first."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m001_pages_and_annotations(db: Database) -> None:
    """The source table and the user's."""
    _run(db, SOURCE_AND_USER)


SOURCE_AND_USER = """
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,   -- of the text in UTF-8
  name TEXT NOT NULL,            -- the file's name
  origin TEXT NOT NULL,          -- where it came from: a path, or 'seeds'
  text TEXT NOT NULL,            -- as it stood in the file
  digest_of TEXT,                -- the original's file name, of a page that is a digest
  imported_at TEXT NOT NULL      -- ISO-8601 UTC
) STRICT;
CREATE INDEX page_name ON page(name);
CREATE TABLE annotation (
  uuid TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight', 'note')),
  page_id INTEGER NOT NULL REFERENCES page(id),
  spans TEXT NOT NULL,           -- JSON [[start, end], …], code points of the page's text
  start INTEGER NOT NULL,        -- of the first span
  exact TEXT NOT NULL,           -- the text at the spans when it was made
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  colour TEXT,
  body TEXT NOT NULL,            -- the note, Markdown
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  deleted TEXT                   -- when it was deleted; the row stays
) STRICT;
CREATE INDEX annotation_place ON annotation(page_id, start);
CREATE TABLE reading_state (
  page_id INTEGER NOT NULL REFERENCES page(id),
  start INTEGER NOT NULL,        -- where the article begins on the page
  read INTEGER NOT NULL DEFAULT 0,
  position INTEGER,              -- page offset at the top of the pane
  PRIMARY KEY (page_id, start)
) STRICT;
"""

DERIVED = """
CREATE TABLE reading (
  version INTEGER NOT NULL       -- of the analysis that made the derived tables
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
  spans TEXT NOT NULL,           -- JSON {"title": [[start, end], …], "deck": …, "byline": …, "credit": …}
  province TEXT,
  city TEXT,
  truncated_head INTEGER NOT NULL,
  truncated_tail INTEGER NOT NULL,
  figures INTEGER NOT NULL
) STRICT;
CREATE INDEX article_page ON article(page_id, seq);
CREATE TABLE zone_of_article (
  article_id INTEGER NOT NULL REFERENCES article(id),
  seq INTEGER NOT NULL,          -- 0 is the subject
  name TEXT NOT NULL,
  PRIMARY KEY (article_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX zone_name ON zone_of_article(name);
CREATE TABLE passage (
  article_id INTEGER NOT NULL REFERENCES article(id),
  seq INTEGER NOT NULL,
  role TEXT NOT NULL,
  spans TEXT NOT NULL,
  PRIMARY KEY (article_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE piece (             -- every span of an article, in reading order
  page_id INTEGER NOT NULL REFERENCES page(id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id),
  seq INTEGER NOT NULL,
  PRIMARY KEY (page_id, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX piece_article ON piece(article_id);
CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  page_id INTEGER NOT NULL REFERENCES page(id),
  article_id INTEGER REFERENCES article(id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  low REAL,
  high REAL,
  unit TEXT,
  approx TEXT NOT NULL,
  label TEXT
) STRICT;
CREATE INDEX figure_article ON figure(article_id, start);
CREATE INDEX figure_value ON figure(kind, low);
CREATE VIRTUAL TABLE search_index USING fts5(
  grams, content='', detail=none, tokenize='ascii'
);
"""


def migrate(connection: Connection) -> None:
    """Bring a new or older library to this version's tables.

    Raises:
        LibraryError: the library was made by a newer version, or cannot be written.
    """
    path = connection.path
    with worded(path):
        db = Database(connection.raw, execute_plugins=False)
        known = {migration.name for migration in migrations.pending(db)} | {
            migration.name for migration in migrations.applied(db)
        }
        if connection.value("PRAGMA user_version") > len(known):
            raise LibraryError(path, LibraryProblem.TOO_NEW)
        if connection.value("PRAGMA application_id") != APPLICATION_ID:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if connection.value("PRAGMA journal_mode") != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        if migrations.pending(db):
            migrations.apply(db)
            connection.execute(f"PRAGMA user_version = {len(known)}")
        if not _has_table(connection, "reading"):
            with connection.transaction():
                create_derived(connection)


def _has_table(connection: Connection, name: str) -> bool:
    return connection.value("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)) is not None


def create_derived(connection: Connection) -> None:
    """Make the derived tables, inside the caller's transaction."""
    for statement in DERIVED.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def drop_derived(connection: Connection) -> None:
    """Drop the derived tables, inside the caller's transaction."""
    for name in DERIVED_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


WRITES = {
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_DROP_TABLE,
    sqlite3.SQLITE_CREATE_TRIGGER,
}


def spare_the_users_tables(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    """An authorizer that refuses every write to the pages and to what the user made.

    SQLite names the table first, but for ALTER TABLE and CREATE TRIGGER, which name it second.
    """
    del database, trigger
    kept = USER_TABLES | SOURCE_TABLES | {MIGRATIONS_TABLE}
    if action in WRITES and (first in kept or second in kept):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_ALTER_TABLE and second in kept:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
