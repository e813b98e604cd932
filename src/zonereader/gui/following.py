"""Following a link to its place, at once or as soon as the library has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from zonereader.gui.reading import Reading
from zonereader.gui.session import Session
from zonereader.library.records import ArticleRow
from zonereader.links import ArticleLink, BrokenLink, Link, NoteLink
from zonereader.model import Span

Place = tuple[ArticleRow, Sequence[Span]]
"""An article, and what to show in it; nothing: its beginning."""


class Following(QObject):
    """Keeps the last link until the library is open and what it names is in, then goes there.

    Signals:
        missed: a sentence; the link leads nowhere in this library.
    """

    missed = Signal(str)

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__(reading)
        self._session, self._reading = session, reading
        self._is_open = False
        self._wanted: Link | None = None
        # Queued: behind the session's own work, which begins the first import after the opening.
        session.opened.connect(self._on_opened, Qt.ConnectionType.QueuedConnection)
        session.articles_changed.connect(self._go_on)
        session.import_ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def follow(self, link: Link) -> None:
        """Go to what ``link`` names; where that is still coming in, when it is there."""
        self._wanted = link
        self._go_on()

    def _on_opened(self) -> None:
        self._is_open = True
        self._go_on()

    def _go_on(self) -> None:
        link = self._wanted
        if link is None or not self._is_open:
            return
        place = self._place(link)
        if place is not None:
            self._wanted = None
            row, spans = place
            self._reading.open(row.id, offset=row.start, spans=spans)
        elif not self._session.is_busy:
            self._wanted = None
            self.missed.emit(self._sentence(link))

    def _place(self, link: Link) -> Place | None:
        if isinstance(link, ArticleLink):
            page = self._session.page_with(link.sha256)
            row = self._session.article_at(page.id, link.start) if page else None
            inside = row is not None and row.start != link.start
            return (row, [Span(link.start, link.start + 1)] if inside else ()) if row else None
        if isinstance(link, NoteLink):
            marks = (mark for mark in self._session.annotations() if mark.uuid == link.uuid)
            mark = next(marks, None)
            row = self._session.article_at(mark.page_id, mark.spans[0].start) if mark else None
            return (row, mark.spans) if row and mark else None
        return None

    def _sentence(self, link: Link) -> str:
        if isinstance(link, BrokenLink):
            return self.tr("This link is not one that ZoneReader understands: {0}").format(link)
        return self.tr("The link leads to nothing in this library; import the page it speaks of first.")
