"""Going from article to article: opening, history, places kept, figures followed both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.panes.zone_pane import ZonePane
from zonereader.gui.session import Session
from zonereader.gui.state import Place, WindowState
from zonereader.gui.unseen import Later
from zonereader.library.records import Annotation, AnnotationKind, ArticleId, ArticleRow, PageId, PageRow
from zonereader.model import Span
from zonereader.pieces import pieces

if TYPE_CHECKING:
    from zonereader.library.anchors import Anchored

READ_AFTER_MILLISECONDS = 1500
PLACE_MILLISECONDS = 800
LEARN_MILLISECONDS = 1000

MOST_RECENT = 30

Visit = tuple[PageId, int]
"""An article by its page and its start: its id changes when pages are read anew."""


class Reading(QObject):
    """What article is shown, and how the panes follow one another.

    Signals:
        shown: another article is in the pane.
    """

    shown = Signal()

    def __init__(
        self, session: Session, zones: ZonePane, article: ArticlePane, sidebar: Sidebar, state: WindowState
    ) -> None:
        super().__init__(article)
        self._session, self._zones, self._article = session, zones, article
        self._sidebar, self._state = sidebar, state
        self._beside = Later((zones, sidebar), self)
        self._has_begun = False  # an article may be shown before the library is open
        self._gone: list[ArticleRow] = []
        self._past: list[Visit] = []
        self._future: list[Visit] = []
        self._read_timer = QTimer(self, singleShot=True, interval=READ_AFTER_MILLISECONDS)
        self._place_timer = QTimer(self, singleShot=True, interval=PLACE_MILLISECONDS)
        self._read_timer.timeout.connect(self._mark_read)
        self._place_timer.timeout.connect(self.keep_place)
        article.text.verticalScrollBar().valueChanged.connect(lambda _: self._place_timer.start())
        article.figure_selected.connect(sidebar.figures.select)
        sidebar.figures.figure_chosen.connect(article.show_figure)
        sidebar.notes.place_shown.connect(article.show_span)
        sidebar.provenance.place_chosen.connect(lambda at: article.show_span([Span(at, at + 1)]))
        zones.article_chosen.connect(lambda row: self.open(row.id))
        zones.read_toggled.connect(lambda row: session.mark_read(row, read=not row.read))
        session.opened.connect(self._open_first)
        session.articles_changed.connect(self._on_articles_changed)
        session.read_changed.connect(zones.model.set_row)
        session.annotations_changed.connect(self._refresh_annotations)
        session.pages_corrected.connect(self._on_corrected)
        session.marks_changed.connect(self._mark_shelves)

    @property
    def row(self) -> ArticleRow | None:
        """The article shown."""
        return self._article.detail.row if self._article.detail else None

    # Opening

    def _on_articles_changed(self) -> None:
        self._refill()
        if self.row is None:
            self._open_first()
        else:
            self._follow_reading()

    def _refill(self) -> None:
        self._gone = self._replaced()
        rows = self._session.articles()
        self._zones.set_articles(rows, self._gone)
        learn = self._zones.model.names.learn_of
        words = self._article.text.words
        QTimer.singleShot(LEARN_MILLISECONDS, self, lambda: self._session.run_aside(lambda: learn(rows)))
        QTimer.singleShot(LEARN_MILLISECONDS, self, lambda: self._session.run_aside(words.load))

    def _replaced(self) -> list[ArticleRow]:
        """Articles that carry a mark of the reader's on a page that gave way to its original."""
        marked = {mark.row.id: mark.row for mark in self._session.marks() if mark.row is not None}
        there = set(self._session.articles().ids) if marked else frozenset()
        return [row for row in marked.values() if row.id not in there]

    def _open_first(self) -> None:
        """Where the reader stopped last time, else the first article of the tree or, before it is there,
        of the first page: one article is found by itself, however many there are."""
        place = self._state.place()
        page = self._session.page_with(place.sha256) if place else None
        row = self._session.article_at(page.id, place.start) if page and place else None
        first = self._zones.neighbour(0) or self._session.first_article()
        if row is not None and place is not None and page is not None and page.replaced_by is None:
            self.open(row.id, offset=place.offset)
        elif first is not None:
            self.open(first.id)

    def _follow_reading(self) -> None:
        """After pages were read anew the article shown may have another id, or be in a page that gave way."""
        row = self.row
        now = self._session.article_at(row.page_id, row.start) if row else None
        if now is None or row is None:
            self._open_first()
        elif now.id != row.id:
            self.open(now.id, offset=self._article.top_offset(), remember=False)
        else:
            self._say_replaced(self._session.page(row.page_id))

    def _on_corrected(self) -> None:
        """Show the article as corrected: the one that now holds what it began with, or else any of it."""
        detail = self._article.detail
        if detail is None:
            return
        for span in (Span(detail.row.start, detail.row.start + 1), *pieces(detail.article)):
            now = self._session.article_at(detail.row.page_id, span.start)
            if now is not None:
                found = self._session.show(now.id)
                if found is not None and found.detail != detail:
                    self.open(now.id, offset=self._article.top_offset(), remember=False)
                return

    def open(
        self,
        article_id: ArticleId,
        *,
        offset: int | None = None,
        spans: Sequence[Span] = (),
        remember: bool = True,
    ) -> None:
        """Show an article where reading stopped, at ``offset``, or at ``spans``."""
        self.keep_place()
        found = self._session.show(article_id)
        if found is None:
            return
        self._beside.hold()
        before = self.row
        self._has_begun = True
        if remember and before is not None and before.id != article_id:
            self._past.append((before.page_id, before.start))
            self._future.clear()
        self._sidebar.notes.editor.finish()
        place = found.offset if offset is None else offset
        is_top = place == found.detail.row.start  # what stands above the title is seen again too
        self._article.show_article(found.detail, found.annotations, page_offset=None if is_top else place)
        self._sidebar.set_article(found.detail, found.annotations)
        self._say_replaced(self._session.page(found.detail.row.page_id))
        self._zones.set_current(article_id)
        self._note_recent(found.detail.row)
        if spans:
            self._article.show_span(spans)
        self._find_lost()
        self._read_timer.start()
        self.shown.emit()

    def open_page(self, page_id: PageId) -> None:
        """Open the first article of a page."""
        row = next((row for row in self._session.articles() if row.page_id == page_id), None)
        if row is not None:
            self.open(row.id)

    def _note_recent(self, row: ArticleRow) -> None:
        """Keep what was read last, the latest first, over the end of the program too."""
        visit = f"{row.page_id}:{row.start}"
        kept = [visit, *(each for each in self._state.names("recent") if each != visit)][:MOST_RECENT]
        self._state.set_names("recent", kept)
        self._zones.set_recent(_visits(kept))

    def _find_lost(self) -> None:
        """Show marks on earlier texts of the page that have no place in this one, if there are any."""
        detail = self._article.detail
        if detail is None:
            return
        page_id, lost = detail.row.page_id, self._sidebar.notes.lost

        def show(found: Sequence[tuple[Annotation, Anchored]]) -> None:
            if self.row is not None and self.row.page_id == page_id:
                lost.set_lost(found, detail.page_text)

        self._session.find_lost(page_id, show)

    def _say_replaced(self, page: PageRow | None) -> None:
        """Say on the notes of a page that another has taken its place: its original, or a newer text."""
        original = self._session.page(page.replaced_by) if page and page.replaced_by is not None else None
        words = self.tr("The original {0} has taken this digest's place; what you marked here stays.")
        if page and page.digest_of is None:
            words = self.tr(
                "A newer text of {0} has taken this one's place; marks without a place there stay."
            )
        self._sidebar.notes.set_remark(words.format(original.name) if original else "")

    def _refresh_annotations(self) -> None:
        """The reader's marks changed: paint and list them."""
        row = self.row
        if row is not None:
            found = self._session.annotations(row.id)
            self._article.set_annotations(found)
            self._sidebar.set_annotations(found)
            if self._sidebar.notes.lost.isVisibleTo(self._sidebar.notes):
                self._find_lost()

    def _mark_shelves(self) -> None:
        marked = [(m.row.id, m.annotation.kind) for m in self._session.marks() if m.row is not None]
        self._zones.set_marked_articles(
            {article for article, kind in marked if kind is AnnotationKind.BOOKMARK},
            {article for article, kind in marked if kind is not AnnotationKind.BOOKMARK},
        )
        if self._replaced() != self._gone:
            self._refill()

    # Moving on

    def step(self, step: int) -> None:
        """Open the next (1) or previous (-1) article of the tree."""
        row = self._zones.neighbour(step)
        if row is not None:
            self.open(row.id)

    def page_on(self) -> None:
        """Scroll on, and at the end go to the next article."""
        if not self._article.page_down():
            self.step(1)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an article to go back to."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is an article to go forward to."""
        return bool(self._future)

    def back(self) -> None:
        """Go back to the article read before."""
        self._travel(self._past, self._future)

    def forward(self) -> None:
        """Undo going back."""
        self._travel(self._future, self._past)

    def _travel(self, come: list[Visit], leave: list[Visit]) -> None:
        here = self.row
        while come:
            row = self._session.article_at(*come.pop())
            if row is not None:
                if here is not None:
                    leave.append((here.page_id, here.start))
                self.open(row.id, remember=False)
                return

    # What the library and the window remember

    def _mark_read(self) -> None:
        row = self._current_row()
        if row is not None and not row.read:
            self._session.mark_read(row, read=True)

    def toggle_read(self) -> None:
        """Mark the article as unread, or as read."""
        self._read_timer.stop()
        row = self._current_row()
        if row is not None:
            self._session.mark_read(row, read=not row.read)

    def _current_row(self) -> ArticleRow | None:
        row = self.row
        return self._session.article_at(row.page_id, row.start) if row else None

    def keep_place(self) -> None:
        """Keep where reading stands, in the library and for the next start."""
        self._place_timer.stop()
        detail = self._article.detail
        if detail is None or not self._has_begun:
            return
        row, offset = detail.row, self._article.top_offset()
        self._session.keep_position(row, row.start if offset is None else offset)
        self._state.set_place(Place(detail.sha256, row.start, offset))


def _visits(texts: Sequence[str]) -> Iterator[Visit]:
    """Visits as they are kept: "page:start"; what is none is left out."""
    for text in texts:
        page, _, start = text.partition(":")
        if page.isdecimal() and start.isdecimal():
            yield PageId(int(page)), int(start)
