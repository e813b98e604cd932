"""The hub: all marks of the library in a window of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.icons import icon
from zonereader.gui.mark_words import colour_names, mark_names, with_source
from zonereader.gui.models.marks import Column, MarksModel, Wanted, zone_of
from zonereader.gui.panes.note_editor import NoteEditor
from zonereader.gui.panes.selection_bar import look
from zonereader.gui.session import Session
from zonereader.gui.sizes import factor, grow_columns, open_at, scaled
from zonereader.gui.theme import Theme
from zonereader.library.annotate import new_note
from zonereader.library.records import Annotation, AnnotationKind, Mark
from zonereader.library.tags import clean

FIRST_SIZE = QSize(1240, 700)
FIRST_WIDTHS = [920, 300]
ROW_HEIGHT = 30
WIDTHS = {
    Column.KIND: 118,
    Column.TEXT: 190,
    Column.NOTE: 170,
    Column.TAGS: 100,
    Column.ZONE: 110,
    Column.CHANGED: 100,
}
FILTER_MILLISECONDS = 150
DAYS = (1, 7, 30, 365)
LOST = "lost"


class Hub(QWidget):
    """Filters, a table of marks and the editor of the one that is chosen.

    Signals:
        place_chosen: a Mark to show in its article.
        export_requested: the ids of the marks to export.
    """

    place_chosen = Signal(object)
    export_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._theme = session, theme
        self._looks: dict[object, QIcon] = {}
        self._factor = factor()
        self.words = QLineEdit(self)
        self.kind, self.colour, self.tag, self.zone, self.date = (QComboBox(self) for _ in range(5))
        self.model = MarksModel(self._look, self)
        self.table = QTableView(self)
        self.editor = NoteEditor(theme, self)
        self.count = QLabel(self)
        self.new = QPushButton(self)
        self.more = QPushButton(self)
        self.export = QPushButton(self)
        self._timer = QTimer(self, singleShot=True, interval=FILTER_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.retranslate()

    # Building

    def retranslate(self) -> None:
        """Say everything anew; what is chosen in the filters stays chosen."""
        self.setWindowTitle(self.tr("All bookmarks, highlights and notes"))
        self._fill()
        self._set_names()
        self.refresh()

    def _fill(self) -> None:
        kinds = {name: kind for kind, name in mark_names().items()}
        _refill(self.kind, self.tr("All kinds"), kinds | {self.tr("Moved or without a place"): LOST})
        _refill(self.colour, self.tr("All colours"), {name: each for each, name in colour_names().items()})
        for place, colour in enumerate(colour_names(), start=1):
            self.colour.setItemIcon(place, look(colour, self._theme))
        names = (self.tr("Today"), self.tr("7 days"), self.tr("30 days"), self.tr("A year"))
        _refill(self.date, self.tr("Any time"), dict(zip(names, DAYS, strict=True)))

    def _set_names(self) -> None:
        self.new.setText(self.tr("New note"))
        self.more.setText(self.tr("With the chosen…"))
        self.export.setText(self.tr("Export…"))
        self.words.setPlaceholderText(self.tr("Words in text, note, tag, zone or title"))
        named = {
            self.words: self.tr("Words"),
            self.kind: self.tr("Kind"),
            self.colour: self.tr("Colour"),
            self.tag: self.tr("Tag"),
            self.zone: self.tr("Zone"),
            self.date: self.tr("Changed"),
            self.table: self.tr("Marks"),
        }
        for widget, name in named.items():
            widget.setAccessibleName(name)

    def _lay_out(self) -> None:
        self.words.setClearButtonEnabled(True)
        open_at(self, FIRST_SIZE)
        filters, tools = QHBoxLayout(), QHBoxLayout()
        filters.addWidget(self.words, 1)
        for box in (self.kind, self.colour, self.tag, self.zone, self.date):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            filters.addWidget(box)
        tools.addWidget(self.count)
        tools.addStretch()
        for button in (self.new, self.more, self.export):
            tools.addWidget(button)
        self._set_up_table()
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.table)
        split.addWidget(self.editor)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.setSizes(FIRST_WIDTHS)
        self.editor.setMinimumWidth(280)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(filters)
        layout.addWidget(split, 1)
        layout.addLayout(tools)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        table.horizontalHeader().setSectionResizeMode(Column.ARTICLE, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, scaled(width))

    def _connect(self) -> None:
        self._session.marks_changed.connect(self.refresh)
        self._session.articles_changed.connect(self.refresh)
        self.words.textChanged.connect(lambda _: self._timer.start())
        self._timer.timeout.connect(self._filter)
        for box in (self.kind, self.colour, self.tag, self.zone, self.date):
            box.activated.connect(lambda _: self._filter())
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_count())
        self.table.doubleClicked.connect(self._go)
        self.table.activated.connect(self._go)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.new.clicked.connect(lambda _: self.write())
        self.more.clicked.connect(lambda: self._menu().popup(self.more.mapToGlobal(QPoint(0, 0))))
        self.export.clicked.connect(lambda: self.export_requested.emit(self._ids()))
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._delete)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._session.edits.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._session.edits.redo)
        for keys, do in (("Ctrl+F", self.words.setFocus), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self, do)
        down = QShortcut(QKeySequence("Down"), self.words, self._focus_table)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.editor.left.connect(self.table.setFocus)
        edits, editor = self._session.edits, self.editor
        editor.written.connect(lambda note, body: editor.went_on(edits.write(note, body)))
        editor.recoloured.connect(lambda note, colour: editor.went_on(edits.recolour(note, colour)))
        editor.retagged.connect(lambda note, tags: editor.went_on(edits.retag(note, tags)))
        editor.deleted.connect(edits.delete)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self._looks.clear()
        self._fill()
        self.editor.set_theme(theme)
        self._factor = grow_columns(self.table, self._factor)
        self.table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.table.viewport().update()

    def _look(self, mark: Mark) -> QIcon:
        note = mark.annotation
        key = note.colour or note.kind
        if key not in self._looks:
            name = "bookmark-filled" if note.kind is AnnotationKind.BOOKMARK else "note"
            shown = look(note.colour, self._theme) if note.colour else icon(name, self._theme)
            self._looks[key] = shown
        return self._looks[key]

    # What is shown

    def refresh(self) -> None:
        """Show the marks as last listed; what was chosen stays chosen."""
        marks, tags = self._session.marks(), self._session.tags()
        chosen = self.editor.annotation
        _refill(self.tag, self.tr("All tags"), {tag: tag for tag in tags})
        zones = {zone: zone for zone in map(zone_of, marks) if zone}
        _refill(self.zone, self.tr("All zones"), zones)
        self.editor.tags.set_known(tags)
        self.model.set_marks(marks)
        self._filter()
        for mark in marks:
            if chosen is not None and mark.annotation.uuid == chosen.uuid:
                self.editor.note_saved(mark.annotation)

    def _filter(self) -> None:
        kind, days = self.kind.currentData(), self.date.currentData()
        since = datetime.now(UTC) - timedelta(days=days) if days else None
        self.model.set_wanted(
            Wanted(
                words=self.words.text(),
                kind=AnnotationKind(kind) if kind and kind != LOST else None,
                colour=self.colour.currentData(),
                tag=self.tag.currentData(),
                zone=self.zone.currentData(),
                since=since.strftime("%Y-%m-%dT%H:%M:%SZ") if since else "",
                is_lost=kind == LOST,
            )
        )
        if self.editor.annotation is not None:
            self.point_to(self.editor.annotation.uuid)
        self._say_count()

    def _say_count(self) -> None:
        shown, every = len(self.model.rows), len(self._session.marks())
        self.count.setText(self.tr("{0} of {1}, {2} chosen").format(shown, every, len(self.chosen())))
        self.more.setEnabled(bool(self.chosen()))
        self.export.setEnabled(bool(shown))

    def _focus_table(self) -> None:
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing else has a use for it, closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def point_to(self, uuid: str) -> None:
        """Choose a mark in the table, if it is shown."""
        place = self.model.place_of(uuid)
        if place is not None:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def chosen(self) -> list[Mark]:
        """The marks chosen in the table."""
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    # What can be done

    def write(self, zone: str | None = None) -> None:
        """Begin a note on a zone, or a free one."""
        self.table.clearSelection()
        self.editor.edit(new_note(zone=zone))
        self.editor.text.setFocus()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            note = self.model.rows[index.row()].annotation
            if self.editor.annotation is None or self.editor.annotation.uuid != note.uuid:
                self.editor.edit(note)

    def _go(self, index: QModelIndex) -> None:
        mark = self.model.rows[index.row()]
        if mark.row is not None:
            self.place_chosen.emit(mark)

    def _menu(self) -> QMenu:
        menu, chosen = QMenu(self), self.chosen()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(chosen) == 1 and chosen[0].row is not None:
            menu.addAction(self.tr("Go to the place"), lambda: self.place_chosen.emit(chosen[0]))
        menu.addAction(self.tr("Copy with source"), self._copy)
        menu.addAction(self.tr("Add a tag…"), self._tag)
        menu.addAction(self.tr("Rename a tag…"), self._rename)
        menu.addAction(self.tr("Export…"), lambda: self.export_requested.emit(self._ids()))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self._delete)
        return menu

    def _show_menu(self, point: QPoint) -> None:
        if self.chosen():
            self._menu().popup(self.table.viewport().mapToGlobal(point))

    def _copy(self) -> None:
        words = (_copied(mark) for mark in self.chosen())
        QGuiApplication.clipboard().setText("\n\n".join(words))

    def _tag(self) -> None:
        self._ask_for_tag(self.tr("Add a tag"), self.tag_chosen)

    def tag_chosen(self, tag: str) -> None:
        """Give the chosen marks one more tag."""
        self._session.edits.tag_all((mark.annotation for mark in self.chosen()), tag)

    def _rename(self) -> None:
        tags = list(self._session.tags())
        old, is_given = QInputDialog.getItem(self, self.tr("Rename a tag"), self.tr("Tag"), tags, 0, False)
        if is_given and old:
            self._ask_for_tag(self.tr("Rename a tag"), lambda new: self.rename_tag(old, new))

    def rename_tag(self, old: str, new: str) -> None:
        """Call a tag something else on every mark; two tags of one name become one."""
        self._session.edits.rename_tag((mark.annotation for mark in self._session.marks()), old, new)

    def _ask_for_tag(self, title: str, done: Callable[[str], None]) -> None:
        tags = list(self._session.tags())
        text, is_given = QInputDialog.getItem(self, title, self.tr("Tag"), tags, -1, True)
        if is_given and clean(text):
            done(clean(text))

    def _delete(self) -> None:
        notes: list[Annotation] = [mark.annotation for mark in self.chosen()]
        if notes:
            self.editor.finish()
            self._session.edits.delete(*notes)

    def _ids(self) -> frozenset[str]:
        """The chosen marks, all that are shown where fewer than two are chosen."""
        chosen = self.chosen()
        marks = chosen if len(chosen) > 1 else self.model.rows
        return frozenset(mark.annotation.uuid for mark in marks)


def _copied(mark: Mark) -> str:
    note = mark.annotation
    quoted = with_source(note.exact, mark.row) if note.exact else ""
    return "\n".join(part for part in (quoted, note.body) if part)


def _refill(box: QComboBox, head: str, names: Mapping[str, object]) -> None:
    """Offer these names with what they stand for; what is chosen stays."""
    chosen = box.currentData()
    box.clear()
    box.addItem(head)
    for name, value in names.items():
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
