"""Of whom a figure speaks, of what time, and whether it tells of a rise or a fall."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zonereader.model import Direction, Figure, Kind
from zonereader.runs import InRuns

_SENTENCE_END = re.compile("[。！？!?\\n]")
_CLAUSE = re.compile("[，。；！？：,;!?:\\n…]")
_LOOK_BACK = 160
_RISE = re.compile(
    "(?:增长|提高|提升|增加|上升|上涨|攀升|增至|升至|涨|前移|前进|扩大|翻|增幅|增速|涨幅|多了|高出|净增|增收)$"
)
_LONGEST_VERB = 3
_FALL = re.compile(
    "(?:下降|降低|减少|回落|下滑|缩短|压缩|压减|缩减|降至|减至|下调|跌|减轻|降幅|少了|后移|精简|负增长|收窄|节约|节省)$"
)
# What stands between such a word and its number: 同比增长9%, 由65天缩短到35天, 增速为6.2%.
_TO_NUMBER = re.compile(r"(?:[了到至达为率幅约近超逾]|分别|达到|超过|[\d.%、和与—-])+$")

# Periods that hold no date, but for those that another is compared with.
_PERIOD = re.compile(
    "(?<![较比同])(?:(?:今年|去年|前年|明年)?(?:上半年|下半年|年初以来)|今年以来|(?:今年|去年|前年|明年)(?![前来底初]|以来))"
    "|近年来|“?十[二三四五]五”?(?:期间|以来|时期)?|目前|眼下|如今"
)
# What every one of them holds: most sentences have none of it.
_PERIOD_SIGN = re.compile("半年|今年|去年|前年|明年|年初以来|近年来|十[二三四五]五|目前|眼下|如今")
# A date that belongs to the one number behind it: 由2021年的12%, 较2020年, 是2019年的近两倍.
_OF_COMPARISON = re.compile("(?:由|从|比|较|是|超过|相当于)$")

# Who acts: a name that ends as organisations, zones and places do.
_ENDINGS = (
    "高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|综保区|保税区|示范区|试验区|合作区|新区|产业园区|产业园|工业园|科技园|园区"
    "|集团|公司|银行|大学|学院|医院|研究院|研究所|实验室|海关|法院|港区|管委会"
)
_WHOLE = "(?<![于占比居列入较跃])全[国省市区州县](?=[规一人地工固常实新共现累有完，技高科企就居城出进])"
_IN_NAMES = "[\\u3400-\\u9fffA-Za-z0-9·（）()]"
_SUBJECT = InRuns(
    re.compile(f"{_IN_NAMES}{{1,14}}?(?:{_ENDINGS})|{_WHOLE}"),
    re.compile(f"{_IN_NAMES}{{2,}}"),
    re.compile(f"{_ENDINGS}|全"),
)
_NO_SUBJECT_HEAD = re.compile(
    "^(?:其中|据|介绍|显示|、|目前|今年|去年|同时|据悉|截至|近日|日前|记者|兼任|从|在|由|对|向|与|和|到|使|让|把|将|为|以|该|这|的|了|占|比|较"
    "|全力|进入|落户|走进|推动|支持|帮助|[，。])+"
)
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Context:
    """``subject`` and ``period`` are words of the text, None where its sentence gives none."""

    subject: str | None
    period: str | None
    direction: Direction


class Contexts:
    """The contexts of the figures of one passage; each looks back as far as its sentence."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self._text, self._figures = text, figures

    def of(self, index: int) -> Context:
        """The context of the figure with this index."""
        start = self._sentence_start(self._figures[index].start)
        return Context(self._subject(index, start), self._period(index, start), self._direction(index))

    def _sentence_start(self, at: int) -> int:
        floor = max(0, at - _LOOK_BACK)
        return max([floor, *(mark.end() for mark in _SENTENCE_END.finditer(self._text, floor, at))])

    def _subject(self, index: int, start: int) -> str | None:
        """The last name of the sentence before the figure."""
        last = bisect_right(self._subjects, self._figures[index].start, key=lambda found: found.end()) - 1
        if last < 0 or self._subjects[last].start() < start:
            return None
        name = _NO_SUBJECT_HEAD.sub("", self._subjects[last][0])
        return name[-_LONGEST:] if len(name) > 1 else None

    @cached_property
    def _subjects(self) -> list[re.Match[str]]:
        return list(_SUBJECT.finditer(self._text))

    def _period(self, index: int, start: int) -> str | None:
        """The last date or period of the sentence before the figure."""
        at = self._figures[index].start
        best, period = -1, None
        for place in range(index - 1, -1, -1):
            figure = self._figures[place]
            if figure.end <= start:
                break
            if figure.kind is Kind.DATE and (place == index - 1 or not self._is_compared(figure)):
                best, period = figure.start, figure.text
                break
        floor = max(start, best + 1)
        if _PERIOD_SIGN.search(self._text, floor, at):
            for found in _PERIOD.finditer(self._text, floor, at):
                period = found[0]
        return period

    def _is_compared(self, date: Figure) -> bool:
        return _OF_COMPARISON.search(self._text[max(0, date.start - 3) : date.start]) is not None

    def _direction(self, index: int) -> Direction:
        figure = self._figures[index]
        floor = max(0, figure.start - 24)
        for mark in _CLAUSE.finditer(self._text, floor, figure.start):
            floor = mark.end()
        words = _TO_NUMBER.sub("", self._text[floor : figure.start], 1)
        if _FALL.search(words[-_LONGEST_VERB:]):
            return Direction.DOWN
        return Direction.UP if _RISE.search(words[-_LONGEST_VERB:]) else Direction.NONE
