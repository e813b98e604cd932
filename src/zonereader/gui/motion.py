"""Whether the system asks for less motion."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QWidget


def is_reduced(widget: QWidget) -> bool:
    """Whether animations are switched off where ``widget`` is; Qt has that from the desktop by its style."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) <= 0
