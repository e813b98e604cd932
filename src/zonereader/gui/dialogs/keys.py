"""The list of keys, made from the table of actions and the keys they have now."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
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

NATIVE = QKeySequence.SequenceFormat.NativeText
MNEMONIC = re.compile(r"\(&.\)|&")
"""What marks a menu's key: &File, and in Chinese a letter in brackets behind the name."""


class KeysDialog(QDialog):
    """Every action with its keys, by menu."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(620, 640)
        area = QScrollArea(self)
        area.setAccessibleName(self.tr("Keys"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._table(actions))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(area)
        layout.addWidget(buttons)

    def _table(self, actions: Mapping[str, QAction]) -> QWidget:
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
                if entry.menu == menu and (shortcuts := actions[entry.id].shortcuts()):
                    keys = (key.toString(NATIVE) for key in shortcuts)
                    grid.addWidget(QLabel(actions[entry.id].text(), table), line, 0)
                    grid.addWidget(QLabel("   ".join(keys), table), line, 1, Qt.AlignmentFlag.AlignRight)
                    line += 1
            grid.setRowMinimumHeight(line, 12)
            line += 1
        return table
