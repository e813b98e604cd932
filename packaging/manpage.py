"""The manual page, made from the command line itself so that it cannot fall behind."""

from __future__ import annotations

import click

from zonereader import __version__
from zonereader.commands.group import commands

HEAD = r""".TH ZONEREADER 1 "{date}" "zonereader {version}" "User Commands"
.SH NAME
zonereader \- reader for newspaper pages on China's development zones
.SH SYNOPSIS
.B zonereader
.RI [ TARGET ...]
.br
.B zonereader
.I COMMAND
.RI [ OPTION ...]
.SH DESCRIPTION
Without a command the window opens. Targets are pages or folders of pages, which are imported,
libraries (.zrlib), which are opened, and zonereader: links, which are followed.
A second start on the same library hands its targets to the window that is there.
.SH COMMANDS
"""
TAIL = r""".SH EXIT STATUS
0: done. 1: something could not be done, each said in one sentence on standard error. 2: wrong usage.
.SH ENVIRONMENT
.TP
.B ZONEREADER_LIBRARY
The library file to use instead of the user's.
.TP
.B ZONEREADER_LANG
The window's language, en or zh_CN, instead of the system's.
.SH FILES
.TP
.I ~/.local/share/zonereader/library.db
The library; removing the program leaves it.
.TP
.I ~/.config/zonereader
The window's settings.
"""


def escaped(text: str) -> str:
    """``text`` as roff shows it unchanged."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.splitlines())


def manual(date: str) -> str:
    """The page in roff; ``date`` is an ISO date."""
    parts = [HEAD.format(date=date, version=__version__)]
    for name, command in sorted(commands.commands.items()):
        if command.hidden:
            continue
        with click.Context(command, info_name=f"zonereader {name}") as context:
            words = " ".join(command.collect_usage_pieces(context))
            paragraphs = (command.help or "").split("\n\n")
            parts.append(f".SS {escaped(name)} {escaped(words)}\n")
            parts += [escaped(" ".join(paragraph.split())) + "\n.PP\n" for paragraph in paragraphs]
            for parameter in command.params:
                record = parameter.get_help_record(context)
                if record and record[1] and record[0] != "-h, --help":
                    parts.append(f".TP\n.B {escaped(record[0])}\n{escaped(record[1])}\n")
    return "".join([*parts, TAIL])
