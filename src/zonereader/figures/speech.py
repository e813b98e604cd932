"""Ways of speaking that hold a numeral and count nothing: 一座城, 三农, “五个亲自”, 二期."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from zonereader.figures.numerals import Number
from zonereader.figures.units import Unit
from zonereader.figures.words import word_list, word_set
from zonereader.model import Approx, Kind

OPENING = tuple("“「『《‘")
CLOSING = tuple("”」』》’")
QUALIFIERS_BEFORE = frozenset("近超约逾过")
QUALIFIERS_AFTER = ("多", "余", "以上", "左右")
PASSES = frozenset("破过超达近上")
CLASS_NOUNS = ("新药", "创新药", "中药", "化药", "化学药", "生物药", "医疗器械", "疫苗", "水质")
# Before 一年 that counts: 满一年, 获刑一年.
FULL = tuple("满刑足")
ROUND = frozenset("十百千万亿")
# 十四五, 二十大: numbers of several characters that name something all the same.
SERIES_OF = re.compile(
    "十[二三四五六]五|二十[大国届]|十[七八九]大|二十四节气|十二[生时]|三十六[计行]|三百六十行|九十[年后]|八十[年后]|十一届|十三亿"
)
ROUND_MEASURES = frozenset({"个", "吨", "台", "辆", "人次", "平方米"})

# Words that begin like a Chinese number with a measure word and count nothing.
NO_COUNT = re.compile(
    "[一两三四五六七八九十百千万]{1,4}(?:大|一起|方面|面|方|带一路|系列|体化|体|批|般|些|旦|切|直|定|同|致|站式|流|线|律|律师|度|向|时|"
    "番|贯|揽子|把手|如既往|律|经|并|心|代|下|样|再|举|共|路|生|共同|次性|手|步|刻|带|边|头|辈|片|味|概|应|跃|角|目|口|脚|脸|身|"
    "五|十四五|通一平|资|农|产|馆|新|高|低|链|化|创|保|稳|标|区|网|证|省|中|军|峡|江|亚|明|星|胞|维|轮|无|防|夏|伏|餐|者|思|省|公|废|金|险|甲|乙)"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with the unit behind it, in its text."""

    text: str
    number: Number
    unit: Unit
    word: str

    @property
    def numeral(self) -> str:
        """The number as printed."""
        return self.text[self.number.start : self.number.end]

    @property
    def before(self) -> str:
        """The character before the number."""
        return self.text[max(0, self.number.start - 1) : self.number.start]

    @property
    def end(self) -> int:
        """Where number and unit end."""
        return self.number.end + len(self.word)

    def is_followed_by(self, *words: str) -> bool:
        """Whether one of ``words`` stands behind the unit."""
        return self.text.startswith(words, self.end)

    @property
    def is_qualified(self) -> bool:
        """Whether a word beside it says that a number is meant: 近, 超, 多, 以上."""
        return self.before in QUALIFIERS_BEFORE or self.is_followed_by(*QUALIFIERS_AFTER)


def idiom_end(text: str, at: int) -> int:
    """Where an idiom that begins at ``at`` ends; 0 when there is none."""
    found = _idioms().match(text, at)
    return found.end() if found else 0


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word_list("idioms"), key=len, reverse=True)))


def counts_nothing(found: Measured) -> bool:
    """Whether the number is only a way of speaking; the first rule that knows decides."""
    return next((verdict for rule in RULES if (verdict := rule(found)) is not None), False)


# Each rule says whether nothing is counted, or None when it does not know.


def _quoted_slogan(found: Measured) -> bool | None:
    return True if found.before in OPENING and found.before and found.unit.kind is Kind.COUNT else None


def _name_of_a_policy(found: Measured) -> bool | None:
    return True if found.word == "条" and found.is_followed_by(*CLOSING) else None


def _class_of_goods(found: Measured) -> bool | None:
    return True if found.word == "类" and found.is_followed_by(*CLASS_NOUNS) else None


def _digits(found: Measured) -> bool | None:
    """After digits only the head of another word counts nothing, unless the clause ends there."""
    if found.number.chinese:
        return None
    goes_on = found.text[found.end : found.end + 1].isalnum()
    return found.word in word_set("names") and goes_on


def _hundreds_of(found: Measured) -> bool | None:
    """数百家 counts, 成千上万乡亲 does not."""
    if not found.number.vague:
        return None
    return found.word in word_set("weak") and found.text[found.end : found.end + 1].isalnum()


def _one_and_half(found: Measured) -> bool | None:
    if found.numeral not in ("一", "半"):
        return None
    if found.unit.kind is Kind.DURATION and found.before in FULL:
        return False
    is_tenth = found.word == "成" and not found.is_followed_by("不变")
    return not (is_tenth or (found.is_qualified and found.unit.kind is not Kind.COUNT))


def _day_of_week(found: Measured) -> bool | None:
    named = found.text.endswith(("周", "星期", "礼拜"), 0, found.number.start)
    return True if named and found.number.chinese and found.word in ("晚", "天") else None


def _zero_and_stages(found: Measured) -> bool | None:
    return True if found.numeral in ("零", "〇") or found.word == "期" else None


def _more(found: Measured) -> bool | None:
    return None if found.number.approx is Approx.EXACT else False


def _several(found: Measured) -> bool | None:
    """两三千, 七十二, 三千: numbers of several characters are seldom only spoken."""
    if found.unit.kind is not Kind.COUNT or found.word in word_set("names"):
        return None
    if found.number.low < found.number.high:
        return False
    is_composite = len(found.numeral) > 1 and not set(found.numeral) <= ROUND
    return False if is_composite and not SERIES_OF.match(found.text, found.number.start) else None


def _amounts(found: Measured) -> bool | None:
    if found.unit.kind is Kind.PERCENT:
        return found.numeral in ("十", "百", "千", "万")
    if found.unit.kind is not Kind.MONEY:
        return None
    if found.word == "角" and found.number.chinese:
        return True
    if found.numeral not in ("万", "亿"):
        return False
    return not (found.before in PASSES or found.is_followed_by("以上", "大关"))


def _round_numbers(found: Measured) -> bool | None:
    """百家, 千里: a round number alone counts only with plain measure words."""
    if found.numeral[0] not in "百千万亿" or found.is_qualified:
        return None
    return not (found.unit.kind is Kind.COUNT and found.word in ROUND_MEASURES)


def _weak_words(found: Measured) -> bool | None:
    return True if found.word in word_set("weak") else None


def _school_years(found: Measured) -> bool | None:
    return True if found.word == "年" and found.is_followed_by("级") else None


def _decades(found: Measured) -> bool | None:
    is_round = found.word == "年" and found.numeral in ("十", "百", "千", "万")
    return True if is_round and not found.is_qualified else None


def _compound_words(found: Measured) -> bool | None:
    is_compound = NO_COUNT.match(found.text, found.number.start) is not None
    is_measure = found.unit.kind is Kind.COUNT
    return is_compound and is_measure and found.word not in word_set("sure")


RULES: tuple[Callable[[Measured], bool | None], ...] = (
    _quoted_slogan,
    _name_of_a_policy,
    _class_of_goods,
    _digits,
    _hundreds_of,
    _one_and_half,
    _day_of_week,
    _zero_and_stages,
    _more,
    _amounts,
    _several,
    _round_numbers,
    _weak_words,
    _school_years,
    _decades,
    _compound_words,
)
