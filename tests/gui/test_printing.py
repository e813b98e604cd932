"""An article as a PDF and on paper."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from hands import richest
from zonereader.gui.printing import Sheets, pdf
from zonereader.gui.theme import themes


def painted(sheets: Sheets, number: int, size: QSizeF) -> QImage:
    picture = QImage(size.toSize(), QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    sheets.paint(painter, number)
    painter.end()
    return picture


def colours(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


def test_sheets_hold_the_whole_article_with_its_figures_marked(window) -> None:
    window.reading.open(richest(window).id)
    detail, size = window.article.detail, QSizeF(600, 500)
    sheets = Sheets(detail, (), window.article.fonts, size)
    assert sheets.count > 1
    tints = {themes()["light"].kinds[figure.kind] for figure in detail.figures}
    seen = set().union(*(colours(painted(sheets, n, size)) for n in range(sheets.count)))
    assert tints <= seen
    assert Path(detail.row.page_name).stem in sheets.source


def test_every_page_of_the_pdf_has_its_number(window) -> None:
    window.reading.open(richest(window).id)
    data = pdf(window.article.detail, (), window.article.fonts)
    assert data.startswith(b"%PDF-")
    (count,) = re.findall(rb"/Count (\d+)", data)
    assert int(count) == len(re.findall(rb"/Type /Page\b", data)) >= 2


def test_a_pdf_is_saved_and_what_is_in_the_way_is_said(window, tmp_path: Path) -> None:
    window.printing.save_to(tmp_path / "article.pdf")
    assert (tmp_path / "article.pdf").read_bytes().startswith(b"%PDF-")
    assert "article.pdf" in window.notice.message.text()
    window.printing.save_to(tmp_path / "no folder" / "article.pdf")
    assert "could not be written" in window.notice.message.text()


def test_what_is_printed_does_not_follow_the_dark_theme(window) -> None:
    window.reading.open(richest(window).id)
    window.apply_theme("dark")
    sheets = Sheets(window.article.detail, (), window.article.fonts, QSizeF(600, 500))
    assert painted(sheets, 0, QSizeF(600, 500)).pixelColor(2, 2).name() == "#ffffff"
