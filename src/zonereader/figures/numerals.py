"""Numbers as they are printed: Arabic, with thousands separators, with 万 and 亿, in Chinese, mixed.

All patterns are possessive or bounded: any text is read in time linear in its length.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zonereader.model import Approx

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0.5}
PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}
MAGNITUDES = PLACES | GROUPS

CHINESE = "零〇一二两三四五六七八九十百千万亿"
_ARABIC = re.compile(r"(?:\d{1,3}(?:[,，]\d{3}(?!\d)){1,6}+|\d{1,24}+)(?:\.\d{1,12}+)?")
_MAGNITUDE = re.compile(r"[十百千]?[万亿]{1,2}+|[百千](?=[万亿])")
_CHINESE_RUN = re.compile(f"[{CHINESE}]{{1,16}}+")
_DECIMAL = re.compile("点[零〇一二三四五六七八九]{1,6}+")
# 七八, 一千三四百: two digits that follow each other stand for a range.
_PAIR = re.compile(
    "(?P<head>[零〇一二两三四五六七八九十百千万亿]*[十百千万亿])?(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<tail>[十百千万亿]{0,4})"
)
_VAGUE = re.compile("(?:[数几上成][十百千万亿]{1,3}+)")
_SEVERAL = re.compile("几(?![何率])")
# Behind a number: a few more, or about so many. 来 is one only where it is no word of its own.
_MORE = {"余": Approx.OVER, "多": Approx.OVER, "来": Approx.ABOUT}


class Number(NamedTuple):
    """A number in a text, ``start`` to ``end``; ``low`` < ``high`` for 七八亿.

    ``approx`` is what 余, 多, 来 or 几 inside it say; ``vague`` is a number such as 数十 that has no digit.
    """

    start: int
    end: int
    low: float
    high: float
    approx: Approx = Approx.EXACT
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
        return Number(at, vague.end(), value, value, Approx.OVER, chinese=True, vague=True)
    return _chinese(text, at)


def _arabic(text: str, at: int, match: re.Match[str]) -> Number | None:
    value = float(match[0].replace(",", "").replace("，", ""))
    end, approx = _skip_more(text, match.end())
    magnitude = _MAGNITUDE.match(text, end)
    if magnitude:
        value *= magnitude_value(magnitude[0])
        end = magnitude.end()
        if approx is Approx.EXACT:
            end, approx = _skip_more(text, end)
    value = _whole(value)
    return Number(at, end, value, value, approx)


def _skip_more(text: str, at: int) -> tuple[int, Approx]:
    """Step over 余, 多 or 来 behind a number, unless it begins a word of its own."""
    found = _MORE.get(text[at : at + 1])
    if found is None or text.startswith(NOT_MORE, at):
        return at, Approx.EXACT
    return at + 1, found


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
    "来自",
    "来到",
    "来临",
    "来源",
    "来访",
    "来看",
    "来说",
    "来华",
    "来宾",
    "来，",
    "来,",
    "来。",
)


def _chinese(text: str, at: int) -> Number | None:
    run = _CHINESE_RUN.match(text, at)
    if not run:
        return None
    low, high, end, approx = _run_value(text, run)
    if approx is Approx.EXACT:
        end, approx = _skip_more(text, end)
        magnitude = _MAGNITUDE.match(text, end) if approx is not Approx.EXACT else None
        if magnitude:
            scale = magnitude_value(magnitude[0])
            low, high, end = low * scale, high * scale, magnitude.end()
    return Number(at, end, _whole(low), _whole(high), approx, chinese=True)


def _run_value(text: str, run: re.Match[str]) -> tuple[float, float, int, Approx]:
    """Least and greatest value of a run of numerals, its end, and what 几 behind it says."""
    pair, decimal = _PAIR.fullmatch(run[0]), _DECIMAL.match(text, run.end())
    if pair and DIGITS[pair["low"]] + 1 == DIGITS[pair["high"]] and (pair["tail"] or _ends_number(run)):
        head = pair["head"] or ""
        low, high = (chinese_value(head + pair[digit] + pair["tail"]) for digit in ("low", "high"))
        return low, high, run.end(), Approx.EXACT
    value = chinese_value(run[0])
    if decimal:
        fraction = sum(DIGITS[c] / 10**place for place, c in enumerate(decimal[0][1:], start=1))
        magnitude = _MAGNITUDE.match(text, decimal.end())
        scale = magnitude_value(magnitude[0]) if magnitude else 1.0
        value = (value + round(fraction, 6)) * scale
        return value, value, magnitude.end() if magnitude else decimal.end(), Approx.EXACT
    if run[0].endswith("十") and _SEVERAL.match(text, run.end()):
        return value + 1, value + 9, run.end() + 1, Approx.ABOUT
    return value, value, run.end(), Approx.EXACT


def _ends_number(run: re.Match[str]) -> bool:
    """二三 at the end of 一九二三 is no pair; behind a place or at the beginning it is."""
    return len(run[0]) == 2 or run[0][-3] in MAGNITUDES


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
