"""The lists of resources/figures.toml: measure words, and words that only look like figures."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from zonereader.paths import resource


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    tables = tomllib.loads(resource("figures.toml").read_text("utf-8"))
    return {name: tuple(words.split()) for name, words in tables.items()}


def word_list(name: str) -> tuple[str, ...]:
    """The words of one list, in its order."""
    return _lists()[name]


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one list, for looking up."""
    return frozenset(_lists()[name])


def any_of(name: str, shortest: int = 1) -> str:
    """A pattern of the words of one list that are not shorter than ``shortest``, the longest first."""
    words = [word for word in word_list(name) if len(word) >= shortest]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
