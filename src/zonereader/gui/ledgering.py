"""The ledger's window on the library: asked in the background, late answers dropped, taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from zonereader.errors import ZoneReaderError
from zonereader.export import figures_csv
from zonereader.gui.completing import Spelt
from zonereader.gui.language import retranslate
from zonereader.gui.ledger_window import LedgerWindow, View
from zonereader.gui.messages import sentence, short_path
from zonereader.gui.panes.ledger_filters import Filters
from zonereader.gui.reading import Reading
from zonereader.gui.session import Session
from zonereader.gui.theme import Theme
from zonereader.library.charting import Chart, ChartKind, chart
from zonereader.library.ledger import Choice, Ledger
from zonereader.library.library import Library
from zonereader.library.records import FigureQuery, FigureRow, TopicRow
from zonereader.model import Span
from zonereader.writing import write_whole

MOST_TOPICS, MOST_OFFERED, MOST_COPIED = 500, 24, 20_000
CHARTS = {View.ZONES: ChartKind.ZONES, View.TIME: ChartKind.TIME}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view shows; of the last three at most one."""

    choice: Choice
    topics: tuple[TopicRow, ...] = ()
    zones: tuple[tuple[str, int], ...] = ()
    chart: Chart | None = None


class Ledgering(QObject):
    """Opens the ledger, fills it, and does what is asked in it."""

    def __init__(self, session: Session, reading: Reading, spelt: Spelt, parent: QWidget) -> None:
        super().__init__(parent)
        self._spelt = spelt
        self._session, self._reading, self._parent = session, reading, parent
        self.window: LedgerWindow | None = None
        self._number = 0
        self._choice: Choice | None = None
        session.articles_changed.connect(self._on_articles_changed)

    # Opening

    def open(self, theme: Theme, filters: Filters | None = None) -> None:
        """Show the window, with these filters where they are given."""
        if self.window is None:
            self.window = self._made(theme)
            self.window.say(self.tr("The figures are being gathered."), "")
            self._refresh()
        if filters is not None:
            self.window.set_view(View.LIST)
            self.window.filters.set_filters(filters)
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.focus_line()

    def _made(self, theme: Theme) -> LedgerWindow:
        # Without a parent: it would always stand before the article that it opens.
        window = LedgerWindow(self._session.figure_rows, theme)
        window.filters.spelt = self._spelt
        window.wanted.connect(self._refresh)
        window.figure_chosen.connect(self._open_figure)
        window.label_chosen.connect(self._show_label)
        window.zone_chosen.connect(lambda zone: window.filters.choose("zone", zone))
        window.copy_wanted.connect(self._copy)
        window.csv_wanted.connect(self._save_csv)
        window.picture_wanted.connect(partial(self._save_chart, "png"))
        window.svg_wanted.connect(partial(self._save_chart, "svg"))
        window.closed.connect(self._on_closed)
        return window

    def retranslate(self) -> None:
        """Let the window say everything anew: it is nobody's child."""
        if self.window is not None:
            self.window.retranslate()
            retranslate(self.window)
            self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        if self.window is not None:
            self.window.set_theme(theme)

    def close(self) -> None:
        """Close the window with the one it belongs to."""
        if self.window is not None:
            self.window.close()

    def _on_closed(self) -> None:
        window, self.window = self.window, None
        self._choice = None
        self._number += 1
        self._session.forget_ledger()
        if window is not None:
            window.deleteLater()

    def _on_articles_changed(self) -> None:
        if self.window is not None:
            self._refresh()

    # Asking

    def _refresh(self) -> None:
        """Ask for what the window wants; an answer that comes after the next question is dropped."""
        window = self.window
        if window is None:
            return
        self._number += 1
        number, view = self._number, window.view
        query = replace(window.filters.query(), sort=window.sort, descending=window.descending)

        def ask(library: Library, ledger: Ledger) -> Answer | None:
            return _answer(library, ledger, query, view) if number == self._number else None

        def answer(found: Answer | None) -> None:
            if found is not None and number == self._number:
                self._on_answered(found, view)

        self._session.ask_ledger(ask, answer, self._on_failed)

    def _on_failed(self, error: ZoneReaderError) -> None:
        if self.window is not None:
            self.window.say(self.tr("The figures cannot be read."), sentence(error))

    def _on_answered(self, found: Answer, view: View) -> None:
        window = self.window
        if window is None:
            return
        self._choice = found.choice
        window.filters.set_names(found.choice.ledger.names)
        window.filters.set_counts(found.choice.kinds)
        many, every = len(found.choice.rows), len(found.choice.ledger)
        words = self.tr("{0} of {1} figures").format(f"{many:,}", f"{every:,}")
        window.count.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window.count, words))
        if not every:
            window.say(
                self.tr("There are no figures yet."), self.tr("They come with the pages that you open.")
            )
        elif not many:
            window.say(
                self.tr("No figure meets all of this."), self.tr("Take a filter away, or widen the range.")
            )
        elif view in CHARTS:
            self._show_chart(window, found, view)
        elif view is View.TOPICS:
            window.show_topics(found.topics)
        else:
            window.show_choice(found.choice)

    def _show_chart(self, window: LedgerWindow, found: Answer, view: View) -> None:
        filters = window.filters
        if found.topics:
            names: Counter[str] = Counter()
            for row in found.topics:  # a label has a row for each of its units
                if row.least is not None:
                    names[row.topic] += row.count
            window.offer(self.tr("Which label?"), names.most_common(), partial(filters.choose, "topic"))
        elif found.zones:
            window.offer(self.tr("Which zone?"), found.zones, partial(filters.choose, "zone"))
        elif found.chart is None:
            window.say(
                self.tr("There is nothing to draw."),
                self.tr("None of these figures has a value, or none names a period."),
            )
        else:
            chosen = (filters.filters.topic, filters.filters.zone, filters.filters.province)
            window.show_chart(found.chart, " · ".join(name for name in chosen if name))

    # Doing

    def _show_label(self, label: str) -> None:
        if self.window is not None:
            self.window.set_view(View.LIST)
            self.window.filters.choose("topic", label)

    def _open_figure(self, row: FigureRow) -> None:
        if row.article_id is not None:
            self._parent.activateWindow()
            self._parent.raise_()
            self._reading.open(row.article_id, spans=(Span(row.start, row.end),))

    def _copy(self, numbers: Sequence[int]) -> None:
        """Copy the selected rows, or the first of all; more than a clipboard should hold is said."""
        if self._choice is None:
            return
        rows = [self._choice.rows[n] for n in numbers] or self._choice.rows
        ids = self._choice.ledger.ids(rows[:MOST_COPIED])
        words = self.tr("{0} figures copied.")
        if len(rows) > MOST_COPIED:
            words = self.tr("The first {0} figures are copied; save all of them as CSV.")

        def copy(found: Sequence[FigureRow]) -> None:
            QGuiApplication.clipboard().setText(figures_csv.table(found))
            self._say(words.format(f"{len(found):,}"))

        self._session.ask(lambda library: library.figure_rows(ids), copy)

    def _save_csv(self) -> None:
        choice = self._choice
        file = self._file(self.tr("Save as CSV"), "csv") if choice is not None else None
        if file is None or choice is None:
            return

        def save(library: Library) -> str | None:
            rows = library.figure_rows(choice.ids())
            return _written(file, figures_csv.render(rows).encode())

        self._session.ask(save, partial(self._on_saved, file))

    def _save_chart(self, ending: str) -> None:
        window = self.window
        file = self._file(self.tr("Save the chart"), ending) if window is not None else None
        if file is not None and window is not None:
            is_saved = window.chart.save(file)
            self._on_saved(file, None if is_saved else self.tr("the disk refuses it"))

    def _file(self, title: str, ending: str) -> Path | None:
        """The file that the reader names."""
        name = str(Path.home() / f"{self.tr('figures')}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, name, f"*.{ending}")
        if not chosen:
            return None
        file = Path(chosen)
        return file if file.suffix.lower() == f".{ending}" else file.with_name(f"{file.name}.{ending}")

    def _on_saved(self, file: Path, trouble: str | None) -> None:
        if trouble is None:
            self._say(self.tr("Saved as {0}").format(short_path(file)))
        else:
            self._say(self.tr("{0} cannot be written: {1}").format(short_path(file), trouble))

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.notice.say(words)


def _written(file: Path, data: bytes) -> str | None:
    """Write a file whole; what the system says when it cannot."""
    try:
        write_whole(file, data)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None


def _answer(library: Library, ledger: Ledger, query: FigureQuery, view: View) -> Answer:
    choice = ledger.choose(query)
    if view is View.LIST:
        return Answer(choice)
    if view is View.TOPICS:
        return Answer(choice, topics=ledger.topics(choice, MOST_TOPICS))
    if query.topic is None:
        return Answer(choice, topics=ledger.topics(choice, MOST_OFFERED))
    if view is View.TIME and query.zone is None:
        return Answer(choice, zones=ledger.zones(choice, MOST_OFFERED))
    return Answer(choice, chart=chart(library, choice, CHARTS[view]))
