from __future__ import annotations

from zonereader.zones.attribution import Text, attribute


def test_the_title_counts_more_than_the_text() -> None:
    text = Text("合肥高新区添新桥", ["客人来自芜湖高新区，芜湖高新区也要建桥，芜湖高新区的桥更长。"], "")
    assert attribute(text).zones[0] == "合肥高新区"
    assert (attribute(text).province, attribute(text).city) == ("安徽", "合肥")


def test_the_credit_says_whose_photo_it_is() -> None:
    found = attribute(Text("", ["孩子们在广场上放风筝。"], "图片来源：宁波高新区", caption=True))
    assert found.zones == ("宁波高新区",)


def test_an_ambiguous_name_counts_only_where_nothing_better_stands() -> None:
    assert attribute(Text("成都高新区来了新邻居", ["公司从滨江迁来。"], "")).zones == ("成都高新区",)
    assert attribute(Text("", ["他在光谷买了一本书。"], "")).zones == ()
    assert attribute(Text("光谷夜市开张", ["光谷的夜市昨晚开张。"], "")).zones == ("武汉东湖高新区",)


def test_a_park_outside_the_list() -> None:
    paragraphs = ["近日，云岭茶香产业园开园。", "云岭茶香产业园在普洱，普洱的茶农有了新去处。"]
    found = attribute(Text("茶农有了新去处", paragraphs, ""))
    assert found.zones == ("云岭茶香产业园",)
    assert (found.province, found.city) == ("云南", "普洱")


def test_a_park_bears_the_name_of_its_county() -> None:
    paragraphs = ["客商走进富平庄里工业园。", "富平庄里工业园的柿子今年卖得好。"]
    found = attribute(Text("柿子卖得好", paragraphs, ""))
    assert (found.zones, found.province, found.city) == (("富平庄里工业园",), "陕西", "渭南")


def test_zones_named_equally_often_stand_in_the_order_of_the_text() -> None:
    text = Text("", ["泸州高新区和绵阳高新区结对，绵阳高新区与泸州高新区互换了课本。"] * 3, "")
    assert attribute(text).zones == ("泸州高新区", "绵阳高新区")


def test_no_zone_at_all() -> None:
    found = attribute(Text("", ["The quick brown fox."], ""))
    assert (found.zones, found.province, found.city) == ((), None, None)
