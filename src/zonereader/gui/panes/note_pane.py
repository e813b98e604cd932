"""The 笔记 tab: the article's bookmarks, highlights and notes, and the place to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.delegates import AnnotationDelegate
from zonereader.gui.icons import icon
from zonereader.gui.models.rows import ROW, RowsModel
from zonereader.gui.panes.selection_bar import dot
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation, AnnotationKind, Colour

SAVE_MILLISECONDS = 500
EDITOR_HEIGHT = 150


class NotePane(QWidget):
    """Lists the marks of an article in the order of its text.

    Signals:
        annotation_chosen: an Annotation to go to.
        written: an Annotation and its new text; sent half a second after the last key, and on leaving.
        recoloured: an Annotation and a Colour.
        deleted: an Annotation.
        left: the reader is done writing.
    """

    annotation_chosen = Signal(object)
    written = Signal(object, str)
    recoloured = Signal(object, object)
    deleted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Annotation | None = None
        self._saved_text = ""
        self.list = QListView(self)
        self.model = RowsModel(_words, None, self)
        self.delegate = AnnotationDelegate(theme, self.list)
        self.empty = QLabel(self)
        self.editor = QPlainTextEdit(self)
        self.quote = QLabel(self)
        self.trash = QToolButton(self)
        self.done = QToolButton(self)
        self._colours = {colour: QToolButton(self) for colour in Colour}
        self._frame = QFrame(self)
        self._stack = QStackedLayout()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.retranslate()
        self.set_annotations(())

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.empty.setMargin(20)
        self.quote.setProperty("role", "muted")
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.editor.setMinimumHeight(EDITOR_HEIGHT)
        self.editor.setTabChangesFocus(True)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (*self._colours.values(), self.trash, self.done):
            button.setIconSize(QSize(18, 18))
        for button in self._colours.values():
            tools.addWidget(button)
        tools.addStretch()
        tools.addWidget(self.trash)
        tools.addWidget(self.done)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setSpacing(6)
        inside.addWidget(self.quote)
        inside.addWidget(self.editor, 1)
        inside.addLayout(tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self._frame)
        self._frame.hide()

    def _connect(self) -> None:
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.editor.textChanged.connect(self._timer.start)
        self.editor.installEventFilter(self)
        self.list.installEventFilter(self)
        self._timer.timeout.connect(self.flush)
        self.trash.clicked.connect(self._on_delete)
        self.done.clicked.connect(self.finish)
        for colour, button in self._colours.items():
            button.clicked.connect(lambda _=False, chosen=colour: self._on_colour(chosen))

    def retranslate(self) -> None:
        """Name everything in the window's language."""
        self.list.setAccessibleName(self.tr("Bookmarks, highlights and notes"))
        self.empty.setText(
            self.tr(
                "Nothing is marked here yet. Select text to highlight it (H) or to note something (Ctrl+M)."
            )
        )
        self.editor.setPlaceholderText(self.tr("Your note, in Markdown. It is saved as you write."))
        self.editor.setAccessibleName(self.tr("Note"))
        self.trash.setToolTip(self.tr("Delete"))
        self.done.setToolTip(self.tr("Done (Esc)"))
        for button in (self.trash, self.done):
            button.setAccessibleName(button.toolTip())
        names = (self.tr("Yellow"), self.tr("Green"), self.tr("Blue"), self.tr("Pink"))
        for button, name in zip(self._colours.values(), names, strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self.trash.setIcon(icon("trash", theme))
        self.done.setIcon(icon("close", theme))
        for colour, button in self._colours.items():
            button.setIcon(dot(theme.highlights[colour], theme.muted))
        self.list.viewport().update()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show the marks of an article; what is being written goes on."""
        self.model.set_rows(annotations)
        self._stack.setCurrentWidget(self.list if annotations else self.empty)
        if self._editing is not None:
            self._select(self._editing.uuid)

    def choose(self, uuid: str) -> None:
        """Open the editor on a mark that was clicked in the text."""
        index = self.model.find(lambda row: row.uuid == uuid)
        if index.isValid():
            self.edit(index.data(ROW))

    # Writing

    def edit(self, annotation: Annotation, *, focus: bool = False) -> None:
        """Open the editor on ``annotation``, which need not be in the list yet."""
        self.flush()
        self._editing, self._saved_text = annotation, annotation.body
        self.quote.setText(_shortened(self.quote, annotation.exact, self.width() - 40))
        self.editor.blockSignals(True)
        self.editor.setPlainText(annotation.body)
        self.editor.blockSignals(False)
        for button in self._colours.values():
            button.setVisible(annotation.kind is AnnotationKind.HIGHLIGHT)
        self._frame.show()
        self._select(annotation.uuid)
        if focus:
            self.editor.setFocus()

    def flush(self) -> None:
        """Save now what was written since the last time."""
        self._timer.stop()
        text = self.editor.toPlainText()
        if self._editing is not None and text != self._saved_text:
            self._saved_text = text
            self.written.emit(self._editing, text)

    def went_on(self, annotation: Annotation) -> None:
        """The mark being edited is now this one, as it was saved."""
        if self._editing is not None and self._editing.uuid == annotation.uuid:
            self._editing = annotation

    def finish(self) -> None:
        """Save and close the editor."""
        self.flush()
        self._editing = None
        self._frame.hide()
        self.left.emit()

    @property
    def is_writing(self) -> bool:
        """Whether the editor is open."""
        return self._editing is not None

    def _on_delete(self) -> None:
        if self._editing is not None:
            gone, self._editing = self._editing, None
            self._timer.stop()
            self._frame.hide()
            self.deleted.emit(gone)

    def _on_colour(self, colour: Colour) -> None:
        if self._editing is not None:
            self.flush()
            self.recoloured.emit(self._editing, colour)

    def _select(self, uuid: str) -> None:
        index = self.model.find(lambda row: row.uuid == uuid)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        annotation = index.data(ROW)
        self.annotation_chosen.emit(annotation)
        self.edit(annotation)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.flush()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.editor and _ends_writing(event):
                self.finish()
                return True
            if watched is self.list and event.matches(QKeySequence.StandardKey.Delete):
                annotation = self.list.currentIndex().data(ROW)
                if isinstance(annotation, Annotation):
                    self.edit(annotation)
                    self._on_delete()
                return True
        return super().eventFilter(watched, event)


def _ends_writing(event: QKeyEvent) -> bool:
    with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or bool(with_control and is_enter)


def _shortened(label: QLabel, text: str, width: int) -> str:
    words = " ".join(text.split())
    return label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(120, width))


def _words(row: Annotation) -> str:
    return f"{row.exact} {row.body}".strip()
