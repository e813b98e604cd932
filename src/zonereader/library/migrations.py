"""The steps from an older library file to this version's, run by sqlite-utils.

Each step sets ``user_version`` to its own number, so that the number and the tables change together.
A step that alters what a reading is stored in drops the derived tables; they are then made anew.
"""

from __future__ import annotations

import re

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from zonereader.library import corrections

migrations = Migrations("zonereader")


@migrations()
def m001_pages_and_annotations(db: Database) -> None:
    """The source table and the user's."""
    for statement in (*PAGES_AND_ANNOTATIONS.split(";\n"), *corrections.TABLE.split(";\n")):
        db.execute(_COMMENT.sub("", statement))


# Without comments the tables that are never made anew are listed in the file's first block, where a
# repair can put the list back (``zonereader.library.repair``).
_COMMENT = re.compile(r"\s*--.*")


# Statements one by one: executescript would commit the transaction first.
PAGES_AND_ANNOTATIONS = """
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,   -- of the text in UTF-8
  name TEXT NOT NULL,            -- the file's name
  origin TEXT NOT NULL,          -- where it came from: 'user' or 'seeds'
  digest_of TEXT,                -- the original's file name, of a page that is a digest
  imported_at TEXT NOT NULL,     -- ISO-8601 UTC
  text TEXT NOT NULL             -- as it stood in the file; last, so that lists need not read past it
) STRICT;
CREATE INDEX page_name ON page(name);
CREATE INDEX page_digest ON page(digest_of) WHERE digest_of IS NOT NULL;
CREATE TABLE annotation (
  uuid TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight', 'note')),
  page_id INTEGER REFERENCES page(id), -- NULL: a note on a zone, or a free one
  spans TEXT NOT NULL,           -- JSON [[start, end], …], code points of the page's text
  start INTEGER,                 -- of the first span
  exact TEXT NOT NULL,           -- the text at the spans when it was made
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  colour TEXT,
  body TEXT NOT NULL,            -- the note, Markdown
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  deleted TEXT,                  -- when it was deleted; the row stays
  zone TEXT,                     -- of a note without a page
  tags TEXT NOT NULL DEFAULT '[]', -- JSON list of names
  state TEXT NOT NULL DEFAULT 'ok', -- of its place: ok, moved, changed, orphan
  CHECK ((page_id IS NULL) = (start IS NULL))
) STRICT;
CREATE INDEX annotation_place ON annotation(page_id, start);
CREATE TABLE reading_state (
  page_id INTEGER NOT NULL REFERENCES page(id),
  start INTEGER NOT NULL,        -- where the article begins on the page
  read INTEGER NOT NULL DEFAULT 0,
  position INTEGER,              -- page offset at the top of the pane
  PRIMARY KEY (page_id, start)
) STRICT;
CREATE TABLE newer_page (        -- pages that came in again with another text
  page_id INTEGER PRIMARY KEY REFERENCES page(id),
  newer INTEGER NOT NULL REFERENCES page(id),
  since TEXT NOT NULL
) STRICT;
CREATE TABLE former_anchor (     -- where annotations hung before they followed a newer page
  uuid TEXT NOT NULL,
  page_id INTEGER NOT NULL REFERENCES page(id),
  spans TEXT NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  until TEXT NOT NULL            -- when they moved
) STRICT;
PRAGMA user_version = 1
"""
