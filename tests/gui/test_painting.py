"""What is painted when: the article first, then what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from zonereader.gui.main_window import MainWindow


class Painted(QObject):
    """Notes which of some widgets are painted, in order."""

    def __init__(self, widgets: dict[QWidget, str], parent: QObject) -> None:
        super().__init__(parent)
        self.order: list[str] = []
        self._names = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.order.append(self._names[watched])
        return False


def test_the_next_article_is_painted_before_what_is_beside_it(window: MainWindow, qtbot) -> None:
    qtbot.wait(100)
    beside = {window.zones.tree.viewport(): "tree", window.sidebar.figures.list.viewport(): "figures"}
    painted = Painted({window.article.text.viewport(): "article", **beside}, window)
    before = window.article.detail
    qtbot.keyClick(window.article.text, Qt.Key.Key_J)
    assert window.article.detail is not before
    assert window.zones.model.row(window.zones.tree.currentIndex()) == window.reading.row
    qtbot.waitUntil(lambda: {"tree", "figures"} <= set(painted.order))
    assert painted.order[0] == "article"
    assert window.zones.updatesEnabled()
    assert window.sidebar.updatesEnabled()


def test_who_turns_pages_quickly_sees_the_tree_again(window: MainWindow, qtbot) -> None:
    for _ in range(5):
        qtbot.keyClick(window.article.text, Qt.Key.Key_J)
    qtbot.keyClick(window.article.text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: all(part.updatesEnabled() for part in (window, window.zones, window.sidebar)))
