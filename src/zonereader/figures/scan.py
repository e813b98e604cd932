"""Quantities in a passage, from left to right: dates, what is no figure, then numbers with their unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from zonereader.figures.dates import date_at
from zonereader.figures.numerals import CHINESE, DIGITS, Number, chinese_value, number_at
from zonereader.figures.speech import Measured, counts_nothing, idiom_end
from zonereader.figures.units import Measure, measure_at, per_at
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
    "低于": Approx.UNDER,
    "少于": Approx.UNDER,
    "小于": Approx.UNDER,
    "至多": Approx.UNDER,
    "大于": Approx.OVER,
    "至少": Approx.OVER,
    "少说": Approx.OVER,
    "逾": Approx.OVER,
    "超": Approx.OVER,
    "过": Approx.OVER,
    "近": Approx.NEAR,
    "约": Approx.ABOUT,
}
OUTSIDE = frozenset(
    ("高达", "大约", "将近", "接近", "未满", "多于", "低于", "少于", "小于", "至多", "大于", "至少", "少说")
)
"""Qualify the value, but are words of their own: the span leaves them out."""

RIGHT = {
    "及以上": Approx.OVER,
    "及以下": Approx.UNDER,
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
_DISTANT = re.compile(
    "(?:大概|大约|(?<![签合契预违条公节制续])约(?![束定见请谈会])|将近|接近)[^\\d，。；：,;、]{0,8}+$|约占[^\\d，。；：,;、]{0,20}+$"
)

START = re.compile(
    rf"[\d{CHINESE}数几半±\-]|(?<![以线网路会台船车马地市场海])上(?=[百千万亿])(?!百分|万分|千分)"
    r"|百分之|第|前|翻"
)
_SIGN = re.compile("零下(?=[\\d一二两三四五六七八九十])|[±-]")
_RANGE = re.compile("[-—–~～至到]{1,2}")
_FROM = re.compile("[从由][^，。；,;]{0,10}$")
_CLOCK = re.compile(
    r"(?:(?P<h>\d{1,3})个?小时(?P<hm>\d{1,2})分钟?(?:(?P<hs>\d{1,2})秒)?|(?P<m>\d{1,3})分钟?(?P<s>\d{1,2})秒)"
)
_SIZE = re.compile(
    r"\d{1,8}+(?:\.\d{1,6}+)?(?:m|cm|mm|米|厘米|毫米)?[×xX*✕](?:\d{1,8}+(?:\.\d{1,6}+)?)(?:m|cm|mm|米|厘米|毫米)?"
)
_PATTERN_NAME = re.compile(r"[\dN](?:[+＋][\dNX]{1,3}){1,8}+")
_RANK = re.compile(rf"第(\d{{1,3}},\d{{3}}(?!\d)|[\d{CHINESE}]{{1,6}}+)")
_FRONT = re.compile(rf"前([\d{CHINESE}]{{1,5}}+)")
_CODE = re.compile(r"\d{1,12}+(?:[-.:]\d{1,6}){0,4}+(?![\d个家项万亿%名人])")
_FRACTION = re.compile(rf"([{CHINESE}\d]{{1,8}}+)分之([{CHINESE}\d]{{1,8}}+)")
_HUNDREDTHS = re.compile(
    rf"百分之([{CHINESE}]{{1,8}}+(?:点[零〇一二三四五六七八九]{{1,6}}+)?|\d{{1,6}}+(?:\.\d{{1,6}}+)?)"
)
_COINS = re.compile("([一二三四五六七八九两])角([一二三四五六七八九])分")
_DOUBLED = re.compile("翻了?([一二两三四\\d])番")

PLACED = re.compile(
    "(?:居|位|列|排|名|获|保持|始终|跃|进|跻|全国|全球|全省|全市|世界|行业|亚洲|国内|单项|总分|得分|蝉联|夺|得|为|省|市|区|前)[^，。；,;]{0,8}+$"
)
STRONG_RANK_END = "位名"


class Quantity(NamedTuple):
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
    return text.translate(_NARROW) if _WIDE.search(text) else text


_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide) not in "，；：！？（）"}
_NARROW[ord("﹪")] = ord("%")
_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _NARROW)))}]")


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
    start = _date_start(text, at, floor)
    end = date_at(text, start)
    if end is not None and end > at:
        return Quantity(start, end, None, None, Kind.DATE, None, Approx.EXACT)
    for special in _specials(text[at]):
        found = special(text, at)
        if found is not None:
            return found if isinstance(found, int) else _qualified(text, found, floor)
    return _counted(text, at, floor)


def _date_start(text: str, at: int, floor: int) -> int:
    """Dates may begin with a word: 今年6月, 本月20日, 上世纪50年代."""
    found = _DATE_WORD.search(text, max(floor, at - 3), at)
    return found.start() if found else at


_DATE_WORD = re.compile("(?:[今去明前后当次同翌]年|[上下本当次]月|[上本]世纪)$")


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


def _clock(text: str, at: int) -> Quantity | None:
    """1小时3分28秒 is one duration, in the smallest unit named."""
    found = _CLOCK.match(text, at)
    if not found or _glued(text, at):
        return None
    hours, minutes = int(found["h"] or 0), int(found["hm"] or found["m"] or 0)
    seconds = found["hs"] or found["s"]
    value = 60 * hours + minutes if seconds is None else 3600 * hours + 60 * minutes + int(seconds)
    unit = "min" if seconds is None else "s"
    return Quantity(at, found.end(), value, value, Kind.DURATION, unit, Approx.EXACT)


def _coins(text: str, at: int) -> Quantity | None:
    """四角七分 is 0.47 yuan."""
    found = _COINS.match(text, at)
    if not found:
        return None
    value = round(DIGITS[found[1]] / 10 + DIGITS[found[2]] / 100, 2)
    return Quantity(at, found.end(), value, value, Kind.MONEY, "CNY", Approx.EXACT)


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
    digits = numeral.replace(",", "")
    if digits.isdecimal():
        return float(digits)
    return chinese_value("".join(c for c in numeral if c in CHINESE) or "零")


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


_IN_NUMERALS = (_pattern_name, _size, _clock, _fraction)
_BY_CHARACTER: Mapping[str, tuple[Callable[[str, int], Quantity | int | None], ...]] = MappingProxyType(
    dict.fromkeys(CHINESE, (_fraction,))
    | dict.fromkeys("一二三四五六七八九两", (_coins, _fraction))
    | {"百": (_hundredths, _fraction), "翻": (_doubled,), "第": (_rank,), "前": (_rank,)}
)


def _specials(first: str) -> tuple[Callable[[str, int], Quantity | int | None], ...]:
    """What is no plain number with its unit and may begin with this character, in the order of trying."""
    return _IN_NUMERALS if first.isdecimal() else _BY_CHARACTER.get(first, ())


def _glued(text: str, at: int) -> bool:
    """Whether the digits at ``at`` are the tail of a code or name: A6, Q.4160, ISO-1, +1."""
    if not at:
        return False
    before, further = text[at - 1], text[at - 2 : at - 1]
    if not before.isascii():
        return False
    if before.isalnum() or before in "._+":
        return True
    if before in "/-":
        return further.isascii() and further.isalnum()
    if before == " " and further.isascii() and further.isalpha():
        return _CODE.match(text, at) is not None
    return False


def _counted(text: str, at: int, floor: int) -> Quantity | int:
    """A number with a unit, perhaps a range; else where to go on looking."""
    sign = _SIGN.match(text, at)
    number = number_at(text, sign.end() if sign else at)
    if number is None:
        return sign.end() if sign else at + 1
    if _glued(text, at) or (sign and _follows_number(text, at)):
        return number.end
    skip = idiom_end(text, at) if number.chinese else 0
    if skip:
        return skip
    found = _with_unit(text, at, number)
    return found if isinstance(found, int) else _qualified(text, found, floor)


def _with_unit(text: str, at: int, number: Number) -> Quantity | int:
    """``number`` with its unit, or with a second number and theirs; else where to go on looking."""
    sign = -1 if text[at] in "-零" and at < number.start else 1
    measure = measure_at(text, number.end)
    ranged = _range(text, number, measure)
    if ranged is not None:
        second, other = ranged
        low = number.low * (measure or other).unit.scale
        if measure is None and not any(c in "万亿" for c in text[number.start : number.end]):
            low = same_magnitude(text[second.start : second.end], low)
        return _made(
            text, at, other._replace(low=sign * low, high=second.high * other.unit.scale), (number, second)
        )
    if measure is None:
        return _strong(text, at, number)
    if measure.extra is None and counts_nothing(Measured(text, number, measure.unit, measure.word)):
        return number.end
    extra = measure.extra or 0.0
    low, high = ((value + extra) * measure.unit.scale * sign for value in (number.low, number.high))
    return _made(text, at, measure._replace(low=low, high=high), (number,))


def _follows_number(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    return (before.isascii() and before.isalnum()) or before in tuple(")）%”’℃")


def _strong(text: str, at: int, number: Number) -> Quantity | int:
    """500强: the first five hundred."""
    if text[number.end : number.end + 1] == "强" and number.low >= 3:
        return Quantity(at, number.end + 1, 1, number.high, Kind.RANK, "rank", Approx.EXACT)
    return number.end


def _range(text: str, first: Number, measure: Measure | None) -> tuple[Number, Measure] | None:
    """The second number of 70%-80% or 5至8公里, with the unit of both; from 7% to 35% are two figures."""
    at = measure.end if measure else first.end
    dash = _RANGE.match(text, at)
    if not dash:
        return None
    after = dash.end()
    if dash[0] == "-" and text[after : after + 1] == "-":
        after += 1
    second = number_at(text, after + (text[after : after + 1] == "-"))
    other = measure_at(text, second.end) if second else None
    if second is None or other is None or other.word in word_set("names"):
        return None
    if measure is not None and (
        measure.unit.kind is not other.unit.kind or _is_change(text, first, dash[0], other)
    ):
        return None
    return (second, other) if first.chinese == second.chinese else None


def _is_change(text: str, first: Number, dash: str, other: Measure) -> bool:
    """从7%到35%, 11种到37种: how something changed, unless it tells between which bounds it lies."""
    if dash not in ("到", "至") or text.startswith(("不等", "之间"), other.end):
        return False
    if dash == "到" and other.unit.kind is Kind.COUNT:
        return True
    return _FROM.search(text[max(0, first.start - 14) : first.start]) is not None


def _made(text: str, at: int, measure: Measure, numbers: tuple[Number, ...]) -> Quantity:
    """The quantity of a number and unit, a rate where the unit goes on with /."""
    end, unit, low, high = measure.end, measure.unit, measure.low, measure.high
    per = per_at(text, end)
    if per and unit.kind is not Kind.PERCENT:
        plain = low / unit.scale, high / unit.scale
        return Quantity(at, end + len(per), *plain, Kind.RATE, measure.word + per, Approx.EXACT)
    if low > high:
        low, high = high, low
    approx = next(
        (a for a in (measure.approx, *(n.approx for n in numbers)) if a is not Approx.EXACT), Approx.EXACT
    )
    if approx is Approx.EXACT and len(numbers) == 1 and numbers[0].low < numbers[0].high:
        approx = Approx.ABOUT
    return Quantity(at, end, significant(low), significant(high), unit.kind, unit.canonical, approx)


def same_magnitude(last: str, low: float) -> float:
    """10至20万元: the magnitude stands once, behind the ``last`` number, for both."""
    return next(
        (low * value for name, value in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)) if name in last), low
    )


def significant(value: float) -> float:
    """Ten significant digits more than any page prints."""
    return float(f"{value:.15g}")


def _qualified(text: str, found: Quantity, floor: int) -> Quantity:
    """Take in the qualifiers that touch on both sides, and heed those at a distance."""
    start, end, approx = found.start, found.end, found.approx
    left = _LEFT.search(text, max(floor, start - _LONGEST_LEFT), start)
    if left and _is_qualifier(text, left, found):
        approx = LEFT[left[0]] if LEFT[left[0]] is not Approx.EXACT else approx
        start = start if left[0] in OUTSIDE else left.start()
    right = _RIGHT.match(text, end)
    if right:
        return found._replace(start=start, end=right.end(), approx=RIGHT[right[0]])
    if approx is Approx.EXACT and start == found.start and found.kind is not Kind.RANK:
        approx = _distant(text[max(floor, start - 24) : start])
    return found._replace(start=start, approx=approx)


# What makes of a qualifier the end of another word: 经过, 合约, 放大约, 最近.
_NOT_BEHIND = {
    "过": "经通超度走路越跨翻跳见",
    "约": "合契签节预违条公履制",
    "大约": "放扩最巨增",
    "超": "最附邻靠",
    "近": "最附邻靠",
}
_LEFT = re.compile("(?:" + "|".join(f"(?<![{_NOT_BEHIND.get(word, '#')}]){word}" for word in LEFT) + ")$")
_LONGEST_LEFT = max(map(len, LEFT))
_RIGHT = re.compile(f"(?!{'|'.join(NOT_RIGHT)})(?:及?以上|及?以下|左右|上下|余|多|\\+(?![0-9A-Za-z]))")


def _distant(before: str) -> Approx:
    found = _DISTANT.search(before)
    if not found:
        return Approx.EXACT
    return Approx.NEAR if found[0].startswith(("将近", "接近")) else Approx.ABOUT


_PERIODS = frozenset({"year", "month", "d", "周"})
# 近5年 means the last five years, but 用了近5年 nearly five.
_NEARLY = tuple("将接最靠了达用时经历需耗花有至长由")


def _is_qualifier(text: str, left: re.Match[str], found: Quantity) -> bool:
    word, at = left[0], left.start()
    if word == "近" and found.kind is Kind.DURATION and found.unit in _PERIODS:
        return text.endswith(_NEARLY, 0, at) and not text.startswith(("来", "间", "内"), found.end)
    return word != "过" or found.kind in (Kind.MONEY, Kind.PERCENT, Kind.COUNT)
