"""The window while the disk refuses: what was typed stays, and is saved later."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt

from disks import bodies, fill, remount
from hands import CONTROL, press, select_first_words
from zonereader.gui.dialogs.unsaved import UnsavedDialog
from zonereader.library.records import AnnotationKind


def write_note(qtbot, window, text: str) -> None:
    """Write as a reader does: select, Ctrl+M, type."""
    select_first_words(window, 6)
    press(qtbot, window, Qt.Key.Key_M, CONTROL)
    window.sidebar.notes.editor.text.insertPlainText(text)


def test_a_window_closed_on_a_full_disk_loses_nothing(qtbot, open_window, small_disk: Path) -> None:
    path = small_disk / "library.db"
    window = open_window(library=path)
    qtbot.waitUntil(lambda: (path.parent / "backups").exists() and not window.session.is_busy)
    ballast = fill(small_disk)
    with qtbot.waitSignal(window.session.edits.refused, timeout=15_000):
        write_note(qtbot, window, "写在满盘上" * 400)
    assert "full" in window.notice.message.text() or "error" in window.notice.message.text()
    assert window.sidebar.notes.editor.text.toPlainText() == "写在满盘上" * 400
    window.sidebar.notes.editor.text.insertPlainText("，关窗")
    assert window.close()
    assert bodies(path) == []
    ballast.unlink()
    again = open_window(library=path)
    qtbot.waitUntil(lambda: len(again.session.annotations()) == 1)
    assert bodies(path) == ["写在满盘上" * 400 + "，关窗"]
    assert "1" in again.notice.message.text()
    again.close()
    third = open_window(library=path)
    assert len(third.session.annotations()) == 1


def test_where_nothing_can_be_kept_the_window_asks_and_stays(
    qtbot,
    open_window,
    tmp_path: Path,
    monkeypatch,
) -> None:
    window = open_window()
    path = window.session.path
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder can be made here")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    path.parent.rename(tmp_path / "away")  # the whole folder is gone, and a file stands in its place
    path.parent.write_text("in the way")
    with qtbot.waitSignal(window.session.edits.refused, timeout=15_000):
        write_note(qtbot, window, "无处可存")
    assert not window.close()
    assert window.isVisible()
    dialog = window.findChild(UnsavedDialog)
    assert dialog.isVisible()
    dialog.save_to(tmp_path / "elsewhere" / "library-unsaved-notes.json")
    qtbot.waitUntil(lambda: not window.isVisible())
    path.parent.unlink()
    (tmp_path / "away").rename(path.parent)
    shutil.copy(tmp_path / "elsewhere" / "library-unsaved-notes.json", path.parent)
    again = open_window()
    qtbot.waitUntil(lambda: [note.body for note in again.session.annotations()] == ["无处可存"])


def test_a_folder_taken_away_and_put_back_takes_what_was_written(qtbot, open_window, tmp_path: Path) -> None:
    window = open_window()
    path = window.session.path
    path.parent.rename(tmp_path / "away")
    with qtbot.waitSignal(window.session.edits.refused, timeout=15_000):
        write_note(qtbot, window, "盘拔了")
    assert "put it back" in window.notice.message.text()
    (tmp_path / "away").rename(path.parent)
    with qtbot.waitSignal(window.session.edits.saved, timeout=15_000):
        qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert bodies(path) == ["盘拔了"]


def test_a_window_on_a_read_only_medium_shows_and_keeps(qtbot, open_window, small_disk: Path) -> None:
    path = small_disk / "library.db"
    open_window(library=path).close()
    remount(small_disk, "ro")
    window = open_window(library=path)
    assert "cannot be written" in window.notice.message.text()
    with qtbot.waitSignal(window.session.edits.refused, timeout=15_000):
        detail = window.article.detail
        window.session.edits.add(detail, AnnotationKind.BOOKMARK, detail.article.passages[0].spans)
    assert window.close()  # kept in the state folder
    remount(small_disk, "rw")
    again = open_window(library=path)
    qtbot.waitUntil(lambda: len(again.session.annotations()) == 1)


def write_and_close(qtbot, window, *texts: str) -> Path:
    for text in texts:
        with qtbot.waitSignal(window.session.edits.saved, timeout=5000):
            write_note(qtbot, window, text)
        window.sidebar.notes.editor.finish()
    window.close()
    return window.session.path


def test_a_damaged_library_is_repaired_at_a_click(qtbot, open_window) -> None:
    path = write_and_close(qtbot, open_window(), "在备份之前")
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    window = open_window(wait=False)
    qtbot.waitUntil(lambda: "newest good backup" in window.notice.message.text(), timeout=15_000)
    assert path.read_bytes() == data
    with qtbot.waitSignal(window.session.repaired, timeout=30_000) as done:
        qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert done.args[0].kept.read_bytes() == data
    qtbot.waitUntil(lambda: window.article.detail is not None and not window.session.is_busy, timeout=30_000)
    assert window.session.counts().pages == 5


def test_damage_after_a_crash_is_found_and_notes_made_since_are_kept(qtbot, open_window) -> None:
    """The note is younger than the backup: it can only come from the damaged file."""
    path = write_and_close(qtbot, open_window(), "在备份之后")
    with closing(sqlite3.connect(path)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'piece'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    path.with_name("library.db-wal").write_bytes(b"left by a crash")
    window = open_window(wait=False)
    qtbot.waitUntil(lambda: window.notice.button.text() == "Repair", timeout=15_000)
    with qtbot.waitSignal(window.session.repaired, timeout=30_000):
        qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.annotations()) == 1, timeout=30_000)
    assert bodies(path) == ["在备份之后"]
