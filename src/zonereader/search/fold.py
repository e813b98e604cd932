"""Text as search compares it: width and case made the same, every blank one space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain, islice

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
_RUN = re.compile(f"[{_CHINESE}-\U0010ffff]+")


class Needle:
    """Folded text that is looked for in text as it is printed: a stretch is found whose folding it is.

    A line break in the printed text stands between two parts of it, over which nothing is found.
    Chinese characters are printed otherwise (in a circle, as a radical) so seldom that these are only
    looked for in a text that holds one of them, and lacks the usual ones where there are no others.
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        sources = _sources()
        self._ways = [sources.get(char, char).replace("\n", "") for char in folded]
        pairs = zip(folded, self._ways, strict=True)
        self._is_usual = all(char >= _CHINESE or way == char for char, way in pairs)
        self._anchor = folded if self._is_usual else max(_RUN.findall(folded), key=len, default="")
        self._others = "".join(sources.get(char, char).replace(char, "") for char in self._anchor)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(f"[{re.escape(way)}]" if way else r"(?!)" for way in self._ways))

    def _otherwise(self, text: str) -> Iterator[int]:
        """Where ``text`` holds it in some way to print it, from left to right, without overlaps."""
        if not self._anchor or any(map(text.__contains__, self._others)):
            return (found.start() for found in self._pattern.finditer(text))
        return iter(()) if self._is_usual else self._around(text)

    def _around(self, text: str) -> Iterator[int]:
        """Where it stands around its anchor: a character is one code point, however it is printed."""
        before, end = self.folded.index(self._anchor), 0
        at = text.find(self._anchor)
        while at >= 0:
            start = at - before
            if start >= end and self._pattern.match(text, start):
                yield start
                end = start + len(self.folded)
            at = text.find(self._anchor, at + 1)

    def count(self, text: str) -> int:
        """How often it stands in ``text``, without overlaps."""
        often = text.count(self.folded) if self._is_usual else 0
        return often or sum(1 for _ in self._otherwise(text))

    def places(self, text: str, most: int) -> list[int]:
        """Where it stands in ``text``, from left to right, without overlaps; at most so many places."""
        at = text.find(self.folded) if self._is_usual else -1
        if at < 0:
            return [*islice(self._otherwise(text), most)]
        found: list[int] = []
        while at >= 0 and len(found) < most:
            found.append(at)
            at = text.find(self.folded, at + len(self.folded))
        return found

    def is_in(self, text: str) -> bool:
        """Whether it stands in ``text``."""
        return (self._is_usual and self.folded in text) or next(self._otherwise(text), -1) >= 0
