"""How much the safety tests try, and the line that says what it came to."""

from __future__ import annotations

import os
import random

LONG = os.environ.get("ZONEREADER_SOAK") == "1"
"""Set by ``make soak``: the long form of every test here."""

SEED = int(os.environ.get("SEED", "20261120"))


def times(short: int, long: int) -> int:
    """How often to try something: ``short`` in the ordinary suite, ``long`` in the soak."""
    return long if LONG else short


def dice(name: str) -> random.Random:
    """Random numbers of a test's own, the same in every run with the same SEED."""
    return random.Random(f"{SEED}-{name}")


def tell(what: str, **counts: object) -> None:
    """Print what was tried; shown by ``pytest -s``."""
    print(f"\nsoak: {what}: " + ", ".join(f"{name} {count}" for name, count in counts.items()))  # noqa: T201
