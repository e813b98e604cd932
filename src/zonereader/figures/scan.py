"""Quantities in a passage, from left to right: dates, what is no figure, then numbers with their unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from zonereader.figures.dates import date_at
from zonereader.figures.numerals import CHINESE, DIGITS, Number, chinese_value, number_at
from zonereader.figures.speech import Measured, counts_nothing, idiom_end
from zonereader.figures.units import Unit, unit_at
from zonereader.figures.words import word_list, word_set
from zonereader.model import Approx, Figure, Kind

# Qualifiers that touch the number and belong to the span, the longest first.
LEFT = {
    "不超过": Approx.UNDER,
    "不高于": Approx.UNDER,
    "不多于": Approx.UNDER,
    "不少于": Approx.OVER,
    "不低于": Approx.OVER,
    "超过": Approx.OVER,
    "多于": Approx.OVER,
    "高达": Approx.EXACT,
    "大约": Approx.ABOUT,
    "将近": Approx.NEAR,
    "接近": Approx.NEAR,
    "不到": Approx.UNDER,
    "不足": Approx.UNDER,
    "未满": Approx.UNDER,
    "逾": Approx.OVER,
    "超": Approx.OVER,
    "过": Approx.OVER,
    "近": Approx.NEAR,
    "约": Approx.ABOUT,
}
OUTSIDE = frozenset({"高达", "大约", "将近", "接近", "未满", "多于"})
"""Qualify the value, but are words of their own: the span leaves them out."""

RIGHT = {
    "以上": Approx.OVER,
    "以下": Approx.UNDER,
    "左右": Approx.ABOUT,
    "上下": Approx.ABOUT,
    "余": Approx.OVER,
    "多": Approx.OVER,
    "+": Approx.OVER,
}
NOT_RIGHT = (
    "左右两",
    "左右手",
    "上下游",
    "多功能",
    "多样",
    "多层",
    "多边",
    "多元化",
    "余热",
    "以上海",
    "以下简称",
    "以下措施",
)
_DISTANT = re.compile("(?:大概|大约|约(?![束定见请谈会])|将近|接近)[^\\d，。；：,;、]{0,8}+$")

START = re.compile(rf"[\d{CHINESE}数几半±\-]|百分之|第|前|翻")
_RANGE = re.compile("[-—–~～至到]{1,2}")
_SIZE = re.compile(
    r"\d{1,8}+(?:\.\d{1,6}+)?(?:m|cm|mm|米|厘米|毫米)?[×xX*✕](?:\d{1,8}+(?:\.\d{1,6}+)?)(?:m|cm|mm|米|厘米|毫米)?"
)
_PATTERN_NAME = re.compile(r"[\dN](?:[+＋][\dNX]{1,3}){1,8}+")
_RANK = re.compile(rf"第([\d{CHINESE}]{{1,6}}+)")
_FRONT = re.compile(rf"前([\d{CHINESE}]{{1,5}}+)")
_CODE = re.compile(r"\d{1,12}+(?:[-.:]\d{1,6}){0,4}+(?![\d个家项万亿%名人])")
_FRACTION = re.compile(rf"([{CHINESE}\d]{{1,8}}+)分之([{CHINESE}\d]{{1,8}}+)")
_HUNDREDTHS = re.compile(
    rf"百分之([{CHINESE}]{{1,8}}+(?:点[零〇一二三四五六七八九]{{1,6}}+)?|\d{{1,6}}+(?:\.\d{{1,6}}+)?)"
)
_DOUBLED = re.compile("翻了?([一二两三四\\d])番")

PLACED = re.compile(
    "(?:居|位|列|排|名|获|保持|始终|跃|进|跻|全国|全球|全省|全市|世界|行业|亚洲|国内|蝉联|夺|得|为|省|市|区|前)[^，。；,;]{0,8}+$"
)
STRONG_RANK_END = "位名"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and its qualifiers, before it becomes a figure."""

    start: int
    end: int
    low: float | None
    high: float | None
    kind: Kind
    unit: str | None
    approx: Approx


def fold(text: str) -> str:
    """``text`` with full-width digits, letters and signs made narrow, code point for code point."""
    return "".join(_narrow(c) for c in text)


def _narrow(char: str) -> str:
    if "！" <= char <= "～" and char not in "，；：！？（）":
        narrow = unicodedata.normalize("NFKC", char)
        return narrow if len(narrow) == 1 else char
    return "%" if char == "﹪" else char


def scan(text: str) -> Iterator[Figure]:
    """Every quantity of ``text`` in order, none overlapping, without labels."""
    folded = fold(text)
    at = 0
    while (start := START.search(folded, at)) is not None:
        found = _quantity(folded, start.start(), at)
        if isinstance(found, Quantity):
            yield _figure(text, found)
            at = found.end
        else:
            at = max(found, start.start() + 1)


def _figure(text: str, found: Quantity) -> Figure:
    return Figure(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        kind=found.kind,
        low=_plain(found.low),
        high=_plain(found.high),
        unit=found.unit,
        approx=found.approx,
    )


def _plain(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


def _quantity(text: str, at: int, floor: int) -> Quantity | int:
    """The quantity at ``at``; else where to look on. ``floor`` is the end of the one before."""
    end = date_at(text, _date_start(text, at, floor))
    if end is not None and end > at:
        return Quantity(_date_start(text, at, floor), end, None, None, Kind.DATE, None, Approx.EXACT)
    for special in (_pattern_name, _size, _doubled, _hundredths, _fraction, _rank):
        found = special(text, at)
        if found is not None:
            return found if isinstance(found, int) else _qualified(text, found, floor)
    return _counted(text, at, floor)


def _date_start(text: str, at: int, floor: int) -> int:
    """Dates may begin with a word: 今年6月."""
    if at - 2 >= floor and text[at - 1] == "年" and text[at - 2] in "今去明前后当次同翌":
        return at - 2
    return at


def _pattern_name(text: str, at: int) -> int | None:
    """1+1+N and the like name a scheme."""
    found = _PATTERN_NAME.match(text, at)
    return found.end() if found else None


def _size(text: str, at: int) -> Quantity | None:
    found = _SIZE.match(text, at)
    if not found or _glued(text, at):
        return None
    units = re.findall("m|cm|mm|米|厘米|毫米", found[0])
    unit = "×".join(units) if units else None
    return Quantity(at, found.end(), None, None, Kind.OTHER, unit, Approx.EXACT)


def _doubled(text: str, at: int) -> Quantity | None:
    found = _DOUBLED.match(text, at)
    if not found:
        return None
    times = 2 ** (DIGITS.get(found[1]) or float(found[1]))
    return Quantity(at, found.end(), times, times, Kind.MULTIPLE, "x", Approx.EXACT)


def _hundredths(text: str, at: int) -> Quantity | None:
    found = _HUNDREDTHS.match(text, at)
    if not found:
        return None
    number = number_at(text, found.start(1))
    value = number.low if number else float(found[1])
    return Quantity(at, found.end(), value, value, Kind.PERCENT, "%", Approx.EXACT)


def _fraction(text: str, at: int) -> Quantity | int | None:
    """三分之一 is a third, given in percent."""
    found = _FRACTION.match(text, at)
    if not found:
        return None
    below, above = _value(found[1]), _value(found[2])
    if not below:
        return found.end()
    share = above / below * 100
    return Quantity(at, found.end(), share, share, Kind.PERCENT, "%", Approx.EXACT)


def _value(numeral: str) -> float:
    return (
        float(numeral)
        if numeral.isdecimal()
        else chinese_value("".join(c for c in numeral if c in CHINESE) or "零")
    )


def _rank(text: str, at: int) -> Quantity | int | None:
    """A place: 第3位, 第二, 前10强, 32强; a thing in a series (第三次, 第6代) is none."""
    found = _RANK.match(text, at)
    if found:
        is_version = text[found.end() : found.end() + 1] == "." and text[found.end() - 1].isascii()
        return found.end() + 2 if is_version else _place(text, at, found)
    front = _FRONT.match(text, at)
    if front and not front[1].startswith(("一", "百", "千", "万")):
        return _front_places(text, at, front)
    return None


def _place(text: str, at: int, found: re.Match[str]) -> Quantity | int:
    value, end = _value(found[1]), found.end()
    if text[end : end + 1] in STRONG_RANK_END and text[end : end + 1]:
        return Quantity(at, end + 1, value, value, Kind.RANK, "rank", Approx.EXACT)
    following = text[end : end + 4]
    ends_here = not following or not following[0].isalnum()
    placed = PLACED.search(text[max(0, at - 14) : at]) is not None
    if placed and (ends_here or not following.startswith(word_list("series"))):
        return Quantity(at, end, value, value, Kind.RANK, "rank", Approx.EXACT)
    return end


def _front_places(text: str, at: int, front: re.Match[str]) -> Quantity | int | None:
    last, end = _value(front[1]), front.end()
    if text[end : end + 1] in ("名", "强", "位") and text[end : end + 1]:
        return Quantity(at, end + 1, 1, last, Kind.RANK, "rank", Approx.EXACT)
    ends_here = end >= len(text) or not (text[end].isalnum() or text[end] in ".%")
    if ends_here and PLACED.search(text[max(0, at - 10) : at]):
        return Quantity(at, end, 1, last, Kind.RANK, "rank", Approx.EXACT)
    return None


def _glued(text: str, at: int) -> bool:
    """Whether the digits at ``at`` are the tail of a code or name: A6, Q.4160, ISO-1, +1."""
    before = text[at - 1] if at else ""
    if before.isascii() and (before.isalnum() or before in "._/+"):
        return True
    if before == " " and at > 1 and text[at - 2].isascii() and text[at - 2].isalpha():
        return _CODE.match(text, at) is not None
    return before == "-" and at > 1 and text[at - 2].isascii() and text[at - 2].isalnum()


def _counted(text: str, at: int, floor: int) -> Quantity | int:
    """A number with a unit, perhaps a range; else where to go on looking."""
    signed = text[at] in "±-"
    number = number_at(text, at + signed)
    if number is None:
        return at + 1
    if _glued(text, at) or (signed and _follows_number(text, at)):
        return number.end
    skip = idiom_end(text, at) if number.chinese else 0
    if skip:
        return skip
    found = _with_unit(text, at, number)
    return found if isinstance(found, int) else _qualified(text, found, floor)


def _with_unit(text: str, at: int, number: Number) -> Quantity | int:
    """``number`` with its unit, or with a second number and theirs; else where to go on looking."""
    sign = -1 if text[at] == "-" else 1
    measured = _measured(text, number)
    ranged = _range(text, number, measured)
    if ranged is not None:
        second, unit_end, unit, word = ranged
        low = sign * number.low * (measured[1].scale if measured else unit.scale)
        values = (low, second.high * unit.scale)
        return _made(text, at, (unit_end, values, unit, word), (number, second))
    if measured is None:
        return _strong(text, at, number)
    unit_end, unit, word = measured
    if counts_nothing(Measured(text, number, unit, word)):
        return number.end
    values = (sign * number.low * unit.scale, sign * number.high * unit.scale)
    return _made(text, at, (unit_end, values, unit, word), (number,))


def _follows_number(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    return (before.isascii() and before.isalnum()) or before in tuple(")）%”’℃")


def _strong(text: str, at: int, number: Number) -> Quantity | int:
    """500强: the first five hundred."""
    if text[number.end : number.end + 1] == "强" and number.low >= 3:
        return Quantity(at, number.end + 1, 1, number.high, Kind.RANK, "rank", Approx.EXACT)
    return number.end


def _measured(text: str, number: Number) -> tuple[int, Unit, str] | None:
    """The unit behind a number: its end, what it means, and the words."""
    found = unit_at(text, number.end)
    if found is None and text[number.end : number.end + 1] == " ":
        spaced = unit_at(text, number.end + 1)
        if spaced and spaced[0][0].isascii():
            return number.end + 1 + len(spaced[0]), spaced[1], spaced[0]
    if found is None:
        return None
    word, unit = found
    return number.end + len(word), unit, word


def _range(
    text: str, first: Number, measured: tuple[int, Unit, str] | None
) -> tuple[Number, int, Unit, str] | None:
    """The second number of 70%-80% or 5至8公里, with the unit of both."""
    at = measured[0] if measured else first.end
    dash = _RANGE.match(text, at)
    if not dash:
        return None
    after = dash.end()
    if dash[0] == "-" and text[after : after + 1] == "-":
        after += 1
    negative = text[after : after + 1] == "-"
    second = number_at(text, after + negative)
    if second is None:
        return None
    own = _measured(text, second)
    if (
        own is None
        or own[2] in word_set("names")
        or (measured is not None and measured[1].kind is not own[1].kind)
    ):
        return None
    if first.chinese != second.chinese:
        return None
    return second, own[0], own[1], own[2]


Measure = tuple[int, tuple[float, float], Unit, str]


def _made(text: str, at: int, measure: Measure, numbers: tuple[Number, ...]) -> Quantity:
    """The quantity of a number and unit, a rate where the unit goes on with /."""
    end, (low, high), unit, word = measure
    last = numbers[-1]
    if len(numbers) == 2 and not any(c in "万亿" for c in text[numbers[0].start : numbers[0].end]):
        low = same_magnitude(text[last.start : last.end], low)
    start = at
    per = _per(text, end)
    if per and unit.kind is not Kind.PERCENT:
        plain = low / unit.scale, high / unit.scale
        return Quantity(start, end + len(per), *plain, Kind.RATE, word + per, Approx.EXACT)
    if low > high:
        low, high = high, low
    more = any(number.more for number in numbers)
    about = len(numbers) == 1 and last.chinese and last.low < last.high
    approx = Approx.OVER if more else Approx.ABOUT if about else Approx.EXACT
    return Quantity(start, end, significant(low), significant(high), unit.kind, unit.canonical, approx)


def _per(text: str, at: int) -> str:
    """The rest of a compound unit: /吨, /万人; empty where none stands at ``at``."""
    if text[at : at + 1] != "/":
        return ""
    scale = text[at + 1] if text[at + 1 : at + 2] in ("万", "千", "百") else ""
    after = at + 1 + len(scale)
    found = unit_at(text, after)
    word = found[0] if found else next((w for w in PER_WORDS if text.startswith(w, after)), "")
    return f"/{scale}{word}" if word else ""


PER_WORDS = ("月", "时", "度", "Nm³", "h", "s", "d", "min", "人")


def same_magnitude(last: str, low: float) -> float:
    """10至20万元: the magnitude stands once, behind the ``last`` number, for both."""
    for name, value in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if name in last:
            return low * value
    return low


def significant(value: float) -> float:
    """Ten significant digits more than any page prints."""
    return float(f"{value:.15g}")


def _qualified(text: str, found: Quantity, floor: int) -> Quantity:
    """Take in the qualifiers that touch on both sides, and heed those at a distance."""
    start, end, approx = found.start, found.end, found.approx
    for word, meaning in LEFT.items():
        at = start - len(word)
        if at >= floor and text.startswith(word, at) and _is_qualifier(text, at, word, found):
            approx = meaning if meaning is not Approx.EXACT else approx
            start = start if word in OUTSIDE else at
            break
    for word, meaning in RIGHT.items():
        if (
            text.startswith(word, end)
            and not text.startswith(NOT_RIGHT, end)
            and _may_follow(text, end, word)
        ):
            return Quantity(start, end + len(word), found.low, found.high, found.kind, found.unit, meaning)
    if approx is Approx.EXACT and start == found.start and found.kind is not Kind.RANK:
        approx = _distant(text[max(floor, start - 12) : start])
    return Quantity(start, end, found.low, found.high, found.kind, found.unit, approx)


def _distant(before: str) -> Approx:
    found = _DISTANT.search(before)
    if not found:
        return Approx.EXACT
    return Approx.NEAR if found[0].startswith(("将近", "接近")) else Approx.ABOUT


def _is_qualifier(text: str, at: int, word: str, found: Quantity) -> bool:
    """近5年 means the last five years; 经过, 通过 and 合约 are words."""
    before = text[at - 1] if at else ""
    if word == "近" and found.kind is Kind.DURATION and found.unit in ("year", "month", "d", "week"):
        return before in "将接最靠" and before != ""
    if word == "过":
        return before not in "经通超度走路越跨翻跳见" and found.kind in (Kind.MONEY, Kind.PERCENT, Kind.COUNT)
    if word == "约":
        return before not in "合契签节预违条公履制"
    return not (word in ("超", "近") and before in "最附邻靠")


def _may_follow(text: str, end: int, word: str) -> bool:
    if word == "+":
        return not text[end + 1 : end + 2].isalnum()
    return word != "多" or text[end - 1] not in "，。"
