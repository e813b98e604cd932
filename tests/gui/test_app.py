"""The program from its start to its end, as a process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COPY_AND_QUIT = """
import sys
sys.path.insert(0, sys.argv[1])
import article_samples as samples
from PySide6.QtCore import QTimer
from zonereader.gui.app import make_application
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.theme import themes
app, fonts = make_application(["zonereader"])
pane = ArticlePane(fonts, themes()["light"], 18)
pane.show_article(samples.detail(), [])
pane.show()
pane.text.selectAll()
pane.text.copy()
QTimer.singleShot(0, app.quit)
app.exec()
print("end", app.clipboard().text() != "")
"""


def test_copying_does_not_break_the_end_of_the_program() -> None:
    tests = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT, tests], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "end True"), done.stderr
