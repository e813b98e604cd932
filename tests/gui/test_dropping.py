"""Files dragged over the window: what it says, takes and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLabel

from hands import NONE, drop, hold, leave


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "昨天" / "page.txt"
    file.parent.mkdir()
    file.write_text("# 江边新区添了一座码头\n\n江边新区今年投资3亿元，新建码头1座。\n", "utf-8")
    return file


def words(window) -> str:
    return " ".join(each.text() for each in window.drop_sign.findChildren(QLabel) if each.isVisible())


def test_what_would_be_taken_in_is_said_and_goes_with_the_drag(
    qtbot, window, page: Path, tmp_path: Path
) -> None:
    assert hold(window, page)[1]
    assert window.drop_sign.geometry() == window.rect()
    assert "Let go to take in" in words(window)
    assert "page.txt" in words(window)
    leave(window)
    assert not window.drop_sign.isVisible()
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"")
    assert hold(window, page, page, page.parent, picture)[1]
    for part in ("2 pages", "all text files in 昨天", "left out: 1"):
        assert part in words(window)
    leave(window)


def test_what_is_no_page_is_refused_with_what_pages_are(window, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"")
    assert not hold(window, file)[1]
    assert "This cannot be taken in" in words(window)
    assert ".txt" in words(window)
    leave(window)
    assert not window.drop_sign.isVisible()


@pytest.mark.parametrize("place", ["search_box", "article", "zones"])
def test_files_are_taken_in_wherever_they_are_let_go(qtbot, window, page: Path, place: str) -> None:
    widget = getattr(window, place)
    with qtbot.waitSignal(window.session.import_ended, timeout=10_000):
        drop(window, page, at=widget.mapTo(window, widget.rect().center()))
    assert not window.drop_sign.isVisible()
    assert window.search_box.text() == ""
    qtbot.waitUntil(lambda: any(row.page_name == "page.txt" for row in window.session.articles()))


def test_words_dragged_from_field_to_field_raise_no_sign(window) -> None:
    data = QMimeData()
    data.setText("昆山")
    place = window.search_box.mapTo(window, QPoint(9, 9))
    event = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(window.windowHandle(), event)
    assert not window.drop_sign.isVisible()
    assert event.isAccepted()
    leave(window)
