"""Text as search compares it: width and case made the same, every blank one space."""

from __future__ import annotations

import re
import unicodedata
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


class Needle:
    """Folded text that is looked for in text as it is printed: a stretch is found whose folding it is.

    A line break in the printed text stands between two parts of it, over which nothing is found.
    Chinese characters are printed otherwise (in a circle, as a radical) so seldom that these are only
    looked for in a text where the usual ones are not found, and one of the others stands somewhere.
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        sources = _sources()
        self._ways = [sources.get(char, char).replace("\n", "") for char in folded]
        others = [(char, way) for char, way in zip(folded, self._ways, strict=True) if way != char]
        self._is_usual = all(char >= _CHINESE for char, _ in others)
        self._others = "".join(way.replace(char, "") for char, way in others)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(f"[{re.escape(way)}]" if way else r"(?!)" for way in self._ways))

    def _may_be_otherwise(self, text: str) -> bool:
        return not self._is_usual or any(map(text.__contains__, self._others))

    def count(self, text: str) -> int:
        """How often it stands in ``text``, without overlaps."""
        often = text.count(self.folded) if self._is_usual else 0
        return often or (len(self._pattern.findall(text)) if self._may_be_otherwise(text) else 0)

    def places(self, text: str, most: int) -> list[int]:
        """Where it stands in ``text``, from left to right, without overlaps; at most so many places."""
        found: list[int] = []
        at = text.find(self.folded) if self._is_usual else -1
        if at < 0 and self._may_be_otherwise(text):
            return [each.start() for each in islice(self._pattern.finditer(text), most)]
        while at >= 0 and len(found) < most:
            found.append(at)
            at = text.find(self.folded, at + len(self.folded))
        return found

    def is_in(self, text: str) -> bool:
        """Whether it stands in ``text``."""
        if self._is_usual and self.folded in text:
            return True
        return self._may_be_otherwise(text) and self._pattern.search(text) is not None
