"""The right pane: an article's figures, the reader's marks, its place on the page, what goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from zonereader.gui.icons import icon
from zonereader.gui.panes.figure_pane import FigurePane
from zonereader.gui.panes.note_pane import NotePane
from zonereader.gui.panes.provenance_pane import ProvenancePane
from zonereader.gui.panes.related_pane import RelatedPane
from zonereader.gui.sizes import icon_size
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation, ArticleDetail

ICONS = ("figure", "note", "page", "related")
ICON = 16


class Sidebar(QTabWidget):
    """Four tabs: figures, notes, provenance, related articles.

    Where their names find no room side by side, the tabs do without the counts, then those behind show
    an icon, at last all do: none is cut, or away behind arrows. The whole name is in the tool tip.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: list[QIcon] = []
        self._names: tuple[tuple[str, str], ...] = ()
        self._fullest: dict[tuple[int, ...], int] = {}
        self.figures = FigurePane(theme, self)
        self.notes = NotePane(theme, self)
        self.provenance = ProvenancePane(theme, self)
        self.related = RelatedPane(theme, self)
        self.setDocumentMode(True)
        for pane in (self.figures, self.notes, self.provenance, self.related):
            self.addTab(pane, "")
        self.figures.before = self.tabBar()
        self.tabBar().setDrawBase(False)
        self.tabBar().setUsesScrollButtons(False)
        self.tabBar().setExpanding(False)
        self.currentChanged.connect(lambda _: self._fit())
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setAccessibleName(self.tr("Figures, notes and source of the article"))
        self.tabBar().setAccessibleName(self.accessibleName())
        self._fullest.clear()
        self._count()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        for pane in (self.figures, self.notes, self.provenance, self.related):
            pane.set_theme(theme)
        self._icons.clear()
        self._fullest.clear()
        self._fit()

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
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.tabToolTip(1)))

    @property
    def main_widget(self) -> QWidget:
        """What of the tab in front takes the keys: the tabs where it has nothing to choose from."""
        lists: dict[QWidget, QWidget] = {
            self.figures: self.figures.list,
            self.notes: self.notes.list,
            self.related: self.related.list,
        }
        found = lists.get(self.currentWidget(), self.provenance.text)
        return found if found.isVisibleTo(self) else self.tabBar()

    @property
    def last(self) -> QWidget:
        """What takes the keys last."""
        return self.related.list

    def _count(self) -> None:
        """Put the numbers into the tabs' names."""
        counts = (self.figures.count, self.notes.model.rowCount(), 0, 0)
        words = (self.tr("Figures"), self.tr("Notes"), self.tr("Source"), self.tr("Related"))
        names = tuple(
            (name, f"{name} {count}" if count else name) for name, count in zip(words, counts, strict=True)
        )
        if names != self._names:
            self._names = names
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name the tabs in the fullest way for which there is room.

        Names of one length take one room: most articles need no measuring.
        """
        bar = self.tabBar()
        self.setIconSize(icon_size(ICON))
        for number, (_, whole) in enumerate(self._names):
            self.setTabToolTip(number, whole)
            bar.setAccessibleTabName(number, whole)
        names, wholes = ([each[place] for each in self._names] for place in (0, 1))
        front = [name if number == self.currentIndex() else "" for number, name in enumerate(names)]
        ways = (wholes, names, front, [""] * len(names))
        room = (self.width(), self.currentIndex(), *map(len, wholes))
        for number in range(self._fullest.get(room, 0), len(ways)):
            self._show_names(ways[number])
            self._fullest[room] = number
            if bar.sizeHint().width() <= self.width():
                break

    def _show_names(self, names: Sequence[str]) -> None:
        """Show the names, and icons for those that are none; icons alone stand closer."""
        bar, is_narrow = self.tabBar(), not any(names)
        if bar.property("narrow") != is_narrow:
            bar.setProperty("narrow", is_narrow)
            bar.style().unpolish(bar)
            bar.style().polish(bar)
        self._icons = self._icons or ([] if all(names) else [icon(each, self._theme) for each in ICONS])
        for number, name in enumerate(names):
            if self.tabText(number) != name:  # or all tabs are laid out anew
                self.setTabText(number, name)
            if not (name and self.tabIcon(number).isNull()):
                self.setTabIcon(number, QIcon() if name else self._icons[number])
