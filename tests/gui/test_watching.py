"""A folder that is watched: what is new in it comes in by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from zonereader.gui.dialogs.settings import SettingsDialog
from zonereader.gui.preferences import Choice

PAGE = "# 江边新区{0}号码头开工\n\n江边新区今年投资{0}亿元，新建码头{0}座。\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "one.txt").write_text(PAGE.format(1), "utf-8")
    return folder


def names(window) -> set[str]:
    return {row.page_name for row in window.session.articles()}


def test_what_lies_in_the_folder_and_what_comes_later_is_taken_in(qtbot, window, inbox: Path) -> None:
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    dialog.watch(inbox)
    assert dialog.is_watching.isChecked()
    assert dialog.watched.text().endswith("inbox")
    qtbot.waitUntil(lambda: "one.txt" in names(window), timeout=8000)
    qtbot.waitUntil(lambda: "inbox" in window.notice.message.text(), timeout=8000)
    (inbox / "two.txt").write_text(PAGE.format(2), "utf-8")
    qtbot.waitUntil(lambda: "two.txt" in names(window), timeout=8000)
    qtbot.mouseClick(
        dialog.is_watching, Qt.MouseButton.LeftButton, pos=dialog.is_watching.rect().center() / 4
    )
    assert window.watching.folder is None


def test_it_goes_on_at_the_next_start_and_what_cannot_be_read_is_said_once(
    qtbot, open_window, inbox: Path
) -> None:
    (inbox / "bad.txt").write_bytes(bytes(range(256)) * 4)
    window = open_window()
    window.preferences.choose(Choice.WATCHED, str(inbox))
    window.preferences.switch(Choice.IS_WATCHING, on=True)
    qtbot.waitUntil(lambda: "one.txt" in names(window), timeout=8000)
    qtbot.waitUntil(lambda: "bad.txt" in window.notice.message.text(), timeout=8000)
    window.close()
    (inbox / "three.txt").write_text(PAGE.format(3), "utf-8")
    again = open_window()
    qtbot.waitUntil(lambda: "three.txt" in names(again), timeout=8000)
    qtbot.waitUntil(lambda: "inbox" in again.notice.message.text(), timeout=8000)
    assert "bad.txt" not in again.notice.message.text()


def test_a_folder_that_is_gone_disturbs_nobody(qtbot, window, tmp_path: Path) -> None:
    window.preferences.choose(Choice.WATCHED, str(tmp_path / "gone"))
    window.preferences.switch(Choice.IS_WATCHING, on=True)
    qtbot.wait(200)
    assert not window.notice.isVisible()
