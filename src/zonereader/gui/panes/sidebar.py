"""The right pane: an article's figures, the reader's marks, its place on the page, what goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from zonereader.gui.panes.figure_pane import FigurePane
from zonereader.gui.panes.note_pane import NotePane
from zonereader.gui.panes.provenance_pane import ProvenancePane
from zonereader.gui.panes.related_pane import RelatedPane
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation, ArticleDetail


class Sidebar(QTabWidget):
    """Four tabs: figures, notes, provenance, related articles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigurePane(theme, self)
        self.notes = NotePane(theme, self)
        self.provenance = ProvenancePane(theme, self)
        self.related = RelatedPane(theme, self)
        self.setDocumentMode(True)
        for pane in (self.figures, self.notes, self.provenance, self.related):
            self.addTab(pane, "")
        self.tabBar().setDrawBase(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setAccessibleName(self.tr("Figures, notes and source of the article"))
        self._count()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        for pane in (self.figures, self.notes, self.provenance, self.related):
            pane.set_theme(theme)

    def set_article(self, detail: ArticleDetail, annotations: Sequence[Annotation]) -> None:
        """Show what belongs to an article."""
        self.figures.set_article(detail)
        self.provenance.set_article(detail)
        self.notes.set_annotations(annotations)
        self._count()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show the reader's marks on the same article; when there are more or fewer, it is announced."""
        before = self.notes.model.rowCount()
        self.notes.set_annotations(annotations)
        self._count()
        if self.notes.model.rowCount() != before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.tabText(1)))

    @property
    def main_widget(self) -> QWidget:
        """What of the tab in front takes the keys."""
        lists: dict[QWidget, QWidget] = {
            self.figures: self.figures.list,
            self.notes: self.notes.list,
            self.related: self.related.list,
        }
        return lists.get(self.currentWidget(), self.provenance.text)

    def _count(self) -> None:
        """Put the numbers into the tabs' names."""
        figures, notes = self.figures.count, self.notes.model.rowCount()
        names = (
            self.tr("Figures") + (f" {figures}" if figures else ""),
            self.tr("Notes") + (f" {notes}" if notes else ""),
            self.tr("Source"),
            self.tr("Related"),
        )
        for number, name in enumerate(names):
            if self.tabText(number) != name:  # or all tabs are laid out anew
                self.setTabText(number, name)
