"""Whether a column break has cut a Chinese word in two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from math import log2

from zonereader.lexicon import LONGEST, classes, frequencies

_EDGE, _HEAD = 6, 8
_CORPUS = 26.0
_MOST_BOUND = 5.0
# jieba's classes: time, adverb, conjunction, pronoun, idioms, place.
_OPENING = frozenset({"t", "d", "c", "r", "i", "l", "s", "tg"})
# Chinese apart from letters and digits; a word is looked for among so many characters to each side.
_RUN = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
_FAR = 40
_HAN_END = re.compile(r"[\u3400-\u9fff]*$")
_HAN_START = re.compile(r"[\u3400-\u9fff]*")


def crossing(left: str, right: str) -> float:
    """How much likelier (in bits) ``left`` and ``right`` are as words that run on from one into the
    other than as words that end where ``left`` ends; 0 when no word runs on."""
    before, after = _HAN_END.findall(left[-_EDGE:])[0], _HAN_START.findall(right[:_EDGE])[0]
    if not before or not after:
        return 0.0
    return _likeliest(before + after)[0] - _likeliest(before)[0] - _likeliest(after)[0]


def halves(left: str, right: str) -> float:
    """How unlikely (in bits) the single characters beside a break, if any, are to stand by themselves."""
    before, after = _HAN_END.findall(left[-_EDGE:])[0], _HAN_START.findall(right[:_EDGE])[0]
    beside = [*(_likeliest(before)[1][-1:] if before else ()), *(_likeliest(after)[1][:1] if after else ())]
    return sum([_bondage().get(word, 0.0) for word in beside if len(word) == 1])


def may_open(word: str) -> bool:
    """Whether ``word``, and a comma behind it, may begin a sentence: a time, an adverb, a conjunction."""
    return classes().get(word) in _OPENING


def initial(char: str) -> float:
    """How much likelier (in bits) ``char`` is at the beginning of a word than anywhere in one."""
    return _initials().get(char, 0.0)


def first_word(text: str) -> str:
    """The first of the likeliest words at the beginning of ``text``; "" where no Han character is."""
    head = _HAN_START.findall(text[:_HEAD])[0]
    return _likeliest(head)[1][0] if head else ""


def word_at(text: str, offset: int) -> tuple[int, int] | None:
    """Start and end of the Chinese word, or of the run of letters or digits, that holds a character.

    None where a mark or a blank stands.
    """
    for run in _RUN.finditer(text, max(0, offset - _FAR), offset + _FAR):
        if run.start() <= offset < run.end():
            if not _HAN_START.match(run[0])[0]:  # type: ignore[index]
                return run.span()
            return _word_in(run[0], run.start(), offset)
    return None


def _word_in(run: str, start: int, offset: int) -> tuple[int, int]:
    for word in _likeliest(run)[1]:
        if offset < start + len(word):
            return start, start + len(word)
        start += len(word)
    return offset, offset + 1


@cache
def _initials() -> Mapping[str, float]:
    begins = _counts(lambda word: word[:1])
    mean = log2(sum(begins.values()) / sum(_stands().values()))
    return {char: log2(max(1.0, begins[char]) / count) - mean for char, count in _stands().items()}


@cache
def _bondage() -> Mapping[str, float]:
    """How seldom (in bits) a character is a word by itself."""
    alone = _counts(lambda word: word if len(word) == 1 else "")
    return {char: min(_MOST_BOUND, log2(count / max(1.0, alone[char]))) for char, count in _stands().items()}


@cache
def _stands() -> Mapping[str, float]:
    """How often a character stands anywhere."""
    return _counts(lambda word: word)


def _counts(part: Callable[[str], str]) -> Mapping[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for word, power in frequencies().items():
        for char in part(word):
            counts[char] += 2.0**power
    return counts


def _likeliest(text: str) -> tuple[float, tuple[str, ...]]:
    """The likeliest words that make up ``text``, and the binary logarithm of their likelihood."""
    known = frequencies()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        best.append(
            max(
                (best[start][0] + known.get(text[start:end], 0) - _CORPUS, start)
                for start in range(max(0, end - LONGEST), end)
                if end - start == 1 or text[start:end] in known
            )
        )
    found: list[str] = []
    end = len(text)
    while end:
        found.append(text[best[end][1] : end])
        end = best[end][1]
    return best[-1][0], tuple(reversed(found))
