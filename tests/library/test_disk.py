"""The disk refuses: a sentence, nothing half written, and what could not be saved is kept."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from disks import bodies, fill, remount
from factories import a_note, page, reading
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.export.export import export
from zonereader.export.scope import ExportOptions, Scope
from zonereader.library.library import Library
from zonereader.library.records import Edit
from zonereader.library.unsaved import keep

LIMITED = """
import resource, sys
from pathlib import Path
from factories import a_note, page, reading
from zonereader.errors import LibraryError
from zonereader.library.library import Library
path, limit = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
saved = 0
try:
    with Library.open(path) as library:
        library.add_page(page(), reading(), origin="test")
        for number in range(400):
            library.save(a_note())
            saved += 1
except LibraryError as error:
    print(saved, error.problem.value)
else:
    print(saved, "none")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits to set")
@pytest.mark.parametrize("limit", [0, 4096, 50_000, 150_000, 260_000])
def test_a_file_that_may_not_grow_keeps_what_was_saved(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "data" / "library.db"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, path, str(limit)],
        capture_output=True, text=True, check=False, env=environment, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    saved, problem = done.stdout.strip().split(" ", 1)
    assert problem in {"disk full", "disk error", "not writable"}
    if int(saved):
        assert len(bodies(path)) == int(saved)
    with Library.open(path) as library:  # the limit gone, it goes on
        library.add_page(page(), reading(), origin="test")
        library.save(a_note())
        assert len(library.annotations()) == int(saved) + 1


def test_a_read_only_medium_can_be_read_and_exported(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "library.db"
    with Library.open(path) as library:
        library.add_page(page(), reading(), origin="test")
        library.save(a_note())
    remount(small_disk, "ro")
    with pytest.raises(LibraryError) as caught:
        Library.open(path)
    assert caught.value.problem is LibraryProblem.NOT_WRITABLE
    with Library.open_reader(path) as reader:
        assert [note.body for note in reader.annotations()] == ["看这里"]
        assert export(reader, Scope(), ExportOptions(), tmp_path / "out.md")
    remount(small_disk, "rw")


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_library_that_was_taken_away_is_not_written_into_the_void(tmp_path: Path, how: str) -> None:
    path = tmp_path / "data" / "library.db"
    with Library.open(path) as library:
        library.add_page(page(), reading(), origin="test")
        library.save(a_note())
        other = library.backup(tmp_path / "other.db")
        away = tmp_path / "away.db"
        path.unlink() if how == "deleted" else path.rename(away)
        if how == "replaced":
            shutil.copy(other, path)
        with pytest.raises(LibraryError) as caught:
            library.save(a_note())
        assert caught.value.problem is LibraryProblem.TAKEN_AWAY
        if how == "moved":
            away.rename(path)
            library.save(a_note())
            assert len(library.annotations()) == 2


# What is kept for the next start


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 100_000, b'{"$format": "zonereader-unsaved", "marks": [{}]}']
)
def test_a_file_of_others_beside_the_library_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "library-unsaved-notes.json"
    file.write_bytes(content)
    with Library.open(tmp_path / "library.db") as library:
        assert library.take_in_unsaved() == 0
    assert file.read_bytes() == content


def test_kept_marks_do_not_undo_what_was_done_since(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.add_page(page(), reading(), origin="test")
        old, gone, strange = a_note(), a_note(), replace(a_note(), exact="another page")
        file = keep(path, [Edit(None, old), Edit(gone, None)])
        other = keep(path, [Edit(None, strange)])
        assert file.stat().st_mode & 0o777 == 0o600
        library.save(replace(old, body="newer", updated="2999-01-01T00:00:00Z"))
        library.save(gone)
        assert library.take_in_unsaved() == 1
        assert [note.body for note in library.annotations()] == ["newer"]
        assert not file.exists()
        assert other.exists()  # it does not fit this library's pages


@pytest.mark.parametrize("field", ["page_id", "spans"])
def test_kept_marks_with_numbers_beyond_all_pages_are_left_alone(tmp_path: Path, field: str) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.add_page(page(), reading(), origin="test")
        file = keep(path, [Edit(None, a_note())])
        document = json.loads(file.read_bytes())
        document["marks"][0][field] = 1 << 70 if field == "page_id" else [[0, 1 << 70]]
        file.write_text(json.dumps(document))
        assert library.take_in_unsaved() == 0
    assert file.exists()


def test_a_library_half_written_back_on_a_full_disk_is_whole_with_its_journal(
    small_disk: Path,
) -> None:
    """The file's header counts pages for which there was no room: they are in the journal."""
    path = small_disk / "library.db"
    library = Library.open(path)
    for number in range(15):
        text = page().text + "".join(chr(0x4E00 + (n * 7 + number) % 20000) for n in range(4000))
        library.add_page(page(text, f"{number}.txt"), reading(), origin="test")
    note = a_note()
    library.save(note)
    ballast = fill(small_disk)
    library.close()  # what is in the journal is written back as far as there is room
    assert path.with_name("library.db-wal").stat().st_size > 0
    ballast.unlink()
    with Library.open(path) as again:
        assert again.annotations() == (note,)
        assert again.check().ok
