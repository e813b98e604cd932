"""Where any of some thousand names stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator


class NameFinder:
    """Finds names of two characters or more; of those that begin at one place, the longest.

    Names are looked up by their first two characters, behind a pattern of all of these, and then by
    their lengths: a pattern of the names themselves would be tried name by name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        pairs: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._names:
            pairs[name[:2]].add(len(name))
        self._lengths = {pair: sorted(lengths, reverse=True) for pair, lengths in pairs.items()}
        first = "".join(sorted({re.escape(pair[0]) for pair in pairs}))
        second = "".join(sorted({re.escape(pair[1]) for pair in pairs}))
        self._opening = re.compile(f"[{first}](?=[{second}])")

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """The names in ``text`` from left to right, none inside another, each with where it begins."""
        end = 0
        for found in self._opening.finditer(text):
            start = found.start()
            if start < end:
                continue
            for length in self._lengths.get(text[start : start + 2], ()):
                name = text[start : start + length]
                if name in self._names:
                    end = start + len(name)
                    yield start, name
                    break
