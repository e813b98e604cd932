"""Write resources/spellings.tsv: how zones, places and commands can be typed. Run by ``make spellings``.

The window would else load pypinyin, some fifteen megabytes, to know the pinyin of a few names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from zonereader.gui.actions import ENTRIES
from zonereader.zones.gazetteer import gazetteer
from zonereader.zones.places import provinces_of_cities
from zonereader.zones.spelling import spellings

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "i18n" / "zonereader_zh_CN.ts"
FILE = ROOT / "resources" / "spellings.tsv"
MNEMONIC = re.compile(r"\(&.\)|&")


def names() -> Iterator[str]:
    """Every name that a window usually asks for."""
    for zone in gazetteer().zones:
        yield from (zone.name, zone.province, zone.city)
    for city, province in provinces_of_cities().items():
        yield from (city, province)
    wanted = {entry.name for entry in ENTRIES}
    for message in ET.parse(TRANSLATIONS).iter("message"):
        if message.findtext("source") in wanted:
            yield MNEMONIC.sub("", message.findtext("translation") or "").rstrip("…")


def table() -> str:
    """A line for each name that is not plain Latin: the name, then the ways to write it."""
    known = sorted({name for name in names() if name and not name.isascii()})
    return "".join("\t".join([name, *spellings(name)]) + "\n" for name in known)


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
