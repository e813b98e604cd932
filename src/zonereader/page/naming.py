"""How places and parks are found in a text: given to the page's reader by who knows their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """A zone or city that a text names at code points ``start`` to ``end``; a zone names its cities too."""

    start: int
    end: int
    zone: str | None
    cities: tuple[str, ...]


class Naming(NamedTuple):
    """``places`` gives the zones and cities of a text from left to right, ``parks`` the other parks."""

    places: Callable[[str], Sequence[Place]]
    parks: Callable[[str], Iterable[str]]
