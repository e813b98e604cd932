"""Chinese words: how common each is and of what class, from jieba's own dictionary.

The file is read directly: importing jieba and building its trie would take several times as long, and
only common words of up to four characters are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from math import log2
from pathlib import Path
from sys import intern
from types import MappingProxyType

LONGEST = 4
_RAREST = 30


@cache
def frequencies() -> Mapping[str, int]:
    """Words and the binary logarithm of their frequency."""
    return MappingProxyType(_tables()[0])


@cache
def classes() -> Mapping[str, str]:
    """Words and their class by jieba's letters: n noun, v verb, vn verbal noun, d adverb, t time."""
    return MappingProxyType(_tables()[1])


def last_word(text: str) -> str:
    """The longest word of the dictionary at the end of ``text``, or its last character."""
    known = frequencies()
    for size in range(min(LONGEST, len(text)), 1, -1):
        if text[-size:] in known:
            return text[-size:]
    return text[-1:]


def first_word(text: str) -> str:
    """The longest word of the dictionary at the beginning of ``text``, or its first character."""
    known = frequencies()
    for size in range(min(LONGEST, len(text)), 1, -1):
        if text[:size] in known:
            return text[:size]
    return text[:1]


@cache
def _tables() -> tuple[dict[str, int], dict[str, str]]:
    """Both in one pass, and nothing else of the file kept."""
    frequency: dict[str, int] = {}
    classes: dict[str, str] = {}
    for word, count, kind in _read():
        frequency[word] = round(log2(count))
        classes[word] = intern(kind)
    return frequency, classes


def _read() -> Iterator[tuple[str, int, str]]:
    with _dictionary().open(encoding="utf-8") as file:
        for line in file:
            word, count, kind = line.split()
            if len(word) <= LONGEST and len(count) > 1 and int(count) >= _RAREST:
                yield word, int(count), kind


def _dictionary() -> Path:
    """Jieba's dictionary: a word, how often it occurs, and its class, on every line."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba")
    return Path(package.origin).with_name("dict.txt")
