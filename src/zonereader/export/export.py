"""Export a part of the library: what the window's dialog and ``zonereader export`` both call."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from zonereader.errors import ExportError
from zonereader.export import annotations_json, escape, figures_csv, markdown, notes_csv
from zonereader.export.dossier import Chapter, gather, loose_notes
from zonereader.export.scope import ExportFormat, ExportOptions, Scope
from zonereader.export.write import write_again, write_new
from zonereader.library.library import Library
from zonereader.library.records import Annotation, FigureQuery, FigureRow, Mark

EVERYTHING_TITLE, LOOSE_TITLE = "园区阅读器 标注与笔记", "其他笔记"
ID_DIGITS = 6


def export(library: Library, scope: Scope, options: ExportOptions, out: Path) -> list[Path]:
    """Write ``scope`` to ``out`` and return the files that now hold it.

    ``out`` with an extension is a file, otherwise a folder in which the files get names from what
    they hold. Of a Markdown file that an export wrote before, the parts are brought up to date that
    nobody has changed since. No other file that is there is touched: a new one gets another name.

    Raises:
        ExportError: nothing to export, or ``out`` cannot be written.
    """
    chapters = gather(library, scope)
    documents = _documents(library, chapters, scope, options)
    if not documents:
        raise ExportError(out, "there are no notes, highlights or figures in what was chosen")
    is_file = bool(out.suffix) and not out.is_dir()
    if is_file and len(documents) > 1:
        raise ExportError(out, "one file per article needs a folder")
    suffix = options.format.suffix
    write = write_again if options.format is ExportFormat.MARKDOWN else write_new
    return [
        write(out if is_file else out / escape.file_name(title, suffix), data) for title, data in documents
    ]


def preview(library: Library, scope: Scope, options: ExportOptions) -> str:
    """The text that an export would write, all files one after the other; docx shows as Markdown."""
    chapters = gather(library, scope)
    if options.format is ExportFormat.DOCX:
        notes = loose_notes(library, scope)
        if not chapters and not notes:
            return ""
        return markdown.render(chapters, options, _title(chapters, scope), _now(), notes=notes)
    documents = _documents(library, chapters, scope, options)
    return "\n".join(data.decode("utf-8") for _, data in documents)


def _documents(
    library: Library, chapters: Sequence[Chapter], scope: Scope, options: ExportOptions
) -> list[tuple[str, bytes]]:
    """Titles and contents of the files of an export."""
    title = _title(chapters, scope)
    if options.format is ExportFormat.CSV:
        figures = _figures(library, chapters, scope)
        return [(title, figures_csv.render(figures).encode())] if figures else []
    notes = loose_notes(library, scope)
    if not chapters and not notes:
        return []
    if options.format in (ExportFormat.JSON, ExportFormat.NOTES_CSV):
        data = _notes_data(library, chapters, notes, options.format)
        return [(title, data)] if data else []
    if options.format is ExportFormat.DOCX:
        from zonereader.export import docx  # takes as long to load as the window: only when asked for

        return [(title, docx.render(chapters, options, title, _now(), notes))]
    if options.folder:
        return [*_one_by_one(chapters, options), *_loose(notes, options, scope)]
    text = markdown.render(chapters, options, title, _now(), notes=notes, document=_document(chapters, scope))
    return [(title, text.encode())]


def _one_by_one(chapters: Sequence[Chapter], options: ExportOptions) -> Iterator[tuple[str, bytes]]:
    """A document for each article, with the beginning of what it is known by in its name."""
    for chapter in chapters:
        scope = Scope(article=chapter.detail.row.id)
        title, document = _title([chapter], scope), _document([chapter], scope)
        text = markdown.render([chapter], options, title, _now(), document=document)
        yield f"{escape.shortened(title)} {short_id(document)}", text.encode()


def _loose(notes: Sequence[Annotation], options: ExportOptions, scope: Scope) -> Iterator[tuple[str, bytes]]:
    if notes:
        document = f"notes:{_document((), scope)}"
        text = markdown.render((), options, LOOSE_TITLE, _now(), notes=notes, document=document)
        yield LOOSE_TITLE, text.encode()


def short_id(document: str) -> str:
    """A few letters and digits that tell documents of one title apart."""
    return hashlib.sha256(document.encode()).hexdigest()[:ID_DIGITS]


def article_document(chapter: Chapter) -> str:
    """What the document of one article is known by."""
    return f"article:{chapter.page.sha256[:16]}-{chapter.detail.row.start}"


def _document(chapters: Sequence[Chapter], scope: Scope) -> str:
    """What a document is known by when it is exported again."""
    if scope.zone is not None:
        return f"zone:{scope.zone}"
    if chapters and scope.article is not None:
        return article_document(chapters[0])
    if chapters and scope.page is not None:
        return f"page:{chapters[0].page.sha256[:16]}"
    return "all" if scope.notes is None else f"notes:{short_id(' '.join(sorted(scope.notes)))}"


def _notes_data(
    library: Library, chapters: Sequence[Chapter], notes: Sequence[Annotation], kind: ExportFormat
) -> bytes:
    """The annotations of a scope as data; none where there are none."""
    pages = {page.id: page for page in library.pages()}
    marks = [Mark(e.annotation, c.detail.row) for c in chapters for e in c.entries]
    marks += [Mark(note, None) for note in notes]
    if not marks:
        return b""
    if kind is ExportFormat.NOTES_CSV:
        return notes_csv.render(marks, pages).encode()
    return annotations_json.render([mark.annotation for mark in marks], pages).encode()


def _figures(library: Library, chapters: Sequence[Chapter], scope: Scope) -> tuple[FigureRow, ...]:
    rows = library.figures(FigureQuery(zone=scope.zone))
    if scope.is_everything or scope.zone is not None:
        return rows
    wanted = {chapter.detail.row.id for chapter in chapters}
    return tuple(row for row in rows if row.article_id in wanted)


def _title(chapters: Sequence[Chapter], scope: Scope) -> str:
    if scope.zone is not None:
        return scope.zone
    if chapters and scope.article is not None:
        return chapters[0].detail.row.heading
    if chapters and scope.page is not None:
        return Path(chapters[0].page.name).stem
    return EVERYTHING_TITLE


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
