"""Qt's enumerations as Python classes, made in a sixth of the time.

PySide6 makes an ``enum.Enum`` of every enumeration of a class of Qt's when the class is first named: some
four thousand members until the window stands. Python 3.11 takes 15 µs for each of them and 100 for the class,
since an enumeration may be anything; Qt's are numbers under plain names. What comes out is the same,
attribute by attribute (``tests/gui/test_binding.py``).
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable, Sequence
from typing import Any

TESTED = (3, 11)
"""The release of Python whose ``enum`` is known here; with another one nothing is changed."""

Member = tuple[str, int]


def make_quickly() -> None:
    """From now on make enumerations of numbers the short way, for whoever asks for them by a list."""
    if sys.version_info[:2] == TESTED:
        usual = enum.EnumType._create_  # type: ignore[attr-defined]
        enum.EnumType._create_ = _creating(usual)  # type: ignore[attr-defined]


def _creating(usual: Callable[..., enum.EnumType]) -> Callable[..., enum.EnumType]:
    patterns: dict[enum.EnumType, tuple[dict[str, Any], frozenset[str]]] = {}

    def create(kind: enum.EnumType, name: str, members: Sequence[Member], **more: Any) -> enum.EnumType:
        if more.get("boundary") is not enum.KEEP or not isinstance(members, list):
            return usual(kind, name, members, **more)
        if kind not in patterns:  # an empty one, from which the rest can be told
            empty = usual(kind, "Pattern", [], **{**more, "module": __name__})
            above = [*type.mro(empty), *type.mro(enum.EnumType)]
            patterns[kind] = dict(vars(empty)), frozenset(key for each in above for key in vars(each))
        pattern, taken = patterns[kind]
        if not _are_plain(members, taken):
            return usual(kind, name, members, **more)
        made = type.__new__(enum.EnumType, name, (kind,), {key: _own(pattern[key]) for key in pattern})
        _fill(made, members)
        return made

    return create


def _are_plain(members: Sequence[Member], taken: frozenset[str]) -> bool:
    """Whether the members are numbers under names that mean nothing else."""
    return not any(name in taken or name[0] == "_" or type(value) is not int for name, value in members)


def _own(value: Any) -> Any:
    return value.copy() if isinstance(value, list | dict) else value


def _fill(made: Any, members: Sequence[Member]) -> None:
    """Give an enumeration its members, as ``enum._proto_member`` does it one by one."""
    is_flag, is_number = issubclass(made, enum.Flag), issubclass(made, int)
    by_name, by_value, names = made._member_map_, made._value2member_map_, made._member_names_
    mask = singles = 0
    for name, value in members:
        is_single = value > 0 and value & (value - 1) == 0
        if is_flag:
            mask |= value
            singles |= value if is_single else 0
        member = by_value.get(value)
        if member is None:
            member = int.__new__(made, value) if is_number else object.__new__(made)
            vars(member).update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(names))
            by_value[value] = member
            if is_single or not is_flag:  # another sum of flags is no flag of its own
                names.append(name)
        type.__setattr__(made, name, member)
        by_name[name] = member
    if is_flag:
        made._flag_mask_, made._singles_mask_ = mask, singles
        made._all_bits_ = 2 ** mask.bit_length() - 1
        values = [by_name[name]._value_ for name in names]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
