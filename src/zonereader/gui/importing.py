"""How an import shows: progress per page in the status bar, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressBar, QToolButton

from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.session import Session
from zonereader.library.records import Failure, ImportStep

MOST_LISTED = 200


class ImportProgress(QObject):
    """Shows the steps of an import and offers to stop it."""

    def __init__(
        self, session: Session, words: QLabel, bar: QProgressBar, cancel: QToolButton, notice: NoticeBar
    ) -> None:
        super().__init__(bar)
        self._session, self._words, self._bar = session, words, bar
        self._cancel, self._notice = cancel, notice
        session.import_begun.connect(self._on_begun)
        session.import_stepped.connect(self._on_step)
        session.import_ended.connect(self._on_ended)
        cancel.clicked.connect(session.cancel_import)

    def _on_begun(self) -> None:
        self._words.setText(self.tr("Looking for pages…"))
        self._bar.setRange(0, 0)
        self._set_visible(visible=True)

    def _on_step(self, step: ImportStep) -> None:
        self._words.setText(self.tr("Reading pages: {0} of {1}").format(step.done, step.total))
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _on_ended(self, failures: Sequence[Failure]) -> None:
        self._set_visible(visible=False)
        if len(failures) == 1:
            self._notice.say(failures[0].reason)
        elif failures:
            words = self.tr("{0} files could not be read; all others are in.").format(len(failures))
            self._notice.say(words, self.tr("Which?"), lambda: self._list(failures))

    def _set_visible(self, *, visible: bool) -> None:
        for part in (self._words, self._bar, self._cancel):
            part.setVisible(visible)

    def _list(self, failures: Sequence[Failure]) -> None:
        box = QMessageBox(self._notice.window())
        box.setWindowTitle(self.tr("Files that could not be read"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n".join(failure.reason for failure in failures[:MOST_LISTED]))
        box.open()
