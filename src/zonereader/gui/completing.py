"""What the search box offers to go on with: fields, and the values of the one that stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import islice
from operator import itemgetter
from types import MappingProxyType

from zonereader.library.listing import ArticleRows
from zonereader.library.records import ArticleRow
from zonereader.search.fold import fold
from zonereader.search.query import FIELDS, VALUES, Field

Spelt = Callable[[str], Iterable[str]]
SPELT = frozenset({Field.ZONE, Field.PROVINCE})

BEGINNING, INSIDE, NOWHERE = range(3)

LEAST_LETTERS, MOST_OFFERED = 2, 12
_LAST = re.compile(
    r'(?P<before>(?:.*\s)?-?)(?P<piece>(?P<field>[^\s":：]{1,16}[:：])?"?(?P<value>[^\s"]*))', re.DOTALL
)


_OF_ARTICLES: Mapping[Field, Callable[[ArticleRows], Iterable[str | None]]] = MappingProxyType(
    {
        Field.ZONE: lambda rows: (place[0] for place in rows.places),
        Field.PROVINCE: lambda rows: (place[1] for place in rows.places),
        Field.PAGE: lambda rows: (name for _, name in rows.pages),
    }
)


class Values:
    """The values that fields can have in a library with these articles; each field is gone through once."""

    def __init__(self, rows: Iterable[ArticleRow] = (), tags: Sequence[str] = ()) -> None:
        self._rows = ArticleRows.of(rows)
        self._found: dict[Field, tuple[str, ...]] = dict(VALUES) | {Field.TAG: tuple(tags)}

    def of(self, field: Field) -> tuple[str, ...]:
        """The values of a field, in the order of the articles."""
        if field not in self._found:
            value = _OF_ARTICLES.get(field)
            found = value(self._rows) if value else ()
            self._found[field] = tuple(dict.fromkeys(each for each in found if each))
        return self._found[field]


def unspelt(_: str) -> Iterable[str]:
    """No other way to write a name."""
    return ()


def completions(text: str, values: Values, spelt: Spelt = unspelt) -> dict[str, str]:
    """Ways to go on with the last piece of ``text``: what is offered, and the whole text with it.

    Zones and provinces are found by every way in which ``spelt`` says that they can be written; what
    begins so comes first.
    """
    last = _LAST.fullmatch(text)
    if last is None:
        return {}
    if last["field"] is None:
        piece = fold(last["piece"])
        names = [f"{field}:" for field in Field if field.startswith(piece) and len(piece) >= LEAST_LETTERS]
        return {name: last["before"] + name for name in names}
    field = FIELDS.get(fold(last["field"])[:-1])
    wanted = fold(last["value"])
    named = values.of(field) if field else ()
    fitting = (value for value in named if wanted in fold(value))
    found = _best_first(wanted, named, spelt) if field in SPELT else islice(fitting, MOST_OFFERED)
    return {value: f"{last['before']}{last['field']}{_quoted(value)} " for value in found}


def _best_first(wanted: str, named: Iterable[str], spelt: Spelt) -> Iterable[str]:
    """The names that can be written so, those that begin so first."""
    ranked = ((_rank(wanted, (fold(name), *spelt(name))), name) for name in named)
    fitting = (pair for pair in ranked if pair[0] != NOWHERE)
    return (name for _, name in nsmallest(MOST_OFFERED, fitting, key=itemgetter(0)))


def _rank(wanted: str, written: Iterable[str]) -> int:
    """Where something stands in the ways in which a name is written: at a beginning, inside, nowhere."""
    held = [each for each in written if wanted in each]
    return NOWHERE if not held else BEGINNING if any(each.startswith(wanted) for each in held) else INSIDE


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
