"""Choose what to export, look at it, and write it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
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

from zonereader.errors import ZoneReaderError
from zonereader.export.export import export, preview
from zonereader.export.markdown import templates
from zonereader.export.scope import ExportFormat, ExportOptions, Profile, Scope
from zonereader.gui.messages import sentence
from zonereader.gui.session import Session
from zonereader.gui.sizes import open_at
from zonereader.gui.state import WindowState
from zonereader.library.records import ArticleRow
from zonereader.paths import documents_folder

MOST_PREVIEW = 20_000
FIRST_SIZE = QSize(980, 580)


Form = tuple[ExportFormat, Profile, str | None]
"""A file format, a profile of Markdown, and the reader's own template."""


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
        self._row, self._marks = row, chosen
        open_at(self, FIRST_SIZE)
        self.scope = QComboBox(self)
        self.format = QComboBox(self)
        self.figures, self.folder = QCheckBox(self), QCheckBox(self)
        self.browse = QPushButton(self)
        self._names = [QLabel(self) for _ in range(3)]
        self.target = QLineEdit(state.text("export_folder", str(documents_folder())), self)
        self.preview = QPlainTextEdit(self)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill()
        self._lay_out()
        self.retranslate()
        self._connect()
        self._show_preview()

    def retranslate(self) -> None:
        """Say everything anew; what is chosen stays."""
        self.setWindowTitle(self.tr("Export"))
        names = (self.tr("What"), self.tr("As"), self.tr("Into the folder"))
        for label, words in zip(self._names, names, strict=True):
            label.setText(words)
        self.scope.setAccessibleName(names[0])
        self.format.setAccessibleName(names[1])
        self.target.setAccessibleName(self.tr("Folder"))
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setPlaceholderText(self.tr("The preview is being made."))
        self.figures.setText(self.tr("With tables of figures"))
        self.folder.setText(self.tr("One file per article"))
        self.browse.setText(self.tr("Choose…"))
        self.go.setText(self.tr("Export"))
        for box, choices in ((self.scope, self._scopes()), (self.format, self._formats())):
            for number, (words, _) in enumerate(choices):
                box.setItemText(number, words)

    def _scopes(self) -> list[tuple[str, Scope]]:
        """What can be exported, and what it is called."""
        row, found = self._row, []
        if self._marks is not None:
            words = self.tr("The {0} chosen marks").format(len(self._marks))
            found.append((words, Scope(notes=self._marks)))
        if row is not None:
            found.append((self.tr("This article"), Scope(article=row.id)))
            if row.zone:
                found.append((self.tr("The zone {0}").format(row.zone), Scope(zone=row.zone)))
            found.append((self.tr("This page"), Scope(page=row.page_id)))
        return [*found, (self.tr("Everything marked or noted"), Scope())]

    def _formats(self) -> list[tuple[str, Form]]:
        """In which forms, and what they are called."""
        plain, word = ExportFormat.MARKDOWN, ExportFormat.DOCX
        own = self.tr("Your template {0}")
        return [
            (self.tr("Markdown"), (plain, Profile.PLAIN, None)),
            (self.tr("Markdown for Obsidian"), (plain, Profile.OBSIDIAN, None)),
            (self.tr("Markdown for Logseq"), (plain, Profile.LOGSEQ, None)),
            (self.tr("Word document"), (word, Profile.PLAIN, None)),
            (self.tr("Notes as JSON (W3C annotations)"), (ExportFormat.JSON, Profile.PLAIN, None)),
            (self.tr("Notes as CSV"), (ExportFormat.NOTES_CSV, Profile.PLAIN, None)),
            (self.tr("Figures as CSV"), (ExportFormat.CSV, Profile.PLAIN, None)),
            *((own.format(name), (plain, Profile.PLAIN, name)) for name in templates()),
        ]

    def _fill(self) -> None:
        """Put in what can be chosen; names follow in ``retranslate``."""
        for _, scope in self._scopes():
            self.scope.addItem("", scope)
        for _, form in self._formats():
            self.format.addItem("", form)
        last = self._state.text("export_format")
        kept = [_key(form) for _, form in self._formats()]
        self.format.setCurrentIndex(kept.index(last) if last in kept else 0)
        self.figures.setChecked(True)

    def _lay_out(self) -> None:
        self.browse.clicked.connect(self._browse)
        self.setTabOrder(self.target, self.browse)
        self.target.setCursorPosition(0)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.target, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        what, form_of, into = self._names
        form.addRow(what, self.scope)
        form.addRow(form_of, self.format)
        form.addRow("", self.figures)
        form.addRow("", self.folder)
        form.addRow(into, where)
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
        done = partial(self._show_text, self._number)
        self._session.run(lambda library: preview(library, scope, options), done, self._say)

    def _show_text(self, number: int, text: str) -> None:
        """Show a preview unless another was asked for since."""
        if number == self._number:
            self.preview.setPlainText(text[:MOST_PREVIEW])
            self.message.setText("" if text else self.tr("There is nothing to export in this choice."))
            self.go.setEnabled(bool(text))

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export into"), self.target.text())
        if folder:
            self.target.setText(folder)

    def _export(self) -> None:
        scope, options = self._chosen()
        target = Path(self.target.text()).expanduser()
        self._state.set_text("export_folder", self.target.text())
        self._state.set_text("export_format", _key(self.format.currentData()))
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


def _key(form: Form) -> str:
    """What a form is kept by, whatever the language."""
    return "/".join(part or "" for part in form)
