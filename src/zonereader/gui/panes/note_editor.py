"""Where a note is written: saved as it is written, nothing to press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.icons import icon
from zonereader.gui.mark_words import colour_names
from zonereader.gui.panes.selection_bar import look
from zonereader.gui.sizes import icon_size
from zonereader.gui.tag_line import TagLine
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import in_a_list
from zonereader.library.records import Annotation, AnnotationKind, Colour

SAVE_MILLISECONDS = 500
LEAST_HEIGHT = 150
MOST_QUOTED = 60
ICON = 18


class NoteEditor(QFrame):
    """Edits one mark; hidden when there is none to edit.

    Signals:
        written: an Annotation and its new text; sent every half second while writing, and on leaving.
        recoloured: an Annotation and a Colour.
        retagged: an Annotation and its tags.
        deleted: an Annotation.
        left: the reader was writing and is done.
    """

    written = Signal(object, str)
    recoloured = Signal(object, object)
    retagged = Signal(object, object)
    deleted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.annotation: Annotation | None = None
        self._saved_text = ""
        self.quote = QLabel(self)
        self.text = QPlainTextEdit(self)
        self.tags = TagLine(self)
        self.state = QLabel(self)
        self.trash = QToolButton(self)
        self.done = QToolButton(self)
        self._colours = {colour: QToolButton(self) for colour in Colour}
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MILLISECONDS)
        self._lay_out()
        self.retranslate()
        self._connect()
        self.set_theme(theme)
        self.hide()

    def _lay_out(self) -> None:
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.quote.setWordWrap(True)
        self.text.setMinimumHeight(LEAST_HEIGHT)
        self.text.setTabChangesFocus(True)
        for label in (self.quote, self.state):
            label.setProperty("role", "muted")
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in self._colours.values():
            button.setCheckable(True)
            tools.addWidget(button)
        tools.addStretch()
        for button in (self.trash, self.done):
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.quote, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.tags)
        layout.addLayout(tools)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.text.setPlaceholderText(self.tr("Your note, in Markdown. It is saved as you write."))
        self.text.setAccessibleName(self.tr("Note"))
        names = {
            self.trash: self.tr("Delete"),
            self.done: self.tr("Done (Esc)"),
            **{self._colours[colour]: name for colour, name in colour_names().items()},
        }
        for button, name in names.items():
            button.setToolTip(name)
            button.setAccessibleName(name)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_typed)
        self.text.installEventFilter(self)
        self._timer.timeout.connect(self.flush)
        self.tags.changed.connect(self._on_tags)
        self.trash.clicked.connect(self.delete)
        self.done.clicked.connect(self.finish)
        for colour, button in self._colours.items():
            button.clicked.connect(lambda _=False, chosen=colour: self._on_colour(chosen))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours; the buttons are as large as the text asks for."""
        for button in (*self._colours.values(), self.trash, self.done):
            button.setIconSize(icon_size(ICON))
        self.trash.setIcon(icon("trash", theme))
        self.done.setIcon(icon("close", theme))
        for colour, button in self._colours.items():
            button.setIcon(look(colour, theme))

    @property
    def is_writing(self) -> bool:
        """Whether a mark is being edited."""
        return self.annotation is not None

    def edit(self, annotation: Annotation) -> None:
        """Edit ``annotation``, after saving what was written on another."""
        self.tags.commit()
        self.flush()
        self.annotation = annotation
        self.quote.setText(_shortened(annotation.exact or annotation.zone or ""))
        self._show_body(annotation)
        self.tags.set_tags(annotation.tags)
        self.state.clear()
        self._show_colour(annotation)
        self.show()

    def _show_body(self, annotation: Annotation) -> None:
        self._saved_text = annotation.body
        self.text.blockSignals(True)
        self.text.setPlainText(annotation.body)
        self.text.blockSignals(False)

    def went_on(self, annotation: Annotation) -> None:
        """The mark being edited is now this one."""
        if self.annotation is not None and self.annotation.uuid == annotation.uuid:
            self.annotation = annotation
            self._show_colour(annotation)

    def note_saved(self, annotation: Annotation) -> None:
        """This is on the disk; where it was changed elsewhere and not here since, it is shown."""
        mine, text = self.annotation, self.text.toPlainText()
        if mine is None or mine.uuid != annotation.uuid:
            return
        if text == self._saved_text and annotation.updated >= mine.updated:
            self.annotation = annotation
            if text != annotation.body:
                self._show_body(annotation)
            if not self.tags.hasFocus():
                self.tags.set_tags(annotation.tags)
            self._show_colour(annotation)
        if self.text.toPlainText() == annotation.body:
            self.state.setText(self.tr("Saved"))

    def _show_colour(self, annotation: Annotation) -> None:
        for colour, button in self._colours.items():
            button.setVisible(annotation.kind is AnnotationKind.HIGHLIGHT)
            button.setChecked(annotation.colour is colour)

    def _on_typed(self) -> None:
        """Half a second after the first key, not the last: who types on and on loses no more than that."""
        self.state.clear()
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save now what was written since the last time."""
        self._timer.stop()
        text = self.text.toPlainText()
        if self.annotation is not None and text != self._saved_text:
            self._saved_text = text
            self.written.emit(self.annotation, text)

    def _on_tags(self, tags: tuple[str, ...]) -> None:
        if self.annotation is not None and tags != self.annotation.tags:
            self.flush()
            self.retagged.emit(self.annotation, tags)

    def finish(self) -> None:
        """Save and close."""
        if self.annotation is not None:
            self.tags.commit()
            self.flush()
            self.annotation = None
            was_here = self.text.hasFocus() or self.tags.hasFocus()
            self.hide()
            if was_here:
                self.left.emit()

    def delete(self) -> None:
        """Delete the mark being edited."""
        if self.annotation is not None:
            gone, self.annotation = self.annotation, None
            self._timer.stop()
            self.hide()
            self.deleted.emit(gone)

    def _on_colour(self, colour: Colour) -> None:
        if self.annotation is not None:
            self.flush()
            self.recoloured.emit(self.annotation, colour)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _ends_writing(event):
            self.finish()
            return True
        return super().eventFilter(watched, event)


def _ends_writing(event: QKeyEvent) -> bool:
    with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or bool(with_control and is_enter)


def _shortened(text: str) -> str:
    words = in_a_list(text)
    return words if len(words) <= MOST_QUOTED else words[: MOST_QUOTED - 1] + "…"
