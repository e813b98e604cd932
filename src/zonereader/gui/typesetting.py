"""Chinese typesetting that moves no character: what is widened, set closer or kept together.

Everything here maps a text to one of the same length or names places in it, so that offsets stay valid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from zonereader.model import Span

HALF_TO_FULL = str.maketrans(",;:!?()", "，；：！？（）")
CLOSING = frozenset("”’》〉」』】）〕，、。；：！？")
OPENING = frozenset("“‘《〈「『【（〔")

SQUEEZE = -0.5
GAP = 0.13

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…"
_TOUCHES_CHINESE = re.compile(f"(?<=[{_WIDE}%])[,;:!?()]+|[,;:!?()]+(?=[{_WIDE}])")
_BLANK_BEHIND = re.compile("(?<=[，；：！？]) ")
_BRACKETED = re.compile(r"[(（][^()（）\n]*[)）]")
_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAPS = re.compile(f"[{_HAN}](?=[0-9A-Za-z])|[0-9A-Za-z%](?=[{_HAN}])")

_WESTERN = re.compile("[0-9A-Za-z\u00c0-\u024f]+(?:[ .,%/&'+-]+[0-9A-Za-z\u00c0-\u024f]+)*%?")

_BREAKS = "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\ufffc\ufeff"
_BREAK = re.compile(f"[{_BREAKS}]")
LINE_BREAKS = {ord(c): " " for c in _BREAKS}
"""What would end a paragraph, stand for an object, or be dropped in a Qt document: a blank stands for it."""


LONGEST_TERM = 16
"""Up to so many characters a Latin term is kept on one line: ISO 24591-1, ITU-T Q.4160."""

_PHRASE = re.compile("[!-~]+(?: [!-~]+)+")
_BESIDE_CHINESE = re.compile(f"(?<=[{_WIDE}]) | (?=[{_WIDE}])")
FAST_BLANK, BLANK = "\u180e", 0.25
"""Stands for a blank at which no line ends; it has no width but what is given to it, in ems."""

_FAST_BLANKS = re.compile(FAST_BLANK)


WORD_JOINER = "\u2060"
"""Takes no room and lets no line end beside it."""

MOST_KEPT_EMS, DIGIT_EMS = 6.0, 0.56
"""A longer quantity may break: the line before it would be spread too far."""

_PLAIN_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
_JOINT = re.compile(f"(?<=[0-9A-Za-z%{_PLAIN_HAN}])[{_PLAIN_HAN}]|(?<=[{_PLAIN_HAN}])[0-9A-Za-z]")


def joints(text: str, figures: Iterable[Span]) -> tuple[int, ...]:
    """The offsets of ``text`` at which a line could end inside one of ``figures``, and should not.

    A number is read with its unit: 15.3亿元 stays on one line.
    """
    return tuple(
        match.start()
        for figure in figures
        if _ems(text[figure.start : figure.end]) <= MOST_KEPT_EMS
        for match in _JOINT.finditer(text, figure.start + 1, figure.end)
    )


def _ems(text: str) -> float:
    return sum(DIGIT_EMS if char.isascii() else 1.0 for char in text)


def typographic(text: str) -> str:
    """``text`` as one line with half-width marks beside Chinese widened, one character for one.

    1,152 and 1:1 and English stay; the two brackets of a pair are always alike. Blanks in short Latin
    terms and beside Chinese become fast ones: Qt justifies a line by its blanks alone where it has any,
    and takes a no-break space for one of them.
    """
    fast = _PHRASE.sub(lambda match: match[0].replace(" ", FAST_BLANK) if _is_term(match) else match[0], text)
    return widened(_BESIDE_CHINESE.sub(FAST_BLANK, fast))


def in_a_list(text: str) -> str:
    """``text`` as a row of a list says it: on one line, its marks widened as in the article.

    A blank behind a widened mark goes, so that this is no map of offsets.
    """
    return _BLANK_BEHIND.sub("", widened(" ".join(text.split())))


def _is_term(match: re.Match[str]) -> bool:
    return len(match[0]) <= LONGEST_TERM


def is_ragged(text: str) -> bool:
    """Whether a paragraph has Latin phrases whose blanks would gape if its lines were justified."""
    return any(not _is_term(match) for match in _PHRASE.finditer(text))


def widened(text: str) -> str:
    """``text`` with half-width marks beside Chinese as full ones, one character for one."""
    wide = _TOUCHES_CHINESE.sub(_widen, _BREAK.sub(" ", text))
    paired = _BRACKETED.sub(_pair, wide)
    return paired if paired == wide else _TOUCHES_CHINESE.sub(_widen, paired)


def _widen(match: re.Match[str]) -> str:
    return match[0].translate(HALF_TO_FULL)


def _pair(match: re.Match[str]) -> str:
    words = match[0]
    return f"（{words[1:-1]}）" if words[0] == "（" or words[-1] == "）" else words


def spacings(text: str, squeezed: AbstractSet[str], *, gaps: bool) -> dict[int, float]:
    """The extra space behind characters, in ems, by their offsets.

    Of two marks in ``squeezed`` side by side the first gives up its blank half (”， or 》《);
    ``gaps`` sets Chinese and digits or Latin letters a little apart.
    """
    found = {match.start(): SQUEEZE for match in _side_by_side(frozenset(squeezed)).finditer(text)}
    if gaps:
        found |= {match.start(): GAP for match in _GAPS.finditer(text)}
    return found | {match.start(): BLANK for match in _FAST_BLANKS.finditer(text)}


@cache
def _side_by_side(squeezed: frozenset[str]) -> re.Pattern[str]:
    """A mark that closes before any other, or any before one that opens."""
    every, closing, opening = ("".join(each) for each in (squeezed, squeezed & CLOSING, squeezed & OPENING))
    pairs = ((closing, every), (every, opening))
    return re.compile("|".join(f"[{one}](?=[{other}])" for one, other in pairs if one and other) or "(?!)")


def plain(shown: str) -> str:
    """Words of a document as they are typed: without joiners, with blanks."""
    return shown.replace(WORD_JOINER, "").replace(FAST_BLANK, " ")


def scripts(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, and whether each is Latin letters and digits."""
    at = 0
    for match in _WESTERN.finditer(text):
        if at < match.start():
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def runs(text: str, squeezed: AbstractSet[str], *, gaps: bool) -> Iterator[tuple[str, float]]:
    """``text`` in pieces of one spacing each."""
    spaces = spacings(text, squeezed, gaps=gaps)
    start, current = 0, 0.0
    for at in sorted({*spaces, *(at + 1 for at in spaces)}):
        space = spaces.get(at, 0.0)
        if space != current:
            if start < at:
                yield text[start:at], current
            start, current = at, space
    if start < len(text):
        yield text[start:], current
