"""Choose what to export, look at it, and write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from zonereader.errors import ZoneReaderError
from zonereader.export.export import export, preview
from zonereader.export.markdown import templates
from zonereader.export.scope import ExportFormat, ExportOptions, Profile, Scope
from zonereader.gui.messages import sentence
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.library.records import ArticleRow
from zonereader.paths import documents_folder

MOST_PREVIEW = 20_000


class ExportDialog(QDialog):
    """Signals: exported (the list of files written)."""

    exported = Signal(object)

    def __init__(
        self,
        session: Session,
        row: ArticleRow | None,
        state: WindowState,
        parent: QWidget | None = None,
        *,
        chosen: frozenset[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._state = session, state
        self._number = 0
        self.setWindowTitle(self.tr("Export"))
        self.resize(980, 580)
        self.scope = QComboBox(self)
        self.format = QComboBox(self)
        self.figures = QCheckBox(self.tr("With tables of figures"), self)
        self.folder = QCheckBox(self.tr("One file per article"), self)
        self.target = QLineEdit(state.text("export_folder", str(documents_folder())), self)
        self.preview = QPlainTextEdit(self)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(row, chosen)
        self._lay_out()
        self._connect()
        self._show_preview()

    def _fill(self, row: ArticleRow | None, chosen: frozenset[str] | None) -> None:
        if chosen is not None:
            self.scope.addItem(self.tr("The {0} chosen marks").format(len(chosen)), Scope(notes=chosen))
        if row is not None:
            self.scope.addItem(self.tr("This article"), Scope(article=row.id))
            if row.zone:
                self.scope.addItem(self.tr("The zone {0}").format(row.zone), Scope(zone=row.zone))
            self.scope.addItem(self.tr("This page"), Scope(page=row.page_id))
        self.scope.addItem(self.tr("Everything marked or noted"), Scope())
        plain, word = ExportFormat.MARKDOWN, ExportFormat.DOCX
        choices = (
            (self.tr("Markdown"), plain, Profile.PLAIN),
            (self.tr("Markdown for Obsidian"), plain, Profile.OBSIDIAN),
            (self.tr("Markdown for Logseq"), plain, Profile.LOGSEQ),
            (self.tr("Word document"), word, Profile.PLAIN),
            (self.tr("Notes as JSON (W3C annotations)"), ExportFormat.JSON, Profile.PLAIN),
            (self.tr("Notes as CSV"), ExportFormat.NOTES_CSV, Profile.PLAIN),
            (self.tr("Figures as CSV"), ExportFormat.CSV, Profile.PLAIN),
        )
        for name, file_format, profile in choices:
            self.format.addItem(name, (file_format, profile, None))
        for template in templates():
            name = self.tr("Your template {0}").format(template)
            self.format.addItem(name, (plain, Profile.PLAIN, template))
        self.format.setCurrentIndex(max(0, self.format.findText(self._state.text("export_format"))))
        self.figures.setChecked(True)

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Choose…"), self)
        browse.clicked.connect(self._browse)
        self.target.setCursorPosition(0)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.target, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("What"), self.scope)
        form.addRow(self.tr("As"), self.format)
        form.addRow("", self.figures)
        form.addRow("", self.folder)
        form.addRow(self.tr("Into the folder"), where)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch()
        self.message.setWordWrap(True)
        left.addWidget(self.message)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 1)
        columns.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.target.setAccessibleName(self.tr("Folder"))
        self.scope.setAccessibleName(self.tr("What"))
        self.format.setAccessibleName(self.tr("As"))
        self.go.setDefault(True)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self._show_preview)
        self.format.currentIndexChanged.connect(self._show_preview)
        self.figures.toggled.connect(self._show_preview)
        self.folder.toggled.connect(self._show_preview)
        self.buttons.accepted.connect(self._export)
        self.buttons.rejected.connect(self.reject)

    def _chosen(self) -> tuple[Scope, ExportOptions]:
        file_format, profile, template = self.format.currentData()
        options = ExportOptions(
            format=ExportFormat(file_format),
            profile=Profile(profile),
            figures_table=self.figures.isChecked(),
            folder=self.folder.isChecked() and self.folder.isEnabled(),
            template=template,
        )
        scope: Scope = self.scope.currentData()
        return scope, options

    def _show_preview(self) -> None:
        file_format = self.format.currentData()[0]
        self.folder.setEnabled(file_format is ExportFormat.MARKDOWN)
        self.figures.setEnabled(file_format in (ExportFormat.MARKDOWN, ExportFormat.DOCX))
        self._number += 1
        scope, options = self._chosen()
        self._session.run(lambda library: preview(library, scope, options), self._latest(), self._say)

    def _latest(self) -> Callable[[str], None]:
        """Takes a preview unless another was asked for since."""
        number = self._number

        def show(text: str) -> None:
            if number == self._number and isValid(self):  # the dialog may be closed by then
                self.preview.setPlainText(text[:MOST_PREVIEW])
                self.message.setText("" if text else self.tr("There is nothing to export in this choice."))
                self.go.setEnabled(bool(text))

        return show

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export into"), self.target.text())
        if folder:
            self.target.setText(folder)

    def _export(self) -> None:
        scope, options = self._chosen()
        target = Path(self.target.text()).expanduser()
        self._state.set_text("export_folder", self.target.text())
        self._state.set_text("export_format", self.format.currentText())
        self.go.setEnabled(False)
        self._session.run(
            lambda library: export(library, scope, options, target / ""), self._on_exported, self._on_failed
        )

    def _on_exported(self, files: list[Path]) -> None:
        self.exported.emit(files)
        self.accept()

    def _on_failed(self, error: ZoneReaderError) -> None:
        self.go.setEnabled(True)
        self._say(error)

    def _say(self, error: ZoneReaderError) -> None:
        self.message.setText(sentence(error))
