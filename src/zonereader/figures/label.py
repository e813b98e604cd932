"""What a figure measures: the words beside it.

Amounts, shares, areas and ranks stand behind what they measure (总投资1152亿元), counts before what they
count (63个重大项目). A change goes on with what was spoken of before (……，同比增长9%), and a number whose
noun is left out takes that of the last one with its measure word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zonereader.figures.words import any_of, word_set
from zonereader.lexicon import classes, first_word, last_word
from zonereader.model import Figure, Kind

LONGEST = 24
SHORTEST = 2
_PART = 12
_LONGEST_WORD = 4
_MOST_BACK = 6
_LOOK_BACK, _LOOK_ON = 60, 40

_CLAUSE = re.compile("[，。；！？：,;!?:\\n…]|——")
_CLAUSE_END = re.compile("[，。；！？：、,;!?:\\n…“（(]|——")
_SENTENCE_END = re.compile("[。！？!?\\n]")
_STOP = re.compile("[。；！？;!?\\n]")
_SIDE_MARKS = "“”‘’《》「」『』（）()【】[]+-·.、，, \u3000"
_CLASS = "级"
_CLASSED = re.compile("^级别?的?")
_BRACKETS = "（("
_PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "[": "]"}
_NOUN = re.compile(
    r"(?:的|级别?的?|以上的?|以下的?|左右的?)?(?P<noun>[“‘《「『]?(?!、)[\w·.\-“”‘’《》「」『』、]{1,24})"
)
_NOUN_START = re.compile(any_of("noun_starts"))
_QUOTED = re.compile("[“「『《‘]([^”」』》’]{1,20})[”」』》’]")
# What stands between the thing measured and the number and says nothing of what is measured.
_LEADING_UP = re.compile(f"(?:会(?=[达到有超提增突])|[可要将])?(?:{any_of('leading_up', 2)})$")
_COMPARISON = re.compile(
    r"(?:(?:比|较|同)[^，。；,;和与]{0,9}?(?:同期|[年月季][初末底]|上年|去年|前年|季度|[届轮次期年月前]|以前|平均|水平|全[国省市区]|企业|行业)"
    r"|是[^，。；,;]{0,8}同期的?)$"
)
# 占全国: a share of what was spoken of before.
_SHARE = re.compile("(?:约|仅)?占[^，。；,;]{0,12}(?<!比重)(?<!比例)(?<!份额)")
_COMPARED = re.compile("[比较高低快慢]于?(?:全|上|去|平|以|往|周|同|传|省|市|国)")
# 比进口设备低20%: what is compared with says nothing of what is measured.
_BESIDE = re.compile("(?:别小看)?(?:比|较)[^，。；,;]*")
_MULTIPLE_OF = re.compile("(?:已|约)?(?:是|为|相当于|等于)")
# What follows a number before the verb: 3天内, 45天便可.
_THEN = re.compile("(?:之?内|以内|之?后|左右|便可|就可|便能|就能|即可|可以|可|就|便|即|才|里|间|时间|的|，)+")
_OPENING = re.compile(f"(?:{any_of('openings', 2)})")
_CHANGE = re.compile(
    "增长|下降|提升|提高|增加|减少|上升|降低|回落|收窄|缩短|压缩|上涨|下调|上调|前移|后移|翻"
)
# 扩到, 谈到了: the verb before 到 tells nothing of what is measured either.
_REACHING = re.compile("[到至为]了?$")
# 缩短到: what leads from one value to the next.
_CHANGES = re.compile("[\u3400-\u9fff]{1,3}[到至为了]{1,2}(?:最[快低高短长多少])?")
# 79家 behind 广州开发区为: where something is says nothing of what is counted.
_PLACE = re.compile(
    "[^，。；的占居列于离距比]{2,8}(?:高新区|经开区|开发区|新区|园区|综保区|保税区|示范区|产业园)"
)
# 单家企业每年最高200万元: a bound of what the sentence gives.
_BOUND = re.compile("(?:最高|最多|最低|封顶|不超过|不高于|累计)(?:补助|奖励|给予)?$")
_OF_EACH = re.compile(
    "(?:(?:单|每|同一|全年|累计)[^，。；]{0,6}(?:家|户|人|年|企业|机构|单位|项目|季度)|全年|累计)?"
)
_GRANT = re.compile(any_of("grants"))
_SCOPE = re.compile("(?:分列|位列|列|居|位居|稳居|在)?(?:全|省|市|世界|亚洲|行业|国内)[^，。；]{0,6}")
# 由1.8%下调至1.1%
_FROM = re.compile("[由从]")
_REACHED = re.compile("[到至]")
_TO = re.compile("[^，。；：、,;:]{0,16}?[到至为成][了]?[^，。；：、,;:]{0,10}")
# 长131米、重38.5吨的叶片: what stands between two measures of one thing.
_NEXT_MEASURE = re.compile("、[\u3400-\u9fff]{1,3}")
_TOGETHER = re.compile("分别(?:为|是|达|达到|增长|下降|提高|提升|增加|减少|上升|降低|占|给予|实现)?")
_LISTED = re.compile("[、和与及]|以及")
_MEASURES = frozenset("额率量值数比重费价期龄速度宽长高径厚温积力模润税资入距程幅亏耗损强差本金款间离命能占")
# What makes a noun of one that stands before it: 在轨, 起薪, 月租.
_STEMS = frozenset("轨薪租售")
_NAMING = frozenset("名比产")

_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY})

_LATIN = re.compile("[A-Za-z0-9]+")

LOOKING_ON = frozenset({Kind.AREA, Kind.LENGTH, Kind.MASS, Kind.MONEY, Kind.OTHER, Kind.POWER, Kind.ENERGY})
"""Kinds that stand before what they are of where nothing measured stands before them: 12英寸晶圆."""


class Labeller:
    """Labels the figures of one passage; each looks only as far as its sentence."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self._text, self._figures = text, figures
        self._labels: list[str | None] = []
        self._nouns: dict[str | None, str] = {}
        self._starts: dict[int, int] = {}

    def labels(self) -> list[str | None]:
        """The label of each figure, None for dates and where nothing tells."""
        for index, figure in enumerate(self._figures):
            found = "" if figure.kind is Kind.DATE else _without_lone_marks(self._label(index))
            self._labels.append(found if len(found) >= SHORTEST else None)
        return self._labels

    def _label(self, index: int) -> str:
        figure = self._figures[index]
        by_kind = {Kind.COUNT: self._counted, Kind.RANK: self._placed, Kind.DURATION: self._lasted}
        label = by_kind.get(figure.kind, self._measured)
        return (
            self._together(index)
            or self._changed(index)
            or label(index, self._left(index), self._noun(index))
        )

    def _changed(self, index: int) -> str:
        """费率由1.8%下调至1.1%: both ends of a change measure what stands before it, "" where it is none."""
        first = self._changes_from(index)
        if first is None and self._changes_from(index + 1) == index:
            first = index
        if first is None:
            return ""
        start = self._clause_start(self._figures[first].start)
        subject = self._text[start : _last(_FROM, self._text, start, self._figures[first].start)]
        words = _plain(subject)
        return _cut_left(words) if len(words) >= SHORTEST else self._clause_before(first)

    def _changes_from(self, index: int) -> int | None:
        """Which figure a change to this one begins with, None where nothing says that there was one."""
        numbers = (at for at in range(min(index, len(self._figures)) - 1, -1, -1) if self._is_number(at))
        first = next(numbers, None) if index < len(self._figures) and self._is_number(index) else None
        if first is None:
            return None
        old, new = self._figures[first], self._figures[index]
        start = self._clause_start(new.start)
        leads = _last(_FROM, self._text, max(start, old.start - _PART), old.start)
        is_change = (
            old.kind is new.kind
            and leads >= start
            and not _REACHED.search(self._text, leads, old.start)  # 从拿地到开工的58个环节
            and _TO.fullmatch(self._text, old.end, new.start)
        )
        return first if is_change else None

    def _is_number(self, index: int) -> bool:
        return self._figures[index].kind is not Kind.DATE

    def _measured(self, index: int, left: str, noun: str) -> str:
        """An amount, a share, an area: what stands before it, or the noun that it is an attribute of."""
        return (
            self._compared(index, left)
            or self._bounded(index, left, noun)
            or self._headed(index, left, noun)
            or self._named(index, left)
            or self._earlier(index)
            or noun
            or self._behind(index)
        )

    def _compared(self, index: int, left: str) -> str:
        """What is compared with tells nothing of what is measured, and that was spoken of before."""
        if _SHARE.fullmatch(left) or _COMPARED.match(left) or left in word_set("changes_of"):
            return _joined(self._earlier(index), left)
        is_beside = _BESIDE.fullmatch(left) or self._is_multiple_of(index)
        return (self._earlier(index) or left) if is_beside else ""

    def _is_multiple_of(self, index: int) -> bool:
        """是2020年的6倍: whether the words before the figure name what is compared with."""
        figure = self._figures[index]
        if figure.kind not in (Kind.PERCENT, Kind.MULTIPLE):
            return False
        words = self._text[self._clause_start(figure.start) : figure.start]
        return bool(_MULTIPLE_OF.match(words)) and words.rstrip("约近").endswith("的")

    def _bounded(self, index: int, left: str, noun: str) -> str:
        """按服务收入的10%给予奖励，每年最高200万元: what is given, "" where the sentence names nothing."""
        figure = self._figures[index]
        end = self._clause_start(figure.start)
        if noun or not _BOUND.search(self._words_before(index)) or not _OF_EACH.fullmatch(left):
            return ""
        grants = list(_GRANT.finditer(self._text, max(0, end - _LOOK_BACK), end))
        if not grants or _SENTENCE_END.search(self._text, grants[-1].end(), end):
            return ""
        floor = max((f.end for f in self._figures[:index] if f.end <= grants[-1].start()), default=0)
        return _plain(self._text[max(floor, self._clause_start(grants[-1].start())) : grants[-1].end()])

    def _headed(self, index: int, left: str, noun: str) -> str:
        """The noun behind the number with what stands before it, where the number belongs to the noun."""
        figure = self._figures[index]
        if noun and (self._opens_clause(index) or self._is_next_of_list(index)):
            return noun
        is_first = _NEXT_MEASURE.fullmatch(self._words_behind(index)) is not None
        looks_on = figure.kind in LOOKING_ON and (is_first or left[-1:] not in _MEASURES)
        return _joined(left, noun) if noun and (looks_on or self._is_attribute(figure)) else ""

    def _named(self, index: int, left: str) -> str:
        """What is measured as it stands before the number, or what is given as it stands behind it."""
        if left:
            return left if _is_measure(left) else _joined(self._clause_before(index), left)
        behind = self._behind(index)
        return _joined(self._clause_before(index), behind) if _GRANT.search(behind) else ""

    def _counted(self, index: int, left: str, noun: str) -> str:
        """A count: the noun behind it, else what stands before, else the noun of the count before."""
        if noun:
            self._nouns[self._figures[index].unit] = noun
            return _joined(left, noun) if len(noun) < SHORTEST + 2 else noun
        if _is_measure(left):
            self._nouns[self._figures[index].unit] = left
            return left
        same = self._nouns.get(self._figures[index].unit, "")
        return _joined(left, same) if same else _joined(left or self._earlier(index), self._behind(index))

    def _placed(self, index: int, left: str, _noun: str) -> str:
        """A rank: what is ranked, and in what."""
        figure = self._figures[index]
        if figure.text.endswith("强"):
            return _cut_left(left + figure.text)
        if left.endswith(("排名", "名次", "位次")):
            return left
        if not left or _SCOPE.fullmatch(left):
            return _joined(self._earlier(index), left)
        return _joined(self._clause_before(index), left)

    def _lasted(self, index: int, left: str, _noun: str) -> str:
        """A duration: what is measured, or else what took so long, which mostly stands behind."""
        if left and left[-1] in _MEASURES:
            return left
        if self._words_before(index).endswith(("比", "较")):
            return self._earlier(index)
        behind = self._behind(index)
        if behind or left:
            return _joined(left, behind)
        return self._earlier(index)

    # -- the words before -----------------------------------------------------------------------

    def _left(self, index: int) -> str:
        """What is measured, in the words of the figure's clause before it."""
        words = _plain(self._words_before(index))
        tells_nothing = len(words) < SHORTEST or words in word_set("pointing_back")
        return "" if tells_nothing or _PLACE.fullmatch(words) else _cut_left(words)

    def _words_before(self, index: int) -> str:
        figure = self._figures[index]
        start, dates = self._clause_start(figure.start), []
        for place in range(index - 1, -1, -1):
            before = self._figures[place]
            if before.end <= start or before.kind not in self._times(figure):
                start = max(start, before.end)
                break
            dates.append(before)
        words = self._text[start : figure.start]
        for date in dates:
            words = words[: max(0, date.start - start)] + words[date.end - start :]
        return words

    @staticmethod
    def _times(figure: Figure) -> Collection[Kind]:
        """What stands before a figure and only tells when: 三年掉了9个百分点."""
        return (Kind.DATE,) if figure.kind is Kind.DURATION else (Kind.DATE, Kind.DURATION)

    def _clause_start(self, at: int) -> int:
        if at not in self._starts:
            found = max(0, at - _LOOK_BACK)
            for mark in _CLAUSE.finditer(self._text, found, at):
                if not _between_digits(self._text, mark.start()):
                    found = mark.end()
            self._starts[at] = found
        return self._starts[at]

    def _earlier(self, index: int) -> str:
        """同比增长13.2% behind 产值112.5亿元 measures that too; so does the second end of a change."""
        start = self._figures[index].start
        is_amount = self._figures[index].kind in _AMOUNTS  # 三天卖出7000张: of what was spoken of
        change = _CHANGE.search(self._text, self._clause_start(start), start)
        nearest = None
        for at in range(index - 1, max(-1, index - _MOST_BACK), -1):
            if _SENTENCE_END.search(self._text, self._figures[at].end, start):
                break
            label = None if is_amount and self._figures[at].kind is Kind.DURATION else self._labels[at]
            if label and nearest is None and self._figures[at].end > self._clause_start(start):
                nearest = label
                break
            if label and change and not is_amount and self._figures[at].kind in _AMOUNTS:
                nearest = nearest or label  # 销售763亿元，同比增长17%: of the amount, whatever it is called
                break
            if label and (nearest is None or (_is_measure(_base(label)) and not _is_measure(_base(nearest)))):
                nearest = label
        if nearest is None:
            return self._clause_before(index)
        return _cut_left(f"{_base(nearest)}{change[0] if change else ''}")

    def _clause_before(self, index: int) -> str:
        """The clause before the figure's own, in its sentence."""
        start = self._clause_start(self._figures[index].start)
        floor = max(self._figures[index - 1].end if index else 0, start - _LOOK_BACK)
        words = [w.strip(_SIDE_MARKS) for w in _CLAUSE.split(self._text[floor:start])]
        return next((_cut_left(_plain(w)) for w in reversed(words) if len(w) >= SHORTEST), "")

    # -- the words behind -----------------------------------------------------------------------

    def _noun(self, index: int) -> str:
        """The noun right behind the figure, "" where a verb or a mark stands there."""
        words = self._words_behind(index)
        quoted = _QUOTED.match(words)
        if quoted:
            rest = _NOUN.match(words, quoted.end())
            return (quoted[1] + (_to_noun_end(rest["noun"]) if rest else ""))[:LONGEST]
        found = _NOUN.match(words)
        noun = _to_noun_end(found["noun"]) if found else ""
        figure = self._figures[index]
        if figure.kind is Kind.COUNT and len(noun) == len(words) <= _LONGEST_WORD:
            noun = self._noun_past(index) or noun
        if figure.kind in LOOKING_ON and _NEXT_MEASURE.fullmatch(words):
            noun = self._noun_past(index)
        return noun if len(noun) >= SHORTEST else ""

    def _noun_past(self, index: int) -> str:
        """4台20立方米的发酵罐: the noun behind the figure that stands between a count and what it counts."""
        if index + 1 >= len(self._figures) or self._figures[index + 1].kind in (Kind.DATE, Kind.COUNT):
            return ""
        next_one = self._figures[index + 1]
        is_done_with = classes().get(last_word(self._words_behind(index))) == "v"
        if is_done_with and not self._text.startswith(("的", _CLASS), next_one.end):  # 165名工人借助3台设备
            return ""
        noun = self._noun(index + 1)
        is_classed = next_one.start == self._figures[index].end and self._text.startswith(
            _CLASS, next_one.end
        )
        return f"{next_one.text}{_CLASS}{noun}" if is_classed and noun else noun  # 10个百亿级项目

    def _opens_clause(self, index: int) -> bool:
        """Whether nothing stands before the figure in its clause: 七成企业缺人."""
        return not self._words_before(index).strip(_SIDE_MARKS)

    def _is_next_of_list(self, index: int) -> bool:
        """6.8吨鱼和两吨虾: whether what stands before belongs to the figure before."""
        start = self._figures[index].start
        return (
            index > 0
            and bool(_LISTED.fullmatch(self._text[start - 1 : start]))
            and self._figures[index - 1].end > self._clause_start(start)
        )

    def _words_behind(self, index: int) -> str:
        figure = self._figures[index]
        end = self._figures[index + 1].start if index + 1 < len(self._figures) else len(self._text)
        return self._text[figure.end : min(end, figure.end + _LOOK_ON)]

    def _is_attribute(self, figure: Figure) -> bool:
        return self._text.startswith("的", figure.end)

    def _behind(self, index: int) -> str:
        """The rest of the figure's clause, without what only leads over to it."""
        words = _CLASSED.sub("", _CLAUSE_END.split(self._words_behind(index))[0], 1)
        if _CHANGES.fullmatch(words):
            return ""
        return (
            _THEN.sub("", words, 1).strip(_SIDE_MARKS)[:_PART]
            if _THEN.match(words)
            else words.strip(_SIDE_MARKS)[:_PART]
        )

    # -- lists ----------------------------------------------------------------------------------

    def _together(self, index: int) -> str:
        """A、B分别增长32.2%和12%: the first figure measures A, the second B."""
        figure = self._figures[index]
        start = self._clause_start(figure.start)
        marks = list(_TOGETHER.finditer(self._text, start, figure.start))
        if not marks:
            return ""
        mark = marks[-1]
        first = index
        while first and self._figures[first - 1].start >= mark.end():
            first -= 1
        place = index - first
        given = self._text[mark.end() : self._figures[first].start]
        if len(given) >= SHORTEST and ("给予" in mark[0] or _GRANT.search(given)):  # 分别奖励团队5万元、8万元
            return _joined(_plain(self._text[start : mark.start()]), _cut_left(_plain(given)))
        change = _CHANGE.search(mark[0])
        subjects = [s for s in _LISTED.split(_plain(self._text[start : mark.start()])) if s]
        if len(subjects) > max(1, place):
            own = _shared_end(subjects, place) + (change[0] if change else "")
            return _joined(self._clause_before(index), own) if len(own) < _PART // 2 else _cut_left(own)
        return self._respective(first, place, change[0] if change else "")

    def _respective(self, first: int, place: int, change: str) -> str:
        """旅客21万人次、车辆3万辆次，分别增长2%和9%: each takes the label of its own figure."""
        last = first
        end = self._clause_end(self._figures[first].end)
        while last < len(self._figures) and self._figures[last].start < end:
            last += 1
        start = self._figures[first].start
        stop = _last(_STOP, self._text, max(0, start - 2 * _LOOK_BACK), start)
        before = [at for at in range(first) if self._is_number(at) and self._figures[at].start > stop]
        before = before[-(last - first) :]
        if place >= len(before) or not self._labels[before[place]]:
            return ""
        return _cut_left(f"{self._labels[before[place]]}{change}")

    def _clause_end(self, at: int) -> int:
        for mark in _CLAUSE.finditer(self._text, at):
            if not _between_digits(self._text, mark.start()):
                return mark.start()
        return len(self._text)


def _without_lead(words: str) -> str:
    """``words`` without what only leads up to the number."""
    previous = None
    while words != previous:
        previous = words
        words = _COMPARISON.sub("", _LEADING_UP.sub("", words.strip(_SIDE_MARKS), 1), 1)
        last = last_word(words)
        if _REACHING.search(previous) and _only_tells_of_change(last):
            words = words[: -len(last)]
        if last in word_set("leading_up") or (
            len(last) > 1 and classes().get(last) == "t" and last[-1] not in _MEASURES
        ):
            words = words[: -len(last)]
    return words


def _only_tells_of_change(word: str) -> bool:
    """Whether a word before 到 is a verb and no name of a measure: 谈到, but not 排名升到."""
    return len(word) <= SHORTEST and classes().get(word) == "v" and word[-1] not in _MEASURES | _NAMING


def _base(label: str) -> str:
    """``label`` without the change that was put behind it."""
    found = _CHANGE.search(label, max(0, len(label) - 2))
    return label[: found.start()] if found and found.start() else label


def _without_opening(words: str) -> str:
    """``words`` without what begins a clause and says nothing of what is measured."""
    previous = None
    while words != previous:
        previous = words
        words = words.strip(_SIDE_MARKS)
        if _NOUN_START.match(words):
            break
        found = _OPENING.match(words)
        word = found[0] if found else first_word(words)
        if found or (word in word_set("openings") and not _begins_word(words)):
            words = words[len(word) :]
    return words


def _begins_word(words: str) -> bool:
    """在轨, 均价, 起薪: whether the first character goes with a second that is no word by itself either."""
    following = first_word(words[1:])
    return len(following) == 1 and following not in word_set("openings") and words[1:2] in _MEASURES | _STEMS


def _plain(words: str) -> str:
    return _without_opening(_without_lead(words))


def _shared_end(subjects: Sequence[str], place: int) -> str:
    """工业、农业投资: both are 投资; the noun that ends the list belongs to each."""
    own, last = subjects[place], subjects[-1]
    tail = last_word(last)
    if own.endswith(tail) or len(own) > _PART or place == len(subjects) - 1:
        return own
    return own + tail if len(tail) > 1 else _joined(own, last)


def _to_noun_end(words: str) -> str:
    """``words`` up to the first word that belongs to no noun."""
    opening = _NOUN_START.match(words)
    at = opening.end() if opening else 0
    while at < len(words):
        word = first_word(words[at : at + _LONGEST_WORD])
        follows = words[at + len(word) : at + len(word) + 1]
        is_verb = classes().get(word) == "v"
        if is_verb and (follows == "了" or (at == 0 and follows in ("到", "至", "为"))):
            break
        if word in word_set("noun_ends") or (at != 1 and word in word_set("weak_noun_ends")):
            break
        at += len(word)
    return words[:at].strip(_SIDE_MARKS + "的和与及")[:LONGEST]


def _is_measure(words: str) -> bool:
    """Whether ``words`` end with a noun such as 总投资, 面积, 增加值 that numbers are given of."""
    if len(words) < SHORTEST:
        return False
    if words[-1] in _MEASURES or (words[-1].isascii() and words[-1].isalpha()):  # GDP
        return True
    return classes().get(last_word(words), "")[:1] in ("n", "l", "j")


def _joined(left: str, right: str) -> str:
    """Both sides of a figure; the left gives way where they are too long together."""
    left = _last_words(left, max(0, min(_PART, LONGEST - len(right) - 1)))
    return f"{left} {right}".strip() if left and right else left or right


def _cut_left(words: str) -> str:
    """At most LONGEST characters, the last ones, cut where a word or part ends: the head of a Chinese
    noun phrase is its end."""
    words = words.strip(_SIDE_MARKS + "的")
    if len(words) <= LONGEST:
        return words
    tail = words[-LONGEST:]
    cut = re.search("[、的，,“”（）()和与及]", tail[: LONGEST - 6])
    return tail[cut.end() :] if cut else _last_words(words, LONGEST)


def _last_words(words: str, most: int) -> str:
    """The last words that have at most ``most`` characters together."""
    at = 0
    while len(words) - at > most:
        latin = _LATIN.match(words, at)
        at = latin.end() if latin else at + len(first_word(words[at:]))
    return words[at:].lstrip(_SIDE_MARKS)


def _without_lone_marks(label: str) -> str:
    """``label`` without the quotation marks whose other half was cut off; a bracket is closed again."""
    opened: list[int] = []
    lone: set[int] = set()
    for at, char in enumerate(label):
        if char in _PAIRS:
            opened.append(at)
        elif char in _PAIRS.values():
            if opened and _PAIRS[label[opened[-1]]] == char:
                opened.pop()
            else:
                lone.add(at)
    closing = "".join(_PAIRS[label[at]] for at in opened if label[at] in _BRACKETS)
    lone.update(at for at in opened if label[at] not in _BRACKETS)
    return "".join(char for at, char in enumerate(label) if at not in lone).strip() + closing


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match of a pattern begins, -1 where there is none."""
    return max((found.start() for found in pattern.finditer(text, start, end)), default=-1)


def _between_digits(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
