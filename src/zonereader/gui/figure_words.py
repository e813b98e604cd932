"""A figure in words: for tooltips, lists and the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLocale

from zonereader.model import Approx, Direction, Figure, Kind

translate = QCoreApplication.translate


def kind_names() -> Mapping[Kind, str]:
    """What the window calls each kind."""
    return {
        Kind.MONEY: translate("figures", "Money"),
        Kind.PERCENT: translate("figures", "Share"),
        Kind.COUNT: translate("figures", "Count"),
        Kind.AREA: translate("figures", "Area"),
        Kind.LENGTH: translate("figures", "Length"),
        Kind.MASS: translate("figures", "Mass"),
        Kind.POWER: translate("figures", "Power"),
        Kind.ENERGY: translate("figures", "Energy"),
        Kind.DURATION: translate("figures", "Duration"),
        Kind.MULTIPLE: translate("figures", "Multiple"),
        Kind.RANK: translate("figures", "Rank"),
        Kind.RATE: translate("figures", "Rate"),
        Kind.DATE: translate("figures", "Date"),
        Kind.OTHER: translate("figures", "Other"),
    }


def approx_names() -> Mapping[Approx, str]:
    """What the window calls each qualification; nothing for an exact figure."""
    return {
        Approx.EXACT: "",
        Approx.ABOUT: translate("figures", "about"),
        Approx.OVER: translate("figures", "over"),
        Approx.UNDER: translate("figures", "under"),
        Approx.NEAR: translate("figures", "near"),
    }


def unit_name(unit: str | None) -> str:
    """What the window calls a normalised unit; what is printed stands for itself."""
    names = {
        "CNY": translate("figures", "CNY"),
        "USD": translate("figures", "USD"),
        "pp": translate("figures", "points"),
        "m2": translate("figures", "m²"),
        "m": translate("figures", "m"),
        "t": translate("figures", "t"),
        "W": translate("figures", "W"),
        "Wh": translate("figures", "Wh"),
        "year": translate("figures", "years"),
        "month": translate("figures", "months"),
        "d": translate("figures", "days"),
        "h": translate("figures", "hours"),
        "min": translate("figures", "minutes"),
        "rank": translate("figures", "in rank"),
        "x": translate("figures", "times"),
    }
    return names.get(unit or "", unit or "")


def value(figure: Figure) -> str:
    """The normalised value with its unit: "about 115,200,000,000 CNY"; empty for dates and sizes."""
    if figure.low is None or figure.high is None:
        return ""
    ends = dict.fromkeys(_number(number) for number in (figure.low, figure.high))
    words = [approx_names()[figure.approx], " – ".join(ends), unit_name(figure.unit)]
    return " ".join(word for word in words if word)


def _number(number: float) -> str:
    locale = QLocale()
    if number == int(number):
        return locale.toString(int(number))
    return locale.toString(number, "f", 4).rstrip("0").rstrip(locale.decimalPoint())


SIGNS: Mapping[Approx, str] = MappingProxyType(
    {Approx.EXACT: "", Approx.ABOUT: "≈ ", Approx.NEAR: "≈ ", Approx.OVER: "> ", Approx.UNDER: "< "}
)


def normalised(low: float | None, high: float | None, approx: Approx) -> str:
    """A value for a column of numbers: "≈ 115,200,000,000", "5 – 8"; empty for dates and sizes."""
    if low is None or high is None:
        return ""
    return SIGNS[approx] + " – ".join(dict.fromkeys(map(_number, (low, high))))


ARROWS: Mapping[Direction, str] = MappingProxyType(
    {Direction.UP: "↑", Direction.DOWN: "↓", Direction.NONE: ""}
)


def direction_names() -> Mapping[Direction, str]:
    """What the window calls a rise and a fall."""
    return {
        Direction.UP: translate("figures", "rises"),
        Direction.DOWN: translate("figures", "falls"),
        Direction.NONE: "",
    }


def describe(figure: Figure, was: Figure | None = None) -> str:
    """Label, printed form, value and kind, of whom and when, one a line; ``was`` before it was corrected."""
    lines = [figure.label or "", figure.text, value(figure), kind_names()[figure.kind]]
    about = [figure.subject or "", figure.period or "", direction_names()[figure.direction]]
    lines.append(" · ".join(word for word in about if word))
    if was is not None:
        said = [was.label or "", value(was), kind_names()[was.kind]]
        read = translate("figures", "Corrected by you. The program read: {0}")
        lines.append(read.replace("{0}", " · ".join(word for word in said if word)))
    return "\n".join(line for line in lines if line)
