"""Commands that read pages: parse and import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonereader.commands.options import (
    ANY_PATH,
    complain,
    json_option,
    library_option,
    opened,
    print_json,
)
from zonereader.errors import ZoneReaderError

if TYPE_CHECKING:
    from zonereader.page.load import PageText


@click.command()
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


@click.command("import")
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
