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
    DOCX = "docx"

    @property
    def suffix(self) -> str:
        """The file name's extension with its dot."""
        return ".md" if self is ExportFormat.MARKDOWN else f".{self.value}"


class Profile(StrEnum):
    """The program that a Markdown export is meant for."""

    PLAIN = "plain"
    OBSIDIAN = "obsidian"
    LOGSEQ = "logseq"


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the library to export: one of the fields set, or none for everything.

    Everything means every article that carries an annotation; an article, zone or page that is
    named is exported whole, with the figures of articles that carry none.
    """

    article: ArticleId | None = None
    zone: str | None = None
    page: PageId | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing was named."""
        return self.article is None and self.zone is None and self.page is None


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write it. ``folder``: one file per article instead of one for all (Markdown only)."""

    format: ExportFormat = ExportFormat.MARKDOWN
    profile: Profile = Profile.PLAIN
    figures_table: bool = True
    folder: bool = False
