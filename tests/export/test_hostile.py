"""Exports of pages that mean harm: no file elsewhere, no formula, no HTML, no template run."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factories import BODY_ONE, TEXT, TITLE, page, reading, span_of
from zonereader.export.export import export
from zonereader.export.scope import ExportFormat, ExportOptions, Profile, Scope
from zonereader.library.annotate import new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour
from zonereader.model import Span

HARM = [
    "../../../etc/passwd", "..\\..\\evil", "/etc/cron.d/x", "C:\\Windows\\x", "CON", "a\0b", ".", "..", "~/x",
    "=HYPERLINK(\"file:///etc/passwd\")", "+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1",
    "<img src=file:///etc/passwd>", "<script>alert(1)</script>", "![x](file:///etc/passwd)", "![[x]]",
    "[x](javascript:alert(1))", "<file:///etc/passwd>", "http://example.invalid", "{{ 7777 * 7777 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}", "{{ self.__init__.__globals__ }}", "id:: x",
    "\u202etxt.exe", "&lt;b&gt;", "a" * 500, "%%x%%", "- [ ] x", "> x", "```", "    x",
]  # fmt: skip

WORDS = st.one_of(st.sampled_from(HARM), st.tuples(st.sampled_from(HARM), st.text(max_size=8)).map("".join))
WORDS = WORDS.map(lambda text: text.encode(errors="ignore").decode())


def make(folder: Path, title: str, name: str, label: str) -> Library:
    """A library of one page on which the title, its name and a figure's label mean harm."""
    text = TEXT.replace(TITLE, title) if title.strip() else TEXT
    read = reading()
    shift = len(text) - len(TEXT)
    first = replace(
        read.articles[0],
        title=title,
        title_spans=(Span(text.index(title), text.index(title) + len(title)),) if title.strip() else (),
        passages=(replace(read.articles[0].passages[0], spans=(span_of(BODY_ONE, text),)),),
        byline=(title,),
    )
    figures = tuple(
        replace(f, start=f.start + shift, end=f.end + shift, label=label) for f in read.figures[:1]
    )
    library = Library.open(folder / "library.db")
    row = library.add_page(page(text, name), replace(read, articles=(first,), figures=figures), origin="test")
    library.save(
        new_annotation(AnnotationKind.HIGHLIGHT, row.id, text, first.passages[0].spans, colour=Colour.BLUE)
    )
    return library


def require_plain(markdown: str) -> None:
    """No HTML, link or picture in the body of a Markdown file."""
    body = markdown.split("---\n", 2)[2] if markdown.startswith("---\n") else markdown
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        assert token.type != "html_block", token.content
        for child in token.children or []:
            assert child.type not in {"html_inline", "image", "link_open"}, token.content


def require_inert(file: Path) -> None:
    if file.suffix == ".md":
        text = file.read_text("utf-8")
        assert "60481729" not in text
        assert "subclass '" not in text
        require_plain(text)
    elif file.suffix == ".csv":
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            for cell in row:
                assert not cell.startswith(tuple("=+@\t\r\n＝＋＠")), cell
    elif file.suffix == ".docx":
        with zipfile.ZipFile(file) as archive:
            links = [name for name in archive.namelist() if name.endswith(".rels")]
            assert all(b'TargetMode="External"' not in archive.read(name) for name in links)


@settings(max_examples=40)
@given(WORDS, WORDS, WORDS, st.sampled_from(ExportFormat), st.sampled_from(Profile), st.booleans())
def test_nothing_in_a_page_gets_out_of_its_export(
    tmp_path_factory, title: str, name: str, label: str, form: ExportFormat, profile: Profile, folder: bool
) -> None:
    place = tmp_path_factory.mktemp("hostile")
    out = place / "in" / "side"
    with make(place, title, name, label) as library:
        for scope in (Scope(), Scope(page=library.pages()[0].id)):
            options = ExportOptions(
                format=form, profile=profile, folder=folder and form is ExportFormat.MARKDOWN
            )
            for file in export(library, scope, options, out):
                assert file.parent == out
                assert file.resolve().is_relative_to(out.resolve())
                require_inert(file)
    there = {file for file in place.rglob("*") if file.is_file()}
    assert {file.parent for file in there} <= {place, out}


@pytest.mark.parametrize("cell", [words for words in HARM if words[0] in "=+@\t\r\n＝"])
def test_a_formula_in_a_cell_is_text(cell: str) -> None:
    from zonereader.export.escape import cell as safe

    assert safe(cell) == "'" + cell
