"""Units and measure words: one line each, longest match wins.

To add a unit, add it to the table of its kind: the words as printed, the canonical unit, and the scale
that leads to it. To add a measure word, add it to MEASURE_WORDS.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zonereader.model import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word after a number makes of it; value in ``canonical`` = number * ``scale``."""

    kind: Kind
    canonical: str
    scale: float = 1.0


# kind: (canonical unit, {words: scale}); a canonical unit of "" stands for the words themselves.
TABLES: tuple[tuple[Kind, str, dict[str, float]], ...] = (
    (Kind.MONEY, "CNY", {"元": 1, "块钱": 1, "人民币": 1, "元人民币": 1}),
    (Kind.MONEY, "USD", {"美元": 1, "美金": 1}),
    (Kind.MONEY, "EUR", {"欧元": 1}),
    (Kind.MONEY, "JPY", {"日元": 1}),
    (Kind.MONEY, "HKD", {"港元": 1, "港币": 1}),
    (Kind.MONEY, "GBP", {"英镑": 1}),
    (Kind.MONEY, "KRW", {"韩元": 1}),
    (Kind.MONEY, "TWD", {"新台币": 1}),
    (Kind.MONEY, "SGD", {"新加坡元": 1, "新元": 1}),
    (Kind.MONEY, "AUD", {"澳元": 1}),
    (Kind.MONEY, "CAD", {"加元": 1}),
    (Kind.MONEY, "CHF", {"瑞士法郎": 1}),
    (Kind.MONEY, "RUB", {"卢布": 1}),
    (Kind.PERCENT, "%", {"%": 1, "成": 10, "‰": 0.1}),
    (Kind.PERCENT, "pp", {"个百分点": 1, "百分点": 1}),
    (
        Kind.AREA,
        "m2",
        {
            "亩": 2000 / 3,
            "公顷": 10000,
            "平方米": 1,
            "平米": 1,
            "平方公里": 1e6,
            "平方千米": 1e6,
            "平方厘米": 1e-4,
            "㎡": 1,
            "m²": 1,
            "m2": 1,
            "km²": 1e6,
            "cm²": 1e-4,
            "平方英尺": 0.09290304,
        },
    ),
    (
        Kind.LENGTH,
        "m",
        {
            "米": 1,
            "公里": 1000,
            "千米": 1000,
            "分米": 0.1,
            "厘米": 0.01,
            "毫米": 0.001,
            "微米": 1e-6,
            "纳米": 1e-9,
            "海里": 1852,
            "英里": 1609.344,
            "英尺": 0.3048,
            "英寸": 0.0254,
            "延米": 1,
            "华里": 500,
            "km": 1000,
            "cm": 0.01,
            "mm": 0.001,
            "μm": 1e-6,
            "nm": 1e-9,
            "m": 1,
        },
    ),
    (
        Kind.MASS,
        "t",
        {
            "吨": 1,
            "公吨": 1,
            "公斤": 0.001,
            "千克": 0.001,
            "斤": 0.0005,
            "克": 1e-6,
            "毫克": 1e-9,
            "微克": 1e-12,
            "kg": 0.001,
            "mg": 1e-9,
            "载重吨": 1,
        },
    ),
    (
        Kind.POWER,
        "W",
        {
            "瓦": 1,
            "瓦特": 1,
            "千瓦": 1e3,
            "兆瓦": 1e6,
            "吉瓦": 1e9,
            "W": 1,
            "kW": 1e3,
            "KW": 1e3,
            "MW": 1e6,
            "GW": 1e9,
            "TW": 1e12,
        },
    ),
    (
        Kind.ENERGY,
        "Wh",
        {
            "千瓦时": 1e3,
            "千瓦·时": 1e3,
            "度电": 1e3,
            "兆瓦时": 1e6,
            "吉瓦时": 1e9,
            "瓦时": 1,
            "Wh": 1,
            "kWh": 1e3,
            "MWh": 1e6,
            "GWh": 1e9,
        },
    ),
    (Kind.DURATION, "d", {"天": 1, "日": 1, "个工作日": 1, "工作日": 1, "个昼夜": 1, "昼夜": 1, "天天": 1}),
    (Kind.DURATION, "h", {"小时": 1, "个小时": 1, "个多小时": 1, "学时": 1, "课时": 1}),
    (Kind.DURATION, "min", {"分钟": 1}),
    (Kind.DURATION, "s", {"秒": 1, "秒钟": 1, "毫秒": 0.001, "微秒": 1e-6, "纳秒": 1e-9}),
    (Kind.DURATION, "month", {"个月": 1}),
    (Kind.DURATION, "year", {"年": 1, "周年": 1, "载": 1, "年时间": 1, "个年头": 1}),
    (Kind.DURATION, "week", {"周": 1, "个星期": 1, "星期": 1, "个周": 1}),
    (Kind.MULTIPLE, "x", {"倍": 1}),
    (
        Kind.OTHER,
        "",
        dict.fromkeys(
            ["岁", "周岁", "℃", "°C", "摄氏度", "度", "立方米", "万立方米", "m³", "m3", "升", "毫升", "微升", "立方厘米", "L", "ml", "mL", "桶油当量", "赫兹", "Hz", "kHz", "MHz", "GHz", "兆赫", "千赫", "吉赫", "兆帕", "千帕", "帕", "MPa", "kPa", "Pa", "分贝", "dB", "伏", "千伏", "伏特", "V", "kV", "安", "安培", "毫安时", "mAh", "Ah", "牛", "千牛", "牛米", "马力", "流明", "勒克斯", "尼特", "像素", "bps", "Mbps", "Gbps", "Tbps", "比特", "字节", "KB", "MB", "GB", "TB", "PB", "EB", "P", "T", "FLOPS", "PFLOPS", "TOPS", "EFLOPS", "兆", "万转", "转", "分", "卡", "千卡", "大卡", "摩尔", "贝可", "吨标准煤", "标准煤", "焦耳", "焦", "千焦", "兆焦"],
            1.0,
        ),
    ),
)

MEASURE_WORDS = ["个", "家", "项", "人", "名", "位", "条", "座", "栋", "幢", "件", "款", "批", "只", "支", "枝", "次", "期", "套", "台", "辆", "艘", "架", "艇", "列", "节", "颗", "粒", "片", "块", "张", "幅", "本", "册", "部", "篇", "首", "份", "封", "户", "口", "所", "间", "处", "层", "楼", "道", "扇", "面", "根", "棵", "株", "头", "匹", "羽", "尾", "条次", "对", "双", "副", "组", "队", "支队", "班", "类", "种", "门", "堂", "场", "届", "轮", "波", "门次", "起", "宗", "例", "桩", "单", "笔", "股", "枚", "盏", "盘", "杯", "瓶", "罐", "桶", "箱", "盒", "包", "袋", "卷", "捆", "筐", "车", "船", "篮", "趟", "班次", "航次", "架次", "车次", "列次", "人次", "家次", "户次", "台次", "台套", "台（套）", "台(套)", "套次", "艘次", "辆次", "标箱", "标准箱", "标准集装箱", "集装箱", "TEU", "自然箱", "票", "票次", "余次", "遍", "回", "拳", "步", "级", "档", "环", "站", "档次", "标段", "地块", "宗地", "工位", "机位", "泊位", "车位", "床位", "张床位", "席", "席位", "席次", "师", "员", "名次", "点", "点位", "个点", "格", "行", "列车", "处理", "棚", "池", "井", "口井", "孔", "眼", "斗", "担", "圈", "代人", "簇", "丛", "群", "伙", "帮", "排", "串", "滴", "滩", "汪", "缕", "束", "堆", "朵", "顶", "件次", "件套", "项次", "万人次", "亿人次", "人年", "人月", "亩次", "篇次", "章", "回合", "局", "盘棋", "枪", "发", "炮", "门炮", "梯队", "梯次", "跨", "孔次", "柜", "柜次", "托", "托盘", "板", "刀", "令", "匝", "转数", "瓣", "叶", "茎", "穗", "窝", "胎", "蔸", "垄", "畦", "塘", "网箱", "提", "听", "支次", "管", "针", "剂", "剂次", "例次", "诊次", "床", "床次", "台班", "架机", "骑", "盆", "钵", "缸", "坛", "壶", "碗", "勺", "锅", "屉", "打", "联", "沓", "摞", "叠", "贯", "方", "立方", "颗星", "星", "键", "帧", "幕", "集", "季", "档节目", "档案", "卷宗", "枚奖牌", "金", "银", "铜", "分之", "字", "词", "句", "段", "页", "行次", "字节次", "参数", "号人", "口人", "区", "镇", "乡", "村", "县", "市", "省", "州", "国", "校", "院", "店", "厂", "企", "园", "馆", "社", "港", "桥", "路", "河", "湖", "岛", "山", "载", "岗", "证", "链", "端", "网", "库", "屏", "舱", "翼", "轴", "芯", "极", "相", "模", "维", "重", "大类", "小类", "子项", "亚类", "星级", "千米", "流派", "派", "族", "姓", "氏", "辈", "茬", "季稻", "拨", "拨儿", "撮", "弯", "拐", "团", "营", "连", "军", "旅", "艇次", "篇章", "副词", "分册", "人份", "份额", "例数", "桩次", "公里段", "板块", "项目"]

# Nouns that count things only after Arabic digits and only rarely: too many words begin with them.
WEAK = frozenset(
    ["区", "镇", "乡", "村", "县", "市", "省", "州", "国", "校", "院", "店", "厂", "企", "园", "馆", "社", "港", "桥", "路", "河", "湖", "岛", "山", "岗", "证", "链", "端", "网", "库", "屏", "舱", "翼", "轴", "芯", "极", "相", "模", "维", "重", "号人", "族", "姓", "氏", "辈", "派", "弯", "拐", "团", "营", "连", "军", "旅", "行", "排", "金", "银", "铜", "帮", "圈", "字", "词", "句", "段", "代人", "分之", "处理", "档案", "卷宗", "参数", "列车", "项目", "板块", "板", "方", "面", "道", "转", "星", "级", "点", "格", "站", "环", "打", "发", "包", "股", "档", "步", "回", "口", "师", "员", "楼", "路", "车", "船", "头", "季", "集", "首", "门", "堂", "波", "例", "P", "T", "V", "L", "W", "m", "安", "牛", "卡", "分", "度", "兆", "焦", "帕", "伏"]
)


@cache
def units() -> dict[str, Unit]:
    """Every unit and measure word with what it means; units proper win over measure words."""
    found = {word: Unit(Kind.COUNT, word) for word in MEASURE_WORDS}
    for kind, canonical, words in TABLES:
        found |= {word: Unit(kind, canonical or word, scale) for word, scale in words.items()}
    return found


@cache
def longest() -> int:
    """The length of the longest unit."""
    return max(map(len, units()))


def unit_at(text: str, at: int) -> tuple[str, Unit] | None:
    """The longest unit that stands at ``at``."""
    known = units()
    for size in range(min(longest(), len(text) - at), 0, -1):
        word = text[at : at + size]
        if word in known and not _goes_on_in_latin(text, at + size, word):
            return word, known[word]
    return None


def _goes_on_in_latin(text: str, end: int, word: str) -> bool:
    """Whether a Latin unit is only the head of a longer Latin word, as m in mA."""
    return (
        word[-1].isascii()
        and word[-1].isalpha()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalnum()
    )
