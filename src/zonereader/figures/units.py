"""Units and measure words: one line each, longest match wins.

To add a unit, add it to the table of its kind: the words as printed, the canonical unit, and the scale
that leads to it. Measure words stand in resources/figures.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from zonereader.figures.numerals import DIGITS
from zonereader.figures.words import word_list
from zonereader.model import Approx, Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word after a number makes of it; value in ``canonical`` = number * ``scale``."""

    kind: Kind
    canonical: str
    scale: float = 1.0


# kind: (canonical unit, {words: scale}); a canonical unit of "" stands for the words themselves.
TABLES: tuple[tuple[Kind, str, dict[str, float]], ...] = (
    (
        Kind.MONEY,
        "CNY",
        {"元": 1, "块钱": 1, "人民币": 1, "元人民币": 1, "角": 0.1, "角钱": 0.1, "毛钱": 0.1, "分钱": 0.01},
    ),
    (Kind.MONEY, "USD", {"美元": 1, "美金": 1}),
    (Kind.MONEY, "EUR", {"欧元": 1}),
    (Kind.MONEY, "JPY", {"日元": 1}),
    (Kind.MONEY, "HKD", {"港元": 1, "港币": 1}),
    (Kind.MONEY, "GBP", {"英镑": 1}),
    (Kind.MONEY, "KRW", {"韩元": 1}),
    (Kind.MONEY, "TWD", {"新台币": 1}),
    (Kind.MONEY, "SGD", {"新加坡元": 1, "新元": 1}),
    (Kind.MONEY, "AUD", {"澳元": 1}),
    (Kind.MONEY, "CAD", {"加元": 1}),
    (Kind.MONEY, "CHF", {"瑞士法郎": 1}),
    (Kind.MONEY, "RUB", {"卢布": 1}),
    (Kind.MONEY, "MOP", {"澳门元": 1, "澳门币": 1}),
    (Kind.MONEY, "MYR", {"林吉特": 1}),
    (Kind.MONEY, "KZT", {"坚戈": 1}),
    (Kind.MONEY, "THB", {"泰铢": 1}),
    (Kind.MONEY, "VND", {"越南盾": 1}),
    (Kind.MONEY, "INR", {"卢比": 1, "印度卢比": 1}),
    (Kind.MONEY, "SAR", {"里亚尔": 1, "沙特里亚尔": 1}),
    (Kind.MONEY, "AED", {"迪拉姆": 1}),
    (Kind.MONEY, "BRL", {"雷亚尔": 1}),
    (Kind.MONEY, "ZAR", {"兰特": 1}),
    (Kind.MONEY, "SEK", {"瑞典克朗": 1}),
    (Kind.MONEY, "NZD", {"新西兰元": 1}),
    (Kind.PERCENT, "%", {"%": 1, "成": 10}),
    (Kind.PERCENT, "pp", {"个百分点": 1, "百分点": 1}),
    (
        Kind.AREA,
        "m2",
        {
            "亩": 2000 / 3,
            "公顷": 10000,
            "平方米": 1,
            "平米": 1,
            "平方公里": 1e6,
            "平方千米": 1e6,
            "平方厘米": 1e-4,
            "㎡": 1,
            "m²": 1,
            "m2": 1,
            "km²": 1e6,
            "cm²": 1e-4,
            "平方英尺": 0.09290304,
        },
    ),
    (
        Kind.LENGTH,
        "m",
        {
            "米": 1,
            "公里": 1000,
            "千米": 1000,
            "分米": 0.1,
            "厘米": 0.01,
            "毫米": 0.001,
            "微米": 1e-6,
            "纳米": 1e-9,
            "海里": 1852,
            "英里": 1609.344,
            "英尺": 0.3048,
            "英寸": 0.0254,
            "延米": 1,
            "华里": 500,
            "km": 1000,
            "cm": 0.01,
            "mm": 0.001,
            "μm": 1e-6,
            "nm": 1e-9,
            "m": 1,
        },
    ),
    (
        Kind.MASS,
        "t",
        {
            "吨": 1,
            "公吨": 1,
            "公斤": 0.001,
            "千克": 0.001,
            "斤": 0.0005,
            "克": 1e-6,
            "毫克": 1e-9,
            "微克": 1e-12,
            "kg": 0.001,
            "mg": 1e-9,
            "载重吨": 1,
        },
    ),
    (
        Kind.POWER,
        "W",
        {
            "瓦": 1,
            "瓦特": 1,
            "千瓦": 1e3,
            "兆瓦": 1e6,
            "吉瓦": 1e9,
            "W": 1,
            "kW": 1e3,
            "KW": 1e3,
            "MW": 1e6,
            "GW": 1e9,
            "TW": 1e12,
        },
    ),
    (
        Kind.ENERGY,
        "Wh",
        {
            "千瓦时": 1e3,
            "千瓦·时": 1e3,
            "兆瓦时": 1e6,
            "吉瓦时": 1e9,
            "瓦时": 1,
            "Wh": 1,
            "kWh": 1e3,
            "MWh": 1e6,
            "GWh": 1e9,
        },
    ),
    (Kind.DURATION, "d", {"天": 1, "日": 1, "个工作日": 1, "工作日": 1, "个昼夜": 1, "昼夜": 1}),
    (Kind.DURATION, "h", {"小时": 1, "个小时": 1, "个多小时": 1, "学时": 1, "课时": 1}),
    (Kind.DURATION, "min", {"分钟": 1, "刻钟": 15}),
    (Kind.DURATION, "s", {"秒": 1, "秒钟": 1, "毫秒": 0.001, "微秒": 1e-6, "纳秒": 1e-9}),
    (Kind.DURATION, "month", {"个月": 1}),
    (Kind.DURATION, "year", {"年": 1, "周年": 1, "载": 1, "个年头": 1}),
    (Kind.DURATION, "", {"周": 1, "个星期": 1, "星期": 1}),
    (Kind.MULTIPLE, "x", {"倍": 1}),
    (
        Kind.OTHER,
        "",
        dict.fromkeys(
            [
                "岁",
                "周岁",
                "℃",
                "°C",
                "摄氏度",
                "度",
                "立方米",
                "标方",
                "标准立方米",
                "方",
                "千升",
                "吨公里",
                "人公里",
                "万立方米",
                "m³",
                "m3",
                "升",
                "毫升",
                "微升",
                "立方厘米",
                "L",
                "ml",
                "mL",
                "桶油当量",
                "赫兹",
                "Hz",
                "kHz",
                "MHz",
                "GHz",
                "兆赫",
                "千赫",
                "吉赫",
                "兆帕",
                "千帕",
                "帕",
                "MPa",
                "kPa",
                "Pa",
                "分贝",
                "dB",
                "伏",
                "千伏",
                "伏特",
                "V",
                "kV",
                "安",
                "安培",
                "‰",
                "ppm",
                "ppb",
                "千安",
                "毫安",
                "安时",
                "毫安时",
                "mAh",
                "Ah",
                "牛",
                "千牛",
                "牛米",
                "马力",
                "流明",
                "勒克斯",
                "尼特",
                "像素",
                "bps",
                "Mbps",
                "Gbps",
                "Tbps",
                "比特",
                "字节",
                "KB",
                "MB",
                "GB",
                "TB",
                "PB",
                "EB",
                "P",
                "T",
                "FLOPS",
                "PFLOPS",
                "TOPS",
                "EFLOPS",
                "兆",
                "分",
                "卡",
                "千卡",
                "大卡",
                "摩尔",
                "贝可",
                "焦耳",
                "焦",
                "千焦",
                "兆焦",
            ],
            1.0,
        ),
    ),
)


@cache
def units() -> dict[str, Unit]:
    """Every unit and measure word with what it means; units proper win over measure words."""
    found = {word: Unit(Kind.COUNT, word) for word in word_list("measure_words")}
    for kind, canonical, words in TABLES:
        found |= {word: Unit(kind, canonical or word, scale) for word, scale in words.items()}
    return found


@cache
def longest() -> int:
    """The length of the longest unit."""
    return max(map(len, units()))


def unit_at(text: str, at: int) -> tuple[str, Unit] | None:
    """The longest unit that stands at ``at``."""
    known = units()
    for size in range(min(longest(), len(text) - at), 0, -1):
        word = text[at : at + size]
        if word in known and not _goes_on_in_latin(text, at + size, word):
            return word, known[word]
    return None


def _goes_on_in_latin(text: str, end: int, word: str) -> bool:
    """Whether a Latin unit is only the head of a longer Latin word, as m in mA."""
    return (
        word[-1].isascii()
        and word[-1].isalpha()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalnum()
    )


class Measure(NamedTuple):
    """A unit behind a number, up to ``end``, with what goes with it.

    ``extra`` is added to the number, in the unit's own words (两年半, 七成五); None where nothing is.
    ``low`` and ``high`` are the values in the canonical unit, once the number is known.
    """

    end: int
    unit: Unit
    word: str
    extra: float | None = None
    approx: Approx = Approx.EXACT
    low: float = 0.0
    high: float = 0.0


# 个半月, 个多小时; 和2.9个百分点 behind 3.7个.
_SPLIT = re.compile("个([半多])(月|小时|星期)")
_HALF_MINUTE = re.compile("分(?:钟)?半(?:钟)?")
_ELIDED = re.compile(r"[和与、及](?:\d{1,6}+)(?:\.\d{1,4}+)?(个(?:百分点|工作日|月|小时))")
_AND_HALF = re.compile("半(?![年天月个导])")
_TENTHS = re.compile("([一二三四五六七八九半])(?![年个家万亿成十百千])")
_HALVED = frozenset({"年", "天", "周", "倍", "里"})
_ELECTRIC = re.compile("[电耗充]|千瓦|能源")
_NOT_ELECTRIC = re.compile("温|角|纬|经度|倾|旋转|坡|℃|转动|酒|视")
_ELECTRIC_BEFORE, _ELECTRIC_AFTER = 24, 8
_KILOWATT_HOUR = Unit(Kind.ENERGY, "Wh", 1e3)


def measure_at(text: str, at: int) -> Measure | None:
    """The unit behind a number that ends at ``at``."""
    split = _SPLIT.match(text, at)
    if split:
        word = "个" + split[2]
        half = split[1] == "半"
        return Measure(split.end(), units()[word], word, 0.5 * half, Approx.EXACT if half else Approx.OVER)
    if minute := _HALF_MINUTE.match(text, at):
        return Measure(minute.end(), units()["分钟"], "分钟", 0.5)
    found = unit_at(text, at)
    start = at
    if found is None and text[at : at + 1] == " ":
        start = at + 1
        found = unit_at(text, start)
        if found and not found[0][0].isascii():
            return None
    if found is None:
        return None
    word, unit = found
    return _whole(text, Measure(start + len(word), unit, word))


def _whole(text: str, measure: Measure) -> Measure:
    """``measure`` with the half or the tenths behind it, and its unit as the context tells."""
    word, end = measure.word, measure.end
    if word == "个" and (elided := _ELIDED.match(text, end)):
        return measure._replace(unit=units()[elided[1]], extra=0.0)
    if word == "度" and _is_electric(text, end):
        return measure._replace(unit=_KILOWATT_HOUR)
    if word in _HALVED and _AND_HALF.match(text, end):
        return measure._replace(end=end + 1, extra=0.5)
    if word == "成" and (tenths := _TENTHS.match(text, end)):
        return measure._replace(end=end + 1, extra=0.5 if tenths[1] == "半" else DIGITS[tenths[1]] / 10)
    return measure


def _is_electric(text: str, end: int) -> bool:
    """Whether 度 are kilowatt hours: electricity is spoken of, and neither warmth nor an angle."""
    near = text[max(0, end - _ELECTRIC_BEFORE) : end + _ELECTRIC_AFTER]
    return _ELECTRIC.search(near) is not None and _NOT_ELECTRIC.search(near) is None


PER_WORDS = (
    "月",
    "时",
    "晚",
    "Nm³",
    "h",
    "s",
    "d",
    "min",
    "人",
    "卷",
    "册",
    "车公里",
    "年",
    "学期",
    "席",
    "桌",
)
_PER_LATIN = re.compile(r"[(（][A-Za-zμ米开秒·.²³]{1,8}+[)）]|[A-Za-zμ]{1,4}+[²³]?(?![A-Za-z])")


def per_at(text: str, at: int) -> str:
    """The rest of a compound unit: /吨, /万人, /平方米·天, /(m·K); empty where none stands at ``at``."""
    if text[at : at + 1] != "/":
        return ""
    end = at + 1 + (text[at + 1 : at + 2] in ("万", "千", "百"))
    word = _per_word(text, end)
    end += len(word)
    while word and text[end : end + 1] == "·" and (more := _per_word(text, end + 1)):
        end += 1 + len(more)
    return text[at:end] if word else ""


def _per_word(text: str, at: int) -> str:
    found = unit_at(text, at)
    if found:
        return found[0]
    latin = _PER_LATIN.match(text, at)
    return latin[0] if latin else next((word for word in PER_WORDS if text.startswith(word, at)), "")
