"""A quantity as a person types it: 100亿, 20%, 1e9, 500亩."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zonereader.figures.numerals import number_at
from zonereader.figures.scan import fold, same_magnitude, significant
from zonereader.figures.units import Unit, unit_at
from zonereader.model import Kind

_PLAIN = re.compile(r"\d{1,24}+(?:\.\d{1,12}+)?(?:[eE][+-]?\d{1,2}+)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """An amount in ``unit``, or a bare number where both ``kind`` and ``unit`` are None."""

    value: float
    kind: Kind | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Amount:
    number: float
    unit: Unit | None
    has_magnitude: bool


def typed(text: str) -> Typed | None:
    """The quantity that all of ``text`` is; None where it is none."""
    found = _amount(fold(text))
    return None if found is None else _in_unit(found.number, found.unit)


def typed_range(first: str, last: str) -> tuple[Typed, Typed] | None:
    """Two quantities of one kind, the lower first; a unit or 万 and 亿 that stand once are for both."""
    low, high = _amount(fold(first)), _amount(fold(last))
    if low is None or high is None:
        return None
    number = low.number
    if low.unit is None and not low.has_magnitude:
        number = same_magnitude(fold(last), number)
    ends = (_in_unit(number, low.unit or high.unit), _in_unit(high.number, high.unit))
    is_one_kind = (ends[0].kind, ends[0].unit) == (ends[1].kind, ends[1].unit)
    return ends if is_one_kind and ends[0].value <= ends[1].value else None


def _in_unit(number: float, unit: Unit | None) -> Typed:
    if unit is None:
        return Typed(significant(number), None, None)
    return Typed(significant(number * unit.scale), unit.kind, unit.canonical)


def _amount(text: str) -> _Amount | None:
    text = text.strip()
    sign = -1 if text.startswith("-") else 1
    start = int(sign < 0)
    plain = _PLAIN.fullmatch(text, start)
    if plain:
        return _Amount(sign * float(plain[0]), None, has_magnitude=False)
    number = number_at(text, start)
    if number is None or number.low != number.high:
        return None
    has_magnitude = any(char in "万亿" for char in text[number.start : number.end])
    after = number.end + (text[number.end : number.end + 1] == " ")
    if number.end == len(text):
        return _Amount(sign * number.low, None, has_magnitude)
    unit = unit_at(text, after)
    if unit is None or after + len(unit[0]) != len(text):
        return None
    return _Amount(sign * number.low, unit[1], has_magnitude)
