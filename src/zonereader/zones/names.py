"""Where any of some thousand names stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator


class NameFinder:
    """Finds names of two characters or more; of those that begin at one place, the longest.

    Names are looked up by their first two characters, behind a pattern of all of these: a pattern of
    the names themselves would be tried name by name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        pairs: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            pairs[name[:2]].append(name)
        self._by_pair = dict(pairs)
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
            for name in self._by_pair.get(text[start : start + 2], ()):
                if text.startswith(name, start):
                    end = start + len(name)
                    yield start, name
                    break
