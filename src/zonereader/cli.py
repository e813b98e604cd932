"""The command line: the library without a window, and the way to the window.

Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 something
could not be done (each said in one sentence), 2 wrong usage. Heavy modules are imported by the
command that needs them, so that every other one starts at once; without a command the window opens,
and the commands are not loaded at all.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

from zonereader.errors import ZoneReaderError
from zonereader.paths import default_library


def main() -> None:
    """Run the program; its entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a program with a window has no streams under Windows
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        _run()
    except ZoneReaderError as error:
        from zonereader.commands.options import complain

        complain(str(error))
        sys.exit(1)


def _run() -> None:
    if not sys.argv[1:]:
        from zonereader.commands.starting import start

        sys.exit(start((), default_library()))
    from zonereader.commands.group import commands

    commands(prog_name="zonereader")
