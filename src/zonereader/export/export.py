"""Export a part of the library: what the window's dialog and ``zonereader export`` both call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from zonereader.errors import ExportError
from zonereader.export import annotations_json, escape, figures_csv, markdown
from zonereader.export.dossier import Chapter, gather
from zonereader.export.scope import ExportFormat, ExportOptions, Scope
from zonereader.export.write import write_new
from zonereader.library.library import Library
from zonereader.library.records import FigureQuery, FigureRow

EVERYTHING_TITLE = "园区阅读器 标注与笔记"


def export(library: Library, scope: Scope, options: ExportOptions, out: Path) -> list[Path]:
    """Write ``scope`` to ``out`` and return the files that now hold it.

    ``out`` with an extension is a file, otherwise a folder in which the files get names from what
    they hold. No file that is already there is changed: a new one gets a number behind its name.

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
    return [
        write_new(out if is_file else out / escape.file_name(title, suffix), data)
        for title, data in documents
    ]


def preview(library: Library, scope: Scope, options: ExportOptions) -> str:
    """The text that an export would write, all files one after the other; docx shows as Markdown."""
    chapters = gather(library, scope)
    if options.format is ExportFormat.DOCX:
        return markdown.render(chapters, options, _title(chapters, scope), _now())
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
    if not chapters:
        return []
    if options.format is ExportFormat.JSON:
        return [(title, annotations_json.render(chapters).encode())]
    if options.format is ExportFormat.DOCX:
        from zonereader.export import docx  # takes as long to load as the window: only when asked for

        return [(title, docx.render(chapters, options, title, _now()))]
    parts = [(c,) for c in chapters] if options.folder else [tuple(chapters)]
    return [
        (name, markdown.render(part, options, name, _now()).encode())
        for part in parts
        for name in [_title(part, Scope(article=part[0].detail.row.id) if options.folder else scope)]
    ]


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
