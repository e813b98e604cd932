-- A library of schema version 1 as it was saved; never change it. What a reading makes is left out.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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
INSERT INTO page VALUES (1, '4898193941f887e003ce593ab1fabfffaf963c2774b424a95c8ec58d9e58a0df', 'page.txt', 'test', NULL, '2026-11-21T08:12:52Z', '
新材料园区迎来十家企业

园区今年新建厂房12万平方米，投资约3.5亿元。
新一轮招商正在进

港口片区的冷库开始试运行。

行之中，已有10家企业签约。
');
INSERT INTO page VALUES (2, '2a14b653e390f220a8e85757b35f4099dc3c991ff606bbdc28225c722e31e429', 'b.txt', 'seeds', 'a.txt', '2026-11-21T08:12:52Z', '
新材料园区迎来十家企业

园区今年新建厂房12万平方米，投资约3.5亿元。
新一轮招商正在进

港口片区的冷库开始试运行。

行之中，已有10家企业签约。
摘编自 a.txt');
INSERT INTO annotation VALUES ('599c5b52-7eb5-4222-b527-5c5182a568a5', 'note', 1, '[[39,47]]', 39, '新一轮招商正在进', '来十家企业

园区今年新建厂房12万平方米，投资约3.5亿元。
', '

港口片区的冷库开始试运行。

行之中，已有10家企业签约。
', 'pink', '看这里', '2026-11-21T08:12:52Z', '2026-11-21T08:12:52Z', NULL);
INSERT INTO annotation VALUES ('303bd749-488b-4c57-b386-7d63747feab2', 'note', 1, '[[1,12]]', 1, '新材料园区迎来十家企业', '
', '

园区今年新建厂房12万平方米，投资约3.5亿元。
新一轮招商', NULL, '看这里', '2026-11-21T08:12:52Z', '2026-11-21T08:12:52Z', '2026-11-21T08:12:52Z');
INSERT INTO annotation VALUES ('bfb0777d-f773-4b4c-b511-019cabae1e2e', 'highlight', 1, '[[39,47],[64,78]]', 39, '新一轮招商正在进行之中，已有10家企业签约。', '来十家企业

园区今年新建厂房12万平方米，投资约3.5亿元。
', '
', 'blue', '两处
''引号''', '2026-11-21T08:12:52Z', '2026-11-21T08:12:52Z', NULL);
INSERT INTO annotation VALUES ('e7238a08-2fba-4d11-ac7e-cdb223c87ae1', 'bookmark', 2, '[[1,12]]', 1, '新材料园区迎来十家企业', '
', '

园区今年新建厂房12万平方米，投资约3.5亿元。
新一轮招商', NULL, '', '2026-11-21T08:12:52Z', '2026-11-21T08:12:52Z', NULL);
INSERT INTO reading_state VALUES (1, 1, 1, 7);
INSERT INTO _sqlite_migrations VALUES (1, 'zonereader', 'm001_pages_and_annotations', '2026-11-21 08:12:52.703031+00:00');
PRAGMA application_id = 1515342914;
PRAGMA user_version = 1;
