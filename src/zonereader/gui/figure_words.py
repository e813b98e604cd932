"""A figure in words: for tooltips, lists and the clipboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from zonereader.model import Approx, Figure, Kind


def _translate(text: str) -> str:
    return QCoreApplication.translate("figures", text)


def kind_names() -> Mapping[Kind, str]:
    """What the window calls each kind."""
    tr = _translate
    return {
        Kind.MONEY: tr("Money"),
        Kind.PERCENT: tr("Share"),
        Kind.COUNT: tr("Count"),
        Kind.AREA: tr("Area"),
        Kind.LENGTH: tr("Length"),
        Kind.MASS: tr("Mass"),
        Kind.POWER: tr("Power"),
        Kind.ENERGY: tr("Energy"),
        Kind.DURATION: tr("Duration"),
        Kind.MULTIPLE: tr("Multiple"),
        Kind.RANK: tr("Rank"),
        Kind.RATE: tr("Rate"),
        Kind.DATE: tr("Date"),
        Kind.OTHER: tr("Other"),
    }


def approx_names() -> Mapping[Approx, str]:
    """What the window calls each qualification; nothing for an exact figure."""
    tr = _translate
    return {
        Approx.EXACT: "",
        Approx.ABOUT: tr("about"),
        Approx.OVER: tr("over"),
        Approx.UNDER: tr("under"),
        Approx.NEAR: tr("near"),
    }


def value(figure: Figure) -> str:
    """The normalised value with its unit: "about 115,200,000,000 CNY"; empty for dates and sizes."""
    if figure.low is None or figure.high is None:
        return ""
    ends = dict.fromkeys(_number(number) for number in (figure.low, figure.high))
    words = [approx_names()[figure.approx], " – ".join(ends), figure.unit or ""]
    return " ".join(word for word in words if word)


def _number(number: float) -> str:
    locale = QLocale()
    if number == int(number):
        return locale.toString(int(number))
    return locale.toString(number, "f", 4).rstrip("0").rstrip(locale.decimalPoint())


def describe(figure: Figure) -> str:
    """Label, printed form, value and kind, one a line."""
    lines = [figure.label or "", figure.text, value(figure), kind_names()[figure.kind]]
    return "\n".join(line for line in lines if line)
