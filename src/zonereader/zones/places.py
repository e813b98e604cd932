"""China's cities and prefectures, in short form, and the provinces they lie in."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from zonereader.paths import resource


@cache
def provinces_of_cities() -> Mapping[str, str]:
    """Short names of cities and prefectures → short names of their provinces."""
    with resource("places.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return MappingProxyType({city: row["province"] for row in rows for city in row["cities"].split(";")})


def cities_in(text: str) -> list[str]:
    """The cities that ``text`` names, from left to right, one entry for each mention."""
    return _pattern().findall(text)


def provinces_in(text: str) -> list[str]:
    """The provinces that ``text`` names, from left to right, one entry for each mention."""
    return _province_pattern().findall(text)


@cache
def _pattern() -> re.Pattern[str]:
    return _any_of(provinces_of_cities())


@cache
def _province_pattern() -> re.Pattern[str]:
    return _any_of(dict.fromkeys(provinces_of_cities().values()))


def _any_of(names: Mapping[str, object]) -> re.Pattern[str]:
    """A pattern of ``names``, the longest first, behind a look at the first character: it is fast."""
    longest_first = sorted(names, key=len, reverse=True)
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(f"(?=[{first}])(?:{'|'.join(longest_first)})")
