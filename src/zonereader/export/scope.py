"""What to export, and how: the choices that the window's dialog and the command line share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zonereader.library.records import ArticleId, PageId


class ExportFormat(StrEnum):
    """The kinds of file an export writes."""

    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    NOTES_CSV = "notes-csv"
    DOCX = "docx"

    @property
    def suffix(self) -> str:
        """The file name's extension with its dot."""
        return {ExportFormat.MARKDOWN: ".md", ExportFormat.NOTES_CSV: ".csv"}.get(self, f".{self.value}")


class Profile(StrEnum):
    """The program that a Markdown export is meant for."""

    PLAIN = "plain"
    OBSIDIAN = "obsidian"
    LOGSEQ = "logseq"


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the library to export: one of the fields set, or none for everything.

    Everything means every article that carries an annotation; an article, zone or page that is
    named is exported whole, with the figures of articles that carry none. ``notes`` are the ids of
    single annotations.
    """

    article: ArticleId | None = None
    zone: str | None = None
    page: PageId | None = None
    notes: frozenset[str] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing was named."""
        return self == Scope()

    @property
    def is_annotated_only(self) -> bool:
        """Whether articles without an annotation are left out."""
        return self.is_everything or self.notes is not None


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write it. ``folder``: one file per article instead of one for all (Markdown only);
    ``template`` names one of the user's own, which takes the profile's place."""

    format: ExportFormat = ExportFormat.MARKDOWN
    profile: Profile = Profile.PLAIN
    figures_table: bool = True
    folder: bool = False
    template: str | None = None
