"""Every action with its keys, to be changed; what is taken already is said before it is taken over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.actions import ENTRIES, action_names, menu_names
from zonereader.gui.dialogs.keys import MNEMONIC
from zonereader.gui.shortcuts import Shortcuts, shown
from zonereader.gui.sizes import open_at

FIRST_SIZE = QSize(640, 620)
PORTABLE = QKeySequence.SequenceFormat.PortableText
ID = Qt.ItemDataRole.UserRole
BETWEEN = "   "


class ShortcutsDialog(QDialog):
    """Choose an action, press the new key, set it; the action's further keys stay."""

    def __init__(
        self, shortcuts: Shortcuts, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shortcuts, self._actions = shortcuts, actions
        self.filter = QLineEdit(self)
        self.tree = QTreeWidget(self)
        self.edit = QKeySequenceEdit(self)
        self.message = QLabel(self)
        self.set_button, self.remove, self.reset = (QPushButton(self) for _ in range(3))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.reset_all = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._heads: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._lay_out()
        self.retranslate()
        self._connect()
        self._choose_first()

    def _lay_out(self) -> None:
        open_at(self, FIRST_SIZE)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.edit.setMaximumSequenceLength(1)
        self.message.setWordWrap(True)
        self.message.setProperty("role", "muted")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        for button in (self.set_button, self.remove, self.reset):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing())

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.filter.setPlaceholderText(self.tr("Find an action or a key"))
        self.filter.setAccessibleName(self.tr("Find an action or a key"))
        self.tree.setAccessibleName(self.tr("Actions and their keys"))
        self.edit.setAccessibleName(self.tr("New key"))
        self.set_button.setText(self.tr("Set"))
        self.remove.setText(self.tr("No key"))
        self.reset.setText(self.tr("Reset"))
        self.reset_all.setText(self.tr("Reset all"))
        self._fill()

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._filter())
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.tree.itemActivated.connect(lambda *_: self.edit.setFocus())
        self.edit.keySequenceChanged.connect(lambda _: self._check())
        self.set_button.clicked.connect(self._set)
        self.remove.clicked.connect(lambda: self._change(()))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.buttons.rejected.connect(self.reject)

    # The list

    def _fill(self) -> None:
        """Every action under its menu."""
        chosen = self._chosen
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items.clear()
        self._heads.clear()
        names = action_names()
        for menu, title in menu_names().items():
            head = QTreeWidgetItem(self.tree, [MNEMONIC.sub("", title)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setFirstColumnSpanned(True)
            self._heads.append((head, []))
            for entry in ENTRIES:
                if entry.menu == menu:
                    item = QTreeWidgetItem(head, [names[entry.id], ""])
                    item.setData(0, ID, entry.id)
                    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    self._items[entry.id] = item
                    self._heads[-1][1].append(item)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._say_keys()
        self._filter()
        if chosen:
            self.tree.setCurrentItem(self._items[chosen])

    def _say_keys(self) -> None:
        """Show every action's keys, bold where they are the reader's own."""
        for action_id, item in self._items.items():
            item.setText(1, BETWEEN.join(shown(key) for key in self._shortcuts.keys(action_id)))
            font = item.font(1)
            font.setBold(self._shortcuts.is_changed(action_id))
            item.setFont(1, font)

    def _filter(self) -> None:
        words = self.filter.text().strip().lower()
        for item in self._items.values():
            item.setHidden(words not in f"{item.text(0)} {item.text(1)}".lower())
        for head, items in self._heads:
            head.setHidden(all(item.isHidden() for item in items))

    def _choose_first(self) -> None:
        self.tree.setCurrentItem(next(iter(self._items.values())))
        self.filter.setFocus()

    @property
    def _chosen(self) -> str:
        item = self.tree.currentItem()
        found: str | None = item.data(0, ID) if item is not None else None
        return found or ""

    def choose(self, action_id: str) -> None:
        """Choose an action in the list."""
        self.tree.setCurrentItem(self._items[action_id])

    # Changing

    def _show_chosen(self) -> None:
        """The key of the action that is chosen."""
        action_id = self._chosen
        keys = self._shortcuts.keys(action_id) if action_id else ()
        self.edit.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self.edit.setEnabled(bool(action_id))
        self._check()

    def _check(self) -> None:
        """Say who has the key that was pressed."""
        action_id, key = self._chosen, self.edit.keySequence().toString(PORTABLE)
        keys = self._shortcuts.keys(action_id) if action_id else ()
        holder = self._shortcuts.holder(key, action_id) if key else None
        words = ""
        if holder is not None:
            taken = self.tr('{0} belongs to "{1}". Set takes it away from there.')
            words = taken.format(shown(key), action_names()[holder].rstrip("…"))
        self.message.setText(words)
        self.set_button.setEnabled(bool(action_id and key) and key not in keys[:1])
        self.remove.setEnabled(bool(keys))
        self.reset.setEnabled(bool(action_id) and self._shortcuts.is_changed(action_id))

    def _set(self) -> None:
        """The key pressed takes the place of the first; the others stay."""
        key = self.edit.keySequence().toString(PORTABLE)
        rest = [each for each in self._shortcuts.keys(self._chosen)[1:] if each != key]
        self._change((key, *rest))

    def _change(self, keys: tuple[str, ...]) -> None:
        self._shortcuts.choose(self._chosen, keys)
        self._say_keys()
        self._show_chosen()

    def _reset(self) -> None:
        self._shortcuts.reset(self._chosen)
        self._say_keys()
        self._show_chosen()

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._say_keys()
        self._show_chosen()
