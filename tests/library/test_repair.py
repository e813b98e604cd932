"""Damaged libraries: never a new empty one in their place, and all that can be saved is saved."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import TEXT, a_note, page, reading
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library.backups import newest_good
from zonereader.library.library import Library
from zonereader.library.repair import repair

PAGE = 4096


def fill(path: Path, *, backed_up: int = 0, after: int = 0) -> tuple[set[str], set[str]]:
    """Make a library of twelve pages with ``backed_up`` notes in a backup and ``after`` made since."""
    old, new = set(), set()
    with Library.open(path) as library:
        for number in range(12):
            text = TEXT + "".join(random.Random(number).choices("园区厂房投资签约", k=3000))
            row = library.add_page(page(text if number else TEXT, f"{number}.txt"), reading(), origin="test")
            assert row.id == number + 1
        for made, count in ((old, backed_up), (new, after)):
            for _ in range(count):
                note = a_note()
                library.save(note)
                made.add(note.uuid)
            if made is old and backed_up:
                library.backup(path.parent / "backups" / "library-daily-2026-01-01.db")
    return old, new


def notes_after_repair(path: Path, *, orphans: int = 0) -> set[str]:
    damaged = path.read_bytes() if path.exists() else None
    done = repair(path)
    if damaged is not None:
        assert done.kept is not None
        assert done.kept.read_bytes() == damaged
    with Library.open(path) as library:
        assert library.needs_rebuild
        library.rebuild(lambda text: reading())
        report = library.check()
        assert (len(report.problems), report.counts.orphans) == (int(orphans > 0), orphans)
        assert len(library.annotations()) == done.marks
        return {note.uuid for note in library.annotations()}


def overwrite(path: Path, start: int, end: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * (end - start))


def leaf_pages(path: Path, table: str) -> list[int]:
    """The numbers of a table's own pages, from 0."""
    with closing(sqlite3.connect(path)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    data = path.read_bytes()
    kind = data[(root - 1) * PAGE]
    if kind == 0x0D:
        return [root - 1]
    at = (root - 1) * PAGE
    cells = int.from_bytes(data[at + 3 : at + 5], "big")
    places = [int.from_bytes(data[at + 12 + 2 * n : at + 14 + 2 * n], "big") for n in range(cells)]
    return [int.from_bytes(data[at + p : at + p + 4], "big") - 1 for p in places]


def test_a_damaged_header_alone_costs_nothing(path: Path) -> None:
    _, notes = fill(path, after=40)
    overwrite(path, 0, 100)
    assert notes_after_repair(path) == notes


@pytest.mark.parametrize("which", [0, 1, -1])
def test_a_damaged_page_of_notes_costs_no_more_than_that_page(path: Path, which: int) -> None:
    _, notes = fill(path, after=90)
    leaves = leaf_pages(path, "annotation")
    assert len(leaves) > 5
    overwrite(path, leaves[which] * PAGE, (leaves[which] + 1) * PAGE)
    saved = notes_after_repair(path)
    assert saved < notes
    assert len(saved) >= len(notes) * (1 - 2 / len(leaves))


def test_two_damaged_places_leave_what_is_between_them(path: Path) -> None:
    _, notes = fill(path, after=120)
    leaves = leaf_pages(path, "annotation")
    for which in (1, len(leaves) - 2):
        overwrite(path, leaves[which] * PAGE, (leaves[which] + 1) * PAGE)
    assert len(notes_after_repair(path)) >= len(notes) * (1 - 4 / len(leaves))


def test_a_damaged_page_of_notes_is_made_good_by_the_backup(path: Path) -> None:
    old, new = fill(path, backed_up=100, after=100)
    leaf = leaf_pages(path, "annotation")[0]
    overwrite(path, leaf * PAGE, (leaf + 1) * PAGE)
    assert notes_after_repair(path) == old | new


def test_notes_on_a_page_that_is_lost_stay(path: Path) -> None:
    _, notes = fill(path, after=20)
    for leaf in leaf_pages(path, "page"):
        overwrite(path, leaf * PAGE, (leaf + 1) * PAGE)
    assert notes_after_repair(path, orphans=20) == notes
    with Library.open(path) as library:
        assert all(a_note().exact in library.page_text(note.page_id) for note in library.annotations())


def test_a_damaged_index_costs_nothing(path: Path) -> None:
    _, notes = fill(path, after=60)
    with closing(sqlite3.connect(path)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'annotation_place'").fetchone()[0]
    overwrite(path, (root - 1) * PAGE, root * PAGE)
    with Library.open(path) as library:
        assert not library.check().ok
    assert notes_after_repair(path) == notes


def test_derived_tables_that_are_damaged_cost_nothing(path: Path) -> None:
    _, notes = fill(path, after=60)
    with closing(sqlite3.connect(path)) as raw:
        names = "('article', 'piece', 'figure', 'label', 'searchable', 'search_index_data')"
        roots = raw.execute(f"SELECT rootpage FROM sqlite_master WHERE name IN {names}").fetchall()
    for (root,) in roots:
        overwrite(path, (root - 1) * PAGE, root * PAGE)
    assert notes_after_repair(path) == notes


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_a_truncated_library_gives_what_is_left_and_the_backup(path: Path, share: float) -> None:
    old, _ = fill(path, backed_up=50, after=50)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert notes_after_repair(path) >= old


@pytest.mark.parametrize("content", [b"", b"these are my notes", None, b"\0" * 9000])
def test_of_a_library_that_is_all_gone_the_backup_is_left(path: Path, content: bytes | None) -> None:
    old, _ = fill(path, backed_up=10)
    path.unlink() if content is None else path.write_bytes(content)
    assert notes_after_repair(path) == old


@pytest.mark.parametrize(
    "content", [b"these are my notes", b"SQLite format 3\0" + b"\0" * 9000, b"\0" * 9000]
)
def test_what_never_was_a_library_is_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        repair(path)
    assert caught.value.problem is LibraryProblem.DAMAGED
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_what_was_written_last_comes_along(path: Path) -> None:
    """The journal of a program that was killed holds the latest notes."""
    fill(path)
    with Library.open(path) as library:
        note = a_note()
        library.save(note)
        data, journal = path.read_bytes(), path.with_name("library.db-wal").read_bytes()
    path.write_bytes(data)
    path.with_name("library.db-wal").write_bytes(journal)
    assert notes_after_repair(path) == {note.uuid}


def test_the_newest_backup_that_is_good_is_taken(path: Path) -> None:
    fill(path, backed_up=5)
    folder = path.parent / "backups"
    good = folder / "library-daily-2026-01-01.db"
    for day, content in (("02", good.read_bytes()[:5000]), ("03", b"rubbish"), ("04", b"")):
        (folder / f"library-daily-2026-01-{day}.db").write_bytes(content)
    newer = folder / "library-daily-2026-01-05.db"
    shutil.copy(good, newer)
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute("PRAGMA user_version = 99")
    assert newest_good(path) == good


def test_a_library_in_use_is_not_repaired(path: Path) -> None:
    fill(path, backed_up=3)
    with Library.open(path) as library:
        library.save(a_note())
        with pytest.raises(LibraryError) as caught:
            repair(path)
        assert caught.value.problem is LibraryProblem.BUSY
        assert len(library.annotations()) == 4
    assert not list(path.parent.glob("*replaced*"))
    assert not list(path.parent.glob("*repairing*"))


def test_a_journal_of_another_library_is_found_out(path: Path, tmp_path: Path) -> None:
    """Somebody copies an old library over the new one and leaves the new one's journal beside it."""
    old, _ = fill(path, backed_up=30)
    with Library.open(path) as library:
        for _ in range(12):
            library.save(a_note())
        journal = path.with_name("library.db-wal").read_bytes()
    shutil.copy(path.parent / "backups" / "library-daily-2026-01-01.db", path)
    path.with_name("library.db-wal").write_bytes(journal)
    with Library.open(path) as library:
        is_sound = library.check().ok and {note.uuid for note in library.annotations()} >= old
    assert is_sound or notes_after_repair(path) >= old


def test_text_that_is_no_text_is_damage(path: Path) -> None:
    fill(path, after=3)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE annotation SET body = CAST(x'ff' AS TEXT) WHERE rowid = 2")
    with Library.open(path) as library, pytest.raises(LibraryError) as caught:
        library.annotations()
    assert caught.value.problem is LibraryProblem.DAMAGED
    assert len(notes_after_repair(path)) == 2


def test_a_list_of_tables_that_is_no_text_is_damage(path: Path) -> None:
    _, notes = fill(path, after=5)
    data = path.read_bytes()
    path.write_bytes(
        data.replace(b"tablepage", b"tablep\x8a\xffe", 1).replace(
            b"CREATE TABLE page", b"CREATE \x8a\xffBLE page"
        )
    )
    assert path.read_bytes() != data
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert caught.value.problem is LibraryProblem.DAMAGED
    assert notes_after_repair(path) == notes


def test_check_says_of_rows_that_nobody_wrote_that_they_are_damage(path: Path) -> None:
    fill(path, after=2)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("UPDATE annotation SET page_id = 999, spans = 'x' WHERE rowid = 1")
    with Library.open(path) as library:
        assert "is damaged" in library.check().problems[0]
