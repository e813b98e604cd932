"""Which fonts the window uses: ones that can show Chinese, from wherever there are any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout

from zonereader.gui.typesetting import CLOSING, OPENING
from zonereader.paths import resource

FONT_FILES = ("*.ttf", "*.otf", "*.ttc")

SERIF = (
    "Noto Serif SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "STSong",
    "SimSun",
    "AR PL UMing CN",
)
SANS = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Droid Sans Fallback",
)
SYMBOLS = "DejaVu Sans"
"""For arrows and the like that a Chinese font may lack."""

SAMPLE = "园区阅读器数据"


@dataclass(frozen=True, slots=True)
class FontSet:
    """Families for the article's text, its headings and the window; empty where none shows Chinese."""

    body: str
    heading: str
    window: str

    @property
    def has_chinese(self) -> bool:
        """Whether Chinese can be read at all."""
        return bool(self.window)

    def font(self, family: str, pixels: int, *, bold: bool = False) -> QFont:
        """A font of ``family``, the Chinese font first so that its quotes and dashes are wide."""
        font = QFont()
        font.setFamilies([name for name in (family, self.window, SYMBOLS) if name])
        font.setPixelSize(pixels)
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if family.startswith("Noto Serif"):
            font.setFeature(QFont.Tag("chws"), 1)
        return font


def load_fonts() -> FontSet:
    """Register the fonts that came with the set-up and choose families from all that are there."""
    folder = resource("fonts")
    for pattern in FONT_FILES:
        for file in sorted(folder.glob(pattern)):
            QFontDatabase.addApplicationFont(str(file))
    return choose(QFontDatabase.families())


def choose(families: Sequence[str]) -> FontSet:
    """The best families among ``families``: a serif for reading, a sans for the rest."""
    there = set(families)
    serif = next((name for name in SERIF if name in there), "")
    sans = next((name for name in SANS if name in there), "")
    other = sans or serif or _any_chinese()
    return FontSet(body=serif or other, heading=serif or other, window=other)


def _any_chinese() -> str:
    """A family that Qt says can write simplified Chinese, and that really does."""
    system = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return next((name for name in system if covers(QFont(name), SAMPLE)), "")


def covers(font: QFont, text: str) -> bool:
    """Whether ``font``, with the fallbacks Qt finds, has a glyph for every character of ``text``."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


def squeezable(font: QFont) -> frozenset[str]:
    """The marks that ``font`` draws a full em wide; none if it closes up two marks side by side itself."""
    metrics, em = QFontMetricsF(font), font.pixelSize()
    if metrics.horizontalAdvance("”，") < 1.75 * em:
        return frozenset()
    return frozenset(mark for mark in CLOSING | OPENING if metrics.horizontalAdvance(mark) > 0.9 * em)
