"""The real window at work, to be killed: it writes notes, imports, reads anew, exports and backs up.

``desk.py LIBRARY FOLDER SEED``. One line on standard output for every edit, in JSON: ``{"try": [uuid,
body]}`` before it is made, ``{"saved": [uuid, body]}`` when the window says that it is on the disk.
A body of null stands for a deleted note.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from zonereader.export.export import export
from zonereader.export.scope import ExportFormat, ExportOptions, Scope
from zonereader.gui.app import make_application
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.library.records import Annotation, RebuildStep
from zonereader.model import Span
from zonereader.reading import read

WORDS = "园区今年新建厂房签约项目投产增长"


def say(what: str, value: object) -> None:
    sys.stdout.write(json.dumps({what: value}) + "\n")
    sys.stdout.flush()


class Desk:
    """A reader who never rests."""

    def __init__(self, window: MainWindow, folder: Path, dice: random.Random) -> None:
        self.window, self.folder, self.dice = window, folder, dice
        self.session = window.session
        self.notes: dict[str, Annotation] = {}
        self.trying: list[tuple[str, str | None]] = []
        self.busy = False
        self.session.edits.saved.connect(self.on_saved)

    def begin(self) -> None:
        """Wait for the first article, then work."""
        if self.window.article.detail is None:
            QTimer.singleShot(5, self.begin)
            return
        say("ready", True)
        self.session.import_paths([self.folder / "pages"])
        self.edit()
        self.work()
        self.read_anew()

    def edit(self) -> None:
        """Write a new note, write on with one, or delete one."""
        detail = self.window.article.detail
        old = self.dice.choice(list(self.notes.values())) if self.notes and self.dice.random() < 0.6 else None
        if old is not None and self.dice.random() < 0.2:
            del self.notes[old.uuid]
            self.attempt(old.uuid, None, lambda: self.session.edits.delete(old))
            return
        span = detail.article.passages[0].spans[0]
        note = old or self.session.edits.draft(detail, (Span(span.start, span.start + 4),))
        body = "".join(self.dice.choices(WORDS, k=self.dice.randint(1, 400)))
        self.attempt(note.uuid, body, lambda: self.write(note, body))

    def write(self, note: Annotation, body: str) -> None:
        self.notes[note.uuid] = self.session.edits.write(note, body)

    def attempt(self, uuid: str, body: str | None, do: Callable[[], object]) -> None:
        say("try", [uuid, body])
        self.trying.append((uuid, body))
        do()

    def on_saved(self) -> None:
        say("saved", self.trying.pop(0))
        QTimer.singleShot(self.dice.randint(0, 3), self.edit)

    def name(self) -> str:
        return f"{self.dice.getrandbits(64):x}"

    def work(self) -> None:
        """Keep the library's own thread at its other work as well."""
        out = self.folder / "exported" / self.name()
        form = self.dice.choice(list(ExportFormat))
        jobs = [
            lambda library: export(library, Scope(), ExportOptions(form), out),
            lambda library: library.backup(self.folder / "copies" / f"{self.name()}.db"),
        ]
        self.session.run(self.dice.choice(jobs), self.rest, self.rest)

    def rest(self, _: object) -> None:
        QTimer.singleShot(self.dice.randint(0, 40), self.work)

    def read_anew(self, _: object = None) -> None:
        """Read all pages anew, one page a task as the window does it, again and again."""
        self.session.run(lambda library: library.rebuild_steps(read), self.read_next, self.read_anew)

    def read_next(self, steps: Iterator[RebuildStep]) -> None:
        def go_on(step: RebuildStep | None) -> None:
            self.read_next(steps) if step else self.read_anew()

        self.session.run(lambda _: next(steps, None), go_on, self.read_anew)


def main() -> None:
    """Open the window as the program does and set to work."""
    library, folder, seed = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    app, fonts = make_application(["zonereader"])
    session = Session(library)
    window = MainWindow(session, fonts, WindowState(folder / "window.ini"))
    window.show()
    desk = Desk(window, folder, random.Random(seed))
    QTimer.singleShot(0, lambda: session.open([]))
    QTimer.singleShot(0, desk.begin)
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
