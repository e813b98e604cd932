"""A correction of a page's reading in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from zonereader.corrections import Begin, Correction, FigureSays, Join, Move, Title, Zones

translate = QCoreApplication.translate

LONGEST_QUOTE = 18


def about_correction(made: Correction) -> str:
    """What was corrected, with the beginning of the piece: "moved: 本报讯 …"."""
    words = " ".join(made.exact.split())
    quote = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
    return _form(made).replace("{0}", quote)


def _form(made: Correction) -> str:
    match made.change:
        case Title(text):
            return translate("corrections", "title: {0}").replace("{0}", text)
        case Zones(names):
            return translate("corrections", "zones: {0}").replace("{0}", "、".join(names) or "—")
        case Move(None):
            return translate("corrections", "in no article: {0}")
    return {
        Move: translate("corrections", "moved: {0}"),
        Begin: translate("corrections", "an article begins: {0}"),
        Join: translate("corrections", "joined: {0}"),
        FigureSays: translate("corrections", "figure: {0}"),
    }[type(made.change)]
