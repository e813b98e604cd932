"""Text as search compares it: width and case made the same, every blank one space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain

REPLACEMENT = "\ufffd"


def fold(text: str) -> str:
    """``text`` with width and case made the same, code point for code point; without line breaks."""
    return text.translate(_folding())


class _Folding(dict[int, str]):
    """What every character folds to, by its code point; filled as characters come by."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        return folded


@cache
def _folding() -> _Folding:
    return _Folding()


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


_CHINESE = "\u2e80"


class Needle:
    """Folded text that is looked for in text as it is printed: a stretch is found whose folding it is.

    A line break in the printed text stands between two parts of it, over which nothing is found.
    Chinese characters are printed otherwise (in a circle, as a radical) so seldom that these are only
    looked for in a text where the usual ones are not found.
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        sources = _sources()
        ways = [sources.get(char, char).replace("\n", "") for char in folded]
        self._is_usual = all(char >= _CHINESE or way == char for char, way in zip(folded, ways, strict=True))
        classes = (f"[{re.escape(way)}]" if way else r"(?!)" for way in ways)
        self._pattern = re.compile("".join(classes)) if ways != list(folded) else None

    def count(self, text: str) -> int:
        """How often it stands in ``text``, without overlaps."""
        often = text.count(self.folded) if self._is_usual else 0
        return often if often or self._pattern is None else len(self._pattern.findall(text))

    def places(self, text: str) -> Iterator[int]:
        """Where it stands in ``text``, from left to right, without overlaps."""
        at = text.find(self.folded) if self._is_usual else -1
        if at < 0 and self._pattern is not None:
            yield from (found.start() for found in self._pattern.finditer(text))
        while at >= 0:
            yield at
            at = text.find(self.folded, at + len(self.folded))

    def is_in(self, text: str) -> bool:
        """Whether it stands in ``text``."""
        return (self._is_usual and self.folded in text) or next(self.places(text), -1) >= 0
