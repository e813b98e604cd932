"""The kinds of figures as the derived tables hold them: a byte in every row and index instead of a word."""

from __future__ import annotations

from zonereader.model import Kind

KINDS = tuple(Kind)
"""By their number."""

NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
