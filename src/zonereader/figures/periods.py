"""Where the period of a figure lies in time, as far as its words tell."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|$|[-—–~～至到.])")
_MONTHS = re.compile(r"(?:\d{1,2}月?[-—–~～至到])?(1[0-2]|0?[1-9])月")
_QUARTER = re.compile("([1-4])个?季度")
_HALVES = {"上半年": 6, "下半年": 12}


def moment(period: str) -> tuple[int, int] | None:
    """The year, and the month in which the period ends: 2024年1-5月 is (2024, 5), 2023年 is (2023, 12).

    None where no year is named: 去年 and 上半年 mean another year on every page.
    """
    words = period.translate(_DIGITS)
    years = _YEAR.findall(words)
    return (int(years[-1]), _month(words)) if years else None


def _month(words: str) -> int:
    for half, month in _HALVES.items():
        if half in words:
            return month
    months = _MONTHS.findall(words)
    if months:
        return int(months[-1])
    quarters = _QUARTER.findall(words)
    return 3 * int(quarters[-1]) if quarters else 12


_YEARS_AWAY = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "后年": 2}
_OF_A_YEAR = re.compile(r"\d月|季度|上半年|下半年|年初|年底|年末|全年")


def away(period: str) -> tuple[int, int] | None:
    """The years from the page's own to the period, and the month in which it ends: 去年 is (-1, 12).

    A part of a year without one (上半年) is taken as this year's. None where the words tell nothing.
    """
    words = period.translate(_DIGITS)
    for word, years in _YEARS_AWAY.items():
        if word in words:
            return years, _month(words)
    return (0, _month(words)) if _OF_A_YEAR.search(words) else None
