"""Why a piece of a page stands where it does, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from zonereader.page.reasons import Why

if TYPE_CHECKING:
    from zonereader.page.threads import Part

translate = QCoreApplication.translate


def part_names() -> Mapping[Part, str]:
    """What the window calls what a line is to its article."""
    from zonereader.page.threads import Part  # slow to load, and loaded where pages are explained

    return {
        Part.TITLE: translate("parts", "title"),
        Part.DECK: translate("parts", "lines beside the title"),
        Part.HEADING: translate("parts", "sub-heading"),
        Part.BODY: translate("parts", "paragraph"),
        Part.JOINED: translate("parts", "paragraph that goes on"),
        Part.BYLINE: translate("parts", "names"),
        Part.CREDIT: translate("parts", "photo credit"),
        Part.NOISE: translate("parts", "in no article"),
    }


SENTENCES = (
    QT_TRANSLATE_NOOP("why", "it bears # marks"),
    QT_TRANSLATE_NOOP("why", "it is a short line without a sentence's end"),
    QT_TRANSLATE_NOOP("why", "other titles of the page bear # marks"),
    QT_TRANSLATE_NOOP("why", "it is long for a title"),
    QT_TRANSLATE_NOOP("why", "it has a title's length"),
    QT_TRANSLATE_NOOP("why", "it has no comma"),
    QT_TRANSLATE_NOOP("why", "it is very short, or in two parts with a blank between"),
    QT_TRANSLATE_NOOP("why", "it says who speaks"),
    QT_TRANSLATE_NOOP("why", "it is numbered"),
    QT_TRANSLATE_NOOP("why", "it asks or exclaims"),
    QT_TRANSLATE_NOOP("why", "it has a comma and opens as a paragraph does"),
    QT_TRANSLATE_NOOP("why", "it is a section's name"),
    QT_TRANSLATE_NOOP("why", "nothing follows it"),
    QT_TRANSLATE_NOOP("why", "names or a news lead follow it"),
    QT_TRANSLATE_NOOP("why", "a photo credit follows the title"),
    QT_TRANSLATE_NOOP("why", "another title follows it"),
    QT_TRANSLATE_NOOP("why", "what follows is no other title, nor the page's end"),
    QT_TRANSLATE_NOOP("why", "a photo's legend follows it"),
    QT_TRANSLATE_NOOP("why", "room for a picture was left before it"),
    QT_TRANSLATE_NOOP("why", "it is the first of the page"),
    QT_TRANSLATE_NOOP("why", "lines of others stand between"),
    QT_TRANSLATE_NOOP("why", "lines of others stand inside the sentence"),
    QT_TRANSLATE_NOOP("why", "it names a zone"),
    QT_TRANSLATE_NOOP("why", "it is a heading of the first level"),
    QT_TRANSLATE_NOOP("why", "it is in two parts and names no zone"),
    QT_TRANSLATE_NOOP("why", "it speaks of a picture"),
    QT_TRANSLATE_NOOP("why", "it does not speak of a picture"),
    QT_TRANSLATE_NOOP("why", "it tells of a scene on one day"),
    QT_TRANSLATE_NOOP("why", "it ends like a picture's legend"),
    QT_TRANSLATE_NOOP("why", "a photo credit follows it"),
    QT_TRANSLATE_NOOP("why", "a photo credit stands right under it"),
    QT_TRANSLATE_NOOP("why", "it begins as a news item does"),
    QT_TRANSLATE_NOOP("why", "a news lead in the middle of an article"),
    QT_TRANSLATE_NOOP("why", "it closes a quote or bracket that it does not open"),
    QT_TRANSLATE_NOOP("why", "it opens with a news lead"),
    QT_TRANSLATE_NOOP("why", "it begins with who speaks"),
    QT_TRANSLATE_NOOP("why", "it begins like the rest of a clause"),
    QT_TRANSLATE_NOOP("why", "it begins as a paragraph does"),
    QT_TRANSLATE_NOOP("why", "its first character often begins a word, or seldom does"),
    QT_TRANSLATE_NOOP("why", "it begins with the end of a clause"),
    QT_TRANSLATE_NOOP("why", "it begins with the rest of a word"),
    QT_TRANSLATE_NOOP("why", "it may begin with the rest of a word"),
    QT_TRANSLATE_NOOP("why", "the sentence before it has not ended"),
    QT_TRANSLATE_NOOP("why", "it would leave the sentence before it unended"),
    QT_TRANSLATE_NOOP("why", "it closes the quote or bracket that is open"),
    QT_TRANSLATE_NOOP("why", "it closes another quote or bracket than is open"),
    QT_TRANSLATE_NOOP("why", "it closes a quote or bracket that none opened"),
    QT_TRANSLATE_NOOP("why", "the open quote or bracket is not closed by it"),
    QT_TRANSLATE_NOOP("why", "a word runs across the break"),
    QT_TRANSLATE_NOOP("why", "no word runs across the break"),
    QT_TRANSLATE_NOOP("why", "half a word at the break is not completed"),
    QT_TRANSLATE_NOOP("why", "a number runs across the break"),
    QT_TRANSLATE_NOOP("why", "a term of the page runs across the break"),
    QT_TRANSLATE_NOOP("why", "a zone's name runs across the break"),
    QT_TRANSLATE_NOOP("why", "both speak of the same zone"),
    QT_TRANSLATE_NOOP("why", "they speak of different zones"),
    QT_TRANSLATE_NOOP("why", "both speak of the same city"),
    QT_TRANSLATE_NOOP("why", "they speak of different cities"),
    QT_TRANSLATE_NOOP("why", "both speak of the same park"),
    QT_TRANSLATE_NOOP("why", "they speak of different parks"),
    QT_TRANSLATE_NOOP("why", "both name the same person"),
    QT_TRANSLATE_NOOP("why", "whom it names was named in another article"),
    QT_TRANSLATE_NOOP("why", "it goes on with an interview"),
    QT_TRANSLATE_NOOP("why", "who speaks has spoken in another article"),
    QT_TRANSLATE_NOOP("why", "it begins the list that was announced"),
    QT_TRANSLATE_NOOP("why", "it is the next in a list"),
    QT_TRANSLATE_NOOP("why", "a list would lack what stands before it"),
    QT_TRANSLATE_NOOP("why", "both hold terms that are rare on the page"),
    QT_TRANSLATE_NOOP("why", "both hold pairs of characters that are rare on the page"),
    QT_TRANSLATE_NOOP("why", "it is the next paragraph"),
    QT_TRANSLATE_NOOP("why", "a photo's legend has one paragraph"),
    QT_TRANSLATE_NOOP("why", "the title goes on"),
    QT_TRANSLATE_NOOP("why", "a sub-heading would name another zone"),
    QT_TRANSLATE_NOOP("why", "a sub-heading would name the article's own zone"),
    QT_TRANSLATE_NOOP("why", "a sub-heading would cut a sentence"),
    QT_TRANSLATE_NOOP("why", "a sub-heading would stand before another title, or nothing"),
    QT_TRANSLATE_NOOP("why", "a sub-heading right under another"),
    QT_TRANSLATE_NOOP("why", "a photo's legend would have a title"),
    QT_TRANSLATE_NOOP("why", "names stand where an article is signed"),
    QT_TRANSLATE_NOOP("why", "names would cut a sentence"),
    QT_TRANSLATE_NOOP("why", "a credit under its photo's legend"),
    QT_TRANSLATE_NOOP("why", "the article has been signed already"),
    QT_TRANSLATE_NOOP("why", "its author's name ends it"),
    QT_TRANSLATE_NOOP("why", "a photo credit inside an article"),
    QT_TRANSLATE_NOOP("why", "a legend where a sentence is broken"),
    QT_TRANSLATE_NOOP("why", "a legend inside an article"),
    QT_TRANSLATE_NOOP("why", "an article begins with a title"),
    QT_TRANSLATE_NOOP("why", "an article begins without a title"),
    QT_TRANSLATE_NOOP("why", "an article begins with names"),
    QT_TRANSLATE_NOOP("why", "a photo's legend begins with its credit"),
    QT_TRANSLATE_NOOP("why", "the article in hand is left in the middle of a sentence"),
    QT_TRANSLATE_NOOP("why", "the article in hand is left without names"),
    QT_TRANSLATE_NOOP("why", "an article is taken up again"),
    QT_TRANSLATE_NOOP("why", "the article had rested at a paragraph's end"),
    QT_TRANSLATE_NOOP("why", "an article is left with a title alone"),
    QT_TRANSLATE_NOOP("why", "an article ends in the middle of a sentence"),
    QT_TRANSLATE_NOOP("why", "an article has no text"),
    QT_TRANSLATE_NOOP("why", "an article has no title"),
    QT_TRANSLATE_NOOP("why", "an article bears no names"),
    QT_TRANSLATE_NOOP("why", "an article names no zone, park or city"),
    QT_TRANSLATE_NOOP("why", "an article has one paragraph and bears no names"),
    QT_TRANSLATE_NOOP("why", "an article ends with a sub-heading"),
    QT_TRANSLATE_NOOP("why", "a title after its article"),
)
"""The sentences of ``Why``, where they are gathered for translation."""


def why_words(why: Why) -> str:
    """A reason as a reader is told it."""
    return translate("why", why)
