"""A folder that is watched when the reader asks for it: what is new in it comes in by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from zonereader.errors import PageError
from zonereader.gui.messages import short_path
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.preferences import Choice, Preferences
from zonereader.gui.session import Session
from zonereader.library.records import Failure, ImportStep, StepOutcome

SETTLE_MILLISECONDS = 1500
"""A file that has just appeared may still be written."""

AGAIN_MILLISECONDS = 60_000
"""Folders of other machines do not tell what changes in them: they are looked at once a minute."""

MOST_REFUSED = 500

Stamp = tuple[str, int, int]
"""A file as it was seen: its path, the time of its last change (ns), its size in bytes."""


class Watching(QObject):
    """Imports what is new in the watched folder, and says how much came in."""

    def __init__(self, session: Session, preferences: Preferences, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._session, self._preferences, self._notice = session, preferences, notice
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._again = QTimer(self, interval=AGAIN_MILLISECONDS)
        self._seen: set[Stamp] = set()
        self._ours: dict[Path, Stamp] = {}
        self._added = 0
        self._is_open = self._is_looking = False
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        self._soon.timeout.connect(self._look)
        self._again.timeout.connect(self._look)
        session.opened.connect(self._on_opened)
        session.import_stepped.connect(self._on_step)
        session.import_ended.connect(self._on_ended)
        preferences.changed.connect(self._on_chosen)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, if one is."""
        name = self._preferences.text(Choice.WATCHED)
        return Path(name) if name and self._preferences.is_on(Choice.IS_WATCHING) else None

    def _on_opened(self) -> None:
        self._is_open = True
        self._begin()

    def _on_chosen(self, choice: Choice) -> None:
        if choice in (Choice.WATCHED, Choice.IS_WATCHING) and self._is_open:
            self._begin()

    def _begin(self) -> None:
        """Watch what is to be watched now, and nothing else."""
        self._again.stop()
        self._seen.clear()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if self.folder is not None:
            self._again.start()
            self._look()

    def _look(self) -> None:
        folder = self.folder
        if folder is not None and not self._is_looking:
            self._is_looking = True
            self._session.run_aside(lambda: _stamps(folder), lambda found: self._on_looked(folder, found))

    def _on_looked(self, folder: Path, found: Sequence[Stamp]) -> None:
        self._is_looking = False
        if folder != self.folder:
            return
        self._watcher.addPath(str(folder))
        refused = set(self._preferences.text(Choice.REFUSED).splitlines())
        new = [stamp for stamp in found if stamp not in self._seen and str(stamp) not in refused]
        self._seen.update(new)
        if new:
            files = {Path(path): (path, changed, size) for path, changed, size in new}
            self._ours.update(files)
            self._session.import_paths(list(files))

    def _on_step(self, step: ImportStep) -> None:
        stamp = self._ours.pop(step.path, None)
        if stamp is not None:
            self._added += step.outcome is StepOutcome.ADDED
            if step.outcome is StepOutcome.FAILED:
                self._refuse(stamp)

    def _refuse(self, stamp: Stamp) -> None:
        """What cannot be read is said once, not at every start, until it changes."""
        refused = [*self._preferences.text(Choice.REFUSED).splitlines(), str(stamp)]
        self._preferences.choose(Choice.REFUSED, "\n".join(refused[-MOST_REFUSED:]))

    def _on_ended(self, failures: Sequence[Failure]) -> None:
        """Say what came in, unless something that went wrong has to be said."""
        added, folder, self._added = self._added, self.folder, 0
        if added and folder is not None and not failures:
            words = self.tr("New pages from the watched folder {0}: {1}")
            self._notice.say(words.format(short_path(folder), added))


def _stamps(folder: Path) -> list[Stamp]:
    """Every page file of a folder and those below it; none when the folder cannot be read now."""
    from zonereader.page.load import page_files

    try:
        return [_stamp(path) for path in page_files(folder)]
    except (OSError, PageError):
        return []


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return str(path), found.st_mtime_ns, found.st_size
