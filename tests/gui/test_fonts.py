from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from zonereader.gui.fonts import FontSet, choose, covers, load_fonts, squeezable
from zonereader.gui.typesetting import CLOSING, OPENING


@pytest.mark.parametrize(
    ("there", "body", "window"),
    [
        (["Arial", "SimSun", "Noto Serif SC", "Microsoft YaHei"], "Noto Serif SC", "Microsoft YaHei"),
        (["SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC"], "Noto Serif CJK SC", "Noto Sans CJK SC"),
        (["WenQuanYi Micro Hei"], "WenQuanYi Micro Hei", "WenQuanYi Micro Hei"),
        (["Songti SC"], "Songti SC", "Songti SC"),
    ],
)
def test_a_serif_for_reading_and_a_sans_for_the_window(there: list[str], body: str, window: str) -> None:
    fonts = choose(there)
    assert (fonts.body, fonts.heading, fonts.window) == (body, body, window)
    assert fonts.has_chinese


def test_the_chinese_font_comes_first(qapp: QApplication) -> None:
    font = FontSet("Songti SC", "Songti SC", "PingFang SC").font("Songti SC", 18, bold=True)
    assert font.families()[:2] == ["Songti SC", "PingFang SC"]
    assert (font.pixelSize(), font.bold()) == (18, True)


def test_marks_are_squeezed_only_where_they_take_a_full_em(qapp: QApplication) -> None:
    fonts = load_fonts()
    found = squeezable(fonts.font(fonts.body, 18))
    assert found <= CLOSING | OPENING
    assert not covers(QFont("DejaVu Sans"), "\U0010fffd")


PROBE = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from zonereader.gui.fonts import load_fonts
from zonereader.paths import resource
bundled = any(resource("fonts").glob("*.[to]t[fc]"))
print(load_fonts().has_chinese or bundled, bundled)
"""


def test_without_any_font_the_program_knows_it(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    run = [sys.executable, "-c", PROBE]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    has_chinese, bundled = done.stdout.split()
    assert has_chinese == bundled


SETTINGS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from zonereader.gui.dialogs.settings import SettingsDialog
from zonereader.gui.fonts import chinese_families
from zonereader.gui.preferences import Preferences
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
session = Session(Path(sys.argv[1], "library.db"))
dialog = SettingsDialog(Preferences(WindowState(Path(sys.argv[1], "window.ini"))), session)
dialog.show()
print(len(chinese_families()), dialog.han.isVisible(), dialog.font_file.isVisible())
session.close()
"""


def test_without_any_font_the_settings_offer_to_name_a_file(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    run = [sys.executable, "-c", SETTINGS, str(tmp_path)]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False", "True"]
