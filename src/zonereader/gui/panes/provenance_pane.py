"""The 出处 tab: the page's own text, the pieces of the article in it, why they are there, and what the
reader corrects of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from zonereader.corrections import Begin, Correction, Join, Move
from zonereader.explain import Because, Explanation
from zonereader.gui.correction_words import about_correction
from zonereader.gui.delegates import ReasonDelegate
from zonereader.gui.models.rows import RowsModel
from zonereader.gui.page_pieces import PagePieces, moved_by, of_pieces, page_pieces
from zonereader.gui.panes.page_text import PageText
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import in_a_list
from zonereader.gui.why_words import part_names, why_words
from zonereader.library.records import ArticleDetail, ArticleId, ArticleRow, PageId
from zonereader.model import Span

REASONS_HEIGHT = 190
ASK_MILLISECONDS = 60
"""The page is painted before it is read anew for its reasons."""

LONGEST_NAME = 24
TELLING = 0.2
"""Reasons that weigh less are left out where weightier ones are."""


class Source(NamedTuple):
    """Where the pane looks things up: the pieces of a page's articles, and the articles themselves."""

    pieces: Callable[[PageId], Sequence[tuple[Span, ArticleId]]]
    articles: Callable[[PageId], Sequence[ArticleRow]]


NOWHERE = Source(lambda _: (), lambda _: ())


class ProvenancePane(QWidget):
    """Signals: place_chosen (a page offset inside the article that was clicked), article_chosen (the id
    of another article of the page, and a page offset in it), correction_made (spans and a Change),
    withdrawn (a Correction), facts_wanted (title and zones are to be set), reasons_wanted, refused (why
    what was asked for cannot be done with the piece chosen)."""

    place_chosen = Signal(int)
    article_chosen = Signal(int, int)
    correction_made = Signal(object, object)
    withdrawn = Signal(object)
    facts_wanted = Signal()
    reasons_wanted = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = NOWHERE
        self._theme = theme
        self._detail: ArticleDetail | None = None
        self._pieces = PagePieces((), (), {}, ())
        self._piece: Span | None = None
        self._explanation: Explanation | None = None
        self._unfit: frozenset[str] = frozenset()
        self._drawn = False
        self._ask = QTimer(self, singleShot=True, interval=ASK_MILLISECONDS)
        self._ask.timeout.connect(self.reasons_wanted)
        self.about, self.head = QLabel(self), QLabel(self)
        self.text = PageText(self)
        self.reasons = QListView(self)
        self.model = RowsModel(_reason_words, None, self)
        self.delegate = ReasonDelegate(theme, self.reasons)
        self.change, self.made = QPushButton(self), QPushButton(self)
        self.up, self.down, self.out, self.begin, self.take = (QAction(self) for _ in range(5))
        self._lay_out()
        self._set_names()
        self._connect()

    def _lay_out(self) -> None:
        for label in (self.about, self.head):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.reasons.setModel(self.model)
        self.reasons.setItemDelegate(self.delegate)
        self.reasons.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.reasons.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reasons.setResizeMode(QListView.ResizeMode.Adjust)
        for button in (self.change, self.made):
            button.setProperty("chip", True)
        below = QWidget(self)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 6, 0, 0)
        lower.setSpacing(2)
        lower.addWidget(self.head)
        lower.addWidget(self.reasons, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.text)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setSizes([2 * REASONS_HEIGHT, REASONS_HEIGHT])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 10, 8)
        foot.addWidget(self.change)
        foot.addStretch(1)
        foot.addWidget(self.made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(split, 1)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._set_names()
        self._redraw()

    def _set_names(self) -> None:
        self.text.setAccessibleName(self.tr("The page's own text"))
        self.reasons.setAccessibleName(self.tr("Why this piece is here"))
        self.change.setText(self.tr("Correct…"))
        self.change.setToolTip(self.tr("Correct how the page was read"))
        self.up.setText(self.tr("Earlier in the article"))
        self.down.setText(self.tr("Later in the article"))
        self.out.setText(self.tr("In no article"))
        self.begin.setText(self.tr("An article begins here"))
        self.take.setText(self.tr("Into the article shown"))

    def _connect(self) -> None:
        self.text.place_changed.connect(self._choose)
        self.text.activated.connect(self._activate)
        self.text.stepped.connect(self._step)
        self.text.customContextMenuRequested.connect(
            lambda place: self._popup(self.text.viewport().mapToGlobal(place))
        )
        self.change.clicked.connect(
            lambda: self._popup(self.change.mapToGlobal(QPoint(0, self.change.height())))
        )
        self.made.clicked.connect(self._show_made)
        does = {
            self.up: ("Ctrl+Shift+Up", lambda: self._raise(-1)),
            self.down: ("Ctrl+Shift+Down", lambda: self._raise(1)),
            self.out: ("Del", lambda: self._correct(Move(None))),
            self.begin: ("Ctrl+Return", lambda: self._correct(Begin())),
            self.take: ("Ins", self._take),
        }
        for action, (key, act) in does.items():
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, action=action, act=act: self._do(action, act))
            self.text.addAction(action)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = self.delegate.theme = theme
        self._redraw()

    def set_article(self, detail: ArticleDetail | None) -> None:
        """Show the page of an article; drawn when the tab is looked at."""
        before, self._detail = self._detail, detail
        if detail is None or before is None or detail.sha256 != before.sha256:
            self._piece, self._explanation, self._unfit = None, None, frozenset()
        self._redraw()

    def set_reasons(self, sha256: str, explanation: Explanation, unfit: frozenset[str]) -> None:
        """Say why the pieces of a page are where they are, and which corrections do not fit it."""
        if self._detail is not None and self._detail.sha256 == sha256:
            self._explanation, self._unfit = explanation, unfit
            self._say_reasons()
            self._say_made()

    @property
    def piece(self) -> Span | None:
        """The piece that is chosen."""
        return self._piece

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._drawn:
            self._redraw()

    def _redraw(self) -> None:
        self._drawn = self.isVisible()
        detail = self._detail
        for widget in (self.change, self.head, self.reasons):
            widget.setVisible(detail is not None)
        if not self._drawn:
            return
        if detail is None:
            self.about.setText(self.tr("Here stands the page's own text, once an article is open."))
            self.text.show_page("", (), self._theme)
            self.made.hide()
            return
        said = self.tr(
            "{0}: the numbered pieces make this article, in the order of reading. Click one to go there."
        )
        self.about.setText(said.format(detail.row.page_name))
        self._pieces = page_pieces(detail, self.source.pieces(detail.row.page_id))
        self.text.show_page(detail.page_text, self._pieces.own, self._theme)
        chosen = self._pieces.piece_at(self._piece.start) if self._piece else None
        self._choose((chosen or next(iter(self._pieces.own), Span(0, 0))).start)
        self.text.put_caret(self._piece.start if self._piece else 0)
        self._say_made()
        self._ask.start()

    def show_place(self, offset: int) -> None:
        """Follow the reader to a place of the article."""
        if self._drawn and not (self._piece and self._piece.start <= offset < self._piece.end):
            self._choose(offset)
            self.text.put_caret(offset)

    # The piece chosen

    def _choose(self, offset: int) -> None:
        self._piece = self._pieces.piece_at(offset)
        if self._piece is not None:
            self.text.show_piece(self._piece, self._theme)
        self._say_reasons()

    def _step(self, step: int) -> None:
        own = self._pieces.own
        if own:
            place = own.index(self._piece) + step if self._piece in own else 0
            self._choose(own[place % len(own)].start)
            self.text.put_caret(own[place % len(own)].start)

    def _activate(self, offset: int) -> None:
        piece = self._pieces.piece_at(offset)
        if piece in self._pieces.own:
            self.place_chosen.emit(offset)

    def _say_reasons(self) -> None:
        piece, detail = self._piece, self._detail
        if piece is None or detail is None:
            self.head.setText("")
            self.model.set_rows(())
            return
        found = self._explanation.piece_at(piece.start) if self._explanation else None
        words = [self._place_words(piece), part_names()[found.part] if found else ""]
        if moved_by(detail.corrections, piece):
            words.append(self.tr("corrected by you"))
        self.head.setText(" · ".join(word for word in words if word))
        reasons = found.reasons if found else ()
        self.model.set_rows([each for each in reasons if abs(each.worth) >= TELLING] or reasons)

    def _place_words(self, piece: Span) -> str:
        if piece in self._pieces.own:
            number = self._pieces.own.index(piece) + 1
            return self.tr("Piece {0} of {1}").format(number, len(self._pieces.own))
        if piece in self._pieces.others:
            return self.tr('Of "{0}"').format(self._name_of(self._pieces.others[piece]))
        return self.tr("In no article")

    def _name_of(self, article: ArticleId) -> str:
        rows = {row.id: in_a_list(row.heading) for row in self._articles()}
        return rows.get(article, "")[:LONGEST_NAME]

    def _articles(self) -> Sequence[ArticleRow]:
        return self.source.articles(self._detail.row.page_id) if self._detail else ()

    # Corrections

    def _spans(self) -> tuple[Span, ...]:
        """The selection, or the piece chosen."""
        return self.text.selected_spans() or ((self._piece,) if self._piece else ())

    def _correct(self, change: Move | Begin | Join) -> None:
        if self._spans():
            self.correction_made.emit(self._spans(), change)

    def _raise(self, step: int) -> None:
        change = self._pieces.raised(self._piece, step) if self._piece else None
        if change is not None and self._piece is not None:
            self.correction_made.emit((self._piece,), change)

    def _take(self) -> None:
        """Put what is chosen behind the article's last passage."""
        if self._pieces.own and self._piece not in self._pieces.own:
            self._correct(Move(self._pieces.own[-1]))

    def _do(self, action: QAction, act: Callable[[], None]) -> None:
        """Do it, or say why it cannot be done: a key that does nothing leaves the reader guessing."""
        why = self._hindrances()[action]
        if why:
            self.refused.emit(why)
        else:
            act()

    def _hindrances(self) -> dict[QAction, str]:
        """Why each action cannot be taken on the piece chosen; nothing for those that can."""
        piece, pieces = self._piece, self._pieces
        is_own, is_foreign = piece in pieces.own, piece in pieces.others
        still = "" if piece in pieces.text else self.tr("Only passages of this article change places.")
        begins = (
            (self._is_beginning(), self.tr("The article begins here already.")),
            (is_foreign, self.tr("This is in another article: open that one first, then cut it here.")),
            (is_own and still, self.tr("Only a passage or a loose line can begin an article.")),
        )
        found = {
            self.up: still or self._unless_raised(-1, self.tr("This passage is the first already.")),
            self.down: still or self._unless_raised(1, self.tr("This passage is the last already.")),
            self.out: "" if is_own or is_foreign else self.tr("This is in no article already."),
            self.begin: next((why for holds, why in begins if holds), ""),
            self.take: self.tr("This is in the article shown already.") if is_own else "",
        }
        nothing = self.tr("Choose a piece of the page first.")
        return found if piece is not None and pieces.own else dict.fromkeys(found, nothing)

    def _is_beginning(self) -> bool:
        """Whether the piece chosen is the article's first, its title or, without one, its first passage."""
        article = self._detail.article if self._detail else None
        titles = article.title_spans if article else ()
        starts = (*self._pieces.own[:1], *(titles or self._pieces.text[:1]))
        return self._piece in starts

    def _unless_raised(self, step: int, why: str) -> str:
        can_move = self._piece is not None and self._pieces.raised(self._piece, step) is not None
        return "" if can_move else why

    def _popup(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu(self) -> QMenu:
        """What can be done with the piece chosen and with the article."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        hindrances = self._hindrances()
        for action in (self.up, self.down, self.begin, self.out, self.take):
            entry = menu.addAction(action.text(), action.trigger)
            entry.setShortcut(action.shortcut())
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            entry.setEnabled(not hindrances[action])
            entry.setToolTip(hindrances[action])
        others = [row for row in self._articles() if self._detail and row.id != self._detail.row.id]
        self._add_targets(menu.addMenu(self.tr("Move to another article")), others, self._move_to)
        self._add_opening(menu)
        menu.addSeparator()
        self._add_targets(menu.addMenu(self.tr("Go on with another article")), others, self._join)
        menu.addAction(self.tr("Title and zones…"), self.facts_wanted.emit)
        return menu

    def _add_opening(self, menu: QMenu) -> None:
        piece = self._piece
        article = self._pieces.others.get(piece) if piece else None
        if piece is not None and article is not None:
            opened, at = int(article), piece.start
            menu.addAction(self.tr("Open its article"), lambda: self.article_chosen.emit(opened, at))

    def _add_targets(self, menu: QMenu, rows: Sequence[ArticleRow], act: Callable[[ArticleId], None]) -> None:
        for row in rows:
            words = in_a_list(row.heading)[:LONGEST_NAME].replace("&", "&&")
            menu.addAction(words, partial(act, row.id))
        menu.setEnabled(bool(rows))

    def _move_to(self, article: ArticleId) -> None:
        """Behind the piece of the other article that stands last before this one on the page."""
        there = [span for span, owner in self._pieces.others.items() if owner == article]
        if there and self._piece is not None:
            start = self._piece.start
            self._correct(Move(max((s for s in there if s.start < start), default=there[-1])))

    def _join(self, article: ArticleId) -> None:
        there = [span for span, owner in self._pieces.others.items() if owner == article]
        if there and self._pieces.own:
            self.correction_made.emit((there[0],), Join(self._pieces.own[-1]))

    def _say_made(self) -> None:
        made = of_pieces(self._detail.corrections) if self._detail else ()
        lost = sum(each.uuid in self._unfit for each in made)
        words = self.tr("Corrections {0}").format(len(made))
        self.made.setText(words + (self.tr(" · {0} do not fit").format(lost) if lost else ""))
        self.made.setVisible(bool(made))

    def _show_made(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in of_pieces(self._detail.corrections) if self._detail else ():
            self._add_made(menu, each)
        menu.popup(self.made.mapToGlobal(QPoint(0, self.made.height())))

    def _add_made(self, menu: QMenu, made: Correction) -> None:
        words = about_correction(made).replace("&", "&&")
        if made.uuid in self._unfit:
            words = self.tr("Does not fit any more: {0}").format(words)
        sub = menu.addMenu(words)
        sub.addAction(self.tr("Take back"), lambda: self.withdrawn.emit(made))
        sub.addAction(self.tr("Show the place"), lambda: self._show_made_place(made))

    def _show_made_place(self, made: Correction) -> None:
        self._choose(made.spans[0].start)
        self.text.put_caret(made.spans[0].start)


def _reason_words(row: object) -> str:
    """A reason as a screen reader says it."""
    if not isinstance(row, Because):
        return ""
    return f"{'+' if row.worth > 0 else '−'} {why_words(row.why)}"
