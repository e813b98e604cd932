"""Fields and conditions of a query as SQL that selects articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
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
        yield selected(connection, *_articles_with(condition)), condition.negated


def replaced(connection: Connection) -> int:
    """The articles of digests and earlier versions that gave way: they are never found."""
    return selected(connection, _REPLACED)


def _zone(connection: Connection, each: Filter) -> Clause:
    meant = sorted(zones_called(each.value, distinct(connection, "zone_of_article", "name")))
    return Clause(
        "SELECT article_id FROM zone_of_article WHERE name IN (SELECT value FROM json_each(?))",
        (json.dumps(meant),),
    )


def _province(connection: Connection, each: Filter) -> Clause:
    names = distinct(connection, "article", "province")
    meant = [name for name in names if each.value in name or each.value.startswith(name)]
    return Clause(
        "SELECT id FROM article WHERE province IN (SELECT value FROM json_each(?))", (json.dumps(meant),)
    )


def distinct(connection: Connection, table: str, column: str) -> list[str]:
    """The different texts of an indexed column, by one step in the index for each."""
    rows = connection.rows(
        f"""WITH RECURSIVE step(reached) AS (
          SELECT min({column}) FROM {table}
          UNION ALL SELECT (SELECT min({column}) FROM {table} WHERE {column} > reached) FROM step
          WHERE reached IS NOT NULL
        ) SELECT reached FROM step WHERE reached IS NOT NULL"""
    )
    return [row[0] for row in rows]


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


LABELLED = "label IN (SELECT id FROM label WHERE instr(coalesce(folded, text), ?))"
"""All labels are looked through once; of few figures it is quicker to look at theirs."""

LABELLED_EACH = "(SELECT instr(coalesce(folded, text), ?) FROM label WHERE id = figure.label)"


def figure_test(condition: Condition, labelled: str = LABELLED_EACH) -> Clause:
    """What a figure has to meet: its label, kind and unit, and some value of it inside the bounds."""
    above, below = _signs(condition)
    tests = [
        (labelled, condition.label or None),
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


def _articles_with(condition: Condition) -> Clause:
    """Articles with a figure that meets the condition.

    Ranges such as 5至8亿 are few and asked for apart, so that of the others only that stretch of the
    index (by kind, then by value) is read that holds what is asked for.
    """
    sql, values = figure_test(condition, LABELLED)
    of_articles = f"SELECT article_id FROM figure INDEXED BY {{}} WHERE article_id IS NOT NULL AND {sql}"
    exact = of_articles.format("figure_label" if condition.label else "figure_condition")
    ranges = of_articles.format("figure_range")
    if condition.high is None:
        return Clause(exact, values)
    exact += f" AND low = high AND high {_signs(condition)[1]} ?"
    return Clause(f"{exact} UNION ALL {ranges} AND low < high", (*values, condition.high, *values))
