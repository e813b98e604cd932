"""Reading all pages anew while the library is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import TEXT, a_note, page, reading
from zonereader.library import schema
from zonereader.library.library import Library
from zonereader.reading import READING_VERSION


@pytest.fixture
def many(library: Library) -> Library:
    """A library of four pages."""
    for number in range(3):
        library.add_page(page(TEXT + str(number), f"{number}.txt"), reading(), origin="test")
    return library


def derived(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a reading is stored in, row by row."""
    with closing(sqlite3.connect(path)) as raw:
        return {
            name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in schema.DERIVED_TABLES
            if name not in {"search_index", "reading"}
        }


def require_index_whole(library: Library) -> None:
    library._connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    assert library.check().problems == ()


def leavings(path: Path) -> list[str]:
    return sorted(f.name for f in path.parent.iterdir() if f.is_file() and f.name != path.name)


def test_a_rebuild_makes_what_an_import_makes(many: Library, path: Path) -> None:
    before = derived(path)
    many.rebuild(lambda text: reading())
    assert derived(path) == before
    require_index_whole(many)


def test_notes_are_written_between_two_pages_from_here_and_elsewhere(many: Library, path: Path) -> None:
    steps = many.rebuild_steps(lambda text: reading())
    assert next(steps).done == 1
    here = a_note()
    many.save(here)
    with Library.open(path) as other:
        other._connection.execute("PRAGMA busy_timeout = 0")
        there = a_note()
        other.save(there)
        assert len(other.articles()) == 8
    assert [*dict.fromkeys((step.done, step.total) for step in steps)] == [(2, 4), (3, 4), (4, 4)]
    assert {note.uuid for note in many.annotations()} == {here.uuid, there.uuid}
    require_index_whole(many)


def test_a_page_that_comes_in_meanwhile_is_read_too(many: Library) -> None:
    steps = many.rebuild_steps(lambda text: reading())
    next(steps)
    many.add_page(page(TEXT + "late", "late.txt"), reading(), origin="test")
    list(steps)
    assert len(many.articles()) == 10
    assert many.search("招商").count == 5
    require_index_whole(many)


def test_a_rebuild_that_was_cut_short_goes_on_where_it_was(many: Library, path: Path) -> None:
    read: list[str] = []

    def note_and_read(text: str):
        read.append(text)
        return reading()

    steps = many.rebuild_steps(note_and_read)
    next(steps)
    next(steps)
    steps.close()
    many.rebuild(note_and_read)
    assert sorted(read) == sorted({TEXT, *(TEXT + str(n) for n in range(3))})
    assert "library.db-rebuilding" not in leavings(path)
    require_index_whole(many)


@pytest.mark.parametrize("spoil", [b"rubbish", b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_begun_file_that_is_of_no_use_is_begun_anew(many: Library, path: Path, spoil: bytes) -> None:
    steps = many.rebuild_steps(lambda text: reading())
    next(steps)
    steps.close()
    path.with_name("library.db-rebuilding").write_bytes(spoil)
    many.rebuild(lambda text: reading())
    require_index_whole(many)


def test_a_begun_file_of_other_pages_is_of_no_use(many: Library, path: Path) -> None:
    begun = path.with_name("library.db-rebuilding")
    steps = many.rebuild_steps(lambda text: reading())
    next(steps)
    steps.close()
    with closing(sqlite3.connect(begun, isolation_level=None)) as raw:
        raw.execute("UPDATE page SET sha256 = 'of another library'")
    many.rebuild(lambda text: reading())
    require_index_whole(many)


def test_there_is_a_backup_before_a_rebuild(many: Library, path: Path) -> None:
    many.rebuild(lambda text: reading())
    assert len(list((path.parent / "backups").glob("library-daily-*.db"))) == 1


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["step", "note", "page", "stop", "search"]), max_size=25))
def test_anything_may_happen_during_a_rebuild(tmp_path_factory, acts: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "library.db"
    with Library.open(path) as library, Library.open_reader(path) as looking:
        library.add_page(page(), reading(), origin="test")
        steps, notes, pages = library.rebuild_steps(lambda text: reading()), 0, 1
        for act in acts:
            if act == "step":
                steps = steps if next(steps, None) else library.rebuild_steps(lambda text: reading())
            elif act == "note":
                library.save(a_note())
                notes += 1
            elif act == "page":
                library.add_page(page(f"{TEXT}{pages}", f"{pages}.txt"), reading(), origin="test")
                pages += 1
            elif act == "search":
                assert looking.search("招商").count == pages
            else:
                steps.close()
                steps = library.rebuild_steps(lambda text: reading())
        list(steps)
        assert looking.search("招商").count == pages == len(library.pages())
        assert len(looking.annotations()) == notes
        assert library._connection.value("SELECT version FROM reading") == READING_VERSION
        require_index_whole(library)


def test_pages_that_come_in_after_a_rebuild_are_found(many: Library) -> None:
    many.rebuild(lambda text: reading())
    for number in range(3, 9):
        many.add_page(page(TEXT + str(number), f"{number}.txt"), reading(), origin="test")
        assert many.search("招商").count == number + 2
    require_index_whole(many)
