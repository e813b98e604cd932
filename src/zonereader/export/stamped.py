"""A file that says at its end what it shows and that nobody has changed it, so that it may be written anew.

A PDF ends with %%EOF; readers pass over a comment that follows:

    %ZoneReader article:1f0c93aab2d14e07-0 5d1c0f6b2a913e77
"""

from __future__ import annotations

import hashlib
import re

SHA_DIGITS = 16
_STAMP = re.compile(rb"%ZoneReader (?P<document>\S+) (?P<sha>[0-9a-f]{16})\n\Z")


def stamp(data: bytes, document: str) -> bytes:
    """``data`` with its stamp; ``document``, without blanks, is what it is known by."""
    whole = data.rstrip(b"\n") + b"\n"
    return whole + f"%ZoneReader {document} {_sha(whole)}\n".encode()


def is_unchanged(old: bytes, document: str) -> bool:
    """Whether ``old`` shows ``document`` and is as it was written."""
    found = _STAMP.search(old[-len(document.encode()) - SHA_DIGITS - 80 :])
    if found is None or found["document"] != document.encode():
        return False
    return _sha(old[: len(old) - len(found[0])]) == found["sha"].decode()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:SHA_DIGITS]
