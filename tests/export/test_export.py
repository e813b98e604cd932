"""What leaves the library, looked at with the programs' own parsers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from docx import Document
from markdown_it import MarkdownIt

from factories import BODY_ONE, BROKEN, TEXT, TITLE, page, reading, span_of
from zonereader.errors import ExportError
from zonereader.export.export import export, preview
from zonereader.export.scope import ExportFormat, ExportOptions, Profile, Scope
from zonereader.library.annotate import new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library.db") as opened:
        row = opened.add_page(page(), reading(), origin="test")
        note = new_annotation(
            AnnotationKind.HIGHLIGHT,
            row.id,
            TEXT,
            (span_of(BROKEN[0]), span_of(BROKEN[1])),
            colour=Colour.GREEN,
            body="与去年比较\n\n- 一\n- 二",
        )
        opened.save(note)
        yield opened


def inline_texts(body: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return [token.content for token in tokens if token.type == "inline"]


@pytest.mark.parametrize("profile", [Profile.PLAIN, Profile.OBSIDIAN])
def test_markdown_reads_back(library: Library, profile: Profile) -> None:
    text = preview(library, Scope(), ExportOptions(profile=profile))
    _, front, body = text.split("---\n", 2)
    properties = yaml.safe_load(front)
    assert all(not isinstance(value, dict) for value in properties.values())
    shown = inline_texts(body)
    assert any("".join(BROKEN) in words for words in shown)
    assert "与去年比较" in shown
    assert {"投资", "约3.5亿元", "约350000000"} <= set(shown)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_obsidian_block_id_stands_alone(library: Library) -> None:
    lines = preview(library, Scope(), ExportOptions(profile=Profile.OBSIDIAN)).splitlines()
    uuid = library.annotations()[0].uuid.replace("-", "")[:10]
    place = lines.index(f"^zr-{uuid}")
    assert lines[place - 1] == lines[place + 1] == ""
    assert lines[place - 2].startswith("> ")


def test_logseq_has_properties_and_the_id_in_its_block(library: Library) -> None:
    text = preview(library, Scope(), ExportOptions(profile=Profile.LOGSEQ))
    assert text.startswith("title:: ")
    assert f"\t\t  id:: {library.annotations()[0].uuid}\n" in text
    body = text.split("\n\n", 1)[1]
    assert all(line.lstrip("\t").startswith(("- ", "-", "  ")) for line in body.splitlines() if line.strip())


def test_json_holds_the_selectors(library: Library) -> None:
    document = json.loads(preview(library, Scope(), ExportOptions(format=ExportFormat.JSON)))
    (annotation,) = document["annotations"]
    *positions, quote = annotation["target"]["selector"]
    assert "".join(TEXT[p["start"] : p["end"]] for p in positions) == quote["exact"] == "".join(BROKEN)
    assert annotation["target"]["source"].endswith(document["pages"][0]["sha256"])


def test_csv_opens_in_a_spreadsheet(library: Library, tmp_path: Path) -> None:
    (file,) = export(library, Scope(), ExportOptions(format=ExportFormat.CSV), tmp_path / "figures.csv")
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["text"] for row in rows] == ["约3.5亿元", "10家"]


def test_word_opens_it(library: Library, tmp_path: Path) -> None:
    options = ExportOptions(format=ExportFormat.DOCX)
    (file,) = export(library, Scope(zone="新材料园区"), options, tmp_path / "zone.docx")
    document = Document(str(file))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert TITLE in texts
    assert BODY_ONE in texts
    assert "".join(BROKEN) in texts
    assert document.tables[0].rows[1].cells[1].text == "约3.5亿元"


def test_an_article_without_notes_is_exported_when_it_is_named(library: Library) -> None:
    second = library.articles()[1]
    assert second.heading in preview(library, Scope(article=second.id), ExportOptions())
    assert second.heading not in preview(library, Scope(), ExportOptions())


def test_nothing_to_export_is_said(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty.db") as library, pytest.raises(ExportError, match="no notes"):
        export(library, Scope(), ExportOptions(), tmp_path / "out.md")


def test_a_file_that_is_there_is_left(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "note.md"
    target.write_text("mine", "utf-8")
    (file,) = export(library, Scope(), ExportOptions(), target)
    assert target.read_text("utf-8") == "mine"
    assert file.name == "note 2.md"
    assert export(library, Scope(), ExportOptions(), target) == [file]  # nothing new, no new file


def test_a_folder_holds_a_file_per_article(library: Library, tmp_path: Path) -> None:
    page_id = library.articles()[0].page_id
    files = export(library, Scope(page=page_id), ExportOptions(folder=True), tmp_path / "notes")
    assert [file.stem[:-7] for file in files] == [row.heading for row in library.articles()]
    assert len({file.stem[-6:] for file in files}) == len(files)


def test_a_target_that_cannot_be_is_said(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError):
        export(library, Scope(), ExportOptions(), tmp_path / "file" / "out.md")
