"""Commands that need Qt or the desktop: open, pdf, install-desktop, uninstall-desktop."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from zonereader.commands.options import (
    ANY_PATH,
    json_option,
    library_option,
    opened,
    print_json,
    scope_of,
    scope_option,
)
from zonereader.commands.starting import start
from zonereader.errors import ExportError

OPEN = "open"


@click.command(OPEN, hidden=True)
@click.argument("words", metavar="[TARGET]...", nargs=-1)
@library_option
def open_window(words: tuple[str, ...], library_path: Path) -> None:
    """Open the window, import files and folders, follow links; a .zrlib file is opened as the library."""
    sys.exit(start(words, library_path))


@click.command("pdf")
@scope_option
@click.option("--out", type=ANY_PATH, required=True, help="Folder; for one article also a file.")
@library_option
@json_option
def write_pdfs(scope: str, out: Path, library_path: Path, as_json: bool) -> None:
    """Write articles as PDF, figures and highlights marked, in the window's fonts: a file for each.

    all means every article that is marked or noted. A PDF of the same article that this command wrote and
    nobody changed is brought up to date; nothing else that is there is overwritten.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown
    from zonereader.export.dossier import gather
    from zonereader.export.escape import file_name
    from zonereader.export.export import article_document
    from zonereader.export.write import write_stamped
    from zonereader.gui.app import make_application
    from zonereader.gui.preferences import Choice
    from zonereader.gui.printing import pdf
    from zonereader.gui.state import WindowState

    with opened(library_path) as library:
        chapters = gather(library, scope_of(library, scope))
        if not chapters:
            raise ExportError(out, "there are no articles in what was chosen")
        is_file = bool(out.suffix) and not out.is_dir()
        if is_file and len(chapters) > 1:
            raise ExportError(out, "one file per article needs a folder")
        state = WindowState()
        _app, fonts = make_application(sys.argv[:1], state)
        chosen, files = fonts.chosen(state.text(Choice.HAN_FONT), state.text(Choice.LATIN_FONT)), []
        for chapter in chapters:
            row = chapter.detail.row
            data = pdf(chapter.detail, library.annotations(article_id=row.id), chosen)
            path = out if is_file else out / file_name(row.heading, ".pdf")
            files.append(write_stamped(path, data, article_document(chapter)))
    if as_json:
        print_json({"files": [str(file) for file in files]})
    else:
        click.echo("\n".join(str(file) for file in files))


@click.command("install-desktop")
def install_desktop() -> None:
    """Put the program into your desktop's menu, with its icon, file type and zonereader: links (Linux)."""
    from zonereader import desktop

    share = desktop.user_share()
    desktop.install(share, str(desktop.running_program()))
    desktop.refresh(share)
    click.echo(str(share / desktop.ENTRY))


@click.command("uninstall-desktop")
def uninstall_desktop() -> None:
    """Take out of your desktop's menu what install-desktop put there; your library stays (Linux)."""
    from zonereader import desktop

    share = desktop.user_share()
    for file in desktop.uninstall(share):
        click.echo(str(file))
    desktop.refresh(share)
