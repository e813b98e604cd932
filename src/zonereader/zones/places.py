"""China's cities and prefectures, in short form, the provinces they lie in, and their counties.

Counties and districts stand in counties.csv (official names of 2023) in the form that is sure to mean
them: 石狮, but 凤台县 where the short form is another place's name as well, or a word.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from zonereader.paths import resource
from zonereader.zones.names import NameFinder

_RANKS = ("", "市", "县", "区")
_LONGEST = 6


@cache
def provinces_of_cities() -> Mapping[str, str]:
    """Short names of cities and prefectures → short names of their provinces."""
    with resource("places.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return MappingProxyType({city: row["province"] for row in rows for city in row["cities"].split(";")})


@cache
def cities_of_counties() -> Mapping[str, str]:
    """Names of counties, county-level cities and districts → short names of their cities."""
    with resource("counties.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return MappingProxyType({name: row["city"] for row in rows for name in row["counties"].split(";")})


def city_at(text: str) -> str | None:
    """The city whose name, or the name of one of whose counties, ``text`` begins with."""
    for size in range(min(_LONGEST, len(text)), 1, -1):
        if text[:size] in provinces_of_cities():
            return text[:size]
        for rank in _RANKS:
            if (city := cities_of_counties().get(text[:size] + rank)) is not None:
                return city
    return None


def cities_in(text: str) -> list[str]:
    """The cities that ``text`` names, from left to right, one entry for each mention."""
    return [name for _, name in _cities().find(text)]


def counties_in(text: str) -> list[str]:
    """The counties and districts that ``text`` names, from left to right, one entry for each mention."""
    return [name for _, name in _counties().find(text)]


def provinces_in(text: str) -> list[str]:
    """The provinces that ``text`` names, from left to right, one entry for each mention."""
    return [name for _, name in _provinces().find(text)]


@cache
def _cities() -> NameFinder:
    return NameFinder(provinces_of_cities())


@cache
def _counties() -> NameFinder:
    return NameFinder(cities_of_counties())


@cache
def _provinces() -> NameFinder:
    return NameFinder(frozenset(provinces_of_cities().values()))
