"""From every version a library was ever saved in to this one, losing nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from factories import a_note, page, reading
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library import schema
from zonereader.library.library import Library
from zonereader.library.migrations import migrations

SAVED = sorted(Path(__file__).with_name("versions").glob("*.sql"))
KEPT = sorted(schema.USER_TABLES | schema.SOURCE_TABLES)


def saved(version: Path, path: Path) -> None:
    """Make the library file that an earlier version of the program left."""
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(version.read_text("utf-8"))


def users_rows(path: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        return {name: [dict(row) for row in raw.execute(f"SELECT * FROM {name}")] for name in KEPT}


def test_a_library_of_every_version_is_saved() -> None:
    assert [path.stem for path in SAVED] == [str(n) for n in range(1, schema.SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("version", SAVED, ids=lambda path: path.stem)
def test_every_version_comes_to_this_one_with_all_that_is_the_users(path: Path, version: Path) -> None:
    saved(version, path)
    before = users_rows(path)
    assert all(before.values())
    with Library.open(path) as library:
        assert library.needs_rebuild
        library.rebuild(lambda text: reading())
        assert library._connection.value("PRAGMA user_version") == schema.SCHEMA_VERSION
        assert [p for p in library.check().problems if "no longer match" not in p] == []
        assert library.articles()
        assert len(library.annotations()) == sum(row["deleted"] is None for row in before["annotation"])
    after = users_rows(path)
    for name, rows in before.items():
        assert [{key: row[key] for key in rows[0]} for row in after[name]] == rows


def test_derived_tables_of_another_version_are_made_anew(library: Library, path: Path) -> None:
    library.add_page(page(), reading(), origin="user")
    note = a_note()
    library.save(note)
    articles = [row.heading for row in library.articles()]
    library.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE figures_of_page")
        raw.execute("ALTER TABLE figure ADD COLUMN was TEXT")
    with Library.open(path) as opened:
        assert opened.needs_rebuild
        opened.rebuild(lambda text: reading())
        assert [row.heading for row in opened.articles()] == articles
        assert [each.uuid for each in opened.annotations()] == [note.uuid]
        assert opened.check().ok
        assert not opened.needs_rebuild


@contextmanager
def next_version(monkeypatch, *statements: str) -> Iterator[None]:
    """A program of the next version, whose step runs ``statements``."""
    version = schema.SCHEMA_VERSION + 1

    @migrations(name="next")
    def step(db) -> None:
        for statement in (*statements, f"PRAGMA user_version = {version}"):
            db.execute(statement)

    with monkeypatch.context() as patch:
        patch.setattr(schema, "SCHEMA_VERSION", version)
        try:
            yield
        finally:
            migrations._migrations.pop()


def test_there_is_one_backup_of_the_earlier_version(path: Path, monkeypatch) -> None:
    saved(SAVED[-1], path)
    Library.open(path).close()
    before = users_rows(path)
    with next_version(monkeypatch, "ALTER TABLE annotation ADD COLUMN added TEXT"):
        Library.open(path).close()
        Library.open(path).close()
        after = users_rows(path)
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.stem == f"library-version-{schema.SCHEMA_VERSION}"
    assert users_rows(backup) == before
    assert [row | {"added": None} for row in before["annotation"]] == after["annotation"]


@pytest.mark.parametrize("step", ["DROP TABLE annotation", "DELETE FROM page", "SELECT * FROM nothing"])
def test_a_step_that_fails_leaves_the_library_as_it_was(path: Path, monkeypatch, step: str) -> None:
    saved(SAVED[-1], path)
    Library.open(path).close()
    before = users_rows(path)
    with next_version(monkeypatch, step, "SELECT 1/0 FROM nowhere"):
        for _ in range(2):
            with pytest.raises(sqlite3.Error):
                Library.open(path)
    assert users_rows(path) == before
    assert len(list((path.parent / "backups").iterdir())) == 1
    with Library.open(path) as library:
        assert len(library.annotations()) > 0


def test_without_a_backup_nothing_is_migrated(path: Path, monkeypatch) -> None:
    saved(SAVED[-1], path)
    Library.open(path).close()
    (path.parent / "backups").write_text("a file where the folder should be")
    with next_version(monkeypatch, "ALTER TABLE annotation ADD COLUMN added TEXT"):
        with pytest.raises(LibraryError) as caught:
            Library.open(path)
        assert caught.value.problem is LibraryProblem.NOT_WRITABLE
    assert "added" not in users_rows(path)["annotation"][0]
