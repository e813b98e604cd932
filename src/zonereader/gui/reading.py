"""Going from article to article: opening, history, places kept, figures followed both ways."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.panes.zone_pane import ZonePane
from zonereader.gui.session import Session
from zonereader.gui.state import Place, WindowState
from zonereader.library.records import Annotation, AnnotationKind, ArticleId, ArticleRow
from zonereader.model import Span

READ_AFTER_MILLISECONDS = 1500
PLACE_MILLISECONDS = 800


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
        self._past: list[tuple[int, int]] = []
        self._future: list[tuple[int, int]] = []
        self._read_timer = QTimer(self, singleShot=True, interval=READ_AFTER_MILLISECONDS)
        self._place_timer = QTimer(self, singleShot=True, interval=PLACE_MILLISECONDS)
        self._read_timer.timeout.connect(self._mark_read)
        self._place_timer.timeout.connect(self.keep_place)
        article.text.verticalScrollBar().valueChanged.connect(lambda _: self._place_timer.start())
        article.figure_selected.connect(sidebar.figures.select)
        sidebar.figures.figure_chosen.connect(article.show_figure)
        sidebar.provenance.place_chosen.connect(self._on_place_chosen)
        zones.article_chosen.connect(lambda row: self.open(row.id))
        zones.read_toggled.connect(lambda row: session.mark_read(row, read=not row.read))
        session.opened.connect(self._on_opened)
        session.articles_changed.connect(self._on_articles_changed)
        session.annotations_changed.connect(self.refresh_annotations)

    @property
    def row(self) -> ArticleRow | None:
        """The article shown."""
        return self._article.detail.row if self._article.detail else None

    # Opening

    def _on_opened(self) -> None:
        self._refill()
        self._open_first()

    def _on_articles_changed(self) -> None:
        self._refill()
        if self.row is None:
            self._open_first()
        else:
            self._follow_reading()

    def _refill(self) -> None:
        self._zones.set_hint(self.tr("No pages yet. Open some with Ctrl+O, or drop files here."))
        self._zones.set_articles(self._session.articles())
        self._mark_shelves()

    def _open_first(self) -> None:
        """Where the reader stopped last time, else the first article there is."""
        place = self._state.place()
        page = self._session.page_with(place.sha256) if place else None
        row = self._session.article_at(page.id, place.start) if page and place else None
        rows = self._session.articles()
        if row is not None and place is not None:
            self.open(row.id, offset=place.offset)
        elif rows:
            self.open(rows[0].id)

    def _follow_reading(self) -> None:
        """After pages were read anew the article shown has another id, or is gone."""
        row = self.row
        if row is None:
            return
        now = self._session.article_at(row.page_id, row.start)
        if now is None or all(now.id != other.id for other in self._zones.model.articles()):
            page = self._session.page(row.page_id)
            if page is not None and page.replaced_by is not None:
                self._article.clear(self.tr("The original page has taken this digest's place."))
                self._open_first()
        elif now.id != row.id:
            self.open(now.id, offset=self._article.top_offset(), remember=False)
        else:
            self._zones.set_current(now)

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
        before = self.row
        if remember and before is not None and before.id != article_id:
            self._past.append((before.page_id, before.start))
            self._future.clear()
        row = found.detail.row
        start = offset if offset is not None else found.offset
        self._article.show_article(found.detail, found.annotations, page_offset=start)
        self._sidebar.figures.set_figures(found.detail.figures)
        self._sidebar.notes.finish()
        self._sidebar.notes.set_annotations(found.annotations)
        self._sidebar.provenance.set_article(found.detail)
        self._sidebar.set_counts(len(found.detail.figures), len(found.annotations))
        self._zones.set_current(row)
        if spans:
            self._article.show_span(spans)
        self._read_timer.start()
        self.shown.emit()

    def refresh_annotations(self) -> None:
        """The reader's marks changed: paint and list them."""
        row = self.row
        if row is not None:
            found = self._session.annotations(row.id)
            self._article.set_annotations(found)
            self._sidebar.notes.set_annotations(found)
            self._sidebar.set_counts(row.figures, len(found))
        self._mark_shelves()

    def _mark_shelves(self) -> None:
        bookmarked: set[int] = set()
        noted: set[int] = set()
        for annotation in self._session.annotations():
            owner = self._owner(annotation)
            if owner is not None:
                (bookmarked if annotation.kind is AnnotationKind.BOOKMARK else noted).add(owner.id)
        self._zones.set_marked_articles(bookmarked, noted)

    def _owner(self, annotation: Annotation) -> ArticleRow | None:
        return self._session.article_at(annotation.page_id, annotation.spans[0].start)

    def _on_place_chosen(self, offset: int) -> None:
        self._article.show_span([Span(offset, offset + 1)])

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

    def _travel(self, come: list[tuple[int, int]], leave: list[tuple[int, int]]) -> None:
        here = self.row
        while come:
            page_id, start = come.pop()
            row = next(
                (r for r in self._session.articles() if (r.page_id, r.start) == (page_id, start)), None
            )
            if row is not None:
                if here is not None:
                    leave.append((here.page_id, here.start))
                self.open(row.id, remember=False)
                return

    # What the library and the window remember

    def _mark_read(self) -> None:
        row = self.row
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
        row = self.row
        if row is None:
            return
        offset = self._article.top_offset()
        page = self._session.page(row.page_id)
        self._session.keep_position(row, row.start if offset is None else offset)
        if page is not None:
            self._state.set_place(Place(page.sha256, row.start, offset))
