"""The search box and its results: found while typing, opened at the hit, walked through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.saved_searches import SavedSearches
from zonereader.gui.panes.search_pane import SearchPane
from zonereader.gui.reading import Reading
from zonereader.gui.search_box import SearchBox
from zonereader.gui.session import MOST_HITS, Session
from zonereader.library.records import Order, SearchHit, SearchResult
from zonereader.model import Span

SEARCH_MILLISECONDS = 120
MORE = 5
"""How many times as many hits are shown when more are wanted."""

SLOW_MILLISECONDS = 400
"""An answer that takes longer is announced."""

ORDER, GROUPED = "search_order", "search_by_zone"


class Searching(QObject):
    """What is typed is searched; Enter opens the best hit, Down goes into the list, Esc leaves.

    Signals:
        found: results to look at.
        left: the reader is done with the results.
    """

    found = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        box: SearchBox,
        results: SearchPane,
        saved: SavedSearches,
        reading: Reading,
        article: ArticlePane,
    ) -> None:
        super().__init__(box)
        self._session, self._box, self._results = session, box, results
        self._saved = saved
        self._reading, self._article, self._state = reading, article, box.state
        self._limit = MOST_HITS
        self._shown = ""
        self._opening = False
        self._hit: SearchHit | None = None
        self._places: tuple[Span, ...] = ()
        self._at = 0
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MILLISECONDS)
        self._timer.timeout.connect(self._search)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MILLISECONDS)
        self._slow.timeout.connect(self._say_searching)
        session.problem.connect(lambda _: self._give_up())
        box.textChanged.connect(self._on_typed)
        box.returnPressed.connect(self._on_entered)
        box.installEventFilter(self)
        results.hit_chosen.connect(self.open_hit)
        results.closed.connect(self._leave)
        self._restore()
        results.order_changed.connect(self._on_order)
        results.grouping_changed.connect(self._on_grouped)
        results.more_wanted.connect(self._show_more)
        box.saved_changed.connect(self._show_saved)
        saved.chosen.connect(box.choose)
        saved.forgotten.connect(box.forget)
        self._show_saved()
        session.articles_changed.connect(lambda: box.set_articles(session.articles()))
        session.articles_changed.connect(lambda: box.set_tags(session.tags()))
        session.marks_changed.connect(lambda: box.set_tags(session.tags()))

    def _restore(self) -> None:
        order = self._state.text(ORDER)
        if order in list(Order):
            self._results.set_order(Order(order))
        self._results.by_zone.setChecked(bool(self._state.text(GROUPED)))

    def _show_saved(self) -> None:
        self._saved.set_queries(self._box.saved())

    def focus_box(self) -> None:
        """Go to the search box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def _on_typed(self) -> None:
        self._opening = False
        self._limit = MOST_HITS
        self._timer.start()

    def _on_order(self) -> None:
        self._state.set_text(ORDER, self._results.chosen_order)
        self._search()

    def _on_grouped(self) -> None:
        self._state.set_text(GROUPED, "1" if self._results.by_zone.isChecked() else "")

    def _show_more(self) -> None:
        self._limit *= MORE
        self._search()

    def _search(self) -> None:
        words = self._box.text()
        if words.strip():
            order = self._results.chosen_order
            self._session.search(words, self._on_found, order=order, limit=self._limit)
            self._slow.start()
        else:
            self._slow.stop()
            self._shown = ""
            self.left.emit()

    def _say_searching(self) -> None:
        """The first search after a start, or one of a large library: the reader sees that it is under way."""
        self._shown = ""
        self._results.say_searching()
        self.found.emit()

    def _give_up(self) -> None:
        """What went wrong was said; where it was the search there is nothing to wait for."""
        self._slow.stop()
        if self._results.is_searching:
            self._results.is_searching = False
            self.left.emit()

    def _on_found(self, result: SearchResult) -> None:
        if self._box.text() != result.query:
            return
        self._slow.stop()
        self._shown = result.query
        self._results.show_result(result)
        self.found.emit()
        if self._opening:
            self._opening = False
            self._results.choose_first()

    def _on_entered(self) -> None:
        """Open the best hit of what stands in the box, now or when it is found."""
        if self._box.is_choosing:
            return
        if self._shown == self._box.text():
            self._results.choose_first()
        else:
            self._opening = True
            self._timer.stop()
            self._search()

    def open_hit(self, hit: SearchHit) -> None:
        """Open an article at the first place that was found."""
        self._box.remember(self._shown)
        self._hit, self._at = hit, 0
        self._places = self._session.places(self._shown, hit.article_id)
        self._reading.open(hit.article_id, spans=self._places[:1])
        self._article.text.setFocus()

    def _leave(self) -> None:
        self._slow.stop()
        self.left.emit()
        self._article.text.setFocus()

    def walk(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place: of the find bar, else of the search."""
        if not self._article.find_bar.isHidden():
            self._article.find_bar.step(step)
            return
        row, hit = self._reading.row, self._hit
        if hit is None or row is None:
            return
        if row.id == hit.article_id and 0 <= self._at + step < len(self._places):
            self._at += step
            self._article.show_span(self._places[self._at : self._at + 1])
        else:
            self._open_neighbour(hit, step)

    def _open_neighbour(self, hit: SearchHit, step: int) -> None:
        hits = self._results.hits
        place = hits.index(hit) + step if hit in hits else 0
        if 0 <= place < len(hits):
            self.open_hit(hits[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and self._shown and self._shown == self._box.text():
            self.found.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._box.show_menu()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._results.focus_list()
                return True
        return super().eventFilter(watched, event)
