"""Links into the library, and what a start of the program is asked to open.

    zonereader://article/PAGE/OFFSET    a place of a page: its SHA-256, and a code point of its text
    zonereader://note/UUID              a bookmark, highlight or note

A link names the page by its text, so it holds in every library that has the page, however often it is
read anew. A desktop hands over files as file: addresses, a shell as paths; both are paths here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SCHEME = "zonereader"

_ARTICLE = re.compile(SCHEME + r"://article/([0-9a-f]{64})/([0-9]{1,9})/?", re.IGNORECASE)
_NOTE = re.compile(SCHEME + r"://note/([0-9a-z-]{1,64})/?", re.IGNORECASE)
_FILE = re.compile(r"file:(?://(?:localhost)?)?(/(?!/)[^?#]*)")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A place of a page: the SHA-256 of its text in hexadecimal, and a code point's offset in it."""

    sha256: str
    start: int

    def __str__(self) -> str:
        return f"{SCHEME}://article/{self.sha256}/{self.start}"


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A bookmark, highlight or note by its UUID."""

    uuid: str

    def __str__(self) -> str:
        return f"{SCHEME}://note/{self.uuid}"


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link of ours that names nothing this version knows."""

    text: str

    def __str__(self) -> str:
        return self.text


Link = ArticleLink | NoteLink | BrokenLink
Target = Link | Path
"""What may be opened: a link, or a file or folder."""


def target(word: str) -> Target:
    """What ``word``, given by a shell, a desktop or another start, asks to open."""
    if found := _FILE.fullmatch(word):
        return Path(_unescaped(found[1]))
    if not word.lower().startswith(SCHEME + ":"):
        return Path(word)
    if found := _ARTICLE.fullmatch(word):
        return ArticleLink(found[1].lower(), int(found[2]))
    if found := _NOTE.fullmatch(word):
        return NoteLink(found[1].lower())
    return BrokenLink(word)


def word(wanted: Target) -> str:
    """The word that another process, in another folder, reads as ``wanted``."""
    return str(wanted.absolute()) if isinstance(wanted, Path) else str(wanted)


def _unescaped(text: str) -> str:
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text.encode())
    return plain.decode(errors="surrogateescape")
