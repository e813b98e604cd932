"""Numbers as they are printed: Arabic, with thousands separators, with 万 and 亿, in Chinese, mixed.

All patterns are possessive or bounded: any text is read in time linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0.5}
PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}
MAGNITUDES = PLACES | GROUPS

CHINESE = "零〇一二两三四五六七八九十百千万亿"
_ARABIC = re.compile(r"(?:\d{1,3}(?:[,，]\d{3}(?!\d)){1,6}+|\d{1,24}+)(?:\.\d{1,12}+)?")
_MAGNITUDE = re.compile(r"[十百千]?[万亿]{1,2}+|[百千](?=[万亿])")
_CHINESE_RUN = re.compile(f"[{CHINESE}]{{1,16}}+")
_DECIMAL = re.compile("点[零〇一二三四五六七八九]{1,6}+")
_PAIR = re.compile(
    "([一二两三四五六七八])([二两三四五六七八九])(?=[十百千万亿]|[^零〇一二两三四五六七八九点]|$)"
)
_VAGUE = re.compile("(?:[数几上成][十百千万亿]{1,3}+)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, ``start`` to ``end``; ``low`` < ``high`` for 七八亿. ``more``: 余 or 多 in it.

    ``written`` is the number without 万 and 亿 and ``scale`` what these come to.
    """

    start: int
    end: int
    low: float
    high: float
    more: bool = False
    chinese: bool = False
    vague: bool = False


def number_at(text: str, at: int) -> Number | None:
    """The number that begins at ``at``, with its magnitude and 余 or 多 where they stand inside."""
    arabic = _ARABIC.match(text, at)
    if arabic:
        return _arabic(text, at, arabic)
    vague = _VAGUE.match(text, at)
    if vague:
        value = chinese_value(vague[0][1:])
        return Number(at, vague.end(), value, value, more=True, chinese=True, vague=True)
    return _chinese(text, at)


def _arabic(text: str, at: int, match: re.Match[str]) -> Number | None:
    value = float(match[0].replace(",", "").replace("，", ""))
    end, more = _skip_more(text, match.end())
    magnitude = _MAGNITUDE.match(text, end)
    if magnitude:
        value *= magnitude_value(magnitude[0])
        end = magnitude.end()
        if not more:
            end, more = _skip_more(text, end)
    value = _whole(value)
    return Number(at, end, value, value, more=more)


def _skip_more(text: str, at: int) -> tuple[int, bool]:
    """Step over 余, 多 or 来 behind a number, unless 多 begins a word of its own."""
    if text[at : at + 1] in ("余", "多") and not text.startswith(NOT_MORE, at):
        return at + 1, True
    return at, False


NOT_MORE = (
    "多功能",
    "多样",
    "多层",
    "多边",
    "多式",
    "多维",
    "多年生",
    "多语",
    "多元化",
    "多元共",
    "余热",
    "余姚",
    "余杭",
)


def _chinese(text: str, at: int) -> Number | None:
    run = _CHINESE_RUN.match(text, at)
    if not run:
        return None
    end = run.end()
    pair = _PAIR.match(text, at)
    decimal = _DECIMAL.match(text, end)
    if pair and DIGITS[pair[1]] + 1 == DIGITS[pair[2]] and _is_pair(run[0]):
        tail = run[0][2:]
        scale = chinese_value(tail) if tail else 1
        low, high = DIGITS[pair[1]] * scale, DIGITS[pair[2]] * scale
    elif decimal:
        end = decimal.end()
        fraction = sum(DIGITS[c] / 10**place for place, c in enumerate(decimal[0][1:], start=1))
        low = high = chinese_value(run[0]) + round(fraction, 6)
        magnitude = _MAGNITUDE.match(text, end)
        if magnitude:
            low = high = low * magnitude_value(magnitude[0])
            end = magnitude.end()
    else:
        low = high = chinese_value(run[0])
    end, more = _skip_more(text, end)
    magnitude = _MAGNITUDE.match(text, end) if more else None
    if magnitude:
        low, high, end = (
            low * magnitude_value(magnitude[0]),
            high * magnitude_value(magnitude[0]),
            magnitude.end(),
        )
    return Number(at, end, _whole(low), _whole(high), more=more, chinese=True)


def _is_pair(run: str) -> bool:
    """七八亿 is seven to eight; 二三 in a longer run of digits is not."""
    return all(c in MAGNITUDES for c in run[2:])


def magnitude_value(text: str) -> float:
    """万亿 → 1e12, 千万 → 1e7."""
    value = 1.0
    for char in text:
        value *= MAGNITUDES[char]
    return value


def chinese_value(text: str) -> float:
    """The value of a Chinese numeral: 二十八 → 28, 百万 → 1e6, 一千零五十 → 1050, 二〇二三 → 2023."""
    if not any(c in MAGNITUDES for c in text):
        return float("".join(str(int(DIGITS[c])) for c in text))
    total, section, digit = 0.0, 0.0, None
    for char in text:
        if char in PLACES:
            section += (1 if digit is None else digit) * PLACES[char]
            digit = None
        elif char in GROUPS:
            section += digit or 0
            if char == "亿" or not total:
                total = (total + section or 1) * GROUPS[char]
            else:
                total += (section or 1) * GROUPS[char]
            section, digit = 0.0, None
        elif DIGITS[char]:
            digit = DIGITS[char]
    return total + section + (digit or 0)


def _whole(value: float) -> float:
    """Round what the floating point added: 10.2 * 10000 is 102000."""
    return round(value, 6) if abs(value) < 1e15 else value
