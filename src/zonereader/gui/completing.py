"""What the search box offers to go on with: fields, and the values of the one that stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from types import MappingProxyType

from zonereader.library.records import ArticleRow
from zonereader.search.fold import fold
from zonereader.search.query import FIELDS, VALUES, Field

LEAST_LETTERS, MOST_OFFERED = 2, 12
_LAST = re.compile(
    r'(?P<before>(?:.*\s)?-?)(?P<piece>(?P<field>[^\s":：]{1,16}[:：])?"?(?P<value>[^\s"]*))', re.DOTALL
)


_OF_ARTICLES: Mapping[Field, Callable[[ArticleRow], str | None]] = MappingProxyType(
    {
        Field.ZONE: lambda row: row.zone,
        Field.PROVINCE: lambda row: row.province,
        Field.PAGE: lambda row: row.page_name,
    }
)


def values_of(field: Field, rows: Iterable[ArticleRow]) -> Iterable[str]:
    """The values that a field can have in a library with these articles."""
    if field in VALUES:
        return VALUES[field]
    value = _OF_ARTICLES.get(field)
    return dict.fromkeys(found for row in rows if (found := value(row))) if value else ()


def completions(text: str, rows: Iterable[ArticleRow]) -> dict[str, str]:
    """Ways to go on with the last piece of ``text``: what is offered, and the whole text with it."""
    last = _LAST.fullmatch(text)
    if last is None:
        return {}
    if last["field"] is None:
        piece = fold(last["piece"])
        names = [f"{field}:" for field in Field if field.startswith(piece) and len(piece) >= LEAST_LETTERS]
        return {name: last["before"] + name for name in names}
    field = FIELDS.get(fold(last["field"])[:-1])
    wanted = fold(last["value"])
    fitting = (value for value in values_of(field, rows) if wanted in fold(value)) if field else ()
    return {
        value: f"{last['before']}{last['field']}{_quoted(value)} " for value in islice(fitting, MOST_OFFERED)
    }


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
