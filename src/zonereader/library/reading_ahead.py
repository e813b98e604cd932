"""Pages read in processes of their own, so that every core reads while one thread stores."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from threading import Thread
from types import TracebackType
from typing import Self

from zonereader.model import Reading
from zonereader.reading import read

MOST_WORKERS = 4
"""Reading a page takes three to four times as long as storing it: more would wait for the one that stores."""


class ReadersAhead:
    """Processes that read pages; they start with the first page and end with the ``with`` block.

    Where processes cannot be had, or one has died, pages are read by the caller: nothing is lost but time.
    """

    def __init__(self) -> None:
        self._pool: Executor | None = None
        self._has_failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def are_started(self) -> bool:
        """Whether there are processes that a page can be given to."""
        return self._pool is not None and not self._has_failed

    def give(self, texts: Sequence[str]) -> list[Future[Reading] | None]:
        """Have pages read, in this order; None for those that nobody took."""
        return [self._submit(text) for text in texts]

    def _submit(self, text: str) -> Future[Reading] | None:
        if self._has_failed:
            return None
        try:
            if self._pool is None:
                self._pool = _pool()
            return self._pool.submit(read, text)
        except (BrokenExecutor, ImportError, OSError):
            self._has_failed = True
            return None

    def reading(self, text: str, given: Future[Reading] | None) -> Reading:
        """What came of a page; waits for it, and reads it here when nobody else did."""
        if given is not None:
            try:
                return given.result()
            except BrokenExecutor:
                self._has_failed = True
        return read(text)


def _pool() -> Executor:
    """The processes; imported here because the window starts without them."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(min(os.cpu_count() or 1, MOST_WORKERS), get_context("spawn"), _begin)


def _begin() -> None:
    """A worker leaves interrupts to the program, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_program, daemon=True).start()


def _end_with_program() -> None:
    from multiprocessing import parent_process

    program = parent_process()
    if program is not None:
        program.join()
        os._exit(0)
