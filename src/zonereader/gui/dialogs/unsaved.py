"""The window is to be closed, and nothing can be written: what becomes of what was written in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from zonereader.errors import ZoneReaderError
from zonereader.gui.messages import sentence
from zonereader.library.records import Edit
from zonereader.library.unsaved import write


class UnsavedDialog(QMessageBox):
    """Asks what to do; closed by Escape, the window stays.

    Signals:
        try_again: save and close.
        give_up: close; what was not saved is kept elsewhere or not wanted.
    """

    try_again = Signal()
    give_up = Signal()

    def __init__(self, edits: Sequence[Edit], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._edits, self._name = tuple(edits), name
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Not saved"))
        self.setText(self.tr("What you wrote last could not be saved. Free some space and try again."))
        self.again = self.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        self.elsewhere = self.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.ActionRole)
        self.discard = self.addButton(self.tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        self.stay = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.again)
        self.setEscapeButton(self.stay)
        self.buttonClicked.connect(self._on_button)

    def _on_button(self, button: QAbstractButton) -> None:
        if button is self.again:
            self.try_again.emit()
        elif button is self.discard:
            self.give_up.emit()
        elif button is self.elsewhere:
            name, _ = QFileDialog.getSaveFileName(self, self.tr("Save elsewhere"), self._name)
            if name:
                self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write what was not saved to a file that the library takes in when it lies beside it."""
        try:
            write(path, self._edits)
        except ZoneReaderError as error:
            QMessageBox.warning(self.parentWidget(), self.windowTitle(), sentence(error))
        else:
            self.give_up.emit()
