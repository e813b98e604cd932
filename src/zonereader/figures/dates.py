"""Calendar points and periods, found before any number is read."""

from __future__ import annotations

import re

_N = r"\d{1,2}+"
_YEAR_WORD = "今年|去年|明年|前年|后年|当年|次年|同年|翌年"
_YEAR = r"(?:(?:19|20)\d{2}(?!\d)|[12二一][〇零○OＯ九八0-9][〇零○一二三四五六七八九]{2}+)"
_TO = "[-—–~～至到]{1,2}"
_END = "(?:年?[初末底中]|月?[初末底]|[上中下]旬|份)"

_MONTHS = rf"{_N}(?:月份?)?{_TO}{_N}月份?|{_N}月份?"
_DAYS = rf"{_N}[日号](?:{_TO}(?:{_N}月)?{_N}[日号])?|{_N}{_TO}{_N}[日号]"
_QUARTER = (
    r"(?:第?[一二三四1-4](?:至第?[二三四2-4])?个?季度|前[一二三两1-3]个?季度|[上下]半年|前\d{1,2}个月"
    "|前[一二两三四五六七八九十]{1,2}个月)"
)

# In this order: what is longer or surer comes first.
PATTERNS = (
    rf"{_YEAR}年?{_TO}{_YEAR}年(?:度|[初末底])?",
    rf"(?:{_YEAR}年|{_YEAR_WORD})(?:{_MONTHS})(?:{_DAYS}|[初末底]|[上中下]旬)?",
    rf"(?:{_YEAR}年|(?:{_YEAR_WORD})(?=前[\d一-十]))度?{_QUARTER}",
    rf"(?:{_YEAR_WORD})(?:第?[一二三四1-4]季度)",
    rf"{_YEAR}年(?:{_END}|度)?",
    rf"(?<![\d.]){_N}月(?:{_DAYS})(?:{_END})?",
    rf"(?<![\d.第]){_N}(?:月份?)?{_TO}{_N}月份?(?:[初末底]|[上中下]旬)?",
    rf"(?<![\d.第]){_N}月(?!饼|球|亮)(?:份|[初末底]|[上中下]旬)?",
    "[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十廿]{1,3}[日号]|[初末底]|[上中下]旬)",
    "(?<![一二三四五六七八九十])(?:第?[一二三四]季度|前[一二三]季度)",
    rf"{_N}[日号]{_N}时(?!间|段|许)(?:{_N}分)?",
    rf"(?<=[，。；：！？、,;:（(\s“])(?<!\d){_N}日(?=[，,上下晚凌清早至起])",
    rf"[上下本当次]月{_N}日",
    rf"(?:(?<=[午晨晚早夜里])|(?<=[早晚]上)){_N}[点时](?:半|{_N}分)?(?![间段代位击])",
    rf"(?<![\d.]){_N}[点时](?:半(?!年)|{_N}分(?!钟))",
    r"(?<!提)前(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个月(?!内)",
    "(?:[上本]世纪)(?:[2-9]0|[二三四五六七八九]十)年代(?:[初末中]期?)?",
    r"(?<!\d)(?:19|20)\d0年代(?:[初末中]期?)?",
)

DATE = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS))
"""Any date; every repetition in it is bounded."""


# What a date holds, and how near its beginning: few numbers are any.
_SIGN, _SIGN_WITHIN = re.compile("[年月日号季点时世]"), 16


def date_at(text: str, at: int) -> int | None:
    """The end of the date that begins at ``at``, None where none does."""
    if not _SIGN.search(text, at, at + _SIGN_WITHIN):
        return None
    found = DATE.match(text, at)
    return found.end() if found else None
