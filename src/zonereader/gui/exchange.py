"""What leaves the library for other programs, and what comes in from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from zonereader.gui.folders import show_folder
from zonereader.gui.messages import short_path

if TYPE_CHECKING:
    from zonereader.export.annotations_json import TakenIn
    from zonereader.gui.main_window import MainWindow

MOST_NAMED = 3
"""Files that are named one by one after an export."""


class Exchange(QObject):
    """Asks for files and says what became of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def take_in_notes(self) -> None:
        """Ask for a file of annotations and take them in."""
        file, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Take in notes"), "", self.tr("Annotations (*.json);;All files (*)")
        )
        if file:
            self._window.session.take_in_notes(Path(file), self._on_notes_in)

    def _on_notes_in(self, done: TakenIn) -> None:
        words = self.tr("Notes taken in: {0} new, {1} newer, {2} known; {3} on pages that are not here.")
        self._window.notice.say(words.format(done.added, done.changed, done.known, done.without_page))

    def export(self, chosen: frozenset[str] | None = None) -> None:
        """Ask what is to leave, all or the ``chosen`` marks (their uuids), and how."""
        from zonereader.gui.dialogs.export import ExportDialog  # Word's library is slow to load

        self._window.sidebar.notes.editor.flush()
        dialog = ExportDialog(
            self._window.session, self._window.reading.row, self._window.state, self._window, chosen=chosen
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._on_exported)
        dialog.open()

    def _on_exported(self, files: list[Path]) -> None:
        folder = files[0].parent
        if len(files) > MOST_NAMED:
            words = self.tr("{0} files exported to {1}").format(len(files), short_path(folder))
        else:
            words = self.tr("Exported to {0}").format("、".join(short_path(file) for file in files))
        self._window.notice.say(words, self.tr("Open the folder"), lambda: show_folder(folder))
