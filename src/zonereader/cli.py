"""The command line: the library without a window, and the way to the window.

Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 something
could not be done (each said in one sentence), 2 wrong usage. Heavy modules are imported by the
command that needs them, so that every other one starts at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zonereader import __version__
from zonereader.errors import NotFoundError, ZoneReaderError
from zonereader.links import target
from zonereader.paths import LIBRARY_SUFFIX, default_library

if TYPE_CHECKING:
    from zonereader.export.scope import Scope
    from zonereader.library.library import Library
    from zonereader.library.records import FigureQuery, FigureRow, SearchHit
    from zonereader.page.load import PageText

OPEN = "open"

# What is wrong with a path is said by whoever reads it, in one sentence and with status 1.
ANY_PATH = click.Path(path_type=Path, readable=False)
FILE = click.Path(path_type=Path, readable=False, dir_okay=False)


class OpenOrCommand(click.Group):
    """A group whose first word may be a file instead of a command: that opens the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the hidden command ``open`` before a file name, or where nothing is given."""
        first = args[0] if args else ""
        if not first or (first not in self.commands and not first.startswith("-")) or first == "--library":
            args = [OPEN, *args]
        return super().parse_args(ctx, args)


def library_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add ``--library FILE`` to a command."""
    return click.option(
        "--library",
        "library_path",
        type=FILE,
        default=default_library,
        help="The library file (default: yours, or what ZONEREADER_LIBRARY names).",
    )(function)


def json_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add ``--json`` to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


@click.group(cls=OpenOrCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zonereader")
def commands() -> None:
    """ZoneReader 园区阅读器: newspaper pages on China's development zones.

    Without a command the window opens, with the FILES given imported: zonereader [FILE ...]
    """


def main() -> None:
    """Run the command line; the entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a program with a window has no streams under Windows
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        commands(prog_name="zonereader")
    except ZoneReaderError as error:
        complain(str(error))
        sys.exit(1)


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    click.echo(f"zonereader: {sentence}", err=True)


def print_json(value: Any) -> None:
    """Print one JSON document on a line of its own."""
    click.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Library]:
    """The library at ``path``, closed afterwards; only ``create`` makes one that is not there."""
    from zonereader.errors import LibraryError, LibraryProblem
    from zonereader.library.library import Library

    if not create and not path.exists():
        raise LibraryError(path, LibraryProblem.MISSING)
    with Library.open(path) as library:
        yield library


@commands.command(OPEN, hidden=True)
@click.argument("words", metavar="[TARGET]...", nargs=-1)
@library_option
def open_window(words: tuple[str, ...], library_path: Path) -> None:
    """Open the window, import files and folders, follow links; a .zrlib file is opened as the library."""
    from zonereader.gui.app import run

    targets = [target(word) for word in words]
    libraries = [one for one in targets if isinstance(one, Path) and one.suffix == LIBRARY_SUFFIX]
    others = [one for one in targets if one not in libraries]
    sys.exit(run(others, libraries[0] if libraries else library_path))


@commands.command()
@click.argument("files", nargs=-1, required=True, type=ANY_PATH)
@click.option("--explain", "explained", is_flag=True, help="Print why the pieces were put together so.")
@json_option
def parse(files: tuple[Path, ...], explained: bool, as_json: bool) -> None:
    """Print the reading of pages as JSON, without touching any library.

    One object for one file, one object per line for several. With --explain, the pieces of every article
    in reading order with the reasons for and against each, as text or with --json as data.
    """
    from zonereader.contract import contract
    from zonereader.page.load import load_page
    from zonereader.reading import read

    failed = False
    for path in files:
        try:
            page = load_page(path)
        except ZoneReaderError as error:
            complain(str(error))
            failed = True
        else:
            if explained:
                _explain(page, as_json=as_json)
            else:
                print_json(contract(page.name, read(page.text)))
    sys.exit(int(failed))


def _explain(page: PageText, *, as_json: bool) -> None:
    from zonereader.explain import explain, explanation_json, explanation_text

    found = explain(page.text)
    if as_json:
        print_json(explanation_json(page.name, found))
    else:
        click.echo(explanation_text(page.name, page.text, found))


@commands.command("import")
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@library_option
@json_option
def import_pages(paths: tuple[Path, ...], library_path: Path, as_json: bool) -> None:
    """Take files and folders of pages into the library; pages already there are skipped."""
    from zonereader.library.importing import import_paths

    with opened(library_path, create=True) as library:
        report = import_paths(library, paths)
    for failure in report.failed:
        complain(failure.reason)
    for each in report.carried:
        found, lost = each.kept + each.moved, each.changed + each.lost
        complain(f"{each.page} is newer than a page here; {found} annotations went along, {lost} stayed.")
    if as_json:
        failed = [{"path": str(f.path), "reason": f.reason} for f in report.failed]
        print_json({"added": report.added, "skipped": report.skipped, "failed": failed})
    else:
        click.echo(f"{report.added} added, {report.skipped} already there")
    sys.exit(int(bool(report.failed)))


@commands.command(context_settings={"ignore_unknown_options": True})  # a query may begin with -
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


@commands.command()
@click.argument("query", default="")
@click.option("--zone", help="Only this zone (any of its names).")
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
    if query and Path(query).is_file():
        rows = _figures_of_file(Path(query), wanted, limit)
    else:
        wanted = _asked(query, wanted)
        with opened(library_path) as library:
            zone = _zone_name(library, options["zone"]) if options["zone"] else wanted.zone
            rows = library.figures(replace(wanted, zone=zone), limit)
    if as_csv:
        click.echo(figures_csv.render(rows), nl=False)
    elif as_json:
        print_json([_figure_json(row) for row in rows])
    else:
        for row in rows:
            click.echo(f"{row.zone or '—'}\t{row.label or '—'}\t{row.text}\t{row.title}")


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
    choice = ledger_of(rows).choose(replace(wanted, zone=_known_zone(wanted.zone)))
    return tuple(rows[place] for place in choice.ids(0, limit))


@commands.command()
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


def _known_zone(name: str | None) -> str | None:
    """The canonical name of a zone by any of its names; a name that no list holds as it stands."""
    from zonereader.zones.gazetteer import gazetteer

    zone = gazetteer().by_name(name) if name else None
    return zone.name if zone else name


FIGURE_FIELDS = (
    "page", "zone", "title", "label", "text", "kind", "low", "high", "unit", "approx", "start", "end",
    "subject", "period", "direction",
)  # fmt: skip


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


def _zone_name(library: Library, name: str) -> str:
    """The canonical name of a zone that the library has articles on."""
    from zonereader.zones.gazetteer import gazetteer

    known = {row.zone for row in library.articles()}
    if name in known:
        return name
    zone = gazetteer().by_name(name)
    if zone is None or zone.name not in known:
        raise NotFoundError("zone", name)
    return zone.name


@commands.command()
@click.argument("kind", type=click.Choice(["bookmark", "highlight", "note"]))
@click.option("--page", required=True, help="The page's file name or the start of its SHA-256.")
@click.option("--start", type=int, required=True, help="First code point.")
@click.option("--end", type=int, required=True, help="Code point after the last.")
@click.option("--text", default="", help="The note, in Markdown.")
@click.option(
    "--colour", type=click.Choice(["yellow", "green", "blue", "pink", "underline"]), help="Of a highlight."
)
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@library_option
@json_option
def annotate(
    kind: str,
    page: str,
    start: int,
    end: int,
    text: str,
    colour: str | None,
    tags: tuple[str, ...],
    library_path: Path,
    as_json: bool,
) -> None:
    """Add a bookmark, highlight or note to a passage of a page."""
    from zonereader.library.annotate import changed, new_annotation
    from zonereader.library.records import AnnotationKind, Colour
    from zonereader.library.tags import split
    from zonereader.model import Span

    if kind == AnnotationKind.HIGHLIGHT and colour is None:
        colour = Colour.YELLOW
    with opened(library_path) as library:
        row = library.page_named(page)
        page_text = library.page_text(row.id)
        if not 0 <= start < end <= len(page_text):
            raise click.UsageError(f"{start}..{end} is not inside the page's {len(page_text)} characters.")
        annotation = new_annotation(
            AnnotationKind(kind),
            row.id,
            page_text,
            (Span(start, end),),
            colour=Colour(colour) if colour else None,
            body=text,
        )
        annotation = changed(annotation, tags=split(",".join(tags)))
        library.save(annotation)
    if as_json:
        print_json({**asdict(annotation), "page": row.name})
    else:
        click.echo(annotation.uuid)


@commands.group()
def notes() -> None:
    """Bookmarks, highlights and notes: take them in from JSON, rename their tags."""


@notes.command("import")
@click.argument("file", type=FILE)
@library_option
@json_option
def import_notes(file: Path, library_path: Path, as_json: bool) -> None:
    """Take in the annotations that ``export --format json`` wrote, where their pages are in the library."""
    from zonereader.errors import PageError, PageProblem
    from zonereader.export.annotations_json import take_in

    try:
        data = file.read_bytes()
    except OSError as error:
        raise PageError(file, PageProblem.MISSING) from error
    with opened(library_path) as library:
        done = take_in(library, data, str(file))
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(f"{done.added} added, {done.changed} changed, {done.known} already there")
    if done.without_page:
        complain(f"{done.without_page} annotations are on pages that are not here; import those first.")
    sys.exit(int(bool(done.without_page)))


@notes.command("tags")
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Call a tag something else, or make two one.")
@library_option
@json_option
def list_tags(rename: tuple[str, str] | None, library_path: Path, as_json: bool) -> None:
    """List the tags, the most used first."""
    with opened(library_path) as library:
        if rename and not library.rename_tag(*rename):
            raise NotFoundError("tag", rename[0])
        found = library.tags()
    print_json(list(found)) if as_json else click.echo("\n".join(found))


@commands.command()
@click.option("--scope", default="all", help="all, zone:NAME or page:NAME.")
@click.option("--profile", type=click.Choice(["plain", "obsidian", "logseq"]), default="plain")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["markdown", "json", "csv", "notes-csv", "docx"]),
    default="markdown",
    help="json: annotations; csv: figures; notes-csv: annotations.",
)
@click.option("--template", help="One of your own templates in the data folder, by its name (Markdown).")
@click.option("--no-figures", is_flag=True, help="Leave the figures tables out.")
@click.option("--folder", is_flag=True, help="One file per article (Markdown).")
@click.option("--out", type=ANY_PATH, required=True, help="File or folder.")
@library_option
@json_option
def export(
    scope: str,
    profile: str,
    format_name: str,
    template: str | None,
    no_figures: bool,
    folder: bool,
    out: Path,
    library_path: Path,
    as_json: bool,
) -> None:
    """Write notes, highlights and figures to a file or folder.

    A Markdown file that was exported before is brought up to date where nobody changed it; nothing else
    that is there is overwritten.
    """
    from zonereader.export.export import export as write
    from zonereader.export.scope import ExportFormat, ExportOptions, Profile

    options = ExportOptions(
        format=ExportFormat(format_name),
        profile=Profile(profile),
        figures_table=not no_figures,
        folder=folder,
        template=template,
    )
    with opened(library_path) as library:
        files = write(library, _scope(library, scope), options, out)
    if as_json:
        print_json({"files": [str(file) for file in files]})
    else:
        click.echo("\n".join(str(file) for file in files))


def _scope(library: Library, text: str) -> Scope:
    from zonereader.export.scope import Scope

    what, _, name = text.partition(":")
    if what == "all" and not name:
        return Scope()
    if what == "zone" and name:
        return Scope(zone=_zone_name(library, name))
    if what == "page" and name:
        return Scope(page=library.page_named(name).id)
    raise click.BadParameter(f"{text} is not all, zone:NAME or page:NAME.", param_hint="--scope")


@commands.command()
@library_option
@json_option
def check(library_path: Path, as_json: bool) -> None:
    """Test the library file and count what is in it."""
    with opened(library_path) as library:
        report = library.check()
    counts = asdict(report.counts)
    if as_json:
        print_json({"ok": report.ok, **counts, "problems": list(report.problems)})
    else:
        click.echo(", ".join(f"{number} {what}" for what, number in counts.items()))
    for problem in report.problems:
        complain(problem)
    sys.exit(int(not report.ok))


@commands.command()
@click.option("--out", type=FILE, help="The copy's file.")
@library_option
@json_option
def backup(out: Path | None, library_path: Path, as_json: bool) -> None:
    """Copy the library to a file, checked by opening it; never over one that is there."""
    from zonereader.library.backups import backup_path

    with opened(library_path) as library:
        copy = library.backup(out or backup_path(library_path))
    print_json({"file": str(copy)}) if as_json else click.echo(str(copy))


@commands.command()
@click.argument("copy", type=FILE)
@library_option
@json_option
def restore(copy: Path, library_path: Path, as_json: bool) -> None:
    """Put a backup in the library's place; what was there is kept beside it."""
    from zonereader.library.backups import restore as put_back

    kept = put_back(library_path, copy)
    if as_json:
        print_json({"library": str(library_path), "kept": str(kept) if kept else None})
    else:
        click.echo(f"kept {kept}" if kept else str(library_path))


@commands.command()
@library_option
@json_option
def repair(library_path: Path, as_json: bool) -> None:
    """Put a damaged library together again; the damaged file is kept beside it."""
    from zonereader.library.repair import repair as mend
    from zonereader.reading import read

    done = mend(library_path)
    with opened(library_path) as library:
        library.rebuild(read)
    if as_json:
        kept, used = (str(path) if path else None for path in (done.kept, done.backup))
        print_json({"pages": done.pages, "annotations": done.marks, "kept": kept, "backup": used})
    else:
        click.echo(f"{done.pages} pages, {done.marks} annotations; kept {done.kept or 'nothing'}")


@commands.command()
@library_option
@json_option
def rebuild(library_path: Path, as_json: bool) -> None:
    """Read every page anew; notes, highlights and bookmarks are not touched."""
    from zonereader.reading import read

    with opened(library_path) as library:
        library.rebuild(read)
        counts = asdict(library.counts())
        lost = len(library.unfit_corrections())
    if lost:
        complain(f"{lost} corrections no longer fit what is read of their page; they are kept.")
    print_json(counts) if as_json else click.echo(f"{counts['pages']} pages read anew")


@commands.command("install-desktop")
def install_desktop() -> None:
    """Put the program into your desktop's menu, with its icon, file type and zonereader: links (Linux)."""
    from zonereader import desktop

    share = desktop.user_share()
    desktop.install(share, str(desktop.running_program()))
    desktop.refresh(share)
    click.echo(str(share / desktop.ENTRY))


@commands.command("uninstall-desktop")
def uninstall_desktop() -> None:
    """Take out of your desktop's menu what install-desktop put there; your library stays (Linux)."""
    from zonereader import desktop

    share = desktop.user_share()
    for file in desktop.uninstall(share):
        click.echo(str(file))
    desktop.refresh(share)
