"""Parks and zones that no list holds, known by the word their names end with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zonereader.runs import InRuns

_KINDS = (
    "高新技术产业开发区|经济技术开发区|农业科技园区|经济开发区|综合保税区|产业集聚区|工业集中区|产业示范区|产业开发区|旅游度假区|国际合作区|"
    "高新区|经开区|综保区|示范区|试验区|合作区|开发区|度假区|工业园区|产业园区|科技园区|文创园区|物流园区|化工园区|"
    "工业园|产业园|科技园|众创园|创业园|创新园|物流园|孵化园|软件园|文创园|智造园|医药园|生物园|农业园|产业城|科技城|科学城|药谷|硅谷|云基地|产业基地|网商园|电商园|商贸园|创业谷|食品园|茶园区|保税区|新区|园区"
)
# A park that no list holds: Han characters before one of these words.
_HAN, _KIND = re.compile(r"[\u3400-\u9fff]{4,}"), re.compile(_KINDS)
PARK = InRuns(
    re.compile(rf"[\u3400-\u9fff]{{2,14}}?(?:{_KINDS})(?:[\u3400-\u9fff]{{2,4}}片区)?"), _HAN, _KIND
)
_NAMED = InRuns(re.compile(rf"([\u3400-\u9fff]{{2,8}}?)({_KINDS})"), _HAN, _KIND)
# What stands before the kind where no park in particular is named.
_ANY = re.compile(
    r"(?:国家级?|省级|市级|级|高新技术|现代|特色|重点|专业|全国|全省|全市|各|该|本|此|这|整个|我|新|老|大型|两|多|个|座|类|型|的|在|和|与|及|等|一批|世界|一流|"
    r"主题|入驻|走进|进入|落户|建设|打造|位于|全|家|国内|其他|自主创新|产业|工业|创新|改革|先行|引领|开放|合作|自由贸易|核心|城市|化工|特种|绿色|智慧|低碳)$"
)


def parks_in(text: str) -> Iterator[str]:
    """The parks that ``text`` names, by the last characters of their names: two and the kind."""
    for found in _NAMED.finditer(text):
        if not _ANY.search(found[1]):
            yield found[1][-2:] + found[2]
