"""Units and measure words: one line each, longest match wins.

To add a unit, add it to the table of its kind: the words as printed, the canonical unit, and the scale
that leads to it. Measure words stand in resources/figures.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zonereader.figures.words import word_list
from zonereader.model import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word after a number makes of it; value in ``canonical`` = number * ``scale``."""

    kind: Kind
    canonical: str
    scale: float = 1.0


# kind: (canonical unit, {words: scale}); a canonical unit of "" stands for the words themselves.
TABLES: tuple[tuple[Kind, str, dict[str, float]], ...] = (
    (Kind.MONEY, "CNY", {"元": 1, "块钱": 1, "人民币": 1, "元人民币": 1}),
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
    (Kind.PERCENT, "%", {"%": 1, "成": 10, "‰": 0.1}),
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
            "度电": 1e3,
            "兆瓦时": 1e6,
            "吉瓦时": 1e9,
            "瓦时": 1,
            "Wh": 1,
            "kWh": 1e3,
            "MWh": 1e6,
            "GWh": 1e9,
        },
    ),
    (Kind.DURATION, "d", {"天": 1, "日": 1, "个工作日": 1, "工作日": 1, "个昼夜": 1, "昼夜": 1, "天天": 1}),
    (Kind.DURATION, "h", {"小时": 1, "个小时": 1, "个多小时": 1, "学时": 1, "课时": 1}),
    (Kind.DURATION, "min", {"分钟": 1}),
    (Kind.DURATION, "s", {"秒": 1, "秒钟": 1, "毫秒": 0.001, "微秒": 1e-6, "纳秒": 1e-9}),
    (Kind.DURATION, "month", {"个月": 1}),
    (Kind.DURATION, "year", {"年": 1, "周年": 1, "载": 1, "年时间": 1, "个年头": 1}),
    (Kind.DURATION, "week", {"周": 1, "个星期": 1, "星期": 1, "个周": 1}),
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
                "万转",
                "转",
                "分",
                "卡",
                "千卡",
                "大卡",
                "摩尔",
                "贝可",
                "吨标准煤",
                "标准煤",
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
