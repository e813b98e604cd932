"""From pane to pane: by keys, and back and forward with the mouse's own buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from zonereader.gui.main_window import MainWindow
    from zonereader.gui.panes.article_pane import ArticlePane

TRAVEL = {Qt.MouseButton.BackButton: "back", Qt.MouseButton.ForwardButton: "forward"}


class Walking(QObject):
    """Gives the panes of a window the keys, from left to right and round."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for pane in (
            window.zones.tree, window.article.text, window.results.list, window.sidebar.figures.list,
        ):  # fmt: skip
            pane.viewport().installEventFilter(self)

    def _panes(self) -> tuple[QWidget, QWidget, QWidget]:
        """What takes the keys in each pane, from left to right; nothing does where there is no article."""
        window = self._window
        is_reading = window.centre.currentWidget() is window.article
        return (
            window.zones.tree,
            window.article.text if is_reading else window.results.list,
            window.sidebar.main_widget,
        )

    def put_after(self, before: QWidget, pane: ArticlePane) -> None:
        """Let Tab lead from ``before`` through the article's pane, which was made before it."""
        stops = [each for each in pane.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for stop in sorted(stops, key=lambda each: each is not pane.text):
            QWidget.setTabOrder(before, stop)
            before = stop

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane."""
        panes = [pane for pane in self._panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if pane is focus), -step)
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, number: int) -> None:
        """Go to a pane, the leftmost being 0."""
        self._panes()[number].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_tab(self, pane: QWidget) -> None:
        """Go to a tab of the sidebar."""
        self._window.sidebar.setCurrentWidget(pane)
        self._window.sidebar.main_widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse's own buttons go back and forward, in whichever pane it is."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            action_id = TRAVEL.get(event.button())
            if action_id is not None:
                self._window.actions_by_id[action_id].trigger()
                return True
        return super().eventFilter(watched, event)
