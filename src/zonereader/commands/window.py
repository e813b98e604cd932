"""Commands of the window and its place in the desktop: open, install-desktop, uninstall-desktop."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zonereader.commands.options import (
    library_option,
)
from zonereader.links import target
from zonereader.paths import LIBRARY_SUFFIX

if TYPE_CHECKING:
    pass

OPEN = "open"


@click.command(OPEN, hidden=True)
@click.argument("words", metavar="[TARGET]...", nargs=-1)
@library_option
def open_window(words: tuple[str, ...], library_path: Path) -> None:
    """Open the window, import files and folders, follow links; a .zrlib file is opened as the library."""
    gc.disable()  # what a start makes is no garbage; ``run`` collects again once there is an article
    from zonereader.gui.app import run

    targets = [target(word) for word in words]
    libraries = [one for one in targets if isinstance(one, Path) and one.suffix == LIBRARY_SUFFIX]
    others = [one for one in targets if one not in libraries]
    sys.exit(run(others, libraries[0] if libraries else library_path))


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
