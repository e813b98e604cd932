"""Personal names: who wrote an article or took a photo, wherever the page prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zonereader.lexicon import frequencies
from zonereader.model import Span
from zonereader.page import cues

# One-character surnames, common and rare, sorted by code point; two-character ones apart.
SURNAMES = frozenset(
    "丁万丘丛东严丰乌乐乔乜习于云亓井亢仇仉从付仝代仰仲任伊伍伏但位何佘余佟侯侴俞信修倪傅储元充党全公兰关养冀冉农冯况冶冷冼凌凤刁刘初利别励劳勾包匡区华卓单南卜卞卢卫"
    "印危卿厉厍原双古史叶司吉后向吕吴周呼和咸哈唐商喻嘉嘎国堵墨夏夔奉奚姚姜姬娄孔孙孟季宁安宋宓宗官宝宣宦宫宰家容宾宿寇富寿封尉尚尤尧尹居屈展屠山岑岳崔嵇巢左巩巫巴帅"
    "师席常干平年幸广庄应庞康庾廉廖弓弘张强彭徐怀惠慎慕戈戎成战戚戴房扈扶揭支敖敬文斯方於施时昌明易昝晁晋晏晓普景智暨暴曲曹曾朱朴权李杜束来杨杭松林柏查柯柳柴栗栾桂桑"
    "桓梁梅植楚楼樊檀欧步武殳段殷毋母毕毛水江池汤汪汲沃沈沙洪浦海涂淡温游湛滑滕满漆潘潭濮焦熊燕牛牟牧狄玉王班琚璩甄甘田由申白皮益盖盘盛相督瞿石祁祖祝禄禹秋秦程穆空窦"
    "章童竺符笪简管籍米粟糜索红纪练终经缪罗羊羿翁翟耿聂肇肖胡胥能臧舒艾芦芮花苍苏苑苗苟英范茅茹荀荆荣莘莫萧萨葛董蒋蒙蒯蒲蓝蓟蓬蔚蔡蔺薄薛虞虢融衡衣袁裘裴褚覃解訾詹计"
    "许诸诺谈谌谢谭谷豆贝贡贲费贺贾赖赫赵越路车辛辜边连迟迮逄通逢逯邓邝邢那邬邰邱邴邵邸邹郁郎郏郑郗郜郝郦郭都鄂鄢酆金钟钭钮钱银锺门闫闭闵闻阎阙阚阮阳阴阿陆陈陶隆隋隗"
    "占火索扎雍雷雒霍青靖靳鞠韦韩韶项须顾颜饶马骆骥高魏鱼鲁鲍鲜鹿麦麻黄黎齐龙龚"
)
COMPOUND_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "令狐",
    "慕容",
    "夏侯",
    "端木",
    "公孙",
    "申屠",
)

_NAME = r"[\u3400-\u9fff]{1,4}(?:[·・•][\u3400-\u9fff]{1,8}){0,3}"
_GAP = r"[ \t\u3000、，,/／]{1,8}"
_NAMES = rf"{_NAME}(?:{_GAP}{_NAME}){{0,7}}"
_OFFICE = (
    r"(?:本报|本刊|本网|科技日报|新华社|人民日报|经济日报|中国高新技术产业导报)?"
    r"(?:首席|特约|实习|见习|驻站|全媒体|融媒体)?(?:记者|通讯员|撰稿人|摄影|作者|撰文|编辑|文/图|图/文|[文图](?=[/／:：]))"
)
_OFFICED = re.compile(rf"(?P<office>{_OFFICE})[ \t\u3000:：/／]{{0,3}}(?={_NAME})")
_PAPER = re.compile(r"^(?:本报|本刊|本网|科技日报|新华社|人民日报|经济日报)$")
_ARROW = re.compile(r"^[►▶▲◆●■★☆>＞]\s*")
_NO_NAME = re.compile(r"^高新|^经济|^文化|^安全|^国家|^全[国省市区]|[区市县]$")
_FOREIGN = re.compile(r"[\u3400-\u9fff]{1,6}(?:[·・•][\u3400-\u9fff]{1,8}){1,3}")
# Uyghur, Mongolian and Tibetan names, by the characters that they are written with.
_TRANSLITERATED = re.compile(
    "[阿巴买提尔古丽江努依木吐热娜兰萨克孜扎旦措卓玛多吉仁次旺才让洛桑格央金达娃特其斯日图雅呼和艾合麦穆罕默德肖开迪力亚库尼曼赛]{3,6}"
    "|扎西|次仁|卓玛|央金|多吉|旺堆|达瓦|格桑|洛桑|尼玛|丹增|平措|边巴|罗布|拉姆|白玛"
    r"|(?=.{3,7}$)[\u3400-\u9fff]*(?:扎西|次仁|次旺|卓玛|央金|央宗|卓嘎|多吉|旺堆|旺姆|达瓦|格桑|洛桑|尼玛|丹增|旦增|平措|边巴|罗布|"
    "拉姆|白玛|才让|索朗|德吉|顿珠|仁增|仁青|云丹|其木格|其其格|格日勒|图雅|高娃|巴特尔|巴雅尔|斯琴|娜仁|萨仁|宝音|布和|孟克|孟和|"
    "朝鲁|托娅|特木尔|毕力格|巴图|苏日|乌云|阿拉坦|敖登|哈斯|格根|古丽|买买提|买提|吐尔逊|艾力|阿不|阿卜|热合|玉素|依布拉|艾尼瓦|"
    r"敖日|乌日|娜日|那日|萨日|阿日|呼日|其日|巴雅|巴音|朝格|恩和|哈日|吉日|吉雅|满都|孟根|莫日|牧仁|那顺|那仁|诺敏|赛罕|斯日|陶格|特格|图门|乌恩|乌力|白音|宝力|阿古|阿木|阿斯|敖特|敖云|奥云|珠拉|查干|吉克|曲比|沙马|阿苏|"
    r"木拉提|别克|木江|提江|来提|尼亚孜|阿依|帕提|再努|迪丽|热孜)[\u3400-\u9fff]*"
)
_NAMED_BY_OFFICE = re.compile(
    r"(?!手记|调查|观察|述评|综述|日记|札记|走访|报道|专访|体验|见闻|整理|获悉)[\u3400-\u9fff]{2,5}(?<![区市县报社局会院节证团站])"
)
_SEPARATORS = " \t\u3000、，,/／"
_TAIL_ROOM = 60
_TAIL = re.compile(rf"(?<=[。！？!?”」』）)…])[ \t\u3000]{{1,8}}(?P<names>{_NAMES})\s*$")
_BRACKETED_TAIL = re.compile(r"(?<=[。！？!?”])\s{0,4}[（(](?P<names>[^（()）。]{2,50})[)）]\s*$")
_LEAD_BRACKET = re.compile(
    r"^.{0,16}?(?:讯|电|社|报)[ \t\u3000]{0,3}[（(](?P<names>[^（()）]{2,60})[)）]", re.DOTALL
)
_SHOT = re.compile(
    rf"(?P<names>{_NAMES})[ \t\u3000]*[/／]?[ \t\u3000]*(?:摄影?|文/图|图/文|图)(?:[ \t\u3000]*报道)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Names found at ``span`` of a line; the span takes in 记者, brackets and the like."""

    names: tuple[str, ...]
    span: Span


def is_name(word: str) -> bool:
    """Whether ``word`` looks like a person's name: a surname and one or two characters, or foreign."""
    if _FOREIGN.fullmatch(word):
        return True
    if _TRANSLITERATED.fullmatch(word):
        return True
    if word.startswith(COMPOUND_SURNAMES):
        return 3 <= len(word) <= 4
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and not _NO_NAME.search(word)


def names_line(text: str) -> tuple[str, ...]:
    """The names of a line that holds nothing but names and their offices; () for any other line."""
    if len(text) > 2 * _TAIL_ROOM:
        return ()
    arrow = _ARROW.match(text)
    rest = text[arrow.end() :] if arrow else text
    plain = _OFFICED.sub(" ", rest)
    if not arrow and plain == rest and len(rest) > _TAIL_ROOM:
        return ()
    words = [word for word in re.split(f"[{_SEPARATORS}]+", _spaced_names(plain)) if word]
    if not words or len(words) > 12 or cues.BANNER.fullmatch(text):
        return ()
    offices = arrow is not None or plain != rest
    names = tuple(word for word in words if not _PAPER.match(word))
    is_named = _NAMED_BY_OFFICE.fullmatch if plain != rest else is_name
    known = sum(bool(is_name(word) or is_named(word)) for word in names)
    all_known = known == len(names) or (known > 0 and all(map(_may_be_name, names)))
    return names if all_known and (offices or len(names) == len(words)) else ()


def _may_be_name(word: str) -> bool:
    """Whether a word beside a name may be one too, of an unlisted surname: it is no word."""
    return is_name(word) or (2 <= len(word) <= 3 and word not in frequencies())


def _spaced_names(text: str) -> str:
    """``text`` with the blank inside a two-character name (张 三) taken out."""
    return re.sub(
        r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]{1,2}(?=[\u3400-\u9fff](?![\u3400-\u9fff]))",
        r"\1",
        text,
    )


def signed_tail(text: str) -> Signature | None:
    """Names printed behind the last sentence of a paragraph: ……。 张三 李四, ……。（张三）."""
    offset = max(0, len(text) - _TAIL_ROOM)
    tail = text[offset:]
    for pattern in (_TAIL, _BRACKETED_TAIL):
        found = pattern.search(tail)
        if found:
            names = names_line(found["names"].strip())
            if names:
                return Signature(names, Span(offset + found.start(), offset + found.end()))
    return None


def signed_lead(text: str) -> Signature | None:
    """Names in the brackets of a news lead: 本报讯（记者张三 通讯员李四）."""
    found = _LEAD_BRACKET.match(text[:120])
    if found is None:
        return None
    names = names_line(found["names"].strip())
    return Signature(names, Span(found.start("names") - 1, found.end("names") + 1)) if names else None


def signed_credit(text: str) -> tuple[str, ...]:
    """The photographers of a credit line: 张三/摄, 张三 李四 摄影."""
    found = _SHOT.search(text[-_TAIL_ROOM:])
    if found is None:
        return ()
    words = tuple(word for word in re.split(f"[{_SEPARATORS}]+", found["names"].strip()) if word)
    return names_line(found["names"].strip()) or (words if all(map(_may_be_name, words)) else ())
