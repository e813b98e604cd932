"""Make any text safe where a Markdown, CSV or file name would read something into it."""

from __future__ import annotations

import re
import unicodedata

# Marks of CommonMark, and of Obsidian and Logseq on top of it: == %% $ # tags, ^ block ids.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>~|$#^=%&{}!])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s|$)", re.MULTILINE)
_SPACES = re.compile(r"[^\S\n]+")

# Full-width ones too: spreadsheets in Chinese and Japanese take them for the same.
_FORMULA_START = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?$")

_UNSAFE_IN_NAMES = re.compile(r'[\x00-\x1f\x7f#^|\[\]:%\\/*?"<>]+')
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{p}{n}" for p in ("COM", "LPT") for n in range(1, 10))}
_NAME_BYTES = 180


def markdown(text: str) -> str:
    """``text`` as Markdown that shows exactly these words, line breaks kept as lines.

    Runs of blanks become one and blanks at line ends go: Markdown would give them a meaning.
    """
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    escaped = _ANYWHERE.sub(r"\\\1", "\n".join(lines))
    return _LINE_START.sub(_escape_list_mark, escaped)


def _escape_list_mark(match: re.Match[str]) -> str:
    mark = match.group(2)
    return f"{match.group(1)}{mark[:-1]}\\{mark[-1]}"


def inline(text: str) -> str:
    """``text`` as Markdown on one line: for headings, table cells and list items."""
    return markdown(" ".join(text.split()))


def cell(text: str) -> str:
    """``text`` as a spreadsheet cell that no program takes for a formula."""
    if text.startswith(_FORMULA_START) and not _NUMBER.match(text):
        return "'" + text
    return text


def file_name(title: str, suffix: str) -> str:
    """A file name safe on Linux, Windows and macOS, at most 180 bytes of UTF-8 with ``suffix``."""
    stem = _UNSAFE_IN_NAMES.sub(" ", unicodedata.normalize("NFC", title))
    stem = " ".join(stem.split()).strip(". ")
    if not stem or stem.split(".")[0].upper() in _RESERVED:
        stem = f"_{stem}"
    room = _NAME_BYTES - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + suffix
