"""Commands that keep and take away: annotate, notes, export."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonereader.commands.options import (
    ANY_PATH,
    FILE,
    complain,
    json_option,
    library_option,
    opened,
    print_json,
    scope_of,
    scope_option,
)
from zonereader.errors import NotFoundError

if TYPE_CHECKING:
    pass


@click.command()
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


@click.group()
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


@click.command()
@scope_option
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
        files = write(library, scope_of(library, scope), options, out)
    if as_json:
        print_json({"files": [str(file) for file in files]})
    else:
        click.echo("\n".join(str(file) for file in files))
