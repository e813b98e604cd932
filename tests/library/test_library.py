from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from factories import BODY_ONE, BROKEN, OTHER, TEXT, TITLE, page, reading, span_of

from zonereader.errors import LibraryError, LibraryProblem, NotFoundError
from zonereader.library import schema
from zonereader.library.annotate import changed, new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour, FigureQuery
from zonereader.model import Kind


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path):
    with Library.open(path) as opened:
        opened.add_page(page(), reading(), origin="test")
        yield opened


def a_note(library: Library, words: str = BROKEN[0], **more):
    row = library.page_named("page.txt")
    return new_annotation(AnnotationKind.NOTE, row.id, TEXT, (span_of(words),), body="看这里", **more)


def test_a_reading_comes_back_as_it_was(library: Library) -> None:
    rows = library.articles()
    details = [library.article(row.id) for row in rows]
    assert tuple(d.article for d in details) == reading().articles
    assert [f.text for f in details[0].figures] == ["约3.5亿元", "10家"]
    assert [row.heading for row in rows] == [TITLE, OTHER]
    assert rows[0].zone == "新材料园区"
    assert details[0].page_text == TEXT


def test_every_piece_leads_to_its_article(library: Library) -> None:
    row = library.page_named("page.txt")
    first, second = library.articles()
    for words, owner in ((TITLE, first), (BROKEN[1], first), (OTHER, second)):
        assert library.article_at(row.id, span_of(words).start) == owner
    assert library.article_at(row.id, 0) is None


def test_figures_are_chosen_by_zone_kind_and_value(library: Library) -> None:
    texts = lambda **query: [f.text for f in library.figures(FigureQuery(**query))]  # noqa: E731
    assert texts() == ["约3.5亿元", "10家"]
    assert texts(kind=Kind.MONEY) == ["约3.5亿元"]
    assert texts(low=100) == ["约3.5亿元"]
    assert texts(zone="新材料园区", high=100) == ["10家"]
    assert texts(zone="别处") == []
    assert texts(words="投资") == ["约3.5亿元"]
    assert texts(words="%") == []


def test_a_deleted_note_comes_back_by_undo(library: Library) -> None:
    note = a_note(library)
    saved = library.save(note)
    edited = library.save(changed(note, body="改过"))
    deleted = library.delete(note.uuid)
    assert library.annotations() == ()
    library.apply(deleted.inverse())
    assert [n.body for n in library.annotations()] == ["改过"]
    library.apply(edited.inverse())
    assert library.annotations() == (note,)
    library.apply(saved.inverse())
    assert library.annotations() == ()
    with pytest.raises(NotFoundError):
        library.delete(note.uuid)


def test_annotations_come_in_the_order_of_reading(library: Library) -> None:
    made = [a_note(library, words) for words in (OTHER, BROKEN[1], TITLE, BODY_ONE)]
    for note in made:
        library.save(note)
    assert [n.exact for n in library.annotations()] == [TITLE, BODY_ONE, BROKEN[1], OTHER]
    first = library.articles()[0]
    assert len(library.annotations(article_id=first.id)) == 3
    assert len(library.annotations(zone="新材料园区")) == 3


def test_a_rebuild_leaves_what_the_reader_made(library: Library, path: Path) -> None:
    library.save(a_note(library, colour=Colour.PINK))
    library.mark_read(library.articles()[0].page_id, library.articles()[0].start, read=True)
    before = users_rows(path)
    library.rebuild(lambda text: reading())
    assert users_rows(path) == before
    assert library.articles()[0].read
    assert library.search("进行之中").count == 1


def users_rows(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as raw:
        return [row for table in ("page", *schema.USER_TABLES) for row in raw.execute(f"SELECT * FROM {table}")]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM annotation",
        "UPDATE annotation SET body = ''",
        "DROP TABLE annotation",
        "ALTER TABLE annotation RENAME TO gone",
        "DELETE FROM page",
        "INSERT INTO reading_state(page_id, start) VALUES (1, 1)",
        "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
    ],
)
def test_sqlite_refuses_a_rebuild_the_users_tables(library: Library, statement: str) -> None:
    library.save(a_note(library))
    connection = library._connection
    with connection.authorized(schema.spare_the_users_tables), pytest.raises(sqlite3.DatabaseError):
        connection.execute(statement)
    assert len(library.annotations()) == 1


def test_a_rebuild_that_fails_changes_nothing(library: Library) -> None:
    def broken(text: str):
        raise RuntimeError(text)

    with pytest.raises(RuntimeError):
        library.rebuild(broken)
    assert [row.heading for row in library.articles()] == [TITLE, OTHER]
    assert library.search("招商").count == 1


def test_a_reader_sees_what_the_writer_has_written(library: Library, path: Path) -> None:
    with Library.open_reader(path) as reader:
        assert len(reader.articles()) == 2
        library.save(a_note(library))
        assert len(reader.annotations()) == 1
        with pytest.raises(LibraryError):
            reader.save(a_note(library))


def test_files_are_private(library: Library, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_original_takes_the_place_of_its_digest(library: Library) -> None:
    digest = page(TEXT + "\n（本版为摘编，据 real.txt 所载事实与数据重新撰写。）\n", "digest.txt")
    row = library.add_page(digest, reading(), origin="seeds")
    assert row.digest_of == "real.txt"
    note = new_annotation(AnnotationKind.NOTE, row.id, digest.text, (span_of(TITLE),), body="在摘编上")
    library.save(note)
    original = library.add_page(page(TEXT + " ", "real.txt"), reading(), origin="user")
    assert library.page(row.id).replaced_by == original.id
    assert row.id not in {a.page_id for a in library.articles()}
    assert row.id in {a.page_id for a in library.articles(replaced=True)}
    assert library.annotations() == (note,)
    assert library.counts().pages == 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"not a database at all", LibraryProblem.NOT_A_LIBRARY),
        (b"SQLite format 3\0" + b"\0" * 200, LibraryProblem.NOT_A_LIBRARY),
    ],
)
def test_a_file_that_is_no_library_is_left_alone(path: Path, content: bytes, problem: LibraryProblem) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert caught.value.problem is problem
    assert path.read_bytes() == content


def test_a_newer_library_is_refused_and_left_alone(library: Library, path: Path) -> None:
    library.close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert caught.value.problem is LibraryProblem.TOO_NEW
    assert path.read_bytes() == before


def test_a_damaged_library_is_said_to_be_damaged(library: Library, path: Path) -> None:
    library.close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(data)
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert caught.value.problem is LibraryProblem.DAMAGED


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError) as caught:
        Library.open(tmp_path / "file" / "library.db")
    assert caught.value.problem is LibraryProblem.NOT_WRITABLE


def test_backup_and_restore_keep_everything(library: Library, path: Path, tmp_path: Path) -> None:
    from zonereader.library.backups import restore

    library.save(a_note(library))
    copy = library.backup(tmp_path / "copy.db")
    with pytest.raises(LibraryError):
        library.backup(copy)
    library.delete(library.annotations()[0].uuid)
    library.close()
    kept = restore(path, copy)
    with Library.open(path) as restored, Library.open(kept) as replaced:
        assert len(restored.annotations()) == 1
        assert restored.check().ok
        assert replaced.annotations() == ()


def test_counts_and_check(library: Library) -> None:
    library.save(a_note(library))
    report = library.check()
    assert report.ok
    assert (report.counts.pages, report.counts.articles, report.counts.figures) == (1, 2, 2)
    assert (report.counts.zones, report.counts.annotations, report.counts.orphans) == (1, 1, 0)


def test_where_the_reader_was_is_kept(library: Library) -> None:
    row = library.articles()[0]
    assert library.reading_position(row.page_id, row.start) is None
    library.set_reading_position(row.page_id, row.start, 17)
    library.mark_read(row.page_id, row.start, read=True)
    assert library.reading_position(row.page_id, row.start) == 17
    assert library.articles()[0].read
