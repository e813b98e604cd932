"""Errors in the window's language, and the translation as a whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from zonereader.errors import (
    LIBRARY_SENTENCES,
    PAGE_SENTENCES,
    ExportError,
    LibraryError,
    LibraryProblem,
    NotFoundError,
    PageError,
    PageProblem,
)
from zonereader.gui.messages import failure_sentence, sentence, short_path
from zonereader.library.records import Failure
from zonereader.paths import resource, shipped

TRANSLATION = resource("i18n", "zonereader_zh_CN.ts")


@pytest.mark.parametrize("problem", LibraryProblem)
def test_a_problem_of_the_library_is_said_as_the_command_line_says_it(qapp, problem: LibraryProblem) -> None:
    path = Path("/home/me/a {odd} name.db")
    assert sentence(LibraryError(path, problem)) == LIBRARY_SENTENCES[problem].format(path=path)


@pytest.mark.parametrize("problem", PageProblem)
def test_a_failed_file_is_found_again_by_its_sentence(qapp, problem: PageProblem) -> None:
    path = Path("/home/me/page.txt")
    reason = str(PageError(path, problem))
    assert failure_sentence(Failure(path, reason)) == PAGE_SENTENCES[problem].format(path=path)


def test_other_errors(qapp) -> None:
    assert "one file per article" in sentence(ExportError(Path("x"), "one file per article needs a folder"))
    assert "library" in sentence(NotFoundError("article", "9"))


def test_the_home_folder_is_short() -> None:
    assert short_path(Path.home() / "a.md") == "~/a.md"
    assert short_path(Path("/srv/a.md")) == "/srv/a.md"


def messages() -> dict[tuple[str | None, str | None], ET.Element]:
    found = {}
    for context in ET.parse(TRANSLATION).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found[context.findtext("name"), message.findtext("source")] = translation
    return found


def test_every_word_of_the_window_is_translated() -> None:
    for key, translation in messages().items():
        assert translation.get("type") is None, key
        assert translation.text, key


def test_a_translation_has_the_places_of_its_source() -> None:
    for (_, source), translation in messages().items():
        for place in ("{0}", "{1}", "{2}", "{path}", "{reason}"):
            assert (place in str(source)) == (place in str(translation.text)), source


def test_the_translation_is_in_step_with_the_sources(tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    if not tool.exists():
        pytest.skip("pyside6-lupdate is not installed")
    copy = tmp_path / "zh.ts"
    shutil.copy(TRANSLATION, copy)
    sources = sorted((shipped("resources").parent / "src" / "zonereader" / "gui").rglob("*.py"))
    command = [tool, "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", copy]
    subprocess.run(command, check=True)
    assert copy.read_text("utf-8") == TRANSLATION.read_text("utf-8"), "make translations"
