"""What the commands share: options, the library, and how things are said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zonereader.errors import NotFoundError
from zonereader.paths import default_library

if TYPE_CHECKING:
    from zonereader.export.scope import Scope
    from zonereader.library.library import Library

# What is wrong with a path is said by whoever reads it, in one sentence and with status 1.
ANY_PATH = click.Path(path_type=Path, readable=False)
FILE = click.Path(path_type=Path, readable=False, dir_okay=False)


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


def scope_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add ``--scope`` to a command."""
    return click.option("--scope", default="all", help="all, zone:NAME or page:NAME.")(function)


def complain(sentence: str) -> None:
    """Say one sentence on standard error."""
    click.echo(f"zonereader: {sentence}", err=True)


def print_json(value: Any) -> None:
    """Print one JSON document on a line of its own."""
    click.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def opened(path: Path, *, create: bool = False, as_it_is: bool = False) -> Iterator[Library]:
    """The library at ``path``, closed afterwards; only ``create`` makes one that is not there.

    Pages that were read by another version of the program are read anew, unless it is wanted ``as_it_is``.
    """
    from zonereader.errors import LibraryError, LibraryProblem
    from zonereader.library.library import Library

    if not create and not path.exists():
        raise LibraryError(path, LibraryProblem.MISSING)
    with Library.open(path) as library:
        if library.needs_rebuild and not as_it_is:
            from zonereader.reading import read

            complain("all pages are read anew, once after an update; notes are not touched.")
            library.rebuild(read)
        yield library


def zone_name(library: Library, name: str) -> str:
    """The canonical name of a zone that the library has articles on."""
    from zonereader.zones.gazetteer import gazetteer

    known = {row.zone for row in library.articles()}
    if name in known:
        return name
    zone = gazetteer().by_name(name)
    if zone is None or zone.name not in known:
        raise NotFoundError("zone", name)
    return zone.name


def scope_of(library: Library, text: str) -> Scope:
    """The part of the library that an option names: all, zone:NAME or page:NAME."""
    from zonereader.export.scope import Scope

    what, _, name = text.partition(":")
    if what == "all" and not name:
        return Scope()
    if what == "zone" and name:
        return Scope(zone=zone_name(library, name))
    if what == "page" and name:
        return Scope(page=library.page_named(name).id)
    raise click.BadParameter(f"{text} is not all, zone:NAME or page:NAME.", param_hint="--scope")
