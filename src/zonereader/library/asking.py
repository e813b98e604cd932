"""What is typed about figures, in the words of the query language, as a question to the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from zonereader.library.records import FigureQuery
from zonereader.search.query import KINDS, Field, Filter, Malformed, Trouble, parse

_ASKED: Mapping[Field, Callable[[FigureQuery, str], FigureQuery]] = MappingProxyType(
    {
        Field.ZONE: lambda query, value: replace(query, zone=value),
        Field.PROVINCE: lambda query, value: replace(query, province=value),
        Field.KIND: lambda query, value: replace(query, kind=KINDS.get(value)),
    }
)


def figure_query(text: str, query: FigureQuery | None = None) -> tuple[FigureQuery, tuple[Malformed, ...]]:
    """``query`` with all that ``text`` asks for, and the pieces that cannot be asked of figures.

    Words, ``zone:`` ``province:`` ``kind:`` and conditions can; nothing can be turned round by a minus.
    """
    found = query or FigureQuery()
    asked = parse(text)
    malformed = list(asked.malformed)
    for each in asked.filters:
        if each.field in _ASKED and not each.negated and not _is_of_articles(each):
            found = _ASKED[each.field](found, each.value)
        else:
            malformed.append(Malformed(Trouble.FIGURES, f"{'-' * each.negated}{each.field}:{each.value}"))
    malformed += [Malformed(Trouble.FIGURES, f"-{each.text}") for each in asked.words if each.negated]
    malformed += [Malformed(Trouble.FIGURES, f"-{each.label}") for each in asked.conditions if each.negated]
    words = " ".join(part for part in (found.words, *asked.wanted) if part)
    conditions = tuple(each for each in asked.conditions if not each.negated)
    return replace(found, words=words, conditions=(*found.conditions, *conditions)), tuple(malformed)


def _is_of_articles(each: Filter) -> bool:
    return each.field is Field.KIND and each.value not in KINDS
