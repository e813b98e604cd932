"""Which zone an article is about, and where that lies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zonereader.zones import places
from zonereader.zones.gazetteer import Gazetteer, Zone, gazetteer
from zonereader.zones.parks import PARK

_LEAD_ROOM = 300
_BODY_ROOM = 20_000
_TITLE, _LEAD, _BODY, _CREDIT, _CAPTION_CREDIT = 20.0, 5.0, 1.0, 2.0, 8.0
_WEAK_SHARE = 0.4
# What one mention in passing is worth, even in the lead.
_PASSING = _LEAD
_SECOND_SHARE = 0.5
_MOST_ZONES = 3

_GRADED = re.compile(r"^(?:省|市|自治区|区|县|国家)级")
_SHORTEST_PARK, _LONG_PARK = 5, 10
_TITLE_TIMES = 2
# How much surer a park's name is that begins with a city's or a county's.
_PLACED = 2.0
_NO_BEGINNING = re.compile(r"[的了在和与及为是到由将被对从家个这该此各等]|使|据|近日")


@dataclass(frozen=True, slots=True)
class Text:
    """The parts of an article that say what it is about."""

    title: str
    paragraphs: Sequence[str]
    credit: str
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """The zones an article is about, the subject first, and the first one's place."""

    zones: tuple[str, ...]
    province: str | None
    city: str | None


def attribute(text: Text) -> Attribution:
    """The subject: a zone of the gazetteer, else a park named like one, else just the place."""
    worths = _worths(gazetteer(), text)
    if max(worths.values(), default=0.0) <= _PASSING:
        park = _park(text)
        zone = gazetteer().by_name(park) if park else None
        if zone is not None:
            worths = {zone: _PASSING}
        elif park or not worths:
            return Attribution((park,) if park else (), *_place_of(park, text))
    ranked = sorted(worths, key=lambda zone: -worths[zone])
    least = _SECOND_SHARE * worths[ranked[0]]
    zones = [zone for zone in ranked if worths[zone] >= least][:_MOST_ZONES]
    return Attribution(tuple(zone.name for zone in zones), zones[0].province, _city(zones[0], text))


def _worths(known: Gazetteer, text: Text) -> dict[Zone, float]:
    """How much each zone is spoken of; ambiguous names count only where nothing better does."""
    strong: Counter[Zone] = Counter()
    weak: Counter[Zone] = Counter()
    for part, worth in _parts(text):
        for zone, is_weak in dict.fromkeys((mention.zone, mention.weak) for mention in known.mentions(part)):
            (weak if is_weak else strong)[zone] += worth  # type: ignore[assignment]
    if strong:
        return {zone: worth + _WEAK_SHARE * weak[zone] for zone, worth in strong.items()}
    return {zone: worth for zone, worth in weak.items() if worth > _PASSING}


def _parts(text: Text) -> Iterator[tuple[str, float]]:
    yield text.title, _TITLE
    yield text.credit, _CAPTION_CREDIT if text.caption else _CREDIT
    room = _BODY_ROOM
    for index, paragraph in enumerate(text.paragraphs):
        if index == 0:
            yield paragraph[:_LEAD_ROOM], _LEAD - _BODY
        yield paragraph[:room], _BODY
        room -= len(paragraph)
        if room <= 0:
            break


def _city(zone: Zone, text: Text) -> str | None:
    """The zone's city; of a zone over several cities the one that the article names most."""
    cities = zone.city.split(";")
    if len(cities) == 1:
        return zone.city or None
    named = Counter({city: sum(part.count(city) for part, _ in _parts(text)) for city in cities})
    best, times = named.most_common(1)[0]
    return best if times else None


def _park(text: Text) -> str | None:
    """The park that the article is about: named in its title, or else the one it names most often."""
    whole = "\n".join(part for part, _ in _parts(text))
    names = {name for part, _ in _parts(text) for name in _park_names(part)}
    best = max(names, key=lambda name: (_park_worth(name, text.title, whole), name), default=None)
    if best is None or not _park_worth(best, text.title, whole):
        return None
    if _GRADED.match(best):
        province, city = _place(text)
        return f"{city or province or ''}{best}"
    return best


def _park_worth(name: str, title: str, whole: str) -> float:
    """Long names, those that come again, and those of the title are names rather than chance."""
    times = whole.count(name) + _TITLE_TIMES * (name in title)
    placed = _PLACED if places.city_at(name) else 1.0
    return placed * times * min(len(name), _LONG_PARK) if times > 1 else 0.0


def _park_names(text: str) -> Iterator[str]:
    """What may be a park's name wherever its kind is named: beginnings differ, the end is sure."""
    for found in PARK.finditer(text):
        name = found.group()
        for start in range(len(name) - _SHORTEST_PARK + 1):
            if not _NO_BEGINNING.match(name[start:]):
                yield name[start:]


def _place_of(park: str | None, text: Text) -> tuple[str | None, str | None]:
    """Where a park lies: in the place that it bears the name of, else in the one that is spoken of most."""
    city = places.city_at(park) if park else None
    return (places.provinces_of_cities()[city], city) if city else _place(text)


def _place(text: Text) -> tuple[str | None, str | None]:
    """The province and city that an article without a known zone speaks of most."""
    provinces: Counter[str] = Counter()
    cities: Counter[str] = Counter()
    known, counties = places.provinces_of_cities(), places.cities_of_counties()
    for part, worth in _parts(text):
        for city in (*places.cities_in(part), *map(counties.__getitem__, places.counties_in(part))):
            cities[city] += worth  # type: ignore[assignment]
            provinces[known[city]] += worth  # type: ignore[assignment]
        for province in places.provinces_in(part):
            provinces[province] += worth  # type: ignore[assignment]
    if not provinces:
        return None, None
    province = provinces.most_common(1)[0][0]
    inside = [city for city, _ in cities.most_common() if known[city] == province]
    return province, inside[0] if inside else None
