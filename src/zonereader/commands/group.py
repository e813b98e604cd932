"""All commands in one group."""

from __future__ import annotations

import click

from zonereader import __version__
from zonereader.commands import care, finding, keeping, reading, window
from zonereader.commands.window import OPEN

COMMANDS = (
    window.open_window, reading.parse, reading.import_pages, finding.search, finding.figures, finding.related,
    keeping.annotate, keeping.notes, keeping.export, window.write_pdfs, care.check, care.backup, care.restore,
    care.repair, care.rebuild, window.install_desktop, window.uninstall_desktop,
)  # fmt: skip


class OpenOrCommand(click.Group):
    """A group whose first word may be a file instead of a command: that opens the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the hidden command ``open`` before a file name, or where nothing is given."""
        first = args[0] if args else ""
        if not first or (first not in self.commands and not first.startswith("-")) or first == "--library":
            args = [OPEN, *args]
        return super().parse_args(ctx, args)


@click.group(cls=OpenOrCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zonereader")
def commands() -> None:
    """ZoneReader 园区阅读器: newspaper pages on China's development zones.

    Without a command the window opens, with the FILES given imported: zonereader [FILE ...]
    """


for command in COMMANDS:
    commands.add_command(command)
