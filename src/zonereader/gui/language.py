"""The window's language: the system's or a chosen one, changed while the program runs."""

from __future__ import annotations

import os
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from zonereader.paths import APP_NAME, resource

LANGUAGE_VARIABLE = "ZONEREADER_LANG"

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""What the window can speak, each named in itself."""


@runtime_checkable
class Speaking(Protocol):
    """A part of the window that sets its words in ``retranslate``."""

    def retranslate(self) -> None:
        """Say everything anew, in the language that is now loaded."""


def speak(app: QApplication, language: str = "") -> None:
    """Load Qt's and our translations instead of those before.

    Without a ``language`` it is what the environment names, else the system's. Qt then sends
    LanguageChange to every window.
    """
    named = language or os.environ.get(LANGUAGE_VARIABLE)
    locale = QLocale(named) if named else QLocale.system()
    QLocale.setDefault(locale)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt_folder), (APP_NAME, str(resource("i18n")))):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)


def retranslate(root: QObject) -> None:
    """Let every part below ``root`` say its words anew."""
    for part in root.findChildren(QObject):
        if isinstance(part, Speaking):
            part.retranslate()
