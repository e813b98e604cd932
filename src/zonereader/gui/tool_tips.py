"""Tool tips of text that is not the program's own."""

from __future__ import annotations


def tool_tip(words: str) -> str:
    """``words`` as they are: Qt would take what looks like HTML for it, and fetch pictures from files."""
    import html

    return f"<p style='white-space:pre-wrap'>{html.escape(words)}</p>" if words else ""
