"""The 笔记 tab: the article's bookmarks, highlights and notes, and the place to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from zonereader.gui.actions import key_of
from zonereader.gui.delegates import AnnotationDelegate
from zonereader.gui.mark_words import about_mark
from zonereader.gui.models.rows import ROW, RowsModel
from zonereader.gui.panes.lost_marks import LostMarks
from zonereader.gui.panes.note_editor import NoteEditor
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation


class NotePane(QWidget):
    """Lists the marks of an article in the order of its text, above the editor.

    Signals:
        annotation_chosen: an Annotation to go to.
        copy_requested: an Annotation to copy with its source.
        reattach_requested: an Annotation and page spans, none for those that are selected in the text.
        place_shown: page spans at which a lost annotation might stand.
    """

    annotation_chosen = Signal(object)
    copy_requested = Signal(object)
    reattach_requested = Signal(object, object)
    place_shown = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = QLabel(self)
        self.list = QListView(self)
        self.model = RowsModel(_words, None, self)
        self.delegate = AnnotationDelegate(theme, self.list)
        self.empty = QLabel(self)
        self.lost = LostMarks(self)
        self.editor = NoteEditor(theme, self)
        self._stack = QStackedLayout()
        self._lay_out()
        self.retranslate()
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.lost.reattach_requested.connect(self.reattach_requested)
        self.lost.place_shown.connect(self.place_shown)
        self.set_annotations(())

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")
        self.empty.setMargin(20)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setMargin(10)
        self.remark.hide()
        for label in (self.empty, self.remark):
            label.setWordWrap(True)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.remark)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.lost)
        layout.addWidget(self.editor)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.list.setAccessibleName(self.tr("Bookmarks, highlights and notes"))
        nothing = self.tr(
            "Nothing is marked here yet. Select text to highlight it ({0}) or to note something ({1})."
        )
        self.empty.setText(nothing.format(key_of(self, "highlight"), key_of(self, "note")))
        self.list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self.editor.set_theme(theme)
        self.list.viewport().update()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show the marks of an article as they are on the disk; what is being written goes on."""
        self.model.set_rows(annotations)
        self._stack.setCurrentWidget(self.list if annotations else self.empty)
        writing = self.editor.annotation
        if writing is not None:
            self.point_to(writing.uuid)
        for each in annotations:
            self.editor.note_saved(each)

    def set_remark(self, text: str) -> None:
        """Say something about all marks of the article; nothing for an empty text."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    @property
    def current(self) -> Annotation | None:
        """The mark that is edited, else the one chosen in the list."""
        chosen = self.list.currentIndex().data(ROW)
        return self.editor.annotation or (chosen if isinstance(chosen, Annotation) else None)

    def _show_menu(self, point: QPoint) -> None:
        mark = self.list.indexAt(point).data(ROW)
        if not isinstance(mark, Annotation):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go to the place"), lambda: self.annotation_chosen.emit(mark))
        menu.addAction(self.tr("Edit"), lambda: self.edit(mark, focus=True))
        menu.addAction(self.tr("Copy with source"), lambda: self.copy_requested.emit(mark))
        menu.addAction(self.tr("Put on the selection"), lambda: self.reattach_requested.emit(mark, ()))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self._delete(mark))
        menu.popup(self.list.viewport().mapToGlobal(point))

    def _delete(self, mark: Annotation) -> None:
        self.edit(mark)
        self.editor.delete()

    def neighbour(self, step: int) -> Annotation | None:
        """The mark after (1) or before (-1) the current one, round the end."""
        count = self.model.rowCount()
        if not count:
            return None
        current = self.list.currentIndex().row()
        number = (current + step) % count if current >= 0 else min(step, 0) % count
        found: Annotation = self.model.rows[number]
        return found

    def point_to(self, uuid: str) -> None:
        """Make a mark the current one of the list."""
        index = self.model.find(lambda row: row.uuid == uuid)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def choose(self, uuid: str) -> None:
        """Open the editor on a mark that was clicked in the text."""
        index = self.model.find(lambda row: row.uuid == uuid)
        if index.isValid():
            self.edit(index.data(ROW))

    def edit(self, annotation: Annotation, *, focus: bool = False) -> None:
        """Open the editor on ``annotation``, which need not be in the list yet."""
        self.editor.edit(annotation)
        self.point_to(annotation.uuid)
        if focus:
            self.editor.text.setFocus()

    def _on_chosen(self, index: QModelIndex) -> None:
        annotation = index.data(ROW)
        self.annotation_chosen.emit(annotation)
        self.edit(annotation)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            annotation = self.list.currentIndex().data(ROW)
            if event.matches(QKeySequence.StandardKey.Delete) and isinstance(annotation, Annotation):
                self._delete(annotation)
                return True
        return super().eventFilter(watched, event)


def _words(row: Annotation) -> str:
    return f"{about_mark(row)} {row.exact} {row.body}".strip()
