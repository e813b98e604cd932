"""Rules of the project that no linter knows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factories import page, reading
from zonereader.library.library import Library

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "zonereader"
FUNCTION_LINES, FILE_LINES = 60, 600

BLOCK_QT = """
import importlib, pkgutil, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoQt())
import zonereader
for module in pkgutil.walk_packages(zonereader.__path__, "zonereader."):
    if not module.name.startswith(("zonereader.gui", "zonereader.__main__")):
        importlib.import_module(module.name)
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_everything_below_the_window_works_without_qt() -> None:
    done = python(BLOCK_QT)
    assert done.returncode == 0, done.stderr


def test_the_command_line_starts_without_heavy_modules() -> None:
    done = python("import sys, zonereader.commands.group; print(*sys.modules)")
    loaded = set(done.stdout.split())
    assert loaded
    assert not loaded & {"PySide6", "jieba", "docx", "sqlite_utils", "pypinyin", "jinja2"}


def test_the_window_starts_without_heavy_modules() -> None:
    ours = "zonereader.cli, zonereader.commands.starting, zonereader.gui.app"
    done = python(f"import sys, {ours}; print(*sys.modules)")
    loaded = set(done.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & {"click", "jieba", "docx", "sqlite_utils", "pypinyin", "charset_normalizer"}


FIRST_PAINT = """
import sys
from pathlib import Path
from zonereader.gui.app import make_application, open_window
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.library.library import Library
folder = Path(sys.argv[1])

def report(window):
    assert window._is_painted
    print(*sys.modules)
    sys.stdout.flush()
    import os
    os._exit(0)

MainWindow._make_panes = report
app, fonts = make_application(["zonereader"])
open_window(Session(folder / "library.db"), fonts, WindowState(folder / "window.ini"))
"""


def test_the_first_article_is_painted_without_what_it_does_not_need(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        library.add_page(page(), reading(), origin="test")
    command = [sys.executable, "-c", FIRST_PAINT, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    loaded = set(done.stdout.split())
    assert "zonereader.gui.panes.article_text" in loaded, done.stderr
    heavy = {"jieba", "numpy", "pandas", "pypinyin", "docx", "jinja2", "sqlite_utils", "charset_normalizer"}
    ours = {
        "page.articles", "figures.find", "zones.attribution", "zones.gazetteer", "search.query",
        "library.search", "library.importing", "library.ledger", "library.backups", "library.anchors",
        "library.related", "export.export", "explain",
        "gui.hub", "gui.ledger_window", "gui.printing", "gui.dialogs.settings", "gui.dialogs.commands",
        "gui.panes.sidebar", "gui.panes.zone_pane", "gui.panes.search_pane", "gui.models.zone_tree",
        "gui.reading", "gui.delegates", "gui.opening",
    }  # fmt: skip
    not_yet = {
        "PySide6.QtNetwork",
        "PySide6.QtPrintSupport",
        "concurrent.futures",
        "tomllib",
        "hashlib",
        "html",
    }
    assert loaded & {*heavy, *not_yet, *(f"zonereader.{name}" for name in ours)} == set()


def sources() -> list[Path]:
    return sorted([*SOURCE.rglob("*.py"), *(ROOT / "packaging").glob("*.py")])


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_and_files_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= FILE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, f"{path}:{node.lineno} {node.name}"


def tracked() -> list[Path]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


# Written in pieces, so that this file does not name them itself.
FORBIDDEN = [
    "files." + "pythonhosted",
    "//py" + "pi.",
    "registry." + "npmjs",
    "deb." + "debian.org",
    "/wo" + "rk/main",
    "/home/" + "user",
]


def test_no_file_names_a_registry_or_a_machine() -> None:
    for path in tracked():
        if path.suffix == ".png":
            continue
        text = path.read_text("utf-8")
        assert [word for word in FORBIDDEN if word in text] == [], path


def test_no_binary_of_others_is_tracked() -> None:
    binary = {".ttf", ".otf", ".ttc", ".woff", ".woff2", ".so", ".dll", ".exe", ".whl", ".qm", ".db"}
    assert [path for path in tracked() if path.suffix in binary] == []


@pytest.mark.parametrize("name", ["run", "dev", "package", "fonts", "fuzz"])
def test_locks_have_versions_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    packages = re.findall(r"^([\w.-]+)==\S+", text, re.MULTILINE)
    assert packages
    assert text.count("--hash=sha256:") >= len(packages)
    assert "://" not in text
    assert "--index-url" not in text


def test_qt_stays_below_the_release_that_aborts() -> None:
    text = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    found = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", text, re.MULTILINE)
    assert found
    assert (int(found[1]), int(found[2])) < (6, 12)


def test_no_invisible_or_bidirectional_characters_in_sources() -> None:
    hidden = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
    for path in sources():
        assert not hidden.search(path.read_text("utf-8")), path


def test_translations_are_complete() -> None:
    text = (ROOT / "resources" / "i18n" / "zonereader_zh_CN.ts").read_text("utf-8")
    assert text.count("<source>") > 100
    assert 'type="unfinished"' not in text
    assert "<translation />" not in text
