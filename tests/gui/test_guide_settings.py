"""The guide speaks of every setting that the settings dialog shows, where there is one."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QDialog

from zonereader.gui.main_window import MainWindow

ROOT = Path(__file__).parents[2]


def guide(language: str) -> str:
    chapters = sorted((ROOT / "docs" / "guide" / language).glob("*.md"))
    return "\n".join(chapter.read_text("utf-8") for chapter in chapters)


def chinese(name: str) -> str:
    text = (ROOT / "resources" / "i18n" / "zonereader_zh_CN.ts").read_text("utf-8")
    pairs = re.findall(r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", text)
    return {html.unescape(source): html.unescape(words) for source, words in pairs}.get(name, name)


def test_every_setting_is_spoken_of(window: MainWindow) -> None:
    action = window.actions_by_id.get("settings")
    if action is None:
        pytest.skip("there is no settings dialog")
    action.trigger()
    dialog = next(found for found in window.findChildren(QDialog) if found.isVisible())
    fields = [*dialog.findChildren(QComboBox), *dialog.findChildren(QAbstractSpinBox)]
    labels = [field.accessibleName() for field in fields if field.accessibleName()]
    boxes = [box.text() for box in dialog.findChildren(QCheckBox)]
    named = [name.rstrip(":").replace("&", "") for name in (*labels, *boxes)]
    dialog.close()
    assert named
    for language in ("en", "zh"):
        wanted = named if language == "en" else [chinese(name) for name in named]
        missing = [name for name in wanted if name.lower() not in guide(language).lower()]
        assert not missing, f"docs/guide/{language}/07-settings.md does not speak of: {', '.join(missing)}"
