"""The disk is full at any moment: done, or refused with one sentence and everything as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from disks import bodies, fill
from factories import a_note, page, reading
from soak.measure import dice, tell, times
from zonereader.errors import ExportError, LibraryError, LibraryProblem
from zonereader.export.export import export
from zonereader.export.scope import ExportOptions, Scope
from zonereader.library.backups import restore
from zonereader.library.library import Library

SAID = frozenset({LibraryProblem.DISK_FULL, LibraryProblem.DISK_ERROR, LibraryProblem.NOT_WRITABLE})
ROOM = (0, 4096, 20_000, 70_000, 200_000, 600_000, 2_000_000)
LEAVINGS = ("**/*.part", "**/.zonereader-*", "**/*.restoring-*", "**/*-rebuilding")


class Work:
    """What is done on a small disk, and how many notes and pages there must be by now."""

    def __init__(self, disk: Path) -> None:
        self.disk, self.path = disk, disk / "data" / "library.db"
        self.notes, self.pages = 0, 1
        with Library.open(self.path) as library:
            library.add_page(page(), reading(), origin="test")
            self.spare = library.backup(disk / "spare.db")

    def acts(self) -> list[Callable[[], None]]:
        return [self.note, self.page, self.rebuild, self.backup, self.daily, self.export, self.restore]

    def note(self) -> None:
        with Library.open(self.path) as library:
            library.save(a_note())
            self.notes += 1

    def page(self) -> None:
        text = f"{page().text}{self.pages}" + "厂房" * 5000
        with Library.open(self.path) as library:
            library.add_page(page(text, f"{self.pages}.txt"), reading(), origin="test")
            self.pages += 1

    def rebuild(self) -> None:
        with Library.open(self.path) as library:
            library.rebuild(lambda text: reading())

    def backup(self) -> None:
        with Library.open(self.path) as library:
            library.backup(self.disk / "copy.db").unlink()

    def daily(self) -> None:
        with Library.open(self.path) as library:
            library.back_up_daily()

    def export(self) -> None:
        with Library.open(self.path) as library:
            for file in export(library, Scope(), ExportOptions(), self.disk / "out.md"):
                file.unlink()

    def restore(self) -> None:
        """Put the spare library in place, and what it took the place of back again."""
        kept = restore(self.path, self.spare)
        assert kept is not None
        with Library.open(self.path) as library:
            assert len(library.pages()) == 1
        kept.replace(self.path)

    def check(self) -> None:
        assert len(bodies(self.path)) == self.notes
        with Library.open(self.path) as library:
            assert len(library.pages()) == self.pages
            assert library.check().ok
        assert [file for pattern in LEAVINGS for file in self.disk.glob(pattern)] == []


def refused(act: Callable[[], None]) -> bool:
    try:
        act()
    except LibraryError as error:
        if error.problem not in SAID:
            raise
        return True
    except ExportError:
        return True
    return False


def test_whatever_a_full_disk_cuts_short_is_not_half_done(small_disk: Path) -> None:
    work, chance = Work(small_disk), dice("full")
    rounds, times_refused = times(40, 600), 0
    for _ in range(rounds):
        ballast = fill(small_disk, leave=chance.choice(ROOM))
        times_refused += refused(chance.choice(work.acts()))
        ballast.unlink()
        work.check()
        with suppress(FileNotFoundError):
            shutil.rmtree(work.path.parent / "backups")
        for copy in work.path.parent.glob("library-replaced-*"):
            copy.unlink()
    assert times_refused
    tell("disk full", faults=rounds, refused=times_refused, notes=work.notes, pages=work.pages, losses=0)
