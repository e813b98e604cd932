"""The user guide speaks of everything there is: what is missing is named, in each language."""

from __future__ import annotations

import html
import re
from pathlib import Path

import click
import pytest

from zonereader.commands.group import commands
from zonereader.export.scope import ExportFormat, Profile
from zonereader.gui.actions import ENTRIES, action_names
from zonereader.gui.language import LANGUAGE_VARIABLE
from zonereader.paths import LIBRARY_VARIABLE
from zonereader.search.query import ARTICLE_KINDS, FIELDS, HAS, KINDS

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
TRANSLATIONS = ROOT / "resources" / "i18n" / "zonereader_zh_CN.ts"
LANGUAGES = ["en", "zh"]
MOST_PICTURE_BYTES = 200_000
LINK = re.compile(r"\]\(([^)]+)\)")


def chapters(language: str) -> list[Path]:
    return sorted((GUIDE / language).glob("*.md"))


def guide(language: str) -> str:
    return "\n".join(chapter.read_text("utf-8") for chapter in chapters(language))


def chinese() -> dict[str, str]:
    pairs = re.findall(
        r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", TRANSLATIONS.read_text("utf-8")
    )
    return {html.unescape(source): html.unescape(words) for source, words in pairs}


def names(language: str) -> dict[str, str]:
    """What each action is called in the guide's language, as menus show it."""
    translated = chinese() if language == "zh" else {}
    return {key: translated.get(name, name).rstrip("…") for key, name in action_names().items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_in_a_table_with_its_keys(language: str) -> None:
    rows = {
        line.split("|")[1].strip(): line for line in guide(language).splitlines() if line.startswith("| ")
    }
    called = names(language)
    missing = [called[entry.id] for entry in ENTRIES if called[entry.id] not in rows]
    assert not missing, f"docs/guide/{language}/08-keyboard.md has no line for: {', '.join(missing)}"
    wrong = [
        f"{called[entry.id]} ({key})"
        for entry in ENTRIES
        for key in entry.keys
        if f"`{key}`" not in rows[called[entry.id]]
    ]
    assert not wrong, f"docs/guide/{language}/08-keyboard.md lacks the keys of: {', '.join(wrong)}"


def command_words() -> list[str]:
    """Every command, and every option of its own."""
    found = []
    for name, command in commands.commands.items():
        if command.hidden:
            continue
        found.append(f"zonereader {name}")
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                found += [option for option in parameter.opts if option.startswith("--")]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_spoken_of(language: str) -> None:
    missing = [word for word in command_words() if word not in guide(language)]
    assert not missing, f"docs/guide/{language}/09-command-line.md does not speak of: {', '.join(missing)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_field_and_value_is_spoken_of(language: str) -> None:
    text = guide(language)
    fields = [name for name in FIELDS if f"{name}:" not in text]
    assert not fields, f"docs/guide/{language}/03-search.md does not speak of the fields: {', '.join(fields)}"
    values = [value for value in (*KINDS, *ARTICLE_KINDS, *HAS) if value not in text]
    assert not values, f"docs/guide/{language}/03-search.md does not speak of the values: {', '.join(values)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_and_export_is_spoken_of(language: str) -> None:
    wanted = [LIBRARY_VARIABLE, LANGUAGE_VARIABLE, *(f"`{one}`" for one in Profile), *FORMATS]
    missing = [word for word in wanted if word not in guide(language)]
    assert not missing, f"docs/guide/{language} does not speak of: {', '.join(missing)}"


FORMATS = [f"`{one}`" for one in ExportFormat if one is not ExportFormat.MARKDOWN]


def test_both_languages_have_the_same_chapters() -> None:
    english, other = ([chapter.name for chapter in chapters(language)] for language in LANGUAGES)
    assert english == other
    assert len(english) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_pictures_lead_somewhere(language: str) -> None:
    for chapter in chapters(language):
        for place in LINK.findall(chapter.read_text("utf-8")):
            file = (chapter.parent / place).resolve()
            assert file.is_file(), f"{chapter}: {place}"
            assert file.suffix == ".md" or file.stat().st_size < MOST_PICTURE_BYTES, file


def test_every_chapter_begins_with_its_title() -> None:
    for language in LANGUAGES:
        for chapter in chapters(language):
            assert chapter.read_text("utf-8").startswith("# "), chapter
