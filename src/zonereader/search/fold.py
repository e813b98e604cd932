"""Text as search compares it: width and case made the same, every blank one space."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

REPLACEMENT = "\ufffd"


def fold(text: str) -> str:
    """``text`` with width and case made the same, code point for code point; without line breaks."""
    return text.translate({ord(char): _fold_one(char) for char in set(text)})


@cache
def _fold_one(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return REPLACEMENT
    folded = unicodedata.normalize("NFKC", char).lower()
    if len(folded) != 1:
        return char
    return " " if folded.isspace() or unicodedata.category(folded) == "Cc" else folded


# The code points that fold to something else than themselves; no others do (tests/search).
_FOLDING = (range(0x3400), range(0xA640, 0xAC00), range(0xF900, 0x20000), range(0x2F800, 0x2FA20))


@cache
def _sources() -> dict[str, str]:
    """Folded characters that are printed in more than one way, or not as they are, with all of these."""
    found: dict[str, list[str]] = {}
    for char in map(chr, chain.from_iterable(_FOLDING)):
        found.setdefault(_fold_one.__wrapped__(char), []).append(char)
    for char, chars in found.items():
        if char not in chars and fold(char) == char:
            chars.append(char)
    return {folded: "".join(chars) for folded, chars in found.items() if chars != [folded]}


class Needle:
    """Folded text that is looked for in text as it is printed: a stretch is found whose folding it is.

    A line break in the printed text stands between two parts of it, over which nothing is found.
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        sources = _sources()
        ways = [sources.get(char, char).replace("\n", "") for char in folded]
        is_plain = ways == list(folded)
        classes = (f"[{re.escape(way)}]" if way else r"(?!)" for way in ways)
        self._pattern = None if is_plain else re.compile("".join(classes))

    def count(self, text: str) -> int:
        """How often it stands in ``text``, without overlaps."""
        return text.count(self.folded) if self._pattern is None else len(self._pattern.findall(text))

    def find(self, text: str, start: int = 0) -> int:
        """The first place of it from ``start`` on, -1 without one."""
        if self._pattern is None:
            return text.find(self.folded, start)
        found = self._pattern.search(text, start)
        return found.start() if found else -1
