"""Chinese words for the window: known once the dictionary was read beside it."""

from __future__ import annotations


class Words:
    """Says which word stands at a place of a text."""

    def __init__(self) -> None:
        self._is_ready = False

    def load(self) -> None:
        """Read the dictionary, which takes a while; on any thread but the window's."""
        from zonereader.page.words import word_at

        word_at("园区", 0)
        self._is_ready = True

    def at(self, text: str, offset: int) -> tuple[int, int] | None:
        """Start and end of the word (code points); None where none is, or before ``load`` is done."""
        if not self._is_ready:
            return None
        from zonereader.page.words import word_at

        return word_at(text, offset)
