"""Pages, notes and libraries that mean harm: all of it is text, nothing of it is done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from zonereader.gui.dialogs.export import ExportDialog
from zonereader.library.records import AnnotationKind

SPY = "<img src='file:///{picture}'>"
TITLE = "<b>江边新区</b><a href='file:///etc/passwd'>签约</a>"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A page whose title, text and figures are HTML with a picture of this machine's."""
    picture = SPY.format(picture=tmp_path / "picture.png")
    text = f"# {TITLE}{picture}\n\n江边新区<script>alert(1)</script>昨天签约3个{picture}项目，投资5亿元。\n"
    page = tmp_path / "<b>江边<i>.txt"
    page.write_text(text * 2, "utf-8")
    return page


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What the program asks the system to open, and what a document asks to be loaded."""
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    return asked


def texts(model: QAbstractItemModel, role: Qt.ItemDataRole, parent: QModelIndex | None = None) -> list[str]:
    """A role's text of every row of a model."""
    found = []
    for row in range(model.rowCount(parent or QModelIndex())):
        index = model.index(row, 0, parent or QModelIndex())
        found += [str(index.data(role) or ""), *texts(model, role, index)]
    return found


def is_harmless(tip: str) -> bool:
    document = QTextDocument()
    document.setHtml(tip)
    return "￼" not in document.toPlainText() and "<a " not in document.toHtml()


def test_what_a_page_says_is_text_wherever_it_is_shown(
    qtbot, open_window, hostile: Path, opened: list[str]
) -> None:
    window = open_window()
    window.open_files([hostile])
    rows = window.session.articles
    qtbot.waitUntil(lambda: any(row.page_name == hostile.name for row in rows()), timeout=20_000)
    (row, *_) = [row for row in rows() if row.page_name == hostile.name]
    window.reading.open(row.id)
    detail = window.article.detail
    assert TITLE.replace("'", "") in window.article.text.toPlainText().replace("'", "")
    with qtbot.waitSignal(window.session.edits.saved):
        window.session.edits.add(detail, AnnotationKind.BOOKMARK, detail.article.passages[0].spans)
    for tab in range(window.sidebar.count()):
        window.sidebar.setCurrentIndex(tab)
    window.sidebar.notes.edit(window.session.annotations(row.id)[0])
    window.exchange.export()
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: "签约" in dialog.preview.toPlainText(), timeout=5000)
    for label in window.findChildren(QLabel):
        is_plain = label.textFormat() is Qt.TextFormat.PlainText
        assert is_plain or "<" not in label.text(), label.text()
    dialog.close()
    tips = texts(window.zones.model, Qt.ItemDataRole.ToolTipRole)
    tips += texts(window.sidebar.figures.model, Qt.ItemDataRole.ToolTipRole)
    assert any("江边新区" in tip for tip in tips)
    assert all(is_harmless(tip) for tip in tips)
    text = window.article.text
    for x in range(0, text.viewport().width(), 40):
        for y in range(0, text.viewport().height(), 40):
            point = QPoint(x, y)
            event = QHelpEvent(QHelpEvent.Type.ToolTip, point, text.viewport().mapToGlobal(point))
            QApplication.sendEvent(text.viewport(), event)
            assert is_harmless(QToolTip.text())
            qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QToolTip.hideText()
    assert opened == []


def test_the_article_asks_for_no_file(qtbot, open_window, hostile: Path, monkeypatch) -> None:
    asked: list[QUrl] = []
    window = open_window()
    loader = type(window.article.text).loadResource
    monkeypatch.setattr(
        type(window.article.text), "loadResource", lambda s, k, url: asked.append(url) or loader(s, k, url)
    )
    window.open_files([hostile])
    qtbot.waitUntil(
        lambda: any(r.page_name == hostile.name for r in window.session.articles()), timeout=20_000
    )
    for row in window.session.articles():
        window.reading.open(row.id)
        qtbot.wait(20)
    assert [url.toString() for url in asked if url.toString()] == []


HARM = [
    "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
    "CREATE VIEW v AS SELECT * FROM annotation",
    "DROP TABLE reading_state; CREATE VIEW reading_state AS SELECT 1 AS page_id",
]


@pytest.mark.parametrize("harm", HARM)
def test_a_library_that_acts_by_itself_is_not_opened(qtbot, open_window, tmp_path: Path, harm: str) -> None:
    path = tmp_path / "library.db"
    open_window(library=path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(harm)
    before = path.read_bytes()
    window = open_window(library=path, wait=False)
    qtbot.waitUntil(window.notice.isVisible, timeout=10_000)
    assert "not a ZoneReader library" in window.notice.message.text()
    window.close()
    assert path.read_bytes() == before


def test_a_library_made_to_fill_the_memory_is_said_to_be_damaged(qtbot, open_window, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_window(library=path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE article SET heading = CAST(zeroblob(100000000) AS TEXT) WHERE id = 1")
        raw.commit()
    window = open_window(library=path, wait=False)
    qtbot.waitUntil(window.notice.isVisible, timeout=20_000)
    assert "is damaged" in window.notice.message.text()
