"""Chinese words, to tell whether a column break has cut one in two.

They are those of jieba's own dictionary, read from its file: importing jieba and building its trie
would take several times as long, and only common words of up to four characters are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from math import log2
from pathlib import Path
from types import MappingProxyType

_LONGEST = 4
_RAREST = 30
_EDGE, _HEAD = 6, 8
_CORPUS = 26.0
_HAN_END = re.compile(r"[\u3400-\u9fff]*$")
_HAN_START = re.compile(r"[\u3400-\u9fff]*")


def crossing(left: str, right: str) -> float:
    """How much likelier (in bits) ``left`` and ``right`` are as words that run on from one into the
    other than as words that end where ``left`` ends; 0 when no word runs on."""
    before = _HAN_END.findall(left[-_EDGE:])[0]
    after = _HAN_START.findall(right[:_EDGE])[0]
    if not before or not after:
        return 0.0
    return _likelihood(before + after) - _likelihood(before) - _likelihood(after)


def _dictionary() -> Path:
    """Jieba's dictionary: a word, how often it occurs, and its class, on every line."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba")
    return Path(package.origin).with_name("dict.txt")


@cache
def frequencies() -> Mapping[str, int]:
    """Words and the binary logarithm of their frequency."""
    words: dict[str, int] = {}
    with _dictionary().open(encoding="utf-8") as file:
        for line in file:
            word, count, _ = line.split(" ", 2)
            if len(word) <= _LONGEST and len(count) > 1 and int(count) >= _RAREST:
                words[word] = round(log2(int(count)))
    return MappingProxyType(words)


def first_word(text: str) -> str:
    """The first of the likeliest words at the beginning of ``text``; "" where no Han character is."""
    return _likeliest(_HAN_START.findall(text[:_HEAD])[0])[1]


def _likelihood(text: str) -> float:
    """The binary logarithm of the likelihood of the likeliest words that make up ``text``."""
    return _likeliest(text)[0]


def _likeliest(text: str) -> tuple[float, str]:
    """The likelihood of the likeliest words that make up ``text``, and the first of them."""
    known = frequencies()
    best = [(0.0, "")]
    for end in range(1, len(text) + 1):
        best.append(
            max(
                (best[start][0] + known.get(text[start:end], 0) - _CORPUS, best[start][1] or text[start:end])
                for start in range(max(0, end - _LONGEST), end)
                if end - start == 1 or text[start:end] in known
            )
        )
    return best[-1]
