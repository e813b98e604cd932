"""Commands that care for the library: check, backup, restore, repair, rebuild."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonereader.commands.options import (
    FILE,
    complain,
    json_option,
    library_option,
    opened,
    print_json,
)

if TYPE_CHECKING:
    pass


@click.command()
@library_option
@json_option
def check(library_path: Path, as_json: bool) -> None:
    """Test the library file and count what is in it."""
    with opened(library_path, as_it_is=True) as library:
        report = library.check()
    counts = asdict(report.counts)
    if as_json:
        print_json({"ok": report.ok, **counts, "problems": list(report.problems)})
    else:
        click.echo(", ".join(f"{number} {what}" for what, number in counts.items()))
    for problem in report.problems:
        complain(problem)
    sys.exit(int(not report.ok))


@click.command()
@click.option("--out", type=FILE, help="The copy's file.")
@library_option
@json_option
def backup(out: Path | None, library_path: Path, as_json: bool) -> None:
    """Copy the library to a file, checked by opening it; never over one that is there."""
    from zonereader.library.backups import backup_path

    with opened(library_path, as_it_is=True) as library:
        copy = library.backup(out or backup_path(library_path))
    print_json({"file": str(copy)}) if as_json else click.echo(str(copy))


@click.command()
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


@click.command()
@library_option
@json_option
def repair(library_path: Path, as_json: bool) -> None:
    """Put a damaged library together again; the damaged file is kept beside it."""
    from zonereader.library.repair import repair as mend
    from zonereader.reading import read

    done = mend(library_path)
    with opened(library_path, as_it_is=True) as library:
        library.rebuild(read)
    if as_json:
        kept, used = (str(path) if path else None for path in (done.kept, done.backup))
        print_json({"pages": done.pages, "annotations": done.marks, "kept": kept, "backup": used})
    else:
        click.echo(f"{done.pages} pages, {done.marks} annotations; kept {done.kept or 'nothing'}")


@click.command()
@library_option
@json_option
def rebuild(library_path: Path, as_json: bool) -> None:
    """Read every page anew; notes, highlights and bookmarks are not touched."""
    from zonereader.reading import read

    with opened(library_path, as_it_is=True) as library:
        library.rebuild(read)
        counts = asdict(library.counts())
        lost = len(library.unfit_corrections())
    if lost:
        complain(f"{lost} corrections no longer fit what is read of their page; they are kept.")
    print_json(counts) if as_json else click.echo(f"{counts['pages']} pages read anew")
