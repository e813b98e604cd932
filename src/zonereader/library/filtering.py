"""Fields and conditions of a query as SQL that selects articles."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from zonereader.library import pages, tags
from zonereader.library.bits import selected
from zonereader.library.connection import Connection
from zonereader.library.kinds import NUMBERS
from zonereader.library.ledger import zones_called
from zonereader.library.records import AnnotationKind
from zonereader.search.fold import fold
from zonereader.search.query import ARTICLE_KINDS, HAS, KINDS, Condition, Field, Filter, Has, Query

_REPLACED = f"SELECT id FROM article WHERE page_id IN ({pages.REPLACED})"


class Clause(NamedTuple):
    """SQL and the values of its question marks."""

    sql: str
    values: tuple[object, ...] = ()


def meeting(connection: Connection, query: Query) -> Iterator[tuple[int, bool]]:
    """The articles that meet each field and condition; True where all others are meant."""
    for each in query.filters:
        yield selected(connection, *_FILTERS[each.field](connection, each)), each.negated
    for condition in query.conditions:
        yield selected(connection, *_articles_with(connection, condition)), condition.negated


def replaced(connection: Connection) -> int:
    """The articles of digests and earlier versions that gave way: they are never found."""
    return connection.unchanged(_replaced)


def _replaced(connection: Connection) -> int:
    return selected(connection, _REPLACED)


def _zone(connection: Connection, each: Filter) -> Clause:
    meant = sorted(zones_called(each.value, connection.distinct("zone_of_article", "name")))
    return Clause(
        "SELECT article_id FROM zone_of_article WHERE name IN (SELECT value FROM json_each(?))",
        (json.dumps(meant),),
    )


def _province(connection: Connection, each: Filter) -> Clause:
    names = connection.distinct("article", "province")
    meant = [name for name in names if each.value in name or each.value.startswith(name)]
    return Clause(
        "SELECT id FROM article WHERE province IN (SELECT value FROM json_each(?))", (json.dumps(meant),)
    )


def _page(connection: Connection, each: Filter) -> Clause:
    del connection
    return _of_pages("instr(name, ?)", (each.value,))


def _date(connection: Connection, each: Filter) -> Clause:
    del connection
    return _of_pages(
        "(? = '' OR date >= ?) AND (? = '' OR substr(date, 1, length(?)) <= ?)",
        (each.value, each.value, each.last, each.last, each.last),
    )


def _of_pages(sql: str, values: tuple[object, ...]) -> Clause:
    chosen = f"SELECT page_id FROM searchable_page WHERE {sql}"
    return Clause(f"SELECT id FROM article WHERE page_id IN ({chosen})", values)


def _kind(connection: Connection, each: Filter) -> Clause:
    del connection
    kind = KINDS.get(each.value)
    if kind is None:
        return Clause("SELECT id FROM article WHERE kind = ?", (ARTICLE_KINDS[each.value],))
    return Clause("SELECT article_id FROM kind_of_article WHERE kind = ?", (NUMBERS[kind],))


_MARKED = {
    Has.NOTE: Clause("n.body != ''"),
    Has.HIGHLIGHT: Clause("n.kind = ?", (AnnotationKind.HIGHLIGHT,)),
    Has.BOOKMARK: Clause("n.kind = ?", (AnnotationKind.BOOKMARK,)),
}


def _has(connection: Connection, each: Filter) -> Clause:
    del connection
    sql, values = _MARKED[HAS[each.value]]
    return Clause(
        "SELECT q.article_id FROM annotation n JOIN piece q"
        " ON q.page_id = n.page_id AND q.start <= n.start AND n.start < q.end"
        f" WHERE n.deleted IS NULL AND {sql}",
        values,
    )


def _tag(connection: Connection, each: Filter) -> Clause:
    """A tag by its name, or by that of the tag above it: 产业 finds 产业/光伏 too."""
    wanted = each.value.removeprefix("#")
    meant = [tag for tag in tags.every(connection) if f"{fold(tag)}/".startswith(f"{wanted}/")]
    return Clause(
        "SELECT q.article_id FROM annotation n JOIN piece q"
        " ON q.page_id = n.page_id AND q.start <= n.start AND n.start < q.end, json_each(n.tags) t"
        " WHERE n.deleted IS NULL AND t.value IN (SELECT value FROM json_each(?))",
        (json.dumps(meant),),
    )


_FILTERS: dict[Field, Callable[[Connection, Filter], Clause]] = {
    Field.ZONE: _zone,
    Field.PROVINCE: _province,
    Field.PAGE: _page,
    Field.KIND: _kind,
    Field.HAS: _has,
    Field.DATE: _date,
    Field.TAG: _tag,
}


class _Labels(NamedTuple):
    """All labels, folded, one a line, with the id of each."""

    text: str
    ids: array[int]

    def holding(self, part: str) -> Iterator[int]:
        """The ids of the labels that hold folded text: Python finds it in ten times less than SQL."""
        line, counted = 0, 0
        at = self.text.find(part)
        while at >= 0:
            line += self.text.count(_BETWEEN, counted, at)
            yield self.ids[line]
            counted = self.text.find(_BETWEEN, at)
            at = self.text.find(part, counted) if counted >= 0 else -1


_BETWEEN = "\n"
"""Stands between labels and in none of them."""


def _labels(connection: Connection) -> _Labels:
    row = connection.row(
        "SELECT group_concat(coalesce(folded, text), char(10)), json_group_array(id) FROM label"
    )
    return _Labels(row[0] or "", array("q", json.loads(row[1]))) if row else _Labels("", array("q"))


def figure_test(condition: Condition, labels: Iterable[int] | None = None) -> Clause:
    """What a figure has to meet: its label, kind and unit, and some value of it inside the bounds.

    ``labels`` are the ids of those that hold the condition's; of few figures it is quicker to look at theirs.
    """
    above, below = _signs(condition)
    each = (
        "(SELECT instr(coalesce(folded, text), ?) FROM label WHERE id = figure.label)",
        condition.label or None,
    )
    tests = [
        each if labels is None else ("label IN (SELECT value FROM json_each(?))", json.dumps([*labels])),
        (
            "kind IN (SELECT value FROM json_each(?))",
            json.dumps([NUMBERS[condition.kind]] if condition.kind else [*NUMBERS.values()]),
        ),
        ("unit = ?", condition.unit),
        (f"high {above} ?", condition.low),
        (f"low {below} ?", condition.high),
    ]
    used = [(sql, value) for sql, value in tests if value is not None]
    return Clause(" AND ".join(sql for sql, _ in used), tuple(value for _, value in used))


def _signs(condition: Condition) -> tuple[str, str]:
    return (">", "<") if condition.is_open else (">=", "<=")


def _articles_with(connection: Connection, condition: Condition) -> Clause:
    """Articles with a figure that meets the condition.

    Ranges such as 5至8亿 are few and asked for apart, so that of the others only that stretch of the
    index (by kind, then by value) is read that holds what is asked for.
    """
    label = condition.label
    sql, values = figure_test(condition, connection.unchanged(_labels).holding(label) if label else None)
    of_articles = f"SELECT article_id FROM figure INDEXED BY {{}} WHERE article_id IS NOT NULL AND {sql}"
    exact = of_articles.format("figure_label" if label else "figure_condition")
    ranges = of_articles.format("figure_range")
    if condition.high is None:
        return Clause(exact, values)
    exact += f" AND low = high AND high {_signs(condition)[1]} ?"
    return Clause(f"{exact} UNION ALL {ranges} AND low < high", (*values, condition.high, *values))
