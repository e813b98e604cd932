"""Markdown that is exported again: a reader's edits stay, ours are brought up to date. Rules of part c1."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factories import BODY_ONE, BROKEN, OTHER, TEXT, page, reading, span_of
from zonereader.errors import ExportError
from zonereader.export.export import export, preview
from zonereader.export.scope import ExportFormat, ExportOptions, Profile, Scope
from zonereader.library.annotate import changed, new_annotation, new_note
from zonereader.library.library import Library
from zonereader.library.records import Annotation, AnnotationKind, Colour
from zonereader.paths import templates_folder


def highlight(words: str, body: str = "") -> Annotation:
    spans = (span_of(words),)
    made = new_annotation(AnnotationKind.HIGHLIGHT, 1, TEXT, spans, colour=Colour.GREEN, body=body)  # type: ignore[arg-type]
    return replace(made, created="2026-01-02T03:04:05Z", updated="2026-01-02T03:04:05Z")


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library.db") as opened:
        opened.add_page(page(), reading(), origin="test")
        opened.save(highlight("新建厂房12万平方米", "与去年比较"))
        yield opened


def written(library: Library, target: Path, profile: Profile = Profile.OBSIDIAN) -> Path:
    (file,) = export(library, Scope(), ExportOptions(profile=profile), target)
    return file


@pytest.mark.parametrize("profile", [Profile.PLAIN, Profile.OBSIDIAN])
def test_what_a_reader_adds_stays_and_what_is_new_comes_in(
    library: Library, tmp_path: Path, profile: Profile
) -> None:
    file = written(library, tmp_path / "a.md", profile)
    text = file.read_text("utf-8")
    mine = text.replace("created:", "mood: 好 # mine\ncreated:") + "\n我的话。\n"
    figures = "<!-- zr:begin k=figures"
    mine = mine.replace(figures, f"我的插话。\n\n{figures}")
    file.write_text(mine, "utf-8")
    library.save(highlight(OTHER, "第二条"))
    library.save(highlight(BROKEN[0], "第三条"))
    assert written(library, file, profile) == file
    again = file.read_text("utf-8")
    for words in ("mood: 好 # mine", "我的话。", "我的插话。", "第二条", "第三条", "与去年比较"):
        assert again.count(words) == 1, words
    front = yaml.safe_load(again.split("---\n")[1])
    assert front["zr_highlights"] == 3
    assert again.index("第三条") < again.index("第二条")
    assert written(library, file, profile) == file
    assert file.read_text("utf-8") == again


def test_an_edited_part_with_news_is_left_and_the_news_go_beside_it(library: Library, tmp_path: Path) -> None:
    file = written(library, tmp_path / "a.md")
    mine = file.read_text("utf-8").replace("与去年比较", "与去年比较，我改了")
    file.write_text(mine, "utf-8")
    assert written(library, file) == file  # no news: nothing to say
    assert file.read_text("utf-8") == mine
    library.save(highlight(BROKEN[0], "新的"))
    beside = written(library, file)
    assert beside.name == "a (新导出).md"
    assert file.read_text("utf-8") == mine
    assert "新的" in beside.read_text("utf-8")


def test_another_document_or_a_file_without_marks_is_never_touched(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    for theirs in ("mine", '---\nzr_document: "zone:x"\n---\n', "---\ntitle: x\n---\n"):
        file.write_text(theirs, "utf-8")
        assert written(library, file) != file
        assert file.read_text("utf-8") == theirs


def test_a_deleted_highlight_leaves_and_ids_stay(library: Library, tmp_path: Path) -> None:
    second = highlight(BROKEN[0], "第二条")
    library.save(second)
    file = written(library, tmp_path / "a.md")
    ids = re.findall(r"^\^zr-[0-9a-f]{10}$", file.read_text("utf-8"), re.MULTILINE)
    assert len(ids) == 2
    library.delete(second.uuid)
    assert written(library, file) == file
    assert re.findall(r"^\^zr-[0-9a-f]{10}$", file.read_text("utf-8"), re.MULTILINE) == ids[:1]


MARKS = "#|`*=_~[]<>()!-+.1 9\\$%^&;:{}\n\t园区，。\"'😀\u05d0\u0639"
NOTES = st.text(st.one_of(st.sampled_from(MARKS), st.characters(codec="utf-8")), min_size=1, max_size=60)


def closely(html: str) -> str:
    return "".join(html.split())


@settings(max_examples=60)
@given(NOTES, st.sampled_from([Profile.PLAIN, Profile.OBSIDIAN]))
@example("```\n<!-- zr:end -->\n---\n# x", Profile.PLAIN)
@example("<!--\n==a==%%b%%$c$ [[d]] 😀\n\n- א", Profile.OBSIDIAN)
@example("\tcode\n> quote\nlazy\n\n| a | b |\n<div>\n", Profile.PLAIN)
def test_a_note_shows_as_its_own_markdown_and_ends_where_it_ends(
    tmp_path_factory, body: str, profile: Profile
) -> None:
    body = body.strip()
    with Library.open(tmp_path_factory.mktemp("hostile") / "library.db") as library:
        library.add_page(page(), reading(), origin="test")
        library.save(highlight(BODY_ONE, body))
        library.save(highlight(BROKEN[0], "下一条"))
        text = preview(library, Scope(), ExportOptions(profile=profile))
    assert yaml.safe_load(text.split("---\n")[1])["zr_highlights"] == 2
    parser = MarkdownIt("commonmark")
    shown = parser.render(text.split("---\n", 2)[2])
    assert "下一条" in shown.split("<blockquote>")[-1]
    assert len(re.findall(r"^<!-- zr:begin", shown, re.MULTILINE)) >= 3
    own = parser.render("\n".join(re.split("\r\n|\r|\n", body.expandtabs(4))))
    assert closely(own) in closely(shown)


@pytest.mark.parametrize("name", ["good", "loop", "reach"])
def test_a_users_own_template_runs_in_the_sandbox(library: Library, tmp_path: Path, name: str) -> None:
    folder = templates_folder()
    folder.mkdir(parents=True)
    sources = {
        "good": "{% for a in chapters %}{% for h in a.highlights %}{{ h.text }}{% endfor %}{% endfor %}",
        "loop": "{{ nothing.there }}",
        "reach": "{{ ().__class__.__base__.__subclasses__() }}",
    }
    (folder / f"{name}.md.j2").write_text(sources[name], "utf-8")
    options = ExportOptions(template=name)
    if name == "good":
        assert "新建厂房12万平方米" in preview(library, Scope(), options)
    else:
        with pytest.raises(ExportError, match="template"):
            preview(library, Scope(), options)


def test_notes_without_an_article_and_chosen_ones_are_exported(library: Library, tmp_path: Path) -> None:
    library.save(new_note("走访记", zone="新材料园区"))
    free = changed(new_note("随手"), tags=["待核"])
    library.save(free)
    whole = preview(library, Scope(), ExportOptions())
    assert "走访记" in whole
    assert "随手" in whole
    zone = preview(library, Scope(zone="新材料园区"), ExportOptions())
    assert "走访记" in zone
    assert "随手" not in zone
    chosen = preview(library, Scope(notes=frozenset([free.uuid])), ExportOptions())
    assert "随手" in chosen
    assert "与去年比较" not in chosen
    table = preview(library, Scope(), ExportOptions(format=ExportFormat.NOTES_CSV))
    assert '"#待核"' in table
    files = export(library, Scope(), ExportOptions(folder=True), tmp_path / "many")
    assert len(files) == 2
