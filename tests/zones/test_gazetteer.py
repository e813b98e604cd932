from __future__ import annotations

import csv

from zonereader.paths import resource
from zonereader.zones.gazetteer import gazetteer
from zonereader.zones.places import provinces_of_cities


def names_in(text: str) -> list[tuple[str, str]]:
    return [(m.zone.name, text[m.span.start : m.span.end]) for m in gazetteer().mentions(text)]


def test_the_longest_name_is_meant() -> None:
    assert names_in("无锡高新区综保区与无锡高新区") == [
        ("无锡高新区综保区", "无锡高新区综保区"),
        ("无锡高新区", "无锡高新区"),
    ]


def test_regular_forms_and_both_kinds_of_brackets() -> None:
    for name in ("常州国家高新区", "常州国家高新技术产业开发区", "常州市高新区", "常州高新技术产业开发区"):
        zone = gazetteer().by_name(name)
        assert zone is not None
        assert zone.name == "常州高新区"
    assert gazetteer().by_name("中以(常州)创新园") == gazetteer().by_name("中以（常州）创新园") is not None


def test_short_names_are_weak() -> None:
    weak = {m.zone.name: m.weak for m in gazetteer().mentions("滨江与成都高新区")}
    assert weak == {"杭州高新区": True, "成都高新区": False}


def test_no_name_belongs_to_two_zones() -> None:
    with resource("zones.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    owners: dict[str, set[str]] = {}
    for row in rows:
        for name in (row["name"], row["official_name"], *row["aliases"].split(";")):
            if name:
                owners.setdefault(name, set()).add(row["name"])
    assert {name: zones for name, zones in owners.items() if len(zones) > 1} == {}


def test_provinces_of_the_gazetteer_agree_with_the_cities() -> None:
    known = provinces_of_cities()
    wrong = {
        (zone.name, city)
        for zone in gazetteer().zones
        for city in zone.city.split(";")
        if city and known.get(city, zone.province) != zone.province and ";" not in zone.province
    }
    assert wrong == set()
