"""How well a few typed letters fit a name: for lists that are narrowed while typing."""

from __future__ import annotations

from collections.abc import Iterable

WHOLE, START, INSIDE, SCATTERED = 1000, 900, 700, 300
"""What a fit is worth at least, the best first."""


def fit(typed: str, names: Iterable[str]) -> int:
    """The best fit of ``typed`` among ``names``, 0 for none; both in lower case.

    ``names`` are the ways to write one thing, as its name, pinyin and initials. The letters of
    ``typed`` must all occur in one of them, in order: "fn" fits "find next".
    """
    return max((_fit(typed, name) for name in names), default=0)


def _fit(typed: str, name: str) -> int:
    if typed == name:
        return WHOLE
    at = name.find(typed)
    if at == 0:
        return START - min(len(name), 99)
    if at > 0:
        at_word = 50 if name[at - 1] == " " else 0
        return INSIDE + at_word - min(at, 99)
    return _scattered(typed, name)


def _scattered(typed: str, name: str) -> int:
    """Letters in order: of a Latin name each goes on a word or begins one, of a Chinese one any."""
    at, worth = -1, SCATTERED
    for letter in typed.replace(" ", ""):
        found = at + 1 if name[at + 1 : at + 2] == letter else _next(letter, name, at)
        if found < 0:
            return 0
        worth -= min(found - at - 1, 9)
        at = found
    return max(1, worth)


def _next(letter: str, name: str, at: int) -> int:
    if not letter.isascii():
        return name.find(letter, at + 1)
    if at < 0:
        return 0 if name.startswith(letter) else name.find(f" {letter}") + 1 or -1
    return name.find(f" {letter}", at) + 1 or -1
