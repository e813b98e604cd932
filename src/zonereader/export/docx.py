"""A Word document of articles with their notes and figures, by python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document

from zonereader.export.dossier import Chapter
from zonereader.export.markdown import sentence_of, value_text
from zonereader.export.scope import ExportOptions
from zonereader.library.records import Annotation
from zonereader.model import Kind, Role

FIGURE_COLUMNS = ("指标", "原文", "数值", "单位", "所在句", "版面")

# XML 1.0 has no place for these; Word would refuse the whole file.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(
    chapters: Sequence[Chapter],
    options: ExportOptions,
    title: str,
    exported: str,
    notes: Sequence[Annotation] = (),
) -> bytes:
    """The document's bytes: ``notes`` on the whole, then per article its text, notes and figures."""
    document = Document()
    when = datetime.fromisoformat(exported)
    document.core_properties.title = _clean(title)[:255]
    document.core_properties.author = "ZoneReader"
    document.core_properties.created = when
    document.core_properties.modified = when
    document.add_heading(_clean(title), 0)
    for note in notes:
        _add_note(document, note)
    for chapter in chapters:
        _add_article(document, chapter)
        _add_notes(document, chapter)
        if options.figures_table:
            _add_figures(document, chapter)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _add_article(document: Any, chapter: Chapter) -> None:
    row, article = chapter.detail.row, chapter.detail.article
    document.add_heading(_clean(row.heading), 1)
    about = (*article.byline, *article.zones, row.page_name)
    document.add_paragraph(_clean(" · ".join(about)))
    for passage, text in zip(article.passages, chapter.passages, strict=True):
        if passage.role is Role.HEADING:
            document.add_heading(_clean(text), 2)
        else:
            document.add_paragraph(_clean(text))


def _add_notes(document: Any, chapter: Chapter) -> None:
    if not chapter.entries:
        return
    document.add_heading("标注与笔记", 2)
    for entry in chapter.entries:
        _add_note(document, entry.annotation)


def _add_note(document: Any, note: Annotation) -> None:
    if note.exact:
        document.add_paragraph(_clean(note.exact), style="Intense Quote")
    tags = " ".join(f"#{tag}" for tag in note.tags)
    for text in (note.body, tags):
        if text:
            document.add_paragraph(_clean(text))


def _add_figures(document: Any, chapter: Chapter) -> None:
    figures = [f for f in chapter.figures if f.kind is not Kind.DATE]
    if not figures:
        return
    document.add_heading("数据", 2)
    table = document.add_table(rows=1, cols=len(FIGURE_COLUMNS), style="Light Grid Accent 1")
    for place, name in zip(table.rows[0].cells, FIGURE_COLUMNS, strict=True):
        place.text = name
    for figure in figures:
        values = (
            figure.label or "",
            figure.text,
            value_text(figure),
            figure.unit or "",
            sentence_of(chapter, figure),
            chapter.page.name,
        )
        for place, value in zip(table.add_row().cells, values, strict=True):
            place.text = _clean(value)
