"""The user guide in a window of its own: its chapters, and the one that is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from zonereader.gui.fonts import FontSet
from zonereader.gui.icons import application_icon
from zonereader.gui.sizes import open_at, scaled
from zonereader.gui.theme import Theme
from zonereader.paths import shipped

GUIDE = "docs/guide"
CHINESE, ENGLISH = "zh", "en"
SIZE, WIDTHS = QSize(1000, 720), [250, 750]
TEXT_PIXELS = 15
MARGIN = 28
LINE_HEIGHT = 118
"""Per cent of the font's own height, in which the lines of a Chinese font stand close together."""

PICTURE = "\ufffc"
"""What stands for a picture in the text."""

HEADING_ABOVE, HEADING_BELOW, PARAGRAPH_BELOW, CELL_PADDING, LIST_SPACING = 20, 8, 8, 6, 3


def guide_folder(locale: QLocale | None = None) -> Path:
    """The guide in the window's language: Chinese, or English for everybody else."""
    language = (locale or QLocale()).language()
    return shipped(GUIDE) / (CHINESE if language == QLocale.Language.Chinese else ENGLISH)


def chapters(folder: Path) -> list[Path]:
    """The guide's files in reading order."""
    return sorted(folder.glob("*.md"))


def heading(chapter: Path) -> str:
    """A chapter's title: its first line, without the mark."""
    with chapter.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").strip()


class HelpWindow(QWidget):
    """A list of chapters beside the text of one; links between chapters are followed inside."""

    def __init__(self, fonts: FontSet, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(application_icon())
        self.list = QListWidget(self)
        self.list.setSpacing(LIST_SPACING)
        self.list.setStyleSheet("QListWidget { padding: 8px; } QListWidget::item { padding: 3px 6px; }")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser(self)
        # A font would give way to the window's sheet.
        self.text.setStyleSheet(f"font-size: {scaled(TEXT_PIXELS)}px")
        self.text.document().setDocumentMargin(MARGIN)
        self.text.setOpenLinks(False)
        self._line = QColor(theme.line)
        self._code = QTextCharFormat()
        self._code.setFont(fonts.font(fonts.window, scaled(TEXT_PIXELS)))
        self._code.setBackground(QColor(theme.hover))
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.text.anchorClicked.connect(self._on_link)
        self.text.sourceChanged.connect(self._on_source)
        self.retranslate()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.list)
        splitter.addWidget(self.text)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setHandleWidth(1)
        splitter.setSizes(WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        open_at(self, SIZE)
        for keys in ("Esc", "Ctrl+W"):
            QShortcut(QKeySequence(keys), self, self.close)

    def retranslate(self) -> None:
        """Show the same chapter of the guide in the window's language."""
        self.setWindowTitle(self.tr("User guide"))
        self.list.setAccessibleName(self.tr("Chapters"))
        self.text.setAccessibleName(self.tr("Chapter"))
        chosen = max(0, self.list.currentRow())
        self.list.clear()
        for chapter in chapters(guide_folder()):
            item = QListWidgetItem(heading(chapter), self.list)
            item.setData(Qt.ItemDataRole.UserRole, QUrl.fromLocalFile(str(chapter)))
        self.list.setCurrentRow(chosen)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            url = item.data(Qt.ItemDataRole.UserRole)
            if self.text.source() != url:
                self.text.setSource(url)

    def _on_link(self, link: QUrl) -> None:
        """A chapter is shown here; anything else is the desktop's."""
        target = self.text.source().resolved(link)
        if target.isLocalFile() and target.path().endswith(".md"):
            self.text.setSource(target)
        else:
            QDesktopServices.openUrl(target)

    def _on_source(self, source: QUrl) -> None:
        self._dress()
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole).path() == source.path():
                self.list.setCurrentRow(row)

    def _dress(self) -> None:
        """Give the chapter air: Markdown says what is a heading or a table, not how it looks."""
        block = self.text.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format()
                table.setBorderBrush(QBrush(self._line))
                table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                table.setCellPadding(CELL_PADDING)
                table.setBottomMargin(PARAGRAPH_BELOW)
                frame.setFormat(table)

    def _dress_block(self, block: QTextBlock) -> None:
        cursor, form = QTextCursor(block), block.blockFormat()
        if form.headingLevel():
            form.setTopMargin(HEADING_ABOVE if form.headingLevel() > 1 else 0)
            form.setBottomMargin(HEADING_BELOW)
        else:
            form.setBottomMargin(0 if cursor.currentTable() else PARAGRAPH_BELOW)
            if not block.text().startswith(PICTURE):
                form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(form)
        for span in block.textFormats():
            if span.format.fontFixedPitch():
                cursor.setPosition(block.position() + span.start)
                cursor.setPosition(
                    block.position() + span.start + span.length, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(self._code)
