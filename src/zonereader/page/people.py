"""Who a text speaks of: people by their full names, as far as the text itself shows that it names one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from zonereader.lexicon import frequencies
from zonereader.page.byline import SURNAMES

# What somebody is, before a name: 总经理 许蔚然, 工程师 许砚, 种植户 何秀兰.
_ROLE = re.compile(r"(?:[员户民工者长师匠士]|主任|书记|经理|负责人|创始人|主管|总监|教授|专家|学生|[之的]一)")
# What people do in newspapers, after a name.
_SAYS = re.compile(
    r"说|介绍|表示|告诉|坦言|直言|回忆|认为|指出|感慨|感叹|透露|解释|补充|强调|举例|打趣|提到|谈到|笑[着道]|算了|掰着"
)
_LONGEST = 3
_HAN = re.compile(r"[\u3400-\u9fff]+")


def people(texts: Sequence[str]) -> Mapping[int, frozenset[str]]:
    """The people whom at least two of ``texts`` name, by the number of the text."""
    candidates = {name for text in texts for name in _candidates(text)}
    found = {number: frozenset(_named(text, candidates)) for number, text in enumerate(texts)}
    times: defaultdict[str, int] = defaultdict(int)
    for names in found.values():
        for name in names:
            times[name] += 1
    return {number: frozenset([n for n in names if times[n] > 1]) for number, names in found.items()}


def _candidates(text: str) -> Iterator[str]:
    """What may be a name: after what somebody is, or before what is said."""
    for size in range(2, _LONGEST + 1):
        for role in _ROLE.finditer(text):
            yield from _if_name(text[role.end() : role.end() + size])
        for says in _SAYS.finditer(text):
            yield from _if_name(text[max(0, says.start() - size) : says.start()])


def _if_name(text: str) -> Iterator[str]:
    """``text`` where it is built like a name, and neither a word nor begins with one."""
    is_built_like_one = len(text) > 1 and text[0] in SURNAMES and _HAN.fullmatch(text)
    if is_built_like_one and text not in frequencies() and text[:2] not in frequencies():
        yield text


def _named(text: str, candidates: set[str]) -> Iterator[str]:
    for at, char in enumerate(text):
        if char in SURNAMES:
            for size in range(2, _LONGEST + 1):
                if text[at : at + size] in candidates:
                    yield text[at : at + size]
