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
