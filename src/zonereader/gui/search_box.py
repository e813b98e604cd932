"""The search box: it offers fields and their values, and remembers what was searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QMenu, QWidget

from zonereader.gui.icons import icon
from zonereader.gui.sizes import scaled
from zonereader.gui.state import WindowState
from zonereader.gui.theme import Theme
from zonereader.library.records import ArticleRow

if TYPE_CHECKING:
    from zonereader.gui.completing import Spelt, Values

MOST_REMEMBERED = 20
WIDTH = 320
RECENT, SAVED = "searches", "saved_searches"


class SearchBox(QLineEdit):
    """A line with a menu of saved and recent searches (Alt+Down), kept in the window's state.

    Zones are offered by the ways in which ``spelt`` says that they can be written, pinyin for one.

    Signals: saved_changed.
    """

    saved_changed = Signal()

    def __init__(self, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._values: Values | None = None
        self.spelt: Spelt = lambda _: ()
        self._rows: Iterable[ArticleRow] = ()
        self._tags: Sequence[str] = ()
        self._wholes: dict[str, str] = {}
        self._names = QStringListModel(self)
        self.offers = QListView(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(self)
        self._completer.setPopup(self.offers)
        self.offers.setProperty("role", "offers")
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._on_completed)
        self.textEdited.connect(self._offer)
        self.menu_action = QAction(self)
        self.menu_action.triggered.connect(self.show_menu)
        self.addAction(self.menu_action, QLineEdit.ActionPosition.TrailingPosition)
        self.setClearButtonEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.menu_action.setText(self.tr("Saved and recent searches"))
        self.setPlaceholderText(self.tr("Words, zone:昆山, 投资>100亿, has:note"))
        self.setToolTip(
            self.tr(
                'Words must all occur · "phrase" · -word\n'
                "zone: province: page: kind: has: tag: date:\n"
                "投资>100亿 · 增长>=20% · money:>1e9 · 面积 100..500亩"
            )
        )
        self.setAccessibleName(self.tr("Search the library"))

    def sizeHint(self) -> QSize:
        """As wide as its examples take, where the toolbar has the room."""
        return super().sizeHint().expandedTo(QSize(scaled(WIDTH), 0))

    def set_theme(self, theme: Theme) -> None:
        """Draw the menu's button in the theme's colours."""
        self.menu_action.setIcon(icon("drop-down", theme))

    def set_articles(self, rows: Iterable[ArticleRow]) -> None:
        """Offer the zones, provinces and pages of these articles."""
        self._rows = rows
        self._values = None

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags."""
        self._tags = tags
        self._values = None

    # Completion

    def _offer(self, _: str) -> None:
        from zonereader.gui.completing import Values, completions

        if self._values is None:
            self._values = Values(self._rows, self._tags)
        at = self.cursorPosition()
        self._wholes = completions(self.text(), self._values, self.spelt) if at == len(self.text()) else {}
        self._names.setStringList(list(self._wholes))
        if self._wholes:
            self._completer.complete()
        else:
            self.offers.hide()

    def _on_completed(self, name: str) -> None:
        self.setText(self._wholes[name])
        self._offer(name)

    @property
    def is_choosing(self) -> bool:
        """Whether one of the ways to go on is marked, which Enter takes."""
        return self.offers.isVisible() and self.offers.currentIndex().isValid()

    # What was searched

    def remember(self, query: str) -> None:
        """Put a search at the head of the recent ones."""
        query = query.strip()
        if query:
            others = [each for each in self.state.names(RECENT) if each != query]
            self.state.set_names(RECENT, [query, *others][:MOST_REMEMBERED])

    def saved(self) -> list[str]:
        """The searches that the reader keeps."""
        return self.state.names(SAVED)

    def recent(self) -> list[str]:
        """The searches that led somewhere, the last one first."""
        return self.state.names(RECENT)

    def menu(self) -> QMenu:
        """Saved and recent searches, and what can be done with the one in the box."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        query = self.text().strip()
        if query and query not in self.saved():
            menu.addAction(self.tr("Save this search"), lambda: self._keep([*self.saved(), query]))
        elif query:
            menu.addAction(self.tr("Forget this search"), lambda: self.forget(query))
        for name, queries in ((self.tr("Saved"), self.saved()), (self.tr("Recent"), self.recent())):
            if queries:
                menu.addSection(name)
                for each in queries:
                    menu.addAction(each.replace("&", "&&"), partial(self.choose, each))
        if self.recent():
            menu.addSeparator()
            menu.addAction(self.tr("Clear recent searches"), self._forget_recent)
        menu.setEnabled(not menu.isEmpty())
        return menu

    def show_menu(self) -> None:
        """Open the menu below the box."""
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _forget_recent(self) -> None:
        self.state.set_names(RECENT, [])

    def forget(self, query: str) -> None:
        """Keep a saved search no longer."""
        self._keep([each for each in self.saved() if each != query])

    def _keep(self, queries: list[str]) -> None:
        self.state.set_names(SAVED, queries)
        self.saved_changed.emit()

    def choose(self, query: str) -> None:
        """Search for ``query``."""
        self.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.setText(query)
