"""Patterns that are tried only where they can fit: in the runs of characters that hold a sure sign of them.

``X{1,14}?(?:ending|…)`` is tried at every character of a text, at each for every length. What it fits lies
within one run of X with an ending in it, and most runs have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InRuns:
    """``pattern`` fits only within one ``run`` that holds a ``sign``; it may look one character past it."""

    pattern: re.Pattern[str]
    run: re.Pattern[str]
    sign: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The same matches as the pattern's own."""
        for run in self.run.finditer(text):
            if self.sign.search(text, run.start(), run.end()):
                yield from self.pattern.finditer(text, run.start(), run.end() + 1)
