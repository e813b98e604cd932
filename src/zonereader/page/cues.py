"""The words and marks by which a newspaper shows what a line is: tables, no decisions."""

from __future__ import annotations

import re

SENTENCE_END = "。！？!?…"
OPENERS = "“‘「『（(【[《〈"
CLOSERS = "”’」』）)】]》〉"
BRACKET = re.compile("[" + re.escape(OPENERS + CLOSERS) + "]")
# Every quote and bracket → its pair's left half, full width.
KINDS = dict(zip(OPENERS + CLOSERS, 2 * "“‘「『（（【【《〈", strict=True))
HAN = re.compile(r"[\u3400-\u9fff]")

# A line that speaks of the page itself, not of any zone.
DIGEST = re.compile(r"[（(]\s*本版为摘编.{0,300}[)）]?")

# 本报讯, 本报 1月1日, 新华社北京…电: how a news item begins.
LEAD = re.compile(
    r"(?:本报|本刊|本网)(?:讯|综合|[^，。]{0,10}?电|[ \t\u3000(（]|\d)"
    r"|(?:新华社|中新社|[\u3400-\u9fff]{2,6}[日晚时导]报)(?:[\u3400-\u9fff]{0,4}(?:\d{1,2}月\d{1,2}日)?)?[讯电(（]"
    r"|\w{0,8}讯[ \t\u3000(（]"
)

CREDIT = re.compile(
    r"(?:^|[ \t\u3000。（(；;])(?:图片?|照片|资料图片?|供图|摄影|[文图]/[图文])(?:来源|提供|由)?\s*[:：/／]"
    r"|(?:供图|供稿|资料图片?|资料照片|摄影?|/图|／图|摄影报道|文/图|图/文)[。.]?$"
    r"|^(?:图片?|照片|资料)(?:来源|由.{2,20}提供)"
)
CREDIT_LONGEST = 60

# What a photo's legend says of itself.
LEGEND = re.compile(r"图为|图[一二三四①②③④\d]?[:：]|[上下左右]图|图片为|^这是")
# A legend without 图为: a day, a place, and what is going on there.
SCENE = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|\d{1,2}月[初末底中]|近日|日前)[^，,。]{0,4}[，,].{0,60}?(?:正|准备|忙|迎来|上演|举行|开)"
)
# Who speaks in an interview; no title begins so.
SPEAKER = re.compile(r"(?:记者|问|答|主持人|[QA])[:：]")
# Anybody who may speak in one, by the name before the colon.
SPEAKS = re.compile(r"([\u3400-\u9fffQA·]{1,8})[:：](?=.{8})")
LEGEND_END = re.compile(
    r"(?:现场|车间|一角|外景|内景|全景|鸟瞰|俯瞰|效果图|示意图|生产线|场景|掠影|园区|大楼|展厅)$"
)

BANNER = re.compile(
    r"(?:园区|高新|产业|产城|创新|科技|要闻|综合|新闻|本期|经济|地方|各地|区域|"
    r"开发区|国内|时政|一线|城市|基层|政策|民生|人才|开放|改革|外贸|招商|一周|每日|人物|"
    r"聚焦|专题|镜头|视窗|快讯|速览|简讯|短讯|动态|资讯|播报|广角|之窗|扫描|传真|风采|纵横|观察|视点|看点|园|"
    r"集萃|集锦|快报|速递|速读|一览|巡礼|在线|聚集|专版|导读|亮点|天地|新区|两区|园地|窗口|热点|焦点|图片|图说|影像|百态|前沿|专栏|专刊|周刊|数读|"
    r"论坛|·|[ |｜/])+"
)
BANNER_LONGEST = 10

# A title, though paragraphs begin like it: 从…到…, or all of it in quotes.
TITLE_FORM = re.compile(r"从[^，,]{1,12}到|“[^“”]+”$")
# How a paragraph begins …
STARTS = re.compile(
    r"继[\u3400-\u9fff\d]|近日|日前|近期|近年|今年|去年|明年|当前|目前|眼下|如今|现在|当天|当日|当晚|此前|随后|之后|最近|未来|接下来|下一步|今后|"
    r"据悉|据了解|据介绍|据统计|据[\u3400-\u9fff]{2,6}[，,]|截至|此外|另外|同时|与此同时|不仅|不仅如此|除此|除了|其中|"
    r"作为|围绕|聚焦|按照|根据|随着|通过|针对|依托|得益于|为了|为[\u3400-\u9fff]|在[\u3400-\u9fff“]|从[\u3400-\u9fff“]|"
    r"这[\u3400-\u9fff]|此次|此[\u3400-\u9fff]|该[\u3400-\u9fff]|活动|记者|走进|位于|置身|来到|目光|值得一提|数据显示|"
    r"一[\u3400-\u9fff]|如果|如何|如|当[\u3400-\u9fff]|对于|面对|面向|过去|首先|其次|第[一二三四五]|同样|事实上|"
    r"[“「『《]|(?:19|20)\d\d年|\d{1,2}月\d{1,2}日|“?十[三四五]五|初[春夏秋冬]|清晨|凌晨|早[晨上]|[上中下]午|入夜|傍晚|午后|深夜|晚上|深秋|"
    r"分[\u3400-\u9fff]{1,4}看|[\u3400-\u9fff]{2,6}(?:里|上|中|后|前|时|看|方面|间|以来|内|畔|旁|边|下|外|处|侧|岸)[，,]|\d{1,2}(?:月)?[—–－\-至]\d{1,2}月|据|"
    r"本报|新华社|我们|他[们说]|她|谈及|说起|有[人了的]"
)
# … and how it does not: the rest of a word or clause that a column break cut off.
# A measure word at the beginning lacks its number, where it is no part of a longer word.
MEASURES = frozenset("家个项名亿万元吨台套座条件")
MIDDLES = re.compile(
    r"[，。、；：！？,;:!?.%）)”’」』》】…—\-·]|[去今前]年同期|的|地[，、]|得[到以]|了|着|过[，程]|们|性[的、，]|化[的、，]|率|者|等|余|多[家个项人]|以上|以下|"
    r"左右|和|及|与[\u3400-\u9fff]{0,3}的|或|并|且|而[且]?|也|都|则|之[一后前间]|"
    r"[区市县镇](?:[，、。正已将的]|内|级)|业[、，的在]|动[、，]|作[、，。]|导[，。、]|城[、，]|设[，、。]|展[，、。]"
)

_NUMERALS = "一二三四五六七八九"
# How the items of a list begin: 二是, （二）, 二、, 第二，, 2.
_ITEM = re.compile(
    rf"(?P<open>[（(]?第?)(?P<number>[{_NUMERALS}]|[1-9](?!\d))(?P<close>[)）]|是|、|[，,.．](?!\d))"
)


# A number before a heading: 一、 （二） 3. 第四章
NUMBERED = re.compile(
    rf"[（(]?[{_NUMERALS}十]{{1,3}}[)）、.．]|[1-9]\d?[、.．](?!\d)|第[{_NUMERALS}十]{{1,3}}[章节部]"
)


def item_before(text: str) -> re.Pattern[str] | None:
    """What the item before this one begins with, where ``text`` begins with an item that is not the first."""
    found = _ITEM.match(text)
    if found is None or found["number"] in "一1":
        return None
    row = _NUMERALS if found["number"] in _NUMERALS else "123456789"
    before = row[row.index(found["number"]) - 1]
    return re.compile(re.escape(found["open"] + before + found["close"]))


def is_first_item(text: str) -> bool:
    """Whether ``text`` begins with the first item of a list."""
    found = _ITEM.match(text)
    return found is not None and found["number"] in "一1"


# How a paragraph announces the list that comes after it.
ANNOUNCES = re.compile(r"[:：]$|(?:如下|以下|摘登|摘要|摘编|刊登|刊发|公布)[^，。；]{0,8}。$")
