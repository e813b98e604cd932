"""The article's text: a read-only editor that knows what of the page stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from zonereader.composition import compose
from zonereader.gui.document import Link, Look, build_document, replace_document
from zonereader.gui.figure_list import was_read
from zonereader.gui.figure_words import describe
from zonereader.gui.fonts import FontSet
from zonereader.gui.motion import is_reduced
from zonereader.gui.offsets import PageMap, Utf16Map
from zonereader.gui.panes.article_painter import PULSE, STILL, ArticlePainter
from zonereader.gui.panes.article_scene import Boxes, Hits, Mark, Range, Scene
from zonereader.gui.theme import Theme
from zonereader.gui.tool_tips import tool_tip
from zonereader.gui.typesetting import WORD_JOINER, plain
from zonereader.gui.words import Words
from zonereader.library.records import Annotation, ArticleDetail
from zonereader.model import Span
from zonereader.search.fold import fold

MEASURE_EMS = 38
LEAST_MARGIN = 34
TOP_EMS, BOTTOM_EMS = 2.2, 4
PULSE_MILLISECONDS = 110
CARET_WIDTH = 2
WHEEL_STEP = 120
CLAUSE_ENDS = frozenset("，。；：！？、（）“”‘’《》「」『』…—,;:!?() \u00a0\u180e")
WALKING_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class ArticleText(QTextEdit):
    """Shows an article and what hangs on it.

    Signals:
        figure_selected: the index in ``detail.figures`` that was clicked or walked to.
        annotation_activated: the uuid of a mark that was clicked.
        zone_activated: the name of a zone that was clicked.
        page_activated: the page's name was clicked.
        bookmark_toggled: the article's ribbon was clicked.
        note_wanted: Enter was pressed on a selection.
        released: the mouse was let go, so that a selection is complete.
        size_stepped: 1 or -1; the wheel was turned with Ctrl.
    """

    figure_selected = Signal(int)
    annotation_activated = Signal(str)
    zone_activated = Signal(str)
    page_activated = Signal()
    bookmark_toggled = Signal()
    note_wanted = Signal()
    released = Signal()
    size_stepped = Signal(int)

    def __init__(self, fonts: FontSet, theme: Theme, pixels: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.detail: ArticleDetail | None = None
        self.is_selecting = False
        self.words = Words()
        self._look = Look(fonts, theme, pixels)
        self._map = PageMap(())
        self._annotations: Sequence[Annotation] = ()
        self._scene = Scene()
        self._pulse_timer = QTimer(self)
        self._pulse_timer.timeout.connect(self._on_pulse)
        self._since_double_click = QElapsedTimer()
        self._turned = 0
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._colour_scroll_bar()
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.retranslate()

    def _colour_scroll_bar(self) -> None:
        """Let the style sheet see the bar again: it looked while this was a plain scroll area still."""
        bar = self.verticalScrollBar()
        bar.setProperty("role", "page")
        bar.style().unpolish(bar)
        bar.style().polish(bar)

    # What is shown

    def show_article(self, detail: ArticleDetail, annotations: Sequence[Annotation]) -> None:
        """Show ``detail`` from its top."""
        self.detail = detail
        self._annotations = annotations
        self._scene = Scene()
        self._build()
        self.setCursorWidth(0)
        self.verticalScrollBar().setValue(0)

    def forget_article(self) -> None:
        """Show nothing."""
        self.detail = None
        self._map, self._scene, self._annotations = PageMap(()), Scene(), ()
        replace_document(self, QTextDocument())

    def rebuild(self) -> None:
        """Make the document again; selection and place stay."""
        top, selected = self.top_offset(), self.selected_spans()
        self._build()
        self.select_spans(selected)
        self.verticalScrollBar().setValue(0)
        if top is not None:
            self.scroll_to(top)

    def _build(self) -> None:
        if self.detail is None:
            return
        built = build_document(self.detail, self._look, self.document())
        self._map = built.page_map
        self._set_margins()
        self.setTextCursor(QTextCursor(self.document()))
        figures = self.detail.figures
        scene = self._scene
        scene.figures = [self._map.to_document(each.spans) for each in figures]
        scene.kinds = [each.kind for each in figures]
        scene.links, scene.begin, scene.hovered = built.links, built.begin, None
        self.set_annotations(self._annotations)

    def set_theme(self, theme: Theme) -> None:
        """Change colours; the place stays."""
        self._look = replace(self._look, theme=theme)
        self.rebuild()

    def set_text_size(self, pixels: int) -> None:
        """Change the size of the text; the place stays."""
        self._look = replace(self._look, pixels=pixels)
        self.rebuild()

    @property
    def fonts(self) -> FontSet:
        """The fonts that the text is set in."""
        return self._look.fonts

    def set_fonts(self, fonts: FontSet) -> None:
        """Set the text in other fonts; the place stays."""
        self._look = replace(self._look, fonts=fonts)
        self.rebuild()

    def retranslate(self) -> None:
        """Name the widget; what the window adds to the text is written anew."""
        self.setAccessibleName(self.tr("Article"))
        self.setAccessibleDescription(
            self.tr("Arrows move the caret, with Shift they select; G goes to the next figure")
        )
        self.rebuild()

    def set_gaps(self, *, gaps: bool) -> None:
        """Set Chinese and digits a little apart, or not; the place stays."""
        self._look = replace(self._look, gaps=gaps)
        self.rebuild()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Paint these annotations."""
        self._annotations = annotations
        self._scene.marks = tuple(Mark(each, self._map.to_document(each.spans)) for each in annotations)
        self.viewport().update()

    # Places

    def selected_spans(self) -> tuple[Span, ...]:
        """The page spans of the selection."""
        cursor = self.textCursor()
        return self._map.to_page(cursor.selectionStart(), cursor.selectionEnd())

    def caret_offset(self) -> int | None:
        """The page offset at the caret, or the next one after it; at the very end the last one."""
        found = self._map.offset_at(self.textCursor().position())
        if found is None and self._map.slices:
            return self._map.slices[-1].span.end - 1
        return found

    def select_spans(self, spans: Sequence[Span]) -> None:
        """Select what shows ``spans``, from the first to the last of it."""
        ranges = self._map.to_document(spans)
        if ranges:
            self._select(ranges[0][0], ranges[-1][1])

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def put_caret(self, position: int) -> None:
        """Set the caret to a position of the document."""
        self._select(position, position)

    def top_offset(self) -> int | None:
        """The page offset of the first line in view; None at the very top or without an article."""
        if self.detail is None or self.verticalScrollBar().value() == 0:
            return None
        cursor = self.cursorForPosition(QPoint(self.viewport().width() // 2, 2))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._map.offset_at(cursor.position())

    def scroll_to(self, offset: int) -> None:
        """Put the line that shows a page offset at the top."""
        position = self._map.position_of(offset)
        if position is not None:
            self._scroll_position(position, 0)

    def _rect_at(self, position: int) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return QRectF(self.cursorRect(cursor))

    def _scroll_position(self, position: int, room_above: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(self._rect_at(position).top()) - room_above)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Scroll to ``spans`` and let them pulse."""
        ranges = self._map.to_document(spans)
        if ranges:
            self._bring_into_view(ranges[0][0])
            self._start_pulse(ranges)

    def show_figure(self, index: int) -> None:
        """Scroll to a figure, outline it and let it pulse; the caret goes there."""
        ranges = self._scene.figures[index] if 0 <= index < len(self._scene.figures) else ()
        if ranges:
            self._scene.current = index
            self._bring_into_view(ranges[0][0])
            self._select(ranges[0][0], ranges[0][0])
            self._start_pulse(ranges)
            if self.detail is not None:
                words = describe(self.detail.figures[index])
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def step_figure(self, step: int) -> None:
        """Go to the next (1) or previous (-1) figure in reading order, from the caret or what is in view."""
        starts = {ranges[0][0]: i for i, ranges in enumerate(self._scene.figures) if ranges}
        if not starts:
            return
        caret = self.textCursor().position()
        if not 0 <= self._rect_at(caret).top() < self.viewport().height():
            caret = self.cursorForPosition(QPoint(0, 0)).position()
        ahead = [start for start in starts if (start - caret) * step > 0] or list(starts)
        index = starts[min(ahead) if step > 0 else max(ahead)]
        self.show_figure(index)
        self.figure_selected.emit(index)

    def scroll_page(self, step: int) -> bool:
        """Scroll by a page less one line; False when there is nothing more that way."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * (bar.pageStep() - 2 * self._look.pixels))
        return bar.value() != before

    def _bring_into_view(self, position: int) -> None:
        rect, room = self._rect_at(position), self._look.pixels
        if rect.top() < room or rect.bottom() > self.viewport().height() - room:
            self._scroll_position(position, self.viewport().height() // 3)

    def _start_pulse(self, ranges: Sequence[Range]) -> None:
        """Let the frame come and go; it stands still for as long where less motion is asked for."""
        is_still = is_reduced(self)
        self._scene.pulse, self._scene.pulse_step = ranges, STILL if is_still else 0
        self._pulse_timer.start(len(PULSE) * PULSE_MILLISECONDS if is_still else PULSE_MILLISECONDS)
        self.viewport().update()

    def _on_pulse(self) -> None:
        self._scene.pulse_step += 1
        if self._scene.pulse_step >= len(PULSE):
            self._pulse_timer.stop()
            self._scene.pulse = ()
        self.viewport().update()

    # Find

    def occurrences(self, words: str) -> list[Range]:
        """Where the document shows ``words``, whatever their width and case."""
        needle = fold(words.strip())
        text = self.document().toPlainText()
        places = [place for place, char in enumerate(text) if char != WORD_JOINER]
        folded, wide = fold(plain(text)), Utf16Map.of(text)
        found = []
        at = folded.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            found.append((wide.to_utf16(places[at]), wide.to_utf16(places[end - 1] + 1)))
            at = folded.find(needle, end)
        return found

    def set_found(self, found: Sequence[Range], current: int) -> None:
        """Outline the places found and scroll to the current one."""
        self._scene.found, self._scene.found_current = found, current
        if 0 <= current < len(found):
            self._bring_into_view(found[current][0])
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        if self.detail is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            ArticlePainter(painter, self._boxes(), self._look.theme).paint(self._scene)
        painter.end()
        super().paintEvent(event)

    def _boxes(self) -> Boxes:
        width, height = self.viewport().width(), self.viewport().height()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(QPoint(width, height)).position() + 1
        right = width - self.document().rootFrame().frameFormat().rightMargin()
        return Boxes(self.document(), (first, last), right)

    # What is under the pointer

    def _figure_at(self, position: int) -> int | None:
        """The index of the figure that shows a position."""
        return _holding(self._scene.figures, position)

    def choose_figure_at(self, point: QPoint) -> bool:
        """Make the figure at a point of the viewport the current one, if one is there."""
        figure = self._hits(point).figure()
        if figure is not None:
            self._make_current(figure)
        return figure is not None

    def _hits(self, point: QPoint) -> Hits:
        place = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        return Hits(self._scene, self._boxes(), place)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_selecting = event.button() == Qt.MouseButton.LeftButton
        self.setCursorWidth(0)
        within = QGuiApplication.styleHints().mouseDoubleClickInterval()
        clicks_on = self._since_double_click.isValid() and self._since_double_click.elapsed() < within
        self._since_double_click.invalidate()
        if clicks_on and event.button() == Qt.MouseButton.LeftButton:
            block = self.cursorForPosition(event.position().toPoint()).block()
            self._select(block.position(), block.position() + block.length() - 1)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.is_selecting = False
        self.released.emit()
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._click(event.position().toPoint())

    def _click(self, point: QPoint) -> None:
        """What lies in the margin or on top goes first: link, ribbon, figure, mark."""
        hits = self._hits(point)
        link, ribbon, figure, mark = hits.link(), hits.ribbon(), hits.figure(), hits.mark()
        if link is not None:
            self._follow(link)
        elif ribbon is not None:
            self._on_ribbon(ribbon.mark)
        elif figure is not None:
            self._make_current(figure)
        elif mark is not None:
            self.annotation_activated.emit(mark.annotation.uuid)

    def _follow(self, link: Link) -> None:
        if link.zone is None:
            self.page_activated.emit()
        else:
            self.zone_activated.emit(link.zone)

    def _on_ribbon(self, mark: Mark | None) -> None:
        if mark is None or mark == self._scene.bookmark:
            self.bookmark_toggled.emit()
        else:
            self.annotation_activated.emit(mark.annotation.uuid)

    def _make_current(self, figure: int) -> None:
        self._scene.current = figure
        self.figure_selected.emit(figure)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position().toPoint())

    def _hover(self, point: QPoint) -> None:
        hits = self._hits(point)
        link = hits.link()
        if link != self._scene.hovered:
            self._scene.hovered = link
            self.viewport().update()
        leads = link is not None or hits.sign() is not None or hits.ribbon() is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the figure or the word, or the clause between two marks while no words are known.

        Qt itself takes the whole paragraph.
        """
        point = event.position().toPoint()
        figure = self._hits(point).figure()
        if figure is not None:
            ranges = self._scene.figures[figure]
            self._select(ranges[0][0], ranges[-1][1])
        else:
            place = self.cursorForPosition(point).position()
            self._select(*(self._word_at(place, point) or self._clause_at(place)))
        self._since_double_click.start()

    def _word_at(self, position: int, point: QPoint) -> Range | None:
        """The word under the pointer; the caret would stand on the nearer side of the character."""
        block = self.document().findBlock(position)
        if position > block.position() and self._rect_at(position).left() > point.x():
            position -= 1
        wide = Utf16Map.of(block.text())
        found = self.words.at(block.text(), wide.from_utf16(position - block.position()))
        if found is None:
            return None
        start, end = map(wide.to_utf16, found)
        return block.position() + start, block.position() + end

    def _clause_at(self, position: int) -> Range:
        block = self.document().findBlock(position)
        text = block.text()
        wide = Utf16Map.of(text)
        start = end = wide.from_utf16(position - block.position())
        while start > 0 and text[start - 1] not in CLAUSE_ENDS:
            start -= 1
        while end < len(text) and text[end] not in CLAUSE_ENDS:
            end += 1
        return block.position() + wide.to_utf16(start), block.position() + wide.to_utf16(end)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the window sets another size; Qt itself would change only the document's own font."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / WHEEL_STEP)
        self._turned -= steps * WHEEL_STEP
        if steps:
            self.size_stepped.emit(1 if steps > 0 else -1)
        event.accept()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.textCursor().position()
        if event.key() in WALKING_KEYS:
            self.setCursorWidth(CARET_WIDTH)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self._select(before, before)
        else:
            super().keyPressEvent(event)
        self._pass_joiner(before)
        if self.textCursor().position() != before:
            figure = self._figure_at(self.textCursor().position())
            if figure is not None and figure != self._scene.current:
                self._make_current(figure)

    def _pass_joiner(self, before: int) -> None:
        """A caret that went to the side of a joiner that cannot be told from the other goes on."""
        cursor = self.textCursor()
        position = cursor.position()
        if position != before and self.document().characterAt(position - 1) == WORD_JOINER:
            mode = (
                QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            )
            cursor.setPosition(position + (1 if position > before else -1), mode)
            self.setTextCursor(cursor)

    def _enter(self) -> None:
        """Do what a click at the caret would do; on a selection, begin a note."""
        position = self.textCursor().position()
        links = self._scene.links
        link = next((each for each in links if each.start <= position <= each.end), None)
        mark = _holding([mark.ranges for mark in self._scene.marks], position)
        if self.textCursor().hasSelection():
            self.note_wanted.emit()
        elif link is not None:
            self._follow(link)
        elif mark is not None:
            self.annotation_activated.emit(self._scene.marks[mark].annotation.uuid)

    # Tool tips

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tool_tip(event)
            return True
        return super().viewportEvent(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        words = self._tool_tip(event.pos())
        if words:
            QToolTip.showText(event.globalPos(), tool_tip(words), self)
        else:
            QToolTip.hideText()

    def _tool_tip(self, point: QPoint) -> str:
        hits = self._hits(point)
        link, figure, mark = hits.link(), hits.figure(), hits.mark()
        words = []
        if link is not None:
            words.append(self.tr("Show where this stands on the page") if link.zone is None else link.zone)
        if hits.ribbon() is not None:
            words.append(self.tr("Bookmark"))
        if figure is not None and self.detail is not None:
            words.append(describe(shown := self.detail.figures[figure], was_read(self.detail, shown)))
        if mark is not None and mark.annotation.body:
            words.append(mark.annotation.body)
        return "\n\n".join(words)

    # Size and clipboard

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top_offset()
        super().resizeEvent(event)
        self._set_margins()
        if top is not None:
            self.scroll_to(top)

    def _set_margins(self) -> None:
        """Centre a column of at most 38 characters."""
        pixels = self._look.pixels
        root = self.document().rootFrame()
        frame = root.frameFormat()
        side = max(LEAST_MARGIN, (self.viewport().width() - MEASURE_EMS * pixels) / 2)
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(TOP_EMS * pixels)
        frame.setBottomMargin(BOTTOM_EMS * pixels)
        if frame != root.frameFormat():
            root.setFrameFormat(frame)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the page's own characters, not the widened ones on the screen."""
        cursor = self.textCursor()
        lines: dict[int, str] = {}
        for piece in self._map.slices:
            first = max(cursor.selectionStart(), piece.position)
            last = min(cursor.selectionEnd(), piece.position + piece.length)
            if first < last and self.detail is not None:
                block = self.document().findBlock(first).blockNumber()
                spans = self._map.to_page(first, last)
                lines[block] = lines.get(block, "") + compose(self.detail.page_text, spans).text
        data = QMimeData()
        data.setText("\n".join(lines.values()) if lines else cursor.selection().toPlainText())
        return data


def _holding(places: Sequence[Sequence[Range]], position: int) -> int | None:
    """The last of ``places`` that holds a position: what was painted last lies on top."""
    holding = [
        index for index, ranges in enumerate(places) if any(start <= position <= end for start, end in ranges)
    ]
    return holding[-1] if holding else None
