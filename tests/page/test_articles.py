"""Small pages of our own with the faults of printed ones."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from zonereader.model import Article, ArticleKind, Role
from zonereader.page.articles import read_articles
from zonereader.reading import NAMING


def articles_of(text: str) -> tuple[Article, ...]:
    return read_articles(text, NAMING)[0]


def paragraphs_of(article: Article, text: str) -> list[str]:
    return ["".join(text[s.start : s.end] for s in passage.spans) for passage in article.passages]


INTERLEAVED = """
# 宁波高新区：老码头变身创客街

本报讯 三月的甬江边，宁波高新区的老码头重新热闹起来，二十多家小店同时开门迎客，他们说这里租

# 洛阳高新区：机器人进了面粉厂

本报讯 走进洛阳高新区的面粉厂，搬运面袋的不再是工人，而是一排橙色的机器人，它们每天从清早干到深夜，从不喊

金不贵，离家又近。宁波高新区的工作人员每周都来一趟，帮店主们办手续、找货源。

林小满

累。洛阳高新区的厂长说，工人们学会了修机器人，工资也涨了。

田禾 文可
"""


def test_two_articles_read_across_each_other() -> None:
    first, second = articles_of(INTERLEAVED)
    assert first.byline == ("林小满",)
    assert second.byline == ("田禾", "文可")
    assert [len(p.spans) for p in first.passages] == [2]
    assert "他们说这里租金不贵" in paragraphs_of(first, INTERLEAVED)[0]
    assert "从不喊累" in paragraphs_of(second, INTERLEAVED)[0]


CAPTION_INSIDE = """
洛阳高新区：机器人进了面粉厂

► 田禾

洛阳高新区的面粉厂今年换了模样，搬运面袋的不再是工人，而是一排橙色的机器人，它们每天从清早一直干到

图片来源：宁波高新区

6月1日，宁波高新区的孩子们在老码头放风筝。图为孩子们和风筝。

深夜。厂长说，工人们学会了修机器人。
"""


def test_a_legend_inside_a_paragraph_is_taken_out() -> None:
    article, caption = articles_of(CAPTION_INSIDE)
    assert caption.kind is ArticleKind.CAPTION
    assert len(caption.credit_spans) == 1
    assert article.byline == ("田禾",)
    assert paragraphs_of(article, CAPTION_INSIDE)[0].endswith("干到深夜。厂长说，工人们学会了修机器人。")


TITLE_LAST = """
# 宁波高新区：老码头变身创客街

本报讯 宁波高新区的老码头重新热闹起来。

林小满

本报讯 洛阳高新区的面粉厂换了模样。

厂长说，工人们学会了修机器人。

田禾

# 机器人进了面粉厂

# 洛阳高新区的新工人
"""


def test_a_title_of_two_lines_after_its_article() -> None:
    first, second = articles_of(TITLE_LAST)
    assert first.title == "宁波高新区：老码头变身创客街"
    assert second.title == "机器人进了面粉厂 洛阳高新区的新工人"
    assert second.byline == ("田禾",)
    assert len(second.passages) == 2


SECTIONS = """
## 要闻速览

# 洛阳高新区：机器人进了面粉厂

本报记者 田禾 通讯员 文可

洛阳高新区的面粉厂今年换了模样，机器人从清早干到深夜。

## 学会修机器人

厂长说，工人们学会了修机器人，工资也涨了一成。

## 还要再添一条线

明年，面粉厂打算再添一条生产线，招三十名技

（本版为摘编，据 001_a.txt 所载事实与数据重新撰写。）
"""


def test_banner_headings_and_a_lost_end() -> None:
    text = SECTIONS
    found, noise = read_articles(text, NAMING)
    (article,) = found
    assert article.title == "洛阳高新区：机器人进了面粉厂"
    assert article.byline == ("田禾", "文可")
    roles = [Role.BODY, Role.HEADING, Role.BODY, Role.HEADING, Role.BODY]
    assert [p.role for p in article.passages] == roles
    assert article.truncated_tail
    assert not article.truncated_head
    outside = [text[s.start : s.end] for s in noise]
    assert "要闻速览" in outside
    assert outside[-1].startswith("（本版为摘编")


def test_a_lost_beginning() -> None:
    text = "# 洛阳高新区：机器人进了面粉厂\n\n的机器人，它们从清早干到深夜。\n\n厂长说，工人的工资也涨了。\n"
    (article,) = articles_of(text)
    assert article.truncated_head


def test_names_glued_to_the_last_sentence_are_no_text() -> None:
    text = "# 洛阳高新区添了机器人\n\n本报讯 面粉厂换了模样。 田禾\n"
    (article,) = articles_of(text)
    assert article.byline == ("田禾",)
    assert paragraphs_of(article, text) == ["本报讯 面粉厂换了模样。"]


WOVEN_TALKS = """
# 老茶厂怎样卖出新茶 对话安康高新区茶企负责人柳一鸣

记者：茶厂今年有什么变化？

柳一鸣：我们换了炒茶的机器，工人少了，茶叶反而更匀了。

# 山里的木耳进了城 访楚雄高新区电商中心主任段小满

记者：木耳是怎样卖出去的？

段小满：我们在城里开了店，又请主播来

柳一鸣：新茶上市以后，订单排到了秋天，我们还要再招人。

村里看木耳怎样长出来，城里人这才信了。

段小满：明年我们想把店开到省外去。
"""


def test_an_interview_goes_on_with_whom_it_names() -> None:
    first, second = articles_of(WOVEN_TALKS)
    assert [text[:3] for text in paragraphs_of(first, WOVEN_TALKS)] == ["记者：", "柳一鸣", "柳一鸣"]
    assert [text[:3] for text in paragraphs_of(second, WOVEN_TALKS)] == ["记者：", "段小满", "段小满"]


ANNOUNCED = """
# 蚌埠高新区：一条线养活一群厂

蚌埠高新区的传感器厂去年添了三条线，工人们从早忙到晚。

厂长说，有的企业题目解完了，人却

# 咸阳高新区支持创业的几条措施

咸阳高新区日前印发支持创业的措施，主要内容摘登如下。

一、支持建平台。对新建的平台给予补助。

二、鼓励开放。对外开放仪器的，年终给予奖励，仪器的租

留了下来，后来自己也办起了厂。

金由高新区和平台各担一半。

三、壮大队伍。来创业的年轻人可以租住公寓。
"""


def test_a_list_that_was_announced_stays_together() -> None:
    first, second = articles_of(ANNOUNCED)
    assert len(first.passages) == 2
    starts = [text[:2] for text in paragraphs_of(second, ANNOUNCED)]
    assert starts == ["咸阳", "一、", "二、", "三、"]


def test_a_heading_with_a_comma_is_no_sentence() -> None:
    text = """
怀化高新区：箱包厂里的灯

本报记者 田禾

怀化高新区的箱包厂今年忙得很，工人们从早干到晚，订单还是做不完。

从“山里”到“海外”，一只箱子走了多远

下午四点半，最后一辆货车开出厂门，车上装着三百只箱子。
"""
    (article,) = articles_of(text)
    assert [passage.role for passage in article.passages] == [Role.BODY, Role.HEADING, Role.BODY]


PIECES = st.sampled_from(
    [
        *WOVEN_TALKS.split("\n"),
        *INTERLEAVED.split("\n"),
        *CAPTION_INSIDE.split("\n"),
        *SECTIONS.split("\n"),
        "\r",
        "\u2028",
        "\f",
        "#",
        "# ",
        "――",
    ]
)
ANY_PAGE = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=25).map(
    "\n".join
)


@settings(max_examples=150, deadline=None)
@given(ANY_PAGE)
def test_every_non_blank_character_is_in_one_place(text: str) -> None:
    found, noise = read_articles(text, NAMING)
    spans = [
        *noise,
        *(s for a in found for s in a.other_spans),
        *(s for a in found for p in a.passages for s in p.spans),
    ]
    seen = sorted(at for s in spans for at in range(s.start, s.end) if not text[at].isspace())
    assert seen == [at for at, char in enumerate(text) if not char.isspace()]
    assert [a.start for a in found] == sorted(a.start for a in found)


def test_long_and_odd_texts_take_linear_time() -> None:
    """Ten times the text takes far less than a hundred times as long."""
    from time import perf_counter

    def seconds(text: str) -> float:
        begun = perf_counter()
        articles_of(text)
        return perf_counter() - begun

    for odd in ("“（《", "某某高新区", "高", "12", "# ", "讯 ", "、李"):
        articles_of(odd)
        short = seconds(odd * 20_000)
        assert seconds(odd * 200_000) < 40 * short + 1


INTERVIEW = """
# 药园怎样等得起一味新药

——对话昆山高新区管委会副主任宋长河

问：一味药要等十年，园区怎样帮企业等得起？

答：我们把厂房先建好，企业拎包进来，头三年不收租金；第四年起按产值来算，药没有出来，就一分钱也

# 洛阳高新区：面粉厂里的橙色工人

本报讯 走进洛阳高新区的面粉厂，搬运面袋的是一排橙色的机器人，它们每天从清早干到深夜。

田禾

不多收。昆山高新区还请来了老药师，手把手地教年轻人看火候、辨药材。

问：下一步还想做什么？

答：想把老药师的手艺都录下来，让机器也学一学。
"""


def test_an_interview_goes_on_where_it_was_broken_off() -> None:
    first, second = articles_of(INTERVIEW)
    said = paragraphs_of(first, INTERVIEW)
    assert "就一分钱也不多收" in "".join(said)
    assert [words[:2] for words in said if words[1:2] == "："] == ["问：", "答：", "问：", "答："]
    assert second.byline == ("田禾",)
    assert len(second.passages) == 1


NUMBERED = """
# 宁国经开区发布茶山公报

## 一、综合

茶山今年新栽茶树十二万株，采茶工人比去年多了一半，宁国经开区的茶厂从春分一直忙到立夏。

## 二、价格

头茬茶每斤卖到三百元，二茬茶跌了一半，茶农说今年的雨水把价钱冲跑了。

林小满
"""


def test_a_numbered_heading_under_the_title_is_a_heading() -> None:
    (article,) = articles_of(NUMBERED)
    assert article.title == "宁国经开区发布茶山公报"
    assert [p.role for p in article.passages] == [Role.HEADING, Role.BODY, Role.HEADING, Role.BODY]
