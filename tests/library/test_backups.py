from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from factories import a_note
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library.backups import kept, restore
from zonereader.library.library import Library


def test_backup_and_restore_keep_everything(library: Library, path: Path, tmp_path: Path) -> None:
    note = a_note()
    library.save(note)
    copy = library.backup(tmp_path / "copies" / "copy.db")
    library.delete(note.uuid)
    library.close()
    kept_at = restore(path, copy)
    assert kept_at is not None
    with Library.open(path) as restored, Library.open(kept_at) as replaced:
        assert restored.annotations() == (note,)
        assert restored.check().ok
        assert replaced.annotations() == ()
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, kept_at.name])


def test_a_backup_takes_no_other_files_place(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(LibraryError) as caught:
        library.backup(target)
    assert caught.value.problem is LibraryProblem.EXISTS
    assert target.read_text() == "mine"


def test_a_backup_that_cannot_be_written_leaves_nothing(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError) as caught:
        library.backup(tmp_path / "file" / "copy.db")
    assert caught.value.problem is LibraryProblem.NOT_WRITABLE


def test_a_library_is_restored_where_none_is(library: Library, path: Path, tmp_path: Path) -> None:
    copy = library.backup(tmp_path / "copy.db")
    library.close()
    path.unlink()
    assert restore(path, copy) is None
    with Library.open(path) as restored:
        assert len(restored.articles()) == 2


def test_what_was_written_last_is_kept_with_the_replaced_library(library: Library, path: Path) -> None:
    """A journal that stayed beside the library must not be read into the restored one."""
    copy = library.backup(path.with_name("copy.db"))
    library.save(a_note())
    journal = path.with_name("library.db-wal")
    left = journal.read_bytes(), path.read_bytes()
    library.close()
    journal.write_bytes(left[0])
    path.write_bytes(left[1])
    kept_at = restore(path, copy)
    assert kept_at is not None
    with Library.open(path) as restored, Library.open(kept_at) as replaced:
        assert restored.annotations() == ()
        assert len(replaced.annotations()) == 1


def test_a_library_that_cannot_be_opened_is_replaced_and_kept(library: Library, path: Path) -> None:
    copy = library.backup(path.with_name("copy.db"))
    library.close()
    path.write_bytes(b"rubbish")
    kept_at = restore(path, copy)
    assert kept_at is not None
    assert kept_at.read_bytes() == b"rubbish"
    with Library.open(path) as restored:
        assert restored.check().ok


def test_a_library_in_use_is_not_replaced(library: Library, path: Path) -> None:
    copy = library.backup(path.with_name("copy.db"))
    library.save(a_note())
    with pytest.raises(LibraryError) as caught:
        restore(path, copy)
    assert caught.value.problem is LibraryProblem.BUSY
    assert len(library.annotations()) == 1
    assert sorted(f.suffix for f in path.parent.iterdir()) == [".db", ".db", ".db-shm", ".db-wal"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, LibraryProblem.MISSING),
        (b"", LibraryProblem.NOT_A_LIBRARY),
        (b"rubbish", LibraryProblem.NOT_A_LIBRARY),
    ],
)
def test_no_backup_no_restore(library: Library, path: Path, content, problem: LibraryProblem) -> None:
    library.close()
    before = path.read_bytes()
    backup = path.with_name("backup.db")
    if content is not None:
        backup.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        restore(path, backup)
    assert caught.value.problem is problem
    assert path.read_bytes() == before


def test_a_damaged_backup_is_not_restored(library: Library, path: Path) -> None:
    copy = library.backup(path.with_name("copy.db"))
    library.close()
    before = path.read_bytes()
    copy.write_bytes(copy.read_bytes()[:8192])
    with pytest.raises(LibraryError) as caught:
        restore(path, copy)
    assert caught.value.problem is LibraryProblem.DAMAGED
    assert path.read_bytes() == before


def test_one_backup_a_day(library: Library, path: Path) -> None:
    own = library.backup(path.parent / "backups" / "library-before-the-fair.db")
    old = own.with_name("library-daily-2020-01-01.db")
    old.write_bytes(own.read_bytes())
    made = library.back_up_daily()
    assert made is not None
    assert made.stem.endswith(datetime.now(UTC).date().isoformat())
    assert library.back_up_daily() is None
    assert own.exists()
    assert not old.exists()
    with sqlite3.connect(made) as raw:
        assert raw.execute("SELECT count(*) FROM page").fetchone() == (1,)
    raw.close()


def test_a_week_of_days_and_four_of_weeks_are_kept() -> None:
    today = date(2026, 3, 5)
    made = {Path(f"{n}.db"): today - timedelta(days=n) for n in range(90)}
    ages = sorted((today - made[path]).days for path in kept(made, today))
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 4 <= len(ages[7:]) <= 6
    assert all(age < 35 for age in ages)
    assert kept({}, today) == set()
