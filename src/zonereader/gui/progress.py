"""What the program is doing: opening, reading pages, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QProgressBar, QToolButton, QWidget

from zonereader.gui.actions import key_of
from zonereader.gui.messages import failure_sentence, short_path
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.session import Session
from zonereader.library.records import Failure, ImportStep, PageId, RebuildStep, Repair, StepOutcome

MOST_LISTED = 200
BAR_WIDTH = 140


class ProgressStrip(QWidget):
    """Words, a quiet bar and a way to stop, at the end of the status bar; hidden when nothing is going on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.bar = QProgressBar(self)
        self.cancel = QToolButton(self)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setTextVisible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addStretch()
        for part in (self.words, self.bar, self.cancel):
            layout.addWidget(part)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew; how far something is follows with its next step."""
        self.cancel.setText(self.tr("Cancel"))

    def hideEvent(self, event: QHideEvent) -> None:
        self.words.clear()
        self.bar.setAccessibleName("")
        super().hideEvent(event)

    def say(self, words: str, done: int = 0, total: int = 0, *, can_stop: bool = False) -> None:
        """Show how far something is; without a ``total`` only that it goes on."""
        self.words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.cancel.setVisible(can_stop)
        self.show()


class Progress(QObject):
    """Follows the session.

    Signals:
        hint_changed: what an empty tree should say.
        page_wanted: the PageId of a page that came in, to be shown.
    """

    hint_changed = Signal(str)
    page_wanted = Signal(object)

    def __init__(self, session: Session, strip: ProgressStrip, notice: NoticeBar) -> None:
        super().__init__(strip)
        self._session, self._strip, self._notice = session, strip, notice
        self._hint = self._say_opening
        self._came_in: list[PageId] | None = None
        strip.cancel.clicked.connect(session.cancel_import)
        session.opened.connect(lambda: self._hint_at(self._say_empty))
        session.failed.connect(self._on_failed)
        session.damaged.connect(self._on_damaged)
        session.repaired.connect(self._on_repaired)
        session.import_begun.connect(self._on_begun)
        session.import_stepped.connect(self._on_step)
        session.import_ended.connect(self._on_ended)
        session.rebuild_begun.connect(self._on_rebuild_begun)
        session.rebuild_stepped.connect(self._on_rebuild_step)
        session.rebuild_ended.connect(self._on_rebuilt)
        session.taken_in.connect(self._on_taken_in)
        session.edits.refused.connect(self._on_refused)

    def retranslate(self) -> None:
        """Say anew what an empty tree says."""
        self._hint()

    def _hint_at(self, hint: Callable[[], None]) -> None:
        self._hint = hint
        hint()

    def _say_opening(self) -> None:
        self.hint_changed.emit(self.tr("The library is being opened."))

    def _say_failed(self) -> None:
        self.hint_changed.emit(self.tr("The library could not be opened."))

    def _say_reading(self) -> None:
        self.hint_changed.emit(self.tr("Pages are being read. Their articles appear here at once."))

    def _say_reading_anew(self) -> None:
        self.hint_changed.emit(
            self.tr("All pages are read anew, once after an update. Notes and marks stay as they are.")
        )

    def _say_empty(self) -> None:
        self.hint_changed.emit(
            self.tr("No pages yet. Open some with {0}, or drop files here.").format(
                key_of(self._strip, "open")
            )
        )

    def _on_failed(self, words: str) -> None:
        self._hint_at(self._say_failed)
        self._notice.say(words)

    def _on_damaged(self, words: str) -> None:
        self._notice.say(words, self.tr("Repair"), self._session.repair)

    def _on_repaired(self, done: Repair) -> None:
        words = self.tr("The library was repaired: {0} pages, {1} notes and marks. The damaged file is {2}.")
        kept = short_path(done.kept) if done.kept else "—"
        self._notice.say(words.format(done.pages, done.marks, kept))

    def _on_begun(self) -> None:
        """What comes in is told at the end, but not on the first launch: there it is all there is."""
        self._came_in = [] if self._session.articles() else None
        self._strip.say(self.tr("Looking for pages…"), can_stop=True)
        self._hint_at(self._say_reading)

    def _on_step(self, step: ImportStep) -> None:
        if step.carried is not None:
            done = step.carried
            words = self.tr(
                "{0} came in with a newer text. Marks that went along: {1}; without a sure place: {2}."
            )
            self._notice.say(words.format(done.page, done.kept + done.moved, done.changed + done.lost))
        if step.outcome is StepOutcome.ADDED and step.page_id is not None and self._came_in is not None:
            self._came_in.append(step.page_id)
        words = self.tr("Reading pages: {0} of {1}").format(step.done, step.total)
        self._strip.say(words, step.done, step.total, can_stop=True)

    def _on_rebuild_begun(self) -> None:
        self._strip.say(self.tr("Reading all pages anew…"))
        self._hint_at(self._say_reading_anew)

    def _on_rebuilt(self) -> None:
        self._strip.hide()
        self._hint_at(self._say_empty)

    def _on_rebuild_step(self, step: RebuildStep) -> None:
        words = self.tr("Reading pages anew: {0} of {1}").format(step.done, step.total)
        self._strip.say(words, step.done, step.total)

    def _on_ended(self, failures: Sequence[Failure]) -> None:
        self._strip.hide()
        self._hint_at(self._say_empty)
        if len(failures) == 1:
            self._notice.say(failure_sentence(failures[0]))
        elif failures:
            words = self.tr("{0} files could not be read; all others are in.").format(len(failures))
            self._notice.say(words, self.tr("Which?"), lambda: self._list(failures))
        elif self._came_in and not self._notice.isVisible():
            first = self._came_in[0]
            words = self.tr("Pages that came in: {0}").format(len(self._came_in))
            self._notice.say(words, self.tr("Show"), lambda: self.page_wanted.emit(first))

    def _list(self, failures: Sequence[Failure]) -> None:
        box = QMessageBox(self._notice.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Files that could not be read"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = [failure_sentence(failure) for failure in failures[:MOST_LISTED]]
        if len(failures) > MOST_LISTED:
            words.append(self.tr("and {0} more").format(len(failures) - MOST_LISTED))
        box.setText("\n".join(words))
        box.open()

    def _on_taken_in(self, came_in: int) -> None:
        self._notice.say(self.tr("Saved now what could not be saved last time: {0}.").format(came_in))

    def _on_refused(self, words: str) -> None:
        more = self.tr("What you wrote is kept in the window until it can be saved.")
        self._notice.say(f"{words} {more}", self.tr("Try again"), self._session.edits.retry)
