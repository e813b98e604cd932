"""Text as search compares it: width and case made the same, every blank one space."""

from __future__ import annotations

import unicodedata
from functools import cache

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
