"""The command palette: every action, zone and article by a few letters of its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.actions import ENTRIES, action_names, menu_names
from zonereader.gui.dialogs.keys import MNEMONIC
from zonereader.gui.fuzzy import fit
from zonereader.gui.models.rows import ROW, Index, RowsModel
from zonereader.gui.models.zone_tree import ZoneTreeModel
from zonereader.gui.shortcuts import shown
from zonereader.gui.typesetting import in_a_list

WIDTH, HEIGHT, TOP = 560, 420, 56
SIDE = 11
"""Rows begin where the words in the line above them do."""

MOST_ZONES, MOST_ARTICLES = 8, 12
LEAST_FOR_ARTICLES = 2
MARGIN = 12


@dataclass(frozen=True, slots=True)
class Command:
    """A row: an action, or an article or zone to go to (``target`` is its id or name)."""

    name: str
    note: str
    action: QAction | None = None
    article: int | None = None


class CommandPalette(QDialog):
    """Signals: zone_chosen (its name), article_chosen (its id)."""

    zone_chosen = Signal(str)
    article_chosen = Signal(object)

    def __init__(self, actions: Mapping[str, QAction], tree: ZoneTreeModel, parent: QWidget) -> None:
        # No popup: that would have neither the keys of its own line nor an input method.
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tree, self._window = tree, parent.window()
        self._commands = list(_commands(actions, tree))
        self._rows = tree.rows
        self._zones = {zone for zone, *_ in self._rows.places if zone}
        self.line = QLineEdit(self)
        self.list = QListView(self)
        self.model = RowsModel(lambda row: f"{row.name} {row.note}".strip(), None, self)
        self._lay_out()
        self.line.textChanged.connect(lambda _: self._fill())
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._run)
        self._fill()
        self.line.setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Find a command"))
        self.line.setPlaceholderText(self.tr("A command, a zone or an article: a few letters or pinyin"))
        self.line.setAccessibleName(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setProperty("role", "page")
        self.setProperty("role", "popup")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        window = self._window.geometry()
        width = min(WIDTH, window.width() - 2 * MARGIN)
        self.setGeometry(QRect(window.center().x() - width // 2, window.top() + TOP, width, HEIGHT))

    # What fits

    def _fill(self) -> None:
        typed = self.line.text().strip().lower()
        if typed:
            fits = [(fit(typed, names), command) for command, names in self._commands]
            fits = [pair for pair in [*fits, *self._fitting_zones(typed)] if pair[0] > 0]
            fits.sort(key=lambda pair: -pair[0])
            rows = [*(command for _, command in fits), *self._fitting_articles(typed)]
        else:
            rows = [command for command, _ in self._commands]
        self.model.set_rows(rows)
        self.list.setCurrentIndex(self.model.index(0))
        words = self.tr("{0} found").format(len(rows))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def _fitting_zones(self, typed: str) -> list[tuple[int, Command]]:
        found = ((fit(typed, self._tree.names.of(zone)), zone) for zone in self._zones)
        return [(worth, Command(zone, self.tr("Zone"))) for worth, zone in nlargest(MOST_ZONES, found)]

    def _fitting_articles(self, typed: str) -> list[Command]:
        if len(typed) < LEAST_FOR_ARTICLES:
            return []
        found = [self._rows[number] for number in islice(self._rows.called(typed), MOST_ARTICLES)]
        return [Command(in_a_list(row.heading), row.zone or row.page_name, article=row.id) for row in found]

    # Choosing

    def _run(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if not isinstance(row, Command) or (row.action is not None and not row.action.isEnabled()):
            return
        self.accept()
        if row.action is not None:
            row.action.trigger()
        elif row.article is not None:
            self.article_chosen.emit(row.article)
        else:
            self.zone_chosen.emit(row.name)

    def event(self, event: QEvent) -> bool:
        """Gone when the reader turns to something else."""
        if event.type() == QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        last = self.model.rowCount() - 1
        here = self.list.currentIndex().row()
        index = self.model.index(min(last, max(0, here + step)))
        self.list.setCurrentIndex(index)
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))


def _commands(
    actions: Mapping[str, QAction], tree: ZoneTreeModel
) -> Iterator[tuple[Command, tuple[str, ...]]]:
    """Every action that can be done now, with its menu, its key and the ways to write it."""
    names, menus = action_names(), menu_names()
    for entry in ENTRIES:
        action = actions[entry.id]
        if action.isEnabled() and entry.id != "commands":
            keys = action.shortcuts()
            note = shown(keys[0].toString()) if keys else MNEMONIC.sub("", menus[entry.menu])
            name = names[entry.id].rstrip("…")
            yield Command(name, note, action), (*tree.names.of(name), entry.id.replace("_", " "))


class CommandDelegate(QStyledItemDelegate):
    """A row: the name on the left, its key or what it is on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index):  # type: ignore[no-untyped-def]  # noqa: ANN201
        size = super().sizeHint(option, index)
        size.setHeight(option.fontMetrics.lineSpacing() + MARGIN)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Command = index.data(ROW)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = plain.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        box = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        width = option.fontMetrics.horizontalAdvance(row.note)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, row.note)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        room = box.width() - width - MARGIN
        name = option.fontMetrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()
