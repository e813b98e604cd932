"""Why a piece of a page stands where it does, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from zonereader.page.reasons import Why
from zonereader.page.threads import Part

translate = QCoreApplication.translate


def part_names() -> Mapping[Part, str]:
    """What the window calls what a line is to its article."""
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


def _of_the_piece() -> Mapping[Why, str]:
    """What a piece looks like, says, and has beside it."""
    return {
        Why.MARKED: translate("why", "it bears # marks"),
        Why.SHORT: translate("why", "it is a short line without a sentence's end"),
        Why.UNMARKED: translate("why", "other titles of the page bear # marks"),
        Why.LONG: translate("why", "it is long for a title"),
        Why.TITLE_LENGTH: translate("why", "it has a title's length"),
        Why.NO_COMMA: translate("why", "it has no comma"),
        Why.HEADLINE: translate("why", "it is very short, or in two parts with a blank between"),
        Why.SPEAKER: translate("why", "it says who speaks"),
        Why.ASKS: translate("why", "it asks or exclaims"),
        Why.OPENS_LIKE_TEXT: translate("why", "it has a comma and opens as a paragraph does"),
        Why.BANNER: translate("why", "it is a section's name"),
        Why.NOTHING_FOLLOWS: translate("why", "nothing follows it"),
        Why.STORY_FOLLOWS: translate("why", "names or a news lead follow it"),
        Why.CREDIT_FOLLOWS: translate("why", "a photo credit follows the title"),
        Why.TITLE_FOLLOWS: translate("why", "another title follows it"),
        Why.NOT_AT_THE_END: translate("why", "what follows is no other title, nor the page's end"),
        Why.LEGEND_FOLLOWS: translate("why", "a photo's legend follows it"),
        Why.PICTURE_GAP: translate("why", "room for a picture was left before it"),
        Why.TOP_OF_PAGE: translate("why", "it is the first of the page"),
        Why.DISTANCE: translate("why", "lines of others stand between"),
        Why.JOIN_DISTANCE: translate("why", "lines of others stand inside the sentence"),
        Why.NAMES_ZONE: translate("why", "it names a zone"),
        Why.FIRST_LEVEL: translate("why", "it is a heading of the first level"),
        Why.SPACED_WITHOUT_ZONE: translate("why", "it is in two parts and names no zone"),
        Why.LEGEND: translate("why", "it speaks of a picture"),
        Why.NO_LEGEND: translate("why", "it does not speak of a picture"),
        Why.SCENE: translate("why", "it tells of a scene on one day"),
        Why.LEGEND_END: translate("why", "it ends like a picture's legend"),
        Why.CREDIT_BELOW: translate("why", "a photo credit follows it"),
        Why.CREDITED: translate("why", "a photo credit stands right under it"),
        Why.LEAD: translate("why", "it begins as a news item does"),
        Why.LATER_LEAD: translate("why", "a news lead in the middle of an article"),
    }


def _of_the_join() -> Mapping[Why, str]:
    """How a piece begins and fits what stands before it."""
    return {
        Why.STRAY_CLOSER: translate("why", "it closes a quote or bracket that it does not open"),
        Why.NEWS_LEAD: translate("why", "it opens with a news lead"),
        Why.MIDDLE: translate("why", "it begins like the rest of a clause"),
        Why.START: translate("why", "it begins as a paragraph does"),
        Why.INITIAL: translate("why", "its first character often begins a word, or seldom does"),
        Why.STUMP: translate("why", "it begins with the end of a clause"),
        Why.RARE_STUB: translate("why", "it begins with the rest of a word"),
        Why.STUB: translate("why", "it may begin with the rest of a word"),
        Why.RUNS_ON: translate("why", "the sentence before it has not ended"),
        Why.BREAKS_OFF: translate("why", "it would leave the sentence before it unended"),
        Why.CLOSES: translate("why", "it closes the quote or bracket that is open"),
        Why.CLOSES_OTHER: translate("why", "it closes another quote or bracket than is open"),
        Why.CLOSES_NONE: translate("why", "it closes a quote or bracket that none opened"),
        Why.LEAVES_OPEN: translate("why", "the open quote or bracket is not closed by it"),
        Why.WORD_ACROSS: translate("why", "a word runs across the break"),
        Why.NO_WORD_ACROSS: translate("why", "no word runs across the break"),
        Why.HALF_WORDS: translate("why", "half a word at the break is not completed"),
        Why.NUMBER_ACROSS: translate("why", "a number runs across the break"),
        Why.TERM_ACROSS: translate("why", "a term of the page runs across the break"),
        Why.ZONE_ACROSS: translate("why", "a zone's name runs across the break"),
        Why.SAME_ZONE: translate("why", "both speak of the same zone"),
        Why.OTHER_ZONE: translate("why", "they speak of different zones"),
        Why.SAME_CITY: translate("why", "both speak of the same city"),
        Why.OTHER_CITY: translate("why", "they speak of different cities"),
        Why.SAME_PARK: translate("why", "both speak of the same park"),
        Why.OTHER_PARK: translate("why", "they speak of different parks"),
        Why.NEXT_IN_LIST: translate("why", "it is the next in a list"),
        Why.NOT_NEXT_IN_LIST: translate("why", "a list would lack what stands before it"),
        Why.SHARED_TERMS: translate("why", "both hold terms that are rare on the page"),
        Why.SHARED_PAIRS: translate("why", "both hold pairs of characters that are rare on the page"),
        Why.NEXT_PARAGRAPH: translate("why", "it is the next paragraph"),
        Why.LEGEND_HAS_ONE: translate("why", "a photo's legend has one paragraph"),
    }


def _of_the_article() -> Mapping[Why, str]:
    """What the article is like, and how it begins and ends."""
    return {
        Why.TITLE_GOES_ON: translate("why", "the title goes on"),
        Why.HEADING_OF_OTHER_ZONE: translate("why", "a sub-heading would name another zone"),
        Why.HEADING_OF_ZONE: translate("why", "a sub-heading would name the article's own zone"),
        Why.HEADING_UNENDED: translate("why", "a sub-heading would cut a sentence"),
        Why.HEADING_BEFORE_TITLE: translate(
            "why", "a sub-heading would stand before another title, or nothing"
        ),
        Why.HEADING_AGAIN: translate("why", "a sub-heading right under another"),
        Why.CAPTION_TITLED: translate("why", "a photo's legend would have a title"),
        Why.SIGNS: translate("why", "names stand where an article is signed"),
        Why.SIGNS_INSIDE: translate("why", "names would cut a sentence"),
        Why.CREDIT_OF_PHOTO: translate("why", "a credit under its photo's legend"),
        Why.SIGNED_TWICE: translate("why", "the article has been signed already"),
        Why.SIGNED_END: translate("why", "its author's name ends it"),
        Why.CREDIT_INSIDE: translate("why", "a photo credit inside an article"),
        Why.LEGEND_IN_BREAK: translate("why", "a legend where a sentence is broken"),
        Why.LEGEND_INSIDE: translate("why", "a legend inside an article"),
        Why.NEW_TITLE: translate("why", "an article begins with a title"),
        Why.NEW_TEXT: translate("why", "an article begins without a title"),
        Why.NEW_NAMES: translate("why", "an article begins with names"),
        Why.NEW_PHOTO: translate("why", "a photo's legend begins with its credit"),
        Why.BROKEN_OFF: translate("why", "the article in hand is left in the middle of a sentence"),
        Why.LEFT_UNSIGNED: translate("why", "the article in hand is left without names"),
        Why.TURNS_BACK: translate("why", "an article is taken up again"),
        Why.TURNS_BACK_RESTED: translate("why", "the article had rested at a paragraph's end"),
        Why.ONLY_A_TITLE: translate("why", "an article is left with a title alone"),
        Why.END_UNENDED: translate("why", "an article ends in the middle of a sentence"),
        Why.END_EMPTY: translate("why", "an article has no text"),
        Why.END_UNTITLED: translate("why", "an article has no title"),
        Why.END_UNSIGNED: translate("why", "an article bears no names"),
        Why.END_AT_HEADING: translate("why", "an article ends with a sub-heading"),
        Why.LATE_TITLE: translate("why", "a title after its article"),
    }


def why_words() -> Mapping[Why, str]:
    """Every reason as a reader is told it."""
    return {**_of_the_piece(), **_of_the_join(), **_of_the_article()}
