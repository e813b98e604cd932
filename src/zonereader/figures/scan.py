"""Quantities in a passage, from left to right: dates, what is no figure, then numbers with their unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from zonereader.figures.dates import date_at
from zonereader.figures.numerals import CHINESE, DIGITS, Number, chinese_value, number_at
from zonereader.figures.units import WEAK, Unit, unit_at
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
    "逾": Approx.OVER,
    "超": Approx.OVER,
    "过": Approx.OVER,
    "近": Approx.NEAR,
    "约": Approx.ABOUT,
}
OUTSIDE = frozenset({"高达", "大约", "将近", "接近", "未满", "多于"})
"""Qualify the value, but are words of their own: the span leaves them out."""

RIGHT = {
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
DISTANT = {
    "约": Approx.ABOUT,
    "大概": Approx.ABOUT,
    "大约": Approx.ABOUT,
    "约占": Approx.ABOUT,
    "近": Approx.NEAR,
}
_DISTANT = re.compile("(?:大概|大约|约(?![束定见请谈会])|将近|接近)[^\\d，。；：,;、]{0,8}+$")

START = re.compile(rf"[\d{CHINESE}数几半±\-]|百分之|第|前|翻")
_RANGE = re.compile("[-—–~～至到]{1,2}")
_SIZE = re.compile(
    r"\d{1,8}+(?:\.\d{1,6}+)?(?:m|cm|mm|米|厘米|毫米)?[×xX*✕](?:\d{1,8}+(?:\.\d{1,6}+)?)(?:m|cm|mm|米|厘米|毫米)?"
)
_PATTERN_NAME = re.compile(r"[\dN](?:[+＋][\dNX]{1,3}){1,8}+")
_RANK = re.compile(rf"第([\d{CHINESE}]{{1,6}}+)")
_FRONT = re.compile(rf"前([\d{CHINESE}]{{1,5}}+)")
_CODE = re.compile(r"\d{1,12}+(?:[-.:]\d{1,6}){0,4}+(?![\d个家项万亿%名人])")
_FRACTION = re.compile(rf"([{CHINESE}\d]{{1,8}}+)分之([{CHINESE}\d]{{1,8}}+)")
_HUNDREDTHS = re.compile(
    rf"百分之([{CHINESE}]{{1,8}}+(?:点[零〇一二三四五六七八九]{{1,6}}+)?|\d{{1,6}}+(?:\.\d{{1,6}}+)?)"
)
_DOUBLED = re.compile("翻了?([一二两三四\\d])番")

# After 第N these name a thing in a series; it is not a place in a ranking.
SERIES = ["次", "届", "代", "期", "批", "条", "轮", "阶段", "季度", "时间", "署名", "产业", "步", "章", "节", "款", "号", "版", "课", "件", "家", "座", "个", "种", "类", "方", "三方", "二课堂", "一线", "一手", "一书记", "天", "年", "月", "日", "周", "部", "集", "篇", "页", "层", "楼", "车间", "医院", "中学", "小学", "人民", "建筑", "工程", "师", "团", "军", "研究", "机构", "，", "生产力", "动力", "要务", "资源", "梯队", "增长", "曲线", "道", "张", "双", "趟", "台", "辆", "艘", "架", "位数", "份", "笔", "单", "场", "站", "学", "附属", "口", "股", "党", "总", "分", "支部", "党支部", "检察", "公司", "方阵", "大街", "大道", "间", "根", "块", "片", "颗", "枚", "把", "项", "起", "例", "名誉", "者", "国", "国标", "任务", "责任", "标段"]
PLACED = re.compile(
    "(?:居|位|列|排|名|获|保持|始终|跃|进|跻|全国|全球|全省|全市|世界|行业|亚洲|国内|蝉联|夺|得|为|省|市|区|前)[^，。；,;]{0,8}+$"
)
STRONG_RANK_END = "位名"

# Words that begin like a Chinese number with a measure word and count nothing.
NO_COUNT = re.compile(
    "[一两三四五六七八九十百千万]{1,4}(?:大|一起|方面|面|方|带一路|系列|体化|体|批|般|些|旦|切|直|定|同|致|站式|流|线|律|律师|度|向|时|"
    "番|贯|揽子|把手|如既往|律|经|并|心|代|下|样|再|举|共|路|生|共同|次性|手|步|刻|带|边|头|辈|片|味|概|应|跃|角|目|口|脚|脸|身|"
    "五|十四五|通一平|资|农|产|馆|新|高|低|链|化|创|保|稳|标|区|网|证|省|中|军|峡|江|亚|明|星|胞|维|轮|无|防|夏|伏|餐|者|思|省|公|废|金|险|甲|乙)"
)
IDIOMS = ["一带一路", "一站式", "一体化", "一对一", "一个劲", "一方面", "一把手", "一网通", "一件事", "一件", "一条龙", "一揽子", "万家灯火", "千家万户", "百家争鸣", "千方百计", "一系列", "三农", "五一", "十一", "三产", "四化", "千万级", "一张网", "百花", "百年大计", "一张蓝图", "百姓", "千里", "万里", "万物", "万象", "千斤", "万众", "百强", "千人计划", "万人计划", "百科", "千头万绪", "一分为二", "三三制", "一辆一辆", "一步一个"]


@dataclass(frozen=True, slots=True)
class Quantity:
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
    return "".join(_narrow(c) for c in text)


def _narrow(char: str) -> str:
    if "！" <= char <= "～" and char not in "，；：！？（）":
        narrow = unicodedata.normalize("NFKC", char)
        return narrow if len(narrow) == 1 else char
    return "%" if char == "﹪" else char


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
    end = date_at(text, _date_start(text, at, floor))
    if end is not None and end > at:
        return Quantity(_date_start(text, at, floor), end, None, None, Kind.DATE, None, Approx.EXACT)
    for special in (_pattern_name, _size, _doubled, _hundredths, _fraction, _rank):
        found = special(text, at)
        if found is not None:
            return found if isinstance(found, int) else _qualified(text, found, floor)
    return _counted(text, at, floor)


def _date_start(text: str, at: int, floor: int) -> int:
    """Dates may begin with a word: 今年6月."""
    if at - 2 >= floor and text[at - 1] == "年" and text[at - 2] in "今去明前后当次同翌":
        return at - 2
    return at


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
    return (
        float(numeral)
        if numeral.isdecimal()
        else chinese_value("".join(c for c in numeral if c in CHINESE) or "零")
    )


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
    if placed and (ends_here or not following.startswith(tuple(SERIES))):
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


def _glued(text: str, at: int) -> bool:
    """Whether the digits at ``at`` are the tail of a code or name: A6, Q.4160, ISO-1, +1."""
    before = text[at - 1] if at else ""
    if before.isascii() and (before.isalnum() or before in "._/+"):
        return True
    if before == " " and at > 1 and text[at - 2].isascii() and text[at - 2].isalpha():
        return _CODE.match(text, at) is not None
    return before == "-" and at > 1 and text[at - 2].isascii() and text[at - 2].isalnum()


def _counted(text: str, at: int, floor: int) -> Quantity | int:
    """A number with a unit, perhaps a range; else where to go on looking."""
    signed = text[at] in "±-"
    number = number_at(text, at + signed)
    if number is None:
        return at + 1
    if _glued(text, at) or (signed and _follows_number(text, at)):
        return number.end
    skip = _is_idiom(text, at, number)
    if skip:
        return skip
    measured = _measured(text, number)
    ranged = _range(text, number, measured)
    if ranged is not None:
        second, unit_end, unit, word = ranged
        sign = -1 if text[at] == "-" else 1
        low = sign * number.low * (measured[1].scale if measured else unit.scale)
        values = (low, second.high * unit.scale)
        return _qualified(text, _made(text, at, (unit_end, values, unit, word), (number, second)), floor)
    if measured is None:
        return _strong(text, at, number)
    unit_end, unit, word = measured
    if _counts_nothing(text, number, unit, word):
        return number.end
    sign = -1 if text[at] == "-" else 1
    values = (sign * number.low * unit.scale, sign * number.high * unit.scale)
    return _qualified(text, _made(text, at, (unit_end, values, unit, word), (number,)), floor)


def _follows_number(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    return (before.isascii() and before.isalnum()) or before in tuple(")）%”’℃")


def _strong(text: str, at: int, number: Number) -> Quantity | int:
    """500强: the first five hundred."""
    if text[number.end : number.end + 1] == "强" and number.low >= 3:
        return Quantity(at, number.end + 1, 1, number.high, Kind.RANK, "rank", Approx.EXACT)
    return number.end


def _measured(text: str, number: Number) -> tuple[int, Unit, str] | None:
    """The unit behind a number: its end, what it means, and the words."""
    found = unit_at(text, number.end)
    if found is None and text[number.end : number.end + 1] == " ":
        spaced = unit_at(text, number.end + 1)
        if spaced and spaced[0][0].isascii():
            return number.end + 1 + len(spaced[0]), spaced[1], spaced[0]
    if found is None:
        return None
    word, unit = found
    return number.end + len(word), unit, word


def _range(
    text: str, first: Number, measured: tuple[int, Unit, str] | None
) -> tuple[Number, int, Unit, str] | None:
    """The second number of 70%-80% or 5至8公里, with the unit of both."""
    at = measured[0] if measured else first.end
    dash = _RANGE.match(text, at)
    if not dash:
        return None
    after = dash.end()
    if dash[0] == "-" and text[after : after + 1] == "-":
        after += 1
    negative = text[after : after + 1] == "-"
    second = number_at(text, after + negative)
    if second is None:
        return None
    own = _measured(text, second)
    if own is None or own[2] in NAMES or (measured is not None and measured[1].kind is not own[1].kind):
        return None
    if first.chinese != second.chinese:
        return None
    return second, own[0], own[1], own[2]


Measure = tuple[int, tuple[float, float], Unit, str]


def _made(text: str, at: int, measure: Measure, numbers: tuple[Number, ...]) -> Quantity:
    """The quantity of a number and unit, a rate where the unit goes on with /."""
    end, (low, high), unit, word = measure
    last = numbers[-1]
    if len(numbers) == 2 and not any(c in "万亿" for c in text[numbers[0].start : numbers[0].end]):
        low = _same_magnitude(text, low, last)
    start = at
    per = _per(text, end)
    if per and unit.kind is not Kind.PERCENT:
        plain = low / unit.scale, high / unit.scale
        return Quantity(start, end + len(per), *plain, Kind.RATE, word + per, Approx.EXACT)
    if low > high:
        low, high = high, low
    more = any(number.more for number in numbers)
    about = len(numbers) == 1 and last.chinese and last.low < last.high
    approx = Approx.OVER if more else Approx.ABOUT if about else Approx.EXACT
    return Quantity(start, end, _round(low), _round(high), unit.kind, unit.canonical, approx)


def _per(text: str, at: int) -> str:
    """The rest of a compound unit: /吨, /万人; empty where none stands at ``at``."""
    if text[at : at + 1] != "/":
        return ""
    scale = text[at + 1] if text[at + 1 : at + 2] in ("万", "千", "百") else ""
    after = at + 1 + len(scale)
    found = unit_at(text, after)
    word = found[0] if found else next((w for w in PER_WORDS if text.startswith(w, after)), "")
    return f"/{scale}{word}" if word else ""


PER_WORDS = ("月", "时", "度", "Nm³", "h", "s", "d", "min", "人")


def _same_magnitude(text: str, low: float, last: Number) -> float:
    """10至20万元: the magnitude stands once, for both."""
    tail = text[last.start : last.end]
    for name, value in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if name in tail:
            return low * value
    return low


def _round(value: float) -> float:
    """Ten significant digits more than any page prints."""
    return float(f"{value:.15g}")


def _is_idiom(text: str, at: int, number: Number) -> int:
    """Where an idiom or a numbered slogan that begins here ends; 0 when there is none."""
    if not number.chinese:
        return 0
    for idiom in IDIOMS:
        if text.startswith(idiom, at):
            return at + len(idiom)
    return 0


def _counts_nothing(text: str, number: Number, unit: Unit, word: str) -> bool:
    """Whether a numeral before a measure word is only a way of speaking: 一座城, 三农, 万家."""
    if unit.kind is Kind.COUNT and text[number.start - 1 : number.start] in OPENING and number.start:
        return True
    if word == "条" and text[number.end + 1 : number.end + 2] in CLOSING:
        return True
    if word == "类" and text.startswith(("新药", "医疗器械", "疫苗", "水质"), number.end + 1):
        return True
    if not number.chinese:
        return word in NAMES and not _weak_is_meant(text, number, word)
    if number.vague:
        return False
    numeral = text[number.start : number.end]
    end = number.end + len(word)
    qualified = text[max(0, number.start - 1) : number.start] in (
        "近",
        "超",
        "约",
        "逾",
        "过",
    ) or text.startswith(("多", "余", "以上", "左右"), end)
    if numeral in ("一", "半"):
        is_tenth = word == "成" and text[end : end + 2] != "不变"
        return not ((qualified and unit.kind is not Kind.COUNT) or is_tenth)
    if numeral in ("零", "〇") or (word in ("期", "条") and _is_named(text, end, word)):
        return True
    if number.more:
        return False
    if unit.kind is Kind.MONEY or unit.kind is Kind.PERCENT:
        if numeral in ("万", "亿"):
            passed = text[max(0, number.start - 1) : number.start] in ("破", "过", "超", "达", "近", "上")
            return not (passed or text.startswith(("以上", "大关"), end))
        return unit.kind is Kind.PERCENT and numeral in ("十", "千", "百", "万", "零")
    if numeral[0] in "百千万亿" and not qualified:
        return not (
            unit.kind is Kind.COUNT
            and word in ("个", "吨", "台", "辆", "人次", "平方米")
            and len(numeral) > 0
        )
    if unit.kind is Kind.OTHER and word in WEAK:
        return True
    if word in WEAK or (word == "年" and numeral in ("十", "百", "千", "万") and not qualified):
        return True
    return NO_COUNT.match(text, number.start) is not None and word not in SURE_MEASURES


def _is_named(text: str, end: int, word: str) -> bool:
    """二期 is a part of a project; a list of 十条 in quotes is a policy's name."""
    return word == "期" or text[end : end + 1] in CLOSING


OPENING = tuple("“「『《‘")
CLOSING = tuple("”」』》’")
NAMES = frozenset(
    ["国", "网", "链", "端", "模", "维", "相", "极", "区", "县", "市", "省", "州", "校", "院", "厂", "企", "园", "馆", "社", "港", "桥", "河", "湖", "岛", "山", "库", "屏", "舱", "翼", "轴", "芯", "重", "营", "连", "军"]
)
"""Nouns that after a number are mostly the head of another word."""

SURE_MEASURES = frozenset(
    ["个", "家", "项", "名", "条", "座", "栋", "件", "款", "批", "次", "期", "台", "辆", "天", "年", "小时", "个月", "倍", "成", "亩", "公里", "米", "吨", "位", "人", "艘", "架", "颗", "株", "头", "户", "处", "所", "间", "层", "套", "种", "类", "届", "场", "轮", "日", "周"]
)


def _weak_is_meant(text: str, number: Number, word: str) -> bool:
    """A rare measure word counts when nothing else can be meant: the clause ends behind it."""
    end = number.end + len(word)
    return not text[end : end + 1].isalnum()


def _qualified(text: str, found: Quantity, floor: int) -> Quantity:
    """Take in the qualifiers that touch on both sides, and heed those at a distance."""
    start, end, approx = found.start, found.end, found.approx
    for word, meaning in LEFT.items():
        at = start - len(word)
        if at >= floor and text.startswith(word, at) and _is_qualifier(text, at, word, found):
            approx = meaning if meaning is not Approx.EXACT else approx
            start = start if word in OUTSIDE else at
            break
    for word, meaning in RIGHT.items():
        if (
            text.startswith(word, end)
            and not text.startswith(NOT_RIGHT, end)
            and _may_follow(text, end, word)
        ):
            return Quantity(start, end + len(word), found.low, found.high, found.kind, found.unit, meaning)
    if approx is Approx.EXACT and start == found.start and found.kind is not Kind.RANK:
        approx = _distant(text[max(floor, start - 12) : start])
    return Quantity(start, end, found.low, found.high, found.kind, found.unit, approx)


def _distant(before: str) -> Approx:
    found = _DISTANT.search(before)
    if not found:
        return Approx.EXACT
    return Approx.NEAR if found[0].startswith(("将近", "接近")) else Approx.ABOUT


def _is_qualifier(text: str, at: int, word: str, found: Quantity) -> bool:
    """近5年 means the last five years; 经过, 通过 and 合约 are words."""
    before = text[at - 1] if at else ""
    if word == "近" and found.kind is Kind.DURATION and found.unit in ("year", "month", "d", "week"):
        return before in "将接最靠" and before != ""
    if word == "过":
        return before not in "经通超度走路越跨翻跳见" and found.kind in (Kind.MONEY, Kind.PERCENT, Kind.COUNT)
    if word == "约":
        return before not in "合契签节预违条公履制"
    return not (word in ("超", "近") and before in "最附邻靠")


def _may_follow(text: str, end: int, word: str) -> bool:
    if word == "+":
        return not text[end + 1 : end + 2].isalnum()
    return word != "多" or text[end - 1] not in "，。"
