"""Export again into a file that its reader has gone on with: only our own unchanged parts are rewritten.

A part stands between two comments; the first names it and holds the hash of what was written:

    <!-- zr:begin k=highlights-1f0c93aa-0 v=1 sha=5d1c0f6b2a913e77 -->
    …
    <!-- zr:end -->

A part that the reader changed is never touched. Of the front matter only keys that begin with zr_ change.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

SHA_DIGITS = 16
DOCUMENT_KEY = "zr_document"

_PART = re.compile(
    r"^<!-- zr:begin k=(?P<key>[\w.-]+) v=1 sha=(?P<sha>[0-9a-f]{16}) -->\n"
    r"(?P<body>(?:(?!<!-- zr:).*\n)*?)^<!-- zr:end -->$",
    re.MULTILINE,
)
_FRONT = re.compile(r"\A---\n(?P<lines>(?:.*\n)*?)---\n")
_KEY = re.compile(r"^(?P<key>zr_\w+):.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Merged:
    """A file's new text; ``conflict`` where a part has news that a reader's edit is in the way of."""

    text: str
    conflict: bool


def part(key: str, body: str) -> str:
    """``body`` with the marks of a part around it."""
    body = body.strip("\n") + "\n"
    return f"<!-- zr:begin k={key} v=1 sha={_sha(body)} -->\n{body}<!-- zr:end -->"


def _sha(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:SHA_DIGITS]


def merge(old: str, new: str) -> Merged | None:
    """The file ``old`` brought up to date with the export ``new``; None where it is another document."""
    document = _front(new).get(DOCUMENT_KEY)
    if document is None or _front(old).get(DOCUMENT_KEY) != document:
        return None
    there = {found["key"]: found for found in _PART.finditer(old)}
    wanted = {found["key"]: found for found in _PART.finditer(new)}
    conflict = any(
        _is_edited(found) and key in wanted and wanted[key]["sha"] != found["sha"]
        for key, found in there.items()
    )
    text = _PART.sub(lambda found: _brought_up_to_date(found, wanted), old)
    for key, added in _additions(new, there).items():
        text = _insert(text, _before(new, key), added)
    return Merged(_with_keys(text, _front(new)), conflict)


def _is_edited(found: re.Match[str]) -> bool:
    return _sha(found["body"]) != found["sha"]


def _brought_up_to_date(found: re.Match[str], wanted: Mapping[str, re.Match[str]]) -> str:
    if _is_edited(found):
        return found[0]
    return wanted[found["key"]][0] if found["key"] in wanted else ""


def _additions(new: str, there: Mapping[str, re.Match[str]]) -> dict[str, str]:
    """The parts that are not there yet, each with the text that leads up to it."""
    found, end = {}, _end_of_front(new)
    for each in _PART.finditer(new):
        if each["key"] not in there:
            found[each["key"]] = new[end : each.end()]
        end = each.end()
    return found


def _before(new: str, key: str) -> str | None:
    """The key of the part before another one."""
    keys = [found["key"] for found in _PART.finditer(new)]
    place = keys.index(key)
    return keys[place - 1] if place else None


def _insert(text: str, after: str | None, added: str) -> str:
    place = next((found.end() for found in _PART.finditer(text) if found["key"] == after), None)
    if place is None:
        return f"{text.rstrip()}\n\n{added.strip()}\n"
    return f"{text[:place]}{added}{text[place:]}"


# The front matter


def _end_of_front(text: str) -> int:
    found = _FRONT.match(text)
    return found.end() if found else 0


def _front(text: str) -> dict[str, str]:
    """Our keys with their lines."""
    found = _FRONT.match(text)
    return {line["key"]: line[0] for line in _KEY.finditer(found["lines"])} if found else {}


def _with_keys(text: str, keys: Mapping[str, str]) -> str:
    found = _FRONT.match(text)
    if found is None:
        return text
    lines = _KEY.sub(lambda line: keys.get(line["key"], line[0]), found["lines"])
    missing = [line for key, line in keys.items() if key not in _front(text)]
    added = "".join(f"{line}\n" for line in missing)
    return f"---\n{lines}{added}---\n{text[found.end() :]}"
