"""How Chinese names of zones, places and commands can be typed: in pinyin and by its initials."""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

from zonereader.zones.gazetteer import gazetteer

# Without its list of phrases, forty megabytes, pypinyin knows each character's commonest reading. What
# names of places read otherwise is little, and in that list partly wrong for them (漯河, 朝阳, 珲春).
CHARACTERS = {
    "长": "cháng", "都": "dū", "藏": "zàng", "蚌": "bèng", "佛": "fó", "什": "shí", "珲": "hún", "行": "háng",
}  # fmt: skip
NAMES = {
    "重庆": "chóng qìng", "厦门": "xià mén", "六安": "lù ān", "六合": "lù hé", "浒墅关": "xǔ shù guān",
    "乐清": "yuè qīng", "番禺": "pān yú", "铅山": "yán shān", "洪洞": "hóng tóng", "大埔": "dà bù",
    "单县": "shàn xiàn", "尉犁": "yù lí", "蔚县": "yù xiàn", "乐亭": "lào tíng", "乐陵": "lào líng",
    "涡阳": "guō yáng", "东阿": "dōng ē", "泌阳": "bì yáng", "音乐": "yīn yuè", "行政": "xíng zhèng",
    "自行": "zì xíng", "行动": "xíng dòng", "调整": "tiáo zhěng", "长大": "zhǎng dà", "增长": "zēng zhǎng",
    "市长": "shì zhǎng", "重新": "chóng xīn", "重复": "chóng fù", "重做": "chóng zuò",
}  # fmt: skip


def spellings(name: str) -> tuple[str, ...]:
    """How ``name`` and, of a zone, its other names can be typed: as they are, in pinyin, by initials."""
    if name.isascii():
        return (name.lower(),)
    pypinyin = _pypinyin()
    zone = gazetteer().by_name(name)
    ways: dict[str, None] = {}
    for each in (name, zone.official_name, *zone.aliases) if zone else (name,):
        initials = pypinyin.lazy_pinyin(each, style=pypinyin.Style.FIRST_LETTER)
        ways |= dict.fromkeys(
            way.lower() for way in (each, "".join(pypinyin.lazy_pinyin(each)), "".join(initials))
        )
    return tuple(ways)


@cache
def _pypinyin() -> ModuleType:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    import pypinyin

    pypinyin.load_single_dict({ord(char): reading for char, reading in CHARACTERS.items()})
    pypinyin.load_phrases_dict({name: [[each] for each in way.split()] for name, way in NAMES.items()})
    return pypinyin
