"""China's national development zones: their names, and where a text mentions them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from types import MappingProxyType

from zonereader.model import Span
from zonereader.paths import resource
from zonereader.zones.names import NameFinder

# A regular name is printed in many forms; each pair is a usual ending and another way to print it.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "高新区",
        ("高新技术产业开发区", "高新技术产业园区", "高新技术开发区", "高新园区", "高新技术产业开发园区"),
    ),
    ("经开区", ("经济技术开发区",)),
    ("综保区", ("综合保税区",)),
    ("自创区", ("自主创新示范区",)),
    ("边合区", ("边境经济合作区",)),
    ("农高区", ("农业高新技术产业示范区",)),
    ("新区", ()),
)
_RANKS = ("", "国家", "国家级", "市")
_WEAK_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone: its canonical short name, where it lies, and the other names it goes by."""

    name: str
    official_name: str
    kind: str
    province: str
    city: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A zone's name in a text. A weak one is also a town, a district or a common word."""

    zone: Zone
    span: Span
    weak: bool


@dataclass(frozen=True)
class Gazetteer:
    """The zones that are known, to be looked up by any of their names."""

    zones: tuple[Zone, ...]

    def by_name(self, name: str) -> Zone | None:
        """The zone that goes by ``name``: its usual or official name, an alias, a regular form."""
        return self.names.get(narrow(name))

    def mentions(self, text: str) -> list[Mention]:
        """Zones named in ``text``, the longest name at each place, from left to right."""
        return [
            Mention(self.names[name], Span(start, start + len(name)), is_weak(name))
            for start, name in self._finder.find(narrow(text))
        ]

    @cached_property
    def names(self) -> Mapping[str, Zone]:
        """Every name of every zone, in half-width brackets; a listed name wins over a derived one."""
        names: dict[str, Zone] = {}
        for zone in self.zones:
            for name in _listed_names(zone):
                names.setdefault(narrow(name), zone)
        for zone in self.zones:
            for name in _derived_names(zone):
                names.setdefault(narrow(name), zone)
        return MappingProxyType(names)

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self.names)


def narrow(text: str) -> str:
    """``text`` with half-width round brackets, as long as before."""
    return text.replace("（", "(").replace("）", ")")


def is_weak(name: str) -> bool:
    """Whether ``name`` alone does not say that a zone is meant: 滨江, 光谷, 新市区, 黄埔区."""
    return len(name) <= _WEAK_LENGTH


def _listed_names(zone: Zone) -> Iterator[str]:
    yield from (zone.name, zone.official_name, *zone.aliases)


def _derived_names(zone: Zone) -> Iterator[str]:
    for name in _listed_names(zone):
        for ending, others in _ENDINGS:
            if name.endswith(ending):
                stem = name.removesuffix(ending)
                if len(stem) >= 2:
                    for rank, other in product(_RANKS, (ending, *others)):
                        yield f"{stem}{rank}{other}"
                break


@cache
def gazetteer() -> Gazetteer:
    """The zones that ship with the program."""
    with resource("zones.csv").open(encoding="utf-8", newline="") as file:
        return Gazetteer(tuple(_zone(row) for row in csv.DictReader(file)))


def _zone(row: Mapping[str, str]) -> Zone:
    aliases = tuple(alias for alias in row["aliases"].split(";") if alias)
    return Zone(row["name"], row["official_name"], row["kind"], row["province"], row["city"], aliases)
