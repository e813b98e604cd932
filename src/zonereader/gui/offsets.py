"""Between Python's code points and Qt's UTF-16 units: the one place that converts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

BMP_END = 0xFFFF


@dataclass(frozen=True, slots=True)
class Utf16Map:
    """Where a text has characters that take two UTF-16 units: ``wide`` holds their code-point offsets."""

    wide: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Utf16Map:
        """The map of ``text``; empty for nearly every page."""
        return cls(tuple(i for i, c in enumerate(text) if ord(c) > BMP_END))

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 position of a code-point offset."""
        return offset + bisect_left(self.wide, offset)

    def from_utf16(self, position: int) -> int:
        """The code-point offset of a UTF-16 position; inside a pair, that of its character."""
        low, high = 0, len(self.wide)
        while low < high:
            middle = (low + high) // 2
            if self.wide[middle] + middle < position:
                low = middle + 1
            else:
                high = middle
        inside = low > 0 and self.wide[low - 1] + low - 1 == position - 1
        return position - low if not inside else self.wide[low - 1]
