"""What a figure measures: the words beside it.

Amounts, shares, areas and ranks stand behind what they measure (总投资1152亿元), counts before what they
count (63个重大项目); where that side is bare the other is taken, then the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zonereader.model import Figure, Kind

LONGEST = 24
SHORTEST = 2

_BREAK = re.compile("[，。；！？：,;!?:\n——…]")
_SENTENCE_END = "。！？!?\n"
_NOUN_RUN = re.compile(r"(?:的|以上的?)?([“‘《「『（(]?[\w·.\-“”‘’《》「」『』()（）+]{1,40})")

# What may stand between the thing measured and the number, and says nothing of what is measured.
TRAILING = re.compile(
    "(?:[的了到达至为是有共约近超逾仅就已将在由从每]|达到|达成|实现|完成|突破|超过|不足|高达|分别|共计|共有|累计|总计|合计|预计|约为|给予|贡献|满足|可满足|每年|每家|每人|每户|投入|投资了|为期|长达|已经|"
    "仅为|不低于|不少于|提升|提高|提升至|增长|增加|上升|下降|降低|缩短|减少|压缩|缩减|同比|环比|首次|首破|跃升|占比?|约占|位居|位列|排名|"
    "升至|降至|增至|增到|扩大|迈入|保持|稳定|将达|可达|共|拥有|设有|建有|新增|获评|入选|获批|年均|平均|最高|最低|最长|最短|最多|目前|其中|"
    "截至|现有|已有|还有|另有|原来|现在|之前|此前|过去|如今|去年|今年|接近|左右|进一步|已经|大约|大概|只要|只需|需要|能够|可以|上涨|攀升|"
    "回落|收窄|跌|涨|翻|均|又|也|再|都|才|还|多|比|较|与|和|及|、)+$"
)
LEADING = re.compile(
    "^(?:其中|据悉|据了解|目前|截至目前|此外|同时|今年以来|今年|去年|近年来|全年|该|这|并|且|而|使|让|将|把|在|从|由|对|向|于|"
    "为|以|已|共|还|又|也|再|均|约|近|超|和|与|及|、|的|了)+"
)
# A verb ends the noun that a count counts.
_VERB = re.compile(
    "集中|开工|签约|竣工|入选|获评|获得|参与|实现|完成|落地|落户|进行|组成|提供|位于|来自|涉及|涵盖|包括|成为|正在|已经|全部|分别|"
    "将|已|是|被|把|让|与|和|及|、|予以|给予|可以|能够|对接|参加|帮助|用于|投向|投产|上线|开放|支持|在此|在内|以来|以内|之内|期间|左右|，|。|；|,|;|：|:|！|!|？|\\?|\n"
)
QUOTED = re.compile("[“「『《‘]([^”」』》’]{1,20})[”」』》’]")


class Labeller:
    """Labels the figures of one passage; each looks only as far as its sentence."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self._text, self._figures = text, figures
        self._labels: dict[int, str | None] = {}

    def label(self, index: int) -> str | None:
        """The label of the figure with this index; ask in order."""
        figure = self._figures[index]
        looks_right = figure.kind in RIGHT_FIRST or self._text[figure.end : figure.end + 1] == "的"
        sides = (self._right, self._left) if looks_right else (self._left, self._right)
        found = self._together(index) or next((label for side in sides if (label := side(index))), None)
        self._labels[index] = found
        return found

    # Sides

    def _left(self, index: int) -> str | None:
        """The words before, in the figure's clause; those of the figure before where it has none."""
        figure = self._figures[index]
        start = self._clause_start(figure.start)
        floor = self._figures[index - 1].end if index else 0
        words = self._text[max(start, floor) : figure.start]
        own = _trim_left(words)
        if len(own) >= SHORTEST:
            return own
        verb = words.strip()
        if floor > start or _says_change(verb) or not verb:
            return self._earlier(index, verb)
        return None

    def _earlier(self, index: int, verb: str) -> str | None:
        """同比增长13.2% after 产值112.5亿元 measures that too."""
        if not index:
            return None
        before = self._figures[index - 1]
        between = self._text[before.end : self._figures[index].start]
        if any(mark in between for mark in _SENTENCE_END):
            return None
        label = self._labels.get(index - 1)
        change = verb.strip("，,；;、和") if _says_change(verb) else ""
        return _cut_right(label + change) if label else None

    def _right(self, index: int) -> str | None:
        """The noun behind: what is counted, or what the amount is of."""
        figure = self._figures[index]
        end = self._figures[index + 1].start if index + 1 < len(self._figures) else len(self._text)
        words = self._text[figure.end : min(end, figure.end + 2 * LONGEST)]
        quoted = QUOTED.match(words)
        if quoted:
            return quoted[1][:LONGEST]
        run = _NOUN_RUN.match(words)
        if not run:
            return None
        noun = _until_verb(run[1]).strip("“”‘’《》「」『』（）()+-·.的")
        noun = noun[:LONGEST]
        return noun if len(noun) >= SHORTEST and figure.kind in (Kind.COUNT, *OF_SOMETHING) else None

    def _together(self, index: int) -> str | None:
        """A、B分别增长32.2%和12%: the first figure measures A, the second B."""
        figure = self._figures[index]
        start = self._clause_start(figure.start)
        at = self._text.rfind("分别", start, figure.start)
        if at < 0:
            return None
        place, before = 0, index - 1
        while before >= 0 and self._figures[before].start >= at:
            place += self._figures[before].kind is figure.kind
            before -= 1
        subjects = [s for s in re.split("[、和与及]", self._text[start:at]) if len(s) >= SHORTEST]
        if place >= len(subjects):
            return None
        return _trim_left(subjects[place]) or None

    def _clause_start(self, at: int) -> int:
        found = 0
        for mark in _BREAK.finditer(self._text, max(0, at - 60), at):
            if not _between_digits(self._text, mark.start()):
                found = mark.end()
        return max(found, at - 60)


RIGHT_FIRST = frozenset({Kind.COUNT, Kind.LENGTH, Kind.OTHER, Kind.POWER})
"""Kinds that stand before what they are of: 12英寸晶圆, 63个项目."""

OF_SOMETHING = (
    Kind.MONEY,
    Kind.AREA,
    Kind.MASS,
    Kind.LENGTH,
    Kind.DURATION,
    Kind.POWER,
    Kind.PERCENT,
    Kind.OTHER,
)
_CHANGES = ("增长", "下降", "提升", "提高", "增加", "减少", "同比", "环比", "占", "上升", "降低")


def _says_change(words: str) -> bool:
    return any(word in words for word in _CHANGES)


def _between_digits(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _trim_left(words: str) -> str:
    """The noun phrase at the end of ``words``, without what only leads to the number."""
    previous = None
    while words != previous:
        previous = words
        words = TRAILING.sub("", words.strip().strip("“”‘’（）()《》"))
    words = LEADING.sub("", words)
    return _cut_right(words)


def _cut_right(words: str) -> str:
    """At most LONGEST characters, the last ones: the head of a Chinese noun phrase is its end."""
    words = words.strip("的、，,（）()“”")
    if len(words) <= LONGEST:
        return words
    tail = words[-LONGEST:]
    cut = re.search("[、的，,“”（）()和与及]", tail[: LONGEST - 6])
    return tail[cut.end() :] if cut else tail


def _until_verb(words: str) -> str:
    found = _VERB.search(words, 2)
    return words[: found.start()] if found else words
