"""Commands that find: search, figures, related."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zonereader.commands.options import (
    complain,
    json_option,
    library_option,
    opened,
    print_json,
)
from zonereader.errors import NotFoundError

if TYPE_CHECKING:
    from zonereader.library.library import Library
    from zonereader.library.records import FigureQuery, FigureRow, SearchHit

FIGURE_FIELDS = (
    "page", "zone", "title", "label", "text", "kind", "low", "high", "unit", "approx", "start", "end",
    "subject", "period", "direction",
)  # fmt: skip


@click.command(context_settings={"ignore_unknown_options": True})  # a query may begin with -
@click.argument("query")
@click.option("--limit", type=click.IntRange(min=0), default=50, help="At most so many hits.")
@click.option(
    "--sort", type=click.Choice(["relevance", "page", "date"]), default="relevance", help="Which come first."
)
@library_option
@json_option
def search(query: str, limit: int, sort: str, library_path: Path, as_json: bool) -> None:
    """Find articles that meet all of QUERY.

    Words must all occur; "quotes" make a phrase; -word must not occur. Fields: zone: province: page:
    kind: has:note|highlight|bookmark date: tag:. Figures: 投资>100亿, 增长>=20%, money:>1e9, 面积 100..500亩.
    """
    from zonereader.library.records import Order

    with opened(library_path) as library:
        result = library.search(query, limit=limit, order=Order(sort))
        hits = [_hit_json(library, query, hit) for hit in result.hits] if as_json else []
    for malformed in result.malformed:
        complain(str(malformed))
    if as_json:
        print_json({"count": result.count, "hits": hits})
        return
    for hit in result.hits:
        click.echo(f"{hit.zone or '—'}\t{hit.title}\t{hit.page}\t{hit.snippet}")
    click.echo(f"{result.count} found", err=True)


def _hit_json(library: Library, query: str, hit: SearchHit) -> dict[str, Any]:
    return {
        "page": hit.page,
        "title": hit.title,
        "zone": hit.zone,
        "score": hit.score,
        "snippet": hit.snippet,
        "spans": [list(span) for span in library.places(query, hit.article_id)],
        "article_start": hit.article_start,
    }


@click.command()
@click.argument("query", default="")
@click.option("--zone", help="Only this zone: any of its names, or a part of one.")
@click.option("--province", help="Only this province.")
@click.option("--kind", help="Only this kind: money, percent, count, area …")
@click.option("--label", help="Only labels that hold these words.")
@click.option("--topic", help="Only labels that mean the same: 总投资 takes 投资额 too.")
@click.option("--period", help="Only of this time, as the text says it: 2024, 上半年 …")
@click.option("--range", "bounds", help="Only values so: '>100亿元', '<=20%', '100..500亩'.")
@click.option("--min", "low", type=float, help="Normalised value at least this.")
@click.option("--max", "high", type=float, help="Normalised value at most this.")
@click.option(
    "--sort", type=click.Choice(["page", "value", "label", "zone", "period", "title"]), default="page"
)
@click.option("--descending", is_flag=True, help="The greatest or last first.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many figures.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet.")
@library_option
@json_option
def figures(
    query: str,
    bounds: str | None,
    limit: int | None,
    as_csv: bool,
    as_json: bool,
    library_path: Path,
    **options: Any,
) -> None:
    """List the figures of the library, all or those that QUERY and the options choose.

    QUERY takes words of labels, titles, zones and the figures themselves, zone: province: kind: and
    conditions as in a search: 投资>100亿, 面积 100..500亩. Where QUERY is a file, the figures of that page
    are listed, and no library is touched.
    """
    from zonereader.export import figures_csv

    wanted = _figure_query(bounds, **options)
    if _names_a_file(query):
        rows = _figures_of_file(Path(query), wanted, limit)
    else:
        wanted = _asked(query, wanted)
        with opened(library_path) as library:
            if options["zone"]:
                _require_zone(library, options["zone"])
                wanted = replace(wanted, zone=options["zone"])
            rows = library.figures(wanted, limit)
    if as_csv:
        click.echo(figures_csv.render(rows), nl=False)
    elif as_json:
        print_json([_figure_json(row) for row in rows])
    else:
        for row in rows:
            click.echo(f"{row.zone or '—'}\t{row.label or '—'}\t{row.text}\t{row.title}")


def _require_zone(library: Library, name: str) -> None:
    """Say so where the library has no article on a zone that is called so, or whose name holds it."""
    from zonereader.library.ledger import zones_called

    if not zones_called(name, {row.zone for row in library.articles() if row.zone}):
        raise NotFoundError("zone", name)


def _names_a_file(query: str) -> bool:
    """Whether QUERY is a file, or can be meant for nothing else: no figure is called page.txt."""
    return bool(query) and (Path(query).is_file() or Path(query).suffix == ".txt")


def _figure_query(
    bounds: str | None, low: float | None, high: float | None, kind: str | None, sort: str, **named: Any
) -> FigureQuery:
    """What the options ask for; the rest of them are fields of the query by name."""
    from zonereader.library.records import FigureQuery, FigureSort
    from zonereader.search.query import Condition

    query = FigureQuery(kind=_kind(kind) if kind else None, sort=FigureSort(sort), **named)
    if low is not None or high is not None:
        query = replace(query, conditions=(Condition("", None, None, low, high),))
    if bounds is None:
        return query
    ranged = _asked(bounds, query)
    if ranged.words != query.words or len(ranged.conditions) == len(query.conditions):
        raise click.BadParameter(f"{bounds} is no range of values.", param_hint="--range")
    return ranged


def _asked(text: str, query: FigureQuery) -> FigureQuery:
    """``query`` with what ``text`` asks for; what cannot be asked is said."""
    from zonereader.library.asking import figure_query

    query, malformed = figure_query(text, query)
    for each in malformed:
        complain(str(each))
    return query


def _figures_of_file(path: Path, wanted: FigureQuery, limit: int | None) -> tuple[FigureRow, ...]:
    from zonereader.library.ledger_rows import ledger_of
    from zonereader.library.records import figure_rows
    from zonereader.page.load import load_page
    from zonereader.reading import read

    page = load_page(path)
    rows = figure_rows(page.name, read(page.text))
    choice = ledger_of(rows).choose(wanted)
    return tuple(rows[place] for place in choice.ids(0, limit))


@click.command()
@click.argument("page")
@click.argument("start", type=int)
@click.option("--limit", type=click.IntRange(min=0), default=8, help="At most so many of each sort.")
@library_option
@json_option
def related(page: str, start: int, limit: int, library_path: Path, as_json: bool) -> None:
    """List articles that go with the one at code point START of PAGE (file name or SHA-256).

    First other articles of its zone, then those that name the same companies and terms.
    """
    with opened(library_path) as library:
        row = library.article_at(library.page_named(page).id, start)
        if row is None:
            raise NotFoundError("article", f"{page} {start}")
        found = library.related(row.id, limit=limit)
        starts = {each.id: each.start for each in library.articles()}
    every = [("zone", each) for each in found.of_zone] + [("names", each) for each in found.by_name]
    if as_json:
        print_json(
            [
                {
                    "by": by,
                    "page": each.page,
                    "title": each.title,
                    "zone": each.zone,
                    "shared": list(each.shared),
                    "article_start": starts[each.article_id],
                }
                for by, each in every
            ]
        )
        return
    for _, each in every:
        click.echo(f"{each.zone or '—'}\t{each.title}\t{each.page}\t{'、'.join(each.shared)}")


def _figure_json(row: FigureRow) -> dict[str, Any]:
    values = asdict(row)
    return {field: values[field] for field in FIGURE_FIELDS}


def _kind(name: str) -> Any:
    from zonereader.model import Kind

    try:
        return Kind(name)
    except ValueError:
        kinds = ", ".join(Kind)
        raise click.BadParameter(f"{name} is not one of {kinds}.", param_hint="--kind") from None
