"""Gives memory back that a large piece of work has left: listing a library, importing, the ledger."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache

from zonereader.library.library import Library


def give_back(library: Library) -> None:
    """Let ``library`` and the C library keep no more than is in use; takes some milliseconds.

    Of what each thread has freed glibc keeps much: after a list of 100,000 articles some 70 MB.
    """
    library.shrink()
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """What gives freed memory back: malloc_trim of glibc, without effect where there is another C library."""
    if sys.platform.startswith("linux"):
        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            return found  # type: ignore[no-any-return]
    return lambda _: 0
