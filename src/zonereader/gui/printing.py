"""An article on paper or as a PDF: set as on the screen, figures marked, with its source and page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QFileDialog

from zonereader.gui.document import Look, build_document
from zonereader.gui.fonts import FontSet
from zonereader.gui.messages import short_path
from zonereader.gui.panes.article_painter import ArticlePainter
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.article_scene import Boxes, Mark, Scene
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.gui.theme import themes
from zonereader.library.records import Annotation, ArticleDetail
from zonereader.model import Span
from zonereader.paths import documents_folder
from zonereader.writing import write_whole

translate = QCoreApplication.translate

DOTS = 96.0
"""The document is laid out in dots of a 96th of an inch, and scaled to what the device has."""

TEXT_PIXELS, FOOT_PIXELS = 15, 11
MARGIN_MILLIMETRES = 22.0
FOOT_DOTS = 34.0
PDF_RESOLUTION = 300
PAPER = "light"
FOLDER = "pdf_folder"


class Sheets:
    """One article laid out for pages of a size in dots (1/96 inch)."""

    def __init__(
        self, detail: ArticleDetail, annotations: Sequence[Annotation], fonts: FontSet, page: QSizeF
    ) -> None:
        self._detail, self._fonts, self._page = detail, fonts, page
        self._theme = themes()[PAPER]
        built = build_document(detail, Look(fonts, self._theme, TEXT_PIXELS))
        self._document: QTextDocument = built.document
        self._document.setDocumentMargin(0)
        self._document.setPageSize(QSizeF(page.width(), self._text_height))
        places = built.page_map.to_document
        self._scene = Scene(
            figures=[places([Span(each.start, each.end)]) for each in detail.figures],
            kinds=[each.kind for each in detail.figures],
            marks=[Mark(each, places(each.spans)) for each in annotations],
            links=[link for link in built.links if link.is_chip],
        )

    @property
    def _text_height(self) -> float:
        return self._page.height() - FOOT_DOTS

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page ``number``, from 0, its text at the painter's origin."""
        top = number * self._text_height
        view = QRectF(0, top, self._page.width(), self._text_height)
        painter.save()
        painter.translate(0, -top)
        painter.setClipRect(view.adjusted(-FOOT_DOTS, 0, FOOT_DOTS, 0))
        whole = (0, self._document.characterCount())
        boxes = Boxes(self._document, whole, self._page.width())
        ArticlePainter(painter, boxes, self._theme).paint(self._scene)
        painter.setClipRect(view)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = view
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_foot(painter, number)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        """Where it stands in print on the left, the page's number on the right."""
        painter.setFont(self._fonts.font(self._fonts.window, FOOT_PIXELS))
        painter.setPen(QColor(self._theme.muted))
        foot = QRectF(0, self._text_height, self._page.width(), FOOT_DOTS)
        low = Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | low, self.source)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | low, f"{number + 1} / {self.count}")

    @property
    def source(self) -> str:
        """The page that the article was printed on."""
        return translate("printing", "Source: {0}").format(PurePath(self._detail.row.page_name).stem)


def paint(
    device: QPagedPaintDevice, detail: ArticleDetail, annotations: Sequence[Annotation], fonts: FontSet
) -> int:
    """Paint an article on ``device`` with its margins; returns how many pages that took."""
    scale = device.logicalDpiX() / DOTS
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    sheets = Sheets(detail, annotations, fonts, QSizeF(room.width() / scale, room.height() / scale))
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for number in range(sheets.count):
        if number:
            device.newPage()
        sheets.paint(painter, number)
    painter.end()
    return sheets.count


def pdf(detail: ArticleDetail, annotations: Sequence[Annotation], fonts: FontSet) -> bytes:
    """An article as a PDF on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_RESOLUTION)
    writer.setTitle(detail.row.heading)
    writer.setCreator(QGuiApplication.applicationDisplayName())
    _set_page(writer)
    paint(writer, detail, annotations, fonts)
    buffer.close()
    data: QByteArray = buffer.data()
    return bytes(data.data())


def _set_page(device: QPagedPaintDevice) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = device.pageLayout().margins(QPageLayout.Unit.Millimeter)
    for side in (margins.setLeft, margins.setTop, margins.setRight, margins.setBottom):
        side(MARGIN_MILLIMETRES)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


class Printing(QObject):
    """Prints the article shown, or saves it as a PDF."""

    def __init__(self, session: Session, article: ArticlePane, notice: NoticeBar, state: WindowState) -> None:
        super().__init__(article)
        self._session, self._article = session, article
        self._notice, self._state = notice, state

    def print_article(self) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # slow to load, and seldom wanted

        detail = self._article.detail
        if detail is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(detail.row.heading)
        _set_page(printer)
        dialog = QPrintDialog(printer, self._article.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Print the article"))
        dialog.accepted.connect(lambda: self._print(printer, detail))
        QDialog.open(dialog)

    def _print(self, printer: QPagedPaintDevice, detail: ArticleDetail) -> None:
        paint(printer, detail, self._session.annotations(detail.row.id), self._article.fonts)

    def save_pdf(self) -> None:
        """Ask for a file and save."""
        detail = self._article.detail
        if detail is None:
            return
        folder = Path(self._state.text(FOLDER) or documents_folder())
        start = folder if folder.is_dir() else Path.home()
        name, _ = QFileDialog.getSaveFileName(
            self._article.window(),
            self.tr("Save as PDF"),
            str(start / f"{_file_name(detail.row.heading)}.pdf"),
            self.tr("PDF files (*.pdf)"),
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the article shown to a file, and say so or what was in the way."""
        detail = self._article.detail
        if detail is None:
            return
        try:
            write_whole(path, pdf(detail, self._session.annotations(detail.row.id), self._article.fonts))
        except OSError as error:
            words = self.tr("{0} could not be written: {1}. Choose another folder.")
            self._notice.say(words.format(short_path(path), error.strerror or error))
        else:
            self._state.set_text(FOLDER, str(path.parent))
            self._notice.say(self.tr("Saved as {0}").format(short_path(path)))


def _file_name(heading: str) -> str:
    """A heading without what no file system takes in a name."""
    kept = "".join(" " if char in '\\/:*?"<>|' or not char.isprintable() else char for char in heading)
    return " ".join(kept.split())[:60].strip(". ") or "article"
