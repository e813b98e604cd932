"""Work off the GUI thread: a thread of its own for each library connection; answers come as signals."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from zonereader.errors import ZoneReaderError
from zonereader.library.library import Library

log = logging.getLogger(__name__)

T = TypeVar("T")
Job = Callable[[Library], T]


def _is_gone(callback: object) -> bool:
    """Whether a callback is of a window or dialog that was closed meanwhile."""
    bound = callback.func if isinstance(callback, partial) else callback
    owner = getattr(bound, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class TaskRunner(QObject):
    """Runs jobs on a library's own thread, one after the other.

    A job gets the library that ``open_library`` gave. ``done`` gets its result and ``failed`` a
    ZoneReaderError, both on the GUI thread; any other exception is a bug: it is logged and sent out
    as ``broken``.
    """

    broken = Signal(str)
    _answered = Signal(object)

    def __init__(self, open_library: Callable[[], Library], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_library = open_library
        self._library: Library | None = None
        self._waiting: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread = Thread(target=self._work_off, name=name, daemon=True)
        self._closing = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Job[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ZoneReaderError], None] | None = None,
    ) -> None:
        """Run ``job`` after all that were asked for before."""
        self._submit(lambda: job(self._opened()), done, failed)

    def run_closed(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ZoneReaderError], None] | None = None,
    ) -> None:
        """Run ``job`` with the library closed; the next job opens it again."""

        def close_and_work() -> T:
            self._close_library()
            return job()

        self._submit(close_and_work, done, failed)

    def _submit(self, work: Callable[[], Any], *answers: Callable[..., None] | None) -> None:
        if not self._closing:
            self._put(lambda: self._work(work, *answers))

    def _put(self, work: Callable[[], object] | None) -> None:
        self._waiting.put(work)
        if self._thread.ident is None:
            self._thread.start()

    def _work_off(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()
            del work  # what it holds is given back before the next one comes

    def _opened(self) -> Library:
        if self._library is None:
            self._library = self._open_library()
        return self._library

    def _work(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[..., None] | None,
    ) -> None:
        try:
            result = work()
        except ZoneReaderError as error:
            self._answer(failed, error)
        except Exception as error:
            log.exception("a task failed")
            self._answer(self.broken.emit, f"{type(error).__name__}: {error}")
        else:
            self._answer(done, result)

    def _answer(self, callback: Callable[..., None] | None, value: object) -> None:
        if callback is not None and not self._closing:
            self._answered.emit((callback, value))

    def _on_answered(self, answer: tuple[Callable[[object], None], object]) -> None:
        callback, value = answer
        if not self._closing and not _is_gone(callback):
            callback(value)

    def drain(self) -> None:
        """Wait until everything that was asked for is done; its answers come later."""
        if not self._closing:
            done = Event()
            self._put(done.set)
            done.wait()

    def close(self) -> None:
        """Finish what is being written, drop what nobody will see, close the library."""
        if not self._closing:
            self._put(self._close_library)
            self._put(None)
            self._closing = True
            self._thread.join()

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None
