"""What can go wrong with a library file, and what must never happen to it."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import threading
from contextlib import closing
from pathlib import Path

import pytest

from factories import TITLE, a_note, page, reading
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library import schema
from zonereader.library.connection import Connection, make_private, worded
from zonereader.library.library import Library
from zonereader.library.migrations import migrations
from zonereader.library.records import Colour
from zonereader.model import Reading


def users_rows(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as raw:
        tables = sorted(schema.USER_TABLES | schema.SOURCE_TABLES)
        rows = [row for table in tables for row in raw.execute(f"SELECT * FROM {table}")]
    raw.close()
    return rows


def refused(open_it, path: Path) -> LibraryProblem:
    with pytest.raises(LibraryError) as caught:
        open_it(path)
    return caught.value.problem


# What the reader made


def test_a_rebuild_leaves_what_the_reader_made(library: Library, path: Path) -> None:
    library.save(a_note(colour=Colour.PINK))
    gone = a_note(TITLE)
    library.save(gone)
    library.delete(gone.uuid)
    library.mark_read(library.articles()[0].page_id, library.articles()[0].start, read=True)
    before = users_rows(path)
    library.rebuild(lambda text: reading())
    assert users_rows(path) == before
    assert library.articles()[0].read
    assert library.search("进行之中").count == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM annotation",
        "UPDATE annotation SET body = ''",
        "REPLACE INTO annotation SELECT * FROM annotation",
        "DROP TABLE annotation",
        "ALTER TABLE annotation RENAME TO gone",
        "ALTER TABLE annotation DROP COLUMN suffix",
        "DELETE FROM page",
        "DROP TABLE _sqlite_migrations",
        "INSERT INTO reading_state(page_id, start) VALUES (1, 1)",
        "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
        "CREATE TEMP TRIGGER t AFTER INSERT ON main.annotation BEGIN SELECT 1; END",
    ],
)
def test_sqlite_refuses_a_rebuild_the_users_tables(library: Library, path: Path, statement: str) -> None:
    library.save(a_note())
    before = users_rows(path)

    def faulty(text: str) -> Reading:
        library._connection.execute(statement)
        return reading()

    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
        library.rebuild(faulty)
    assert users_rows(path) == before
    assert library.articles()[0].heading == TITLE


def test_a_rebuild_that_fails_changes_nothing(library: Library) -> None:
    def broken(text: str) -> Reading:
        raise RuntimeError(text)

    before = library.articles()
    with pytest.raises(RuntimeError):
        library.rebuild(broken)
    assert library.articles() == before
    assert library.search("招商").count == 1
    library.save(a_note())  # the authorizer is gone again


def killed(path: Path, script: str) -> None:
    """Run ``script`` on the library at ``path`` in a process that has to be killed at its end."""
    code = f"""
        import os, signal, sys
        from pathlib import Path
        from factories import a_note, page, reading
        from zonereader.library.library import Library

        def die(*_):
            os.kill(os.getpid(), signal.SIGKILL)

        library = Library.open(Path(sys.argv[1]))
{textwrap.indent(textwrap.dedent(script), " " * 8)}
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    places = [str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    done = subprocess.run(command, check=False, env=environment, timeout=60)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_rebuild_that_is_killed_leaves_the_old_readings(library: Library, path: Path) -> None:
    before = library.articles()
    library.close()
    killed(path, "library.rebuild(die)")
    with Library.open(path) as again:
        assert again.articles() == before
        assert again.check().ok


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_note_is_on_the_disk_when_save_returns(library: Library, path: Path) -> None:
    library.close()
    killed(path, "library.save(a_note()); die()")
    with Library.open(path) as again:
        assert [note.body for note in again.annotations()] == ["看这里"]


def test_deleted_annotations_stay_as_tombstones(library: Library, path: Path) -> None:
    note = a_note()
    library.save(note)
    library.delete(note.uuid)
    assert library.annotations() == ()
    with sqlite3.connect(path) as raw:
        rows = raw.execute("SELECT uuid, body, deleted IS NOT NULL FROM annotation").fetchall()
    raw.close()
    assert rows == [(note.uuid, "看这里", 1)]


# Several at once


def test_a_reader_sees_what_the_writer_has_written(library: Library, path: Path) -> None:
    with Library.open_reader(path) as reader:
        assert len(reader.articles()) == 2
        library.save(a_note())
        assert len(reader.annotations()) == 1
        with pytest.raises(LibraryError):
            reader.save(a_note())


def test_two_read_while_one_writes(library: Library, path: Path) -> None:
    done = threading.Event()
    seen: list[bool] = []

    def look() -> None:
        with Library.open_reader(path) as reader:
            while not done.wait(0.005):
                rows = reader.articles()
                seen.append(len(rows) % 2 == 0 and reader.search("招商").count >= 1)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for thread in readers:
        thread.start()
    for number in range(20):
        library.add_page(page(page().text + str(number), f"{number}.txt"), reading(), origin="test")
        library.save(a_note())
    done.set()
    for thread in readers:
        thread.join()
    assert seen
    assert all(seen)


def test_a_writer_that_waits_too_long_says_so(library: Library, path: Path) -> None:
    with Library.open(path) as other:
        other._connection.execute("PRAGMA busy_timeout = 50")
        with library._connection.transaction():
            assert refused(lambda _: other.save(a_note()), path) is LibraryProblem.BUSY


def test_two_may_make_the_library_at_once(path: Path) -> None:
    failures = []

    def make() -> None:
        try:
            Library.open(path).close()
        except (LibraryError, sqlite3.Error) as error:
            failures.append(error)

    makers = [threading.Thread(target=make) for _ in range(4)]
    for thread in makers:
        thread.start()
    for thread in makers:
        thread.join()
    assert failures == []
    with Library.open(path) as opened:
        assert opened.check().ok


def test_a_library_that_another_makes_meanwhile_is_known(path: Path) -> None:
    """Whoever asks what the file is gets answers of one moment: first no library, then no foreign one."""
    make_private(path)
    connection = Connection(path, read_only=False)
    maker = threading.Thread(target=lambda: Library.open(path).close())

    def let_another_make_it(statement: str) -> None:
        if "page_count" in statement:
            maker.start()
            maker.join(0.3)  # waits in vain where our questions hold the file still

    connection.raw.set_trace_callback(let_another_make_it)
    schema.require_known(connection)
    maker.join()
    connection.close()
    with Library.open(path) as opened:
        assert opened.check().ok


def test_the_journal_waits_for_its_turn(path: Path) -> None:
    """SQLite itself gives up at once when it may not change the sort of journal."""
    Library.open(path).close()
    connection = Connection(path, read_only=False)
    connection.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.2, other.execute, ["COMMIT"])
        release.start()
        connection.write_ahead()
        release.join()
    assert connection.value("PRAGMA journal_mode") == "wal"
    connection.close()


LOOK = """
import sys
from pathlib import Path
from zonereader.library.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print(*(note.uuid for note in library.annotations()))
"""


def seen_by_another(path: Path) -> set[str]:
    """The notes that a process of its own finds; it writes the journal back when it thinks it is alone."""
    done = subprocess.run([sys.executable, "-c", LOOK, path], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_other_programs_know_that_a_library_is_open(library: Library, path: Path) -> None:
    """Opening it a second time here must not drop the locks that keep them from taking the journal."""
    notes = [a_note() for _ in range(3)]
    for note in notes:
        Library.open_reader(path).close()
        Library.open(path).close()
        library.save(note)
        assert note.uuid in seen_by_another(path)
        assert path.with_name("library.db-wal").exists()
    assert seen_by_another(path) == {note.uuid for note in notes}


# Opening


def test_files_are_private(library: Library, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_file_says_what_it_is(library: Library) -> None:
    value = library._connection.value
    assert value("PRAGMA application_id") == 0x5A524C42
    assert value("PRAGMA user_version") == schema.SCHEMA_VERSION == len(repr(migrations).split(", "))
    assert value("PRAGMA journal_mode") == "wal"
    assert value("PRAGMA foreign_keys") == 1
    names = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict"
    loose = {row[0] for row in library._connection.rows(names)}
    assert {name for name in loose if not name.startswith(("sqlite_", "search_index"))} == {
        schema.MIGRATIONS_TABLE
    }


def test_nothing_is_left_beside_a_closed_library(library: Library, path: Path) -> None:
    reader = Library.open_reader(path)
    library.close()
    reader.close()
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


@pytest.mark.parametrize(
    "content",
    [b"not a database at all", b"SQLite format 3\0" + b"\0" * 200, b"SQLite", "开发区".encode() * 99],
)
@pytest.mark.parametrize("open_it", [Library.open, Library.open_reader])
def test_a_file_that_is_no_library_is_left_alone(path: Path, content: bytes, open_it) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert refused(open_it, path) is LibraryProblem.NOT_A_LIBRARY
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE page(id INTEGER)")
    raw.close()
    before = path.read_bytes()
    assert refused(Library.open, path) is LibraryProblem.NOT_A_LIBRARY
    assert path.read_bytes() == before


def test_a_folder_is_no_library(path: Path) -> None:
    path.mkdir(parents=True)
    assert refused(Library.open, path) is LibraryProblem.NOT_A_LIBRARY


@pytest.mark.parametrize("open_it", [Library.open, Library.open_reader])
def test_a_newer_library_is_refused_and_left_alone(library: Library, path: Path, open_it) -> None:
    library.close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    raw.close()
    before = path.read_bytes()
    assert refused(open_it, path) is LibraryProblem.TOO_NEW
    assert path.read_bytes() == before


def damage(path: Path, start: int, end: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[start:end] = b"\xff" * (end - start)
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_library_is_said_to_be_damaged(library: Library, path: Path) -> None:
    library.close()
    data = damage(path, 100, 4096)
    assert refused(Library.open, path) is LibraryProblem.DAMAGED
    assert path.read_bytes() == data


def test_a_damaged_header_is_no_new_library(library: Library, path: Path) -> None:
    library.close()
    data = damage(path, 0, 100)
    assert refused(Library.open, path) is LibraryProblem.NOT_A_LIBRARY
    assert path.read_bytes() == data


def test_check_reports_damage_further_in(library: Library, path: Path) -> None:
    library.close()
    size = path.stat().st_size
    damage(path, size - 3 * 4096, size)
    with Library.open(path) as opened:
        report = opened.check()
    assert not report.ok
    assert all(sentence.endswith(".") for sentence in report.problems)


@pytest.mark.parametrize("content", [None, b""])
def test_what_is_left_of_a_lost_library_is_left_alone(path: Path, content: bytes | None) -> None:
    path.parent.mkdir()
    journal = path.with_name("library.db-wal")
    journal.write_bytes(b"the last notes")
    if content is not None:
        path.write_bytes(content)
    assert refused(Library.open, path) is LibraryProblem.DAMAGED
    assert journal.read_bytes() == b"the last notes"


def test_a_reader_makes_no_library(path: Path) -> None:
    assert refused(Library.open_reader, path) is LibraryProblem.MISSING
    assert not path.parent.exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    path = tmp_path / "file" / "library.db"
    assert refused(Library.open, path) is LibraryProblem.NOT_WRITABLE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    assert refused(Library.open, path) is LibraryProblem.NOT_WRITABLE


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_BUSY, LibraryProblem.BUSY),
        (sqlite3.SQLITE_IOERR | 3 << 8, LibraryProblem.DISK_ERROR),  # an extended code
        (sqlite3.SQLITE_FULL, LibraryProblem.DISK_FULL),
        (sqlite3.SQLITE_READONLY, LibraryProblem.NOT_WRITABLE),
        (sqlite3.SQLITE_CANTOPEN, LibraryProblem.NOT_WRITABLE),
        (sqlite3.SQLITE_CORRUPT, LibraryProblem.DAMAGED),
        (sqlite3.SQLITE_NOTADB, LibraryProblem.DAMAGED),
    ],
)
def test_what_the_disk_does_is_worded(path: Path, code: int, problem: LibraryProblem) -> None:
    error = sqlite3.OperationalError("whatever")
    error.sqlite_errorcode = code
    with pytest.raises(LibraryError) as caught, worded(path):
        raise error
    assert caught.value.problem is problem


def test_a_bug_of_ours_is_not_worded(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError):
        library._connection.execute("SELECT nothing FROM nowhere")


def test_a_full_disk_is_said(library: Library) -> None:
    pages = library._connection.value("PRAGMA page_count")
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    big = page("厂房" * 50_000, "big.txt")
    with pytest.raises(LibraryError) as caught:
        library.add_page(big, reading(), origin="test")
    assert caught.value.problem is LibraryProblem.DISK_FULL
    assert len(library.pages()) == 1
