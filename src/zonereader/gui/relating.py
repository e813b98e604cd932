"""The related articles of the one that is read, looked for while their tab is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.reading import Reading
from zonereader.gui.session import Session
from zonereader.library.library import Library
from zonereader.library.records import ArticleId

if TYPE_CHECKING:
    from zonereader.library.related import Related


class Relating(QObject):
    """Asks in the background; an answer for an article that is no longer shown is dropped."""

    def __init__(self, session: Session, reading: Reading, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._session, self._reading, self._sidebar = session, reading, sidebar
        self._shown: ArticleId | None = None
        sidebar.currentChanged.connect(lambda _: self._refresh())
        sidebar.related.article_chosen.connect(lambda row: reading.open(row.article_id))
        reading.shown.connect(self._refresh)
        session.articles_changed.connect(self._forget)

    def _forget(self) -> None:
        """Pages came in or were read anew: what is shown may be out of date."""
        self._shown = None
        self._refresh()

    def _refresh(self) -> None:
        row, pane = self._reading.row, self._sidebar.related
        if row is None or row.id == self._shown or self._sidebar.currentWidget() is not pane:
            return
        self._shown = wanted = row.id

        def ask(library: Library) -> Related | None:
            return library.related(wanted) if wanted == self._shown else None

        def answer(found: Related | None) -> None:
            if found is not None and wanted == self._shown:
                pane.show_related(found)

        pane.clear()
        self._session.ask(ask, answer)
