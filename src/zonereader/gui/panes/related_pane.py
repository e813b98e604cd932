"""The 相关 tab: other articles of the zone, and articles that name the same companies and terms."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QListView, QStackedLayout, QWidget

from zonereader.gui.delegates import GAP, RowDelegate, draw_line
from zonereader.gui.models.rows import ROW, Headline, RowsModel
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import in_a_list
from zonereader.library.related import Related, RelatedRow


class RelatedDelegate(RowDelegate):
    """An article's title, and below it what it has in common or where it stands."""

    def paint_row(self, painter: QPainter, area: QRect, font: QFont, row: object) -> None:
        if isinstance(row, Headline):
            draw_line(painter, area, font, self.theme.muted, row.text)
        elif isinstance(row, RelatedRow):
            draw_line(painter, area, font, self.theme.text, in_a_list(row.title))
            below = area.adjusted(0, QFontMetrics(font).height() + GAP, 0, 0)
            draw_line(painter, below, font, self.theme.muted, _about(row))

    def height(self, width: int, font: QFont, row: object) -> int:
        line = QFontMetrics(font).height()
        return line if isinstance(row, Headline) else 2 * line + GAP


def _about(row: RelatedRow) -> str:
    return " · ".join(row.shared) if row.shared else row.page


class RelatedPane(QWidget):
    """Signals: article_chosen (a RelatedRow)."""

    article_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListView(self)
        self.model = RowsModel(_words, _words, self)
        self.delegate = RelatedDelegate(theme, self.list)
        self.empty = QLabel(self)
        self._stack = QStackedLayout(self)
        self._found: Related | None = None
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(16)
        self.empty.setProperty("role", "muted")
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.list.setAccessibleName(self.tr("Related articles"))
        if self._found is None:
            self.clear()
        else:
            self.show_related(self._found)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def clear(self) -> None:
        """Say what the place is for, until there is something to show."""
        self._found = None
        self.empty.setText(self.tr("Here stand articles of the same zone, and with the same names."))
        self._stack.setCurrentWidget(self.empty)

    def show_related(self, found: Related) -> None:
        """Show what goes with an article."""
        self._found = found
        rows: list[Headline | RelatedRow] = []
        if found.of_zone:
            rows.append(Headline(f"{found.zone} · {found.count_of_zone}"))
            rows += found.of_zone
        if found.by_name:
            rows.append(Headline(self.tr("The same companies and terms")))
            rows += found.by_name
        self.model.set_rows(rows)
        self.empty.setText(self.tr("No other article is of this zone or names the same companies and terms."))
        self._stack.setCurrentWidget(self.list if rows else self.empty)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, RelatedRow):
            self.article_chosen.emit(row)


def _words(row: object) -> str:
    if isinstance(row, RelatedRow):
        return f"{row.title}\n{_about(row)}"
    return row.text if isinstance(row, Headline) else ""
