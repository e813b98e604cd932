"""The list of keys, made from the table of actions and the keys they have now."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.actions import ENTRIES, menu_names
from zonereader.gui.sizes import open_at

FIRST_SIZE = QSize(620, 640)
NATIVE = QKeySequence.SequenceFormat.NativeText
MNEMONIC = re.compile(r"\(&.\)|&")
"""What marks a menu's key: &File, and in Chinese a letter in brackets behind the name."""


class KeysDialog(QDialog):
    """Every action with its keys, by menu."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        open_at(self, FIRST_SIZE)
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew, with the keys that hold now."""
        self.setWindowTitle(self.tr("Keys"))
        self._area.setAccessibleName(self.tr("Keys"))
        self._area.setWidget(self._table())

    def _table(self) -> QWidget:
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(1, 1)
        line = 0
        for menu, name in menu_names().items():
            head = QLabel(MNEMONIC.sub("", name), table)
            head.setProperty("role", "title")
            grid.addWidget(head, line, 0, 1, 2)
            line += 1
            for entry in ENTRIES:
                if entry.menu == menu and (shortcuts := self._actions[entry.id].shortcuts()):
                    keys = (key.toString(NATIVE) for key in shortcuts)
                    grid.addWidget(QLabel(self._actions[entry.id].text(), table), line, 0)
                    grid.addWidget(QLabel("   ".join(keys), table), line, 1, Qt.AlignmentFlag.AlignRight)
                    line += 1
            grid.setRowMinimumHeight(line, 12)
            line += 1
        return table
