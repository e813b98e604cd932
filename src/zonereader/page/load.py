"""Bytes of a file → the text of a page."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from zonereader.errors import PageError, PageProblem

SUFFIX = ".txt"
MAX_BYTES = 256 << 20

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 1 << 16
_ODD = re.compile(r"[\x00-\x08\x0e-\x1d\x1f\ue000-\uf8ff]")
_GUESS_SAMPLE = 1 << 20
_DIGEST = re.compile(r"摘编.{0,8}?(?P<name>[\w.\-]+\.txt)")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text as it stands in its file, without a byte-order mark.

    ``sha256`` is that of the text in UTF-8, so that one text in two encodings is one page.
    """

    name: str
    text: str
    sha256: str


def load_page(path: Path) -> PageText:
    """Read one file.

    Raises:
        PageError: the file is missing, not readable, empty, too large, or not text.
    """
    text = decode(_read_bytes(path), path)
    if not text.strip():
        raise PageError(path, PageProblem.EMPTY)
    import hashlib  # brings a library of ciphers along, which a window never needs

    return PageText(path.name, text, hashlib.sha256(text.encode()).hexdigest())


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PageError(path, PageProblem.TOO_LARGE)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise PageError(path, PageProblem.MISSING) from None
    except OSError as error:
        raise PageError(path, PageProblem.NOT_READABLE) from error


def decode(data: bytes, path: Path) -> str:
    """Decode ``data`` by its byte-order mark, or as UTF-8, UTF-16, GB18030, or what it looks like.

    Raises:
        PageError: ``data`` is no text, or in no encoding that could be told.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, path)
    guess = _utf16_without_bom(data)
    if guess:
        return _strict(data, guess, path)
    if b"\0" in data[:_SAMPLE]:
        raise PageError(path, PageProblem.BINARY)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_like_text(text):
            return text
    return _guessed(data, path)


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise PageError(path, PageProblem.ENCODING) from None
    if not _looks_like_text(text):
        raise PageError(path, PageProblem.BINARY)
    return text


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 shows in its line ends and blanks: every one of them has a zero byte on one side."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 2 or len(data) % 2 or b"\0" not in sample:
        return None
    for encoding, low, high in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        ascii_units = sum(
            1 for a, b in zip(sample[low::2], sample[high::2], strict=True) if b == 0 and 0 < a < 128
        )
        misplaced = sum(
            1 for a, b in zip(sample[low::2], sample[high::2], strict=True) if a == 0 and 0 < b < 128
        )
        if ascii_units and ascii_units > 8 * misplaced:
            try:
                text = sample.decode(encoding, errors="ignore")
            except UnicodeDecodeError:
                continue
            if _looks_like_text(text):
                return encoding
    return None


def _looks_like_text(text: str) -> bool:
    """Whether control and private-use characters are as rare as in text."""
    sample = text[:_SAMPLE]
    return len(_ODD.findall(sample)) * 50 <= len(sample)


def _guessed(data: bytes, path: Path) -> str:
    """What charset-normalizer makes of other encodings, such as Big5."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_SAMPLE]).best()
    if best is None:
        raise PageError(path, PageProblem.BINARY)
    return _strict(data, best.encoding, path)


def digest_of(text: str) -> str | None:
    """The file name of the original that a digest's last line speaks of, None for other pages."""
    last = text.rstrip().rpartition("\n")[2][:200]
    found = _DIGEST.search(last)
    return found["name"] if found else None


def page_files(path: Path) -> list[Path]:
    """The pages at ``path``: the file itself, or a folder's .txt files at any depth, by name.

    Links to folders are not followed, so that none leads round in a circle.

    Raises:
        PageError: nothing is there, or the folder holds no page or cannot be read.
    """
    if not path.is_dir():
        if not os.path.lexists(path):
            raise PageError(path, PageProblem.MISSING)
        return [path]
    if not os.access(path, os.R_OK | os.X_OK):
        raise PageError(path, PageProblem.NOT_READABLE)
    found = [
        Path(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if name.lower().endswith(SUFFIX) and not name.startswith(".")
    ]
    if not found:
        raise PageError(path, PageProblem.NO_PAGES)
    return sorted(found)
