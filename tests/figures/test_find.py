"""Figures: what is one, its value, what it measures; and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.figures.find import find_figures
from zonereader.figures.numerals import chinese_value, number_at
from zonereader.figures.units import units
from zonereader.figures.words import word_list
from zonereader.model import Approx, Kind


def one(text: str):
    """The only figure of ``text`` that is no date."""
    (figure,) = [f for f in find_figures(text) if f.kind is not Kind.DATE]
    return figure


# text around it, the figure, kind, low, high, unit, approx
VALUES = [
    ("港区货物吞吐量达到1.26亿吨，创下新高", "1.26亿吨", "mass", 1.26e8, 1.26e8, "t", "exact"),
    ("冷库容量约3,200万立方米。", "约3,200万立方米", "other", 3.2e7, 3.2e7, "立方米", "about"),
    ("稻谷亩产提高到六百八十公斤", "六百八十公斤", "mass", 0.68, 0.68, "t", "exact"),
    ("疫苗覆盖近八成老人", "近八成", "percent", 80, 80, "%", "near"),
    ("球队赢了12场", "12场", "count", 12, 12, "场", "exact"),
    ("卫星重量不足500公斤", "不足500公斤", "mass", 0.5, 0.5, "t", "under"),
    ("码头水深15至18米", "15至18米", "length", 15, 18, "m", "exact"),
    ("药费每盒35.5元", "35.5元", "money", 35.5, 35.5, "CNY", "exact"),
    ("融资2000万美元", "2000万美元", "money", 2e7, 2e7, "USD", "exact"),
    ("产值七八亿元左右", "七八亿元左右", "money", 7e8, 8e8, "CNY", "about"),
    ("利率下调25个百分点", "25个百分点", "percent", 25, 25, "pp", "exact"),
    ("种植面积3万公顷", "3万公顷", "area", 3e8, 3e8, "m2", "exact"),
    ("占地150亩", "150亩", "area", 100000, 100000, "m2", "exact"),
    ("用电价格0.62元/千瓦时", "0.62元/千瓦时", "rate", 0.62, 0.62, "元/千瓦时", "exact"),
    ("装机容量达120万千瓦", "120万千瓦", "power", 1.2e9, 1.2e9, "W", "exact"),
    ("产能是三年前的2.5倍", "2.5倍", "multiple", 2.5, 2.5, "x", "exact"),
    ("综合实力位列全国第九", "第九", "rank", 9, 9, "rank", "exact"),
    ("进入前20强", "前20强", "rank", 1, 20, "rank", "exact"),
    ("百分之十五的用户", "百分之十五", "percent", 15, 15, "%", "exact"),
    ("工期18个月", "18个月", "duration", 18, 18, "month", "exact"),
    ("不超过500万元的补助", "不超过500万元", "money", 5e6, 5e6, "CNY", "under"),
    ("近５年的数据", "５年", "duration", 5, 5, "year", "exact"),
    ("拥有１２００多家次用户", "１２００多家次", "count", 1200, 1200, "家次", "over"),
    ("气温零下，冷库保持在-18℃", "-18℃", "other", -18, -18, "℃", "exact"),
    ("突破亿元大关", "亿元", "money", 1e8, 1e8, "CNY", "exact"),
    ("园里上千家苗圃", "上千家", "count", 1000, 1000, "家", "over"),
    ("订单上亿元", "上亿元", "money", 1e8, 1e8, "CNY", "over"),
    ("冷库每天搬运三千四五百箱", "三千四五百箱", "count", 3400, 3500, "箱", "about"),
    ("选手用了6分半钟", "6分半钟", "duration", 6.5, 6.5, "min", "exact"),
    ("全程1小时3分28秒", "1小时3分28秒", "duration", 3808, 3808, "s", "exact"),
    ("育苗要两年半", "两年半", "duration", 2.5, 2.5, "year", "exact"),
    ("存栏十来万头", "十来万头", "count", 1e5, 1e5, "头", "about"),
    ("渔获的七成五", "七成五", "percent", 75, 75, "%", "exact"),
    ("发病率降至4‰", "4‰", "other", 4, 4, "‰", "exact"),
    ("成绩排在第1,087名", "第1,087名", "rank", 1087, 1087, "rank", "exact"),
    ("全年用电30万度", "30万度", "energy", 3e8, 3e8, "Wh", "exact"),
    ("舱温不得低于零下18℃", "零下18℃", "other", -18, -18, "℃", "under"),
    ("产量翻了一番", "翻了一番", "multiple", 2, 2, "x", "exact"),
]


@pytest.mark.parametrize(("text", "words", "kind", "low", "high", "unit", "approx"), VALUES)
def test_values(text, words, kind, low, high, unit, approx) -> None:
    figure = next(f for f in find_figures(text) if f.text == words)
    assert figure.kind == kind
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))
    assert (figure.unit, figure.approx) == (unit, approx)


@pytest.mark.parametrize(
    "text",
    [
        "5G基站和B2B平台",
        "ISO 9001-2015认证",
        "拨打12345热线",
        "“1+1+N”体系",
        "做好六稳六保",
        "第6代生产线与8.5代面板",
        "一座城，一群人",
        "一带一路、三农和四化",
        "A3栋厂房、G2高速",
        "万家灯火，千方百计",
        "项目二期与三期",
        "“五个亲自”机制",
        "珠三角和长三角",
        "零部件和零距离",
        "孩子今年上三年级",
        "成千上万乡亲赶来",
        "试到第1,087次才成功",
        "厂区四周都是稻田",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [f.text for f in find_figures(text)] == []


@pytest.mark.parametrize(
    "date",
    [
        "2023年",
        "2024年1—5月",
        "今年6月10日",
        "去年12月底",
        "10月27日-28日",
        "2025年第一季度",
        "8月底",
        "2024年度",
        "今年前8个月",
        "前10个月",
        "7时40分",
        "7点半",
    ],
)
def test_dates(date: str) -> None:
    (figure,) = find_figures(f"园区在{date}开工")
    assert (figure.text, figure.kind, figure.low, figure.label) == (date, Kind.DATE, None, None)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("港口总投资12亿元", "12亿元", "总投资"),
        ("新建泊位6个，堆场3处", "6个", "泊位"),
        ("引进37家制药企业落户", "37家", "制药企业"),
        ("审批时间由65天缩短到35天", "65天", "审批时间"),
        ("审批时间由65天缩短到35天", "35天", "审批时间"),
        ("茶叶、水果产值分别增长8.1%和12%", "12%", "水果"),
        ("装上4台20立方米的发酵罐", "4台", "发酵罐"),
        ("渔船带回6.8吨虾和近两吨鱿鱼", "近两吨", "鱿鱼"),
        ("交付周期由75天缩短到31天", "31天", "交付周期"),
        ("门票30元一张，三天里卖出7000多张", "7000多张", "门票"),
        ("一支长131米、重38吨的叶片", "131米", "叶片"),
        ("八成半产品销往海外", "八成半", "产品"),
        ("港口吞吐量89万吨，同比增长13.2%", "13.2%", "吞吐量"),
        ("平均月租980元", "980元", "月租"),
        ("注册商标76件、登记版权210件", "76件", "商标"),
        ("新签项目38个，其中29个已经开工", "29个", "新签项目"),
        ("自有品牌占34%，而五年前，这个数字仅为8%", "8%", "自有品牌"),
        ("按投入的15%给予补助，单家企业最高300万元", "300万元", "补助"),
        ("自建宿舍的，按500元给予补贴", "500元", "补贴"),
        ("班车由每周2次加密到每天1次", "1次", "班车"),
        ("审批环节从58个并成21个", "21个", "审批环节"),
        ("把从立项到开工的58个环节并成21个", "58个", "环节"),
        ("利润总额14亿元，增幅为27.4%", "27.4%", "利润总额"),
        ("揭榜率70.1%，比首批高出12.4个百分点", "12.4个百分点", "揭榜率"),
        ("引进10个百亿级项目", "10个", "百亿级项目"),
        ("合格率96.3%，比两年前高5.7个百分点", "5.7个百分点", "合格率"),
        ("行业平均毛利率三年掉了9个百分点", "9个百分点", "毛利率"),
        ("亩均产值52万元，是2019年的1.8倍", "1.8倍", "产值"),
        ("临江高新区拥有上市企业4家，滨海开发区为79家", "79家", "上市企业"),
        ("首次达标的企业，分别给予经营团队20万元、100万元奖励", "100万元", "经营团队"),
        ("技术中心分别奖励100万元、50万元；制定标准的，每项分别给予5万元、2万元资助", "2万元", "资助"),
        ("现场65名工人借助3台吊车赶工", "65名", "工人"),
        ("73个在库重点项目开工", "73个", "重点项目"),
        ("研究所的这项水务标准ISO 24591-1标准历时39个月", "39个月", "24591-1标准"),
    ],
)
def test_labels(text: str, words: str, label: str) -> None:
    figure = next(f for f in find_figures(text) if f.text == words)
    assert figure.label is not None
    assert label in figure.label
    assert len(figure.label) <= 24


@pytest.mark.parametrize(
    ("text", "words", "subject", "period", "direction"),
    [
        ("2023年，临海开发区的冷库增加到12座。", "12座", "临海开发区", "2023年", "up"),
        ("上半年，全区出口下降3.1%。", "3.1%", "全区", "上半年", "down"),
        ("审批由65天缩短到35天。", "35天", None, None, "down"),
        ("园区有85家企业。", "85家", None, None, "none"),
        ("出口9亿元，较2020年增长两倍。", "9亿元", None, None, "none"),
    ],
)
def test_of_whom_of_when_and_which_way(text, words, subject, period, direction) -> None:
    figure = next(f for f in find_figures(text) if f.text == words)
    assert (figure.subject, figure.period, figure.direction) == (subject, period, direction)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("港区发布《远洋渔业协议框架标准5项", "港区发布远洋渔业协议框架标准"),
        ("游客总量位居全市各县（市、区）第一", "全市各县（市、区）"),
    ],
)
def test_a_label_has_no_half_of_a_pair(text: str, label: str) -> None:
    assert label in (find_figures(text)[-1].label or "")


@given(st.lists(st.sampled_from(list("港口冷库货物吞吐量新建泊位与约的，、")), min_size=1, max_size=80))
def test_a_label_is_cut_where_a_word_ends(words: list[str]) -> None:
    label = one("".join(words) + "12亿元").label
    assert label is None or 0 < len(label) <= 24


@given(
    st.one_of(
        st.text(),
        st.text(
            alphabet="0123456789.,，%亿万千百十一二两三第约超近多余以上元个年月日至-—/mkW百分之()（）“”、。"
        ),
    )
)
def test_any_text_has_figures_in_their_place(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert figure.start >= end
        assert text[figure.start : figure.end] == figure.text != ""
        assert (figure.low is None) == (figure.high is None)
        assert figure.low is None or figure.low <= figure.high
        assert figure.label is None or 0 < len(figure.label) <= 24
        end = figure.end


def spelt(number: int) -> str:
    """A Chinese numeral for 1 to 9999."""
    digits, out, gap = "零一二三四五六七八九", "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return out


@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]))
def test_chinese_numerals_have_the_value_they_spell(number: int, group: str) -> None:
    scale = {"": 1, "万": 10**4, "亿": 10**8}[group]
    assert chinese_value(spelt(number) + group) == number * scale


@given(st.integers(0, 10**12))
def test_arabic_numbers_with_and_without_commas(number: int) -> None:
    for printed in (str(number), f"{number:,}"):
        found = number_at(printed, 0)
        assert found is not None
        assert (found.low, found.end) == (number, len(printed))


HOSTILE = (
    "7",
    "第",
    "百分之",
    "一二三四五六七八九十",
    "1,1,1,",
    "2023年",
    "1亿元/吨",
    "（",
    "近约超",
    "十百千万亿",
    "1-",
    "1.1.",
    "“1”",
)


def seconds(text: str) -> float:
    start = time.process_time()
    find_figures(text)
    return time.process_time() - start


def repeated(piece: str, size: int) -> str:
    """``piece`` again and again, ``size`` bytes of UTF-8."""
    return piece * (size // len(piece.encode()))


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_time_in_step_with_its_length(piece: str) -> None:
    seconds(repeated(piece, 1000))
    short, long = (min(seconds(repeated(piece, size)) for _ in range(2)) for size in (20_000, 200_000))
    assert long < 20 * short + 0.1, f"{short:.4f} s became {long:.4f} s"


@pytest.mark.parametrize("piece", ["7", "第", "百分之", "（[“"])
def test_a_megabyte_takes_ten_times_as_long_as_a_tenth(piece: str) -> None:
    short, long = (seconds(repeated(piece, size)) for size in (100_000, 1_000_000))
    assert long < 20 * short + 0.5, f"{short:.4f} s became {long:.4f} s"


def test_every_unit_and_measure_word_is_read() -> None:
    for word in (*units(), *word_list("sure")):
        figures = find_figures(f"共23{word}。")
        assert [f.text for f in figures if f.text.startswith("23")], word


def test_approximation_at_a_distance() -> None:
    assert one("约占全市的45%").approx is Approx.ABOUT
