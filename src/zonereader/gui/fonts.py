"""Which fonts the window uses: ones that can show Chinese, from wherever there are any."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont, QTextLayout

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
SHIPPED = "Noto Sans CJK SC"
"""The family of the files in resources/fonts."""

SYMBOLS = "DejaVu Sans"
"""For arrows and the like that a Chinese font may lack."""

SAMPLE = "园区阅读器数据"
LATIN_SAMPLE = "AZaz09%"
REGIONS = frozenset({"HK", "JP", "KR", "TC"})


class FontSet(NamedTuple):
    """Families for the article's text, its headings and the window; empty where none shows Chinese.

    ``latin`` is for Latin letters and digits of the article; empty when they come from the others.
    """

    body: str
    heading: str
    window: str
    latin: str = ""

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

    def chosen(self, han: str, latin: str) -> FontSet:
        """With the reader's own fonts for the article, as far as they are there."""
        own = han if han in QFontDatabase.families() else ""
        western = latin if latin in QFontDatabase.families() else ""
        return self._replace(body=own or self.body, heading=own or self.heading, latin=western)


def load_fonts(own_file: str = "") -> FontSet:
    """Register the fonts that came with the set-up, where the system lacks them, and choose from all.

    ``own_file`` is a font file that the reader chose where there was no Chinese font.
    """
    if own_file and (family := add_font(Path(own_file))):
        return FontSet(family, family, family)
    if SHIPPED not in QFontDatabase.families():
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


def add_font(file: Path) -> str:
    """Register a font file; returns the first family of it that shows Chinese, empty without one."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return next((family for family in families if shows(family, SAMPLE)), "")


def shows(family: str, text: str) -> bool:
    """Whether ``family`` itself has a glyph for every character of ``text``."""
    raw = QRawFont.fromFont(QFont(family))
    return raw.isValid() and all(raw.supportsCharacter(ord(char)) for char in text)


def chinese_families() -> list[str]:
    """Every family for reading Chinese, simplified shapes first; of one in many regions that of China."""
    system = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    named = [name for name in (*SERIF, *SANS) if name in set(QFontDatabase.families())]
    there = dict.fromkeys([*named, *system])
    return [name for name in there if not _is_variant(name, set(there)) and shows(name, SAMPLE)]


def _is_variant(name: str, there: set[str]) -> bool:
    """Whether ``name`` is a weight, or the same for another region, of a family that is there."""
    stem, _, last = name.rpartition(" ")
    return (last == "Bold" and stem in there) or (last in REGIONS and f"{stem} SC" in there)


def latin_families() -> list[str]:
    """Every family for Latin text that is not for Chinese: those stand in the other list."""
    every = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    plain = (name for name in every if QFontDatabase.isSmoothlyScalable(name) and "[" not in name)
    return [name for name in plain if shows(name, LATIN_SAMPLE) and not shows(name, SAMPLE)]


def covers(font: QFont, text: str) -> bool:
    """Whether ``font``, with the fallbacks Qt finds, has a glyph for every character of ``text``."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


def squeezable(font: QFont) -> frozenset[str]:
    """The marks that ``font`` draws a full em wide; none if it closes up two marks side by side itself."""
    return _squeezable(QFont(font))


@lru_cache(maxsize=32)
def _squeezable(font: QFont) -> frozenset[str]:
    metrics, em = QFontMetricsF(font), font.pixelSize()
    if metrics.horizontalAdvance("”，") < 1.75 * em:
        return frozenset()
    return frozenset(mark for mark in CLOSING | OPENING if metrics.horizontalAdvance(mark) > 0.9 * em)
