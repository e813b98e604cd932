"""About the program: versions to name in a report, and whose work is in it under which licence."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zonereader import __version__
from zonereader.gui.sizes import scaled
from zonereader.paths import shipped

ICON_PIXELS, WIDTH = 64, 520
LICENCES = "licences"

OTHERS = (
    ("Qt, Qt for Python (PySide6)", "LGPL-3.0"),
    ("Python", "PSF-2.0"),
    ("SQLite", "public domain"),
    ("Noto Sans CJK", "OFL-1.1"),
    ("jieba, pypinyin, platformdirs, charset-normalizer, python-docx, tabulate, pluggy", "MIT"),
    ("click, Jinja2, MarkupSafe, lxml, python-dateutil", "BSD-3-Clause"),
    ("sqlite-utils, sqlite-fts4", "Apache-2.0"),
)
"""The works that the program is built on, and their licences."""


def versions(library: Path) -> str:
    """What a report of a fault should name, a line each."""
    binding = f"Qt {qVersion()}, PySide6 {PySide6.__version__}"
    interpreter = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    system = f"{platform.platform()}, {QGuiApplication.platformName()}"
    return "\n".join((f"ZoneReader {__version__}", f"{binding}, {interpreter}", system, str(library)))


class AboutDialog(QDialog):
    """Name, versions and licences; the versions can be copied."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose, self.others = QLabel(self), QLabel(self)
        self.copy, self.licences = QPushButton(self), QPushButton(self)
        self.versions = QLabel(versions(library), self)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.versions.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        layout.addWidget(self.versions)
        layout.addWidget(self.others)
        layout.addWidget(self._buttons())
        self.others.setWordWrap(True)
        self.others.setMinimumWidth(scaled(WIDTH))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setWindowTitle(self.tr("About ZoneReader"))
        self.purpose.setText(self.tr("Reads newspaper pages on China's development zones. MIT licence."))
        head = self.tr("It is built on the work of others:")
        self.others.setText("\n".join([head, *(f"{names}: {licence}" for names, licence in OTHERS)]))
        self.copy.setText(self.tr("Copy the versions"))
        self.licences.setText(self.tr("Show the licences"))

    def _head(self) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(QGuiApplication.windowIcon().pixmap(ICON_PIXELS, ICON_PIXELS))
        title = QLabel("ZoneReader 园区阅读器", self)
        title.setProperty("role", "title")
        self.purpose.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(self.purpose)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(words, 1)
        return head

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.versions.text()))
        folder = shipped(LICENCES)
        self.licences.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        for button in (self.copy, self.licences):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.licences.setVisible(folder.is_dir())  # the packaged program brings them along
        return buttons
