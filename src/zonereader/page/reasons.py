"""Why a line goes where it goes: the reasons that are weighed, and what each is worth.

Worths are log-odds (natural logarithm): how much likelier a move is for a reason. A reason comes with
an amount, 1 unless it can be had in degrees; a move is worth the sum of its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Why(StrEnum):
    """A reason, as a reader is told it."""

    # What a line looks like
    MARKED = "it bears # marks"
    SHORT = "it is a short line without a sentence's end"
    UNMARKED = "other titles of the page bear # marks"
    LONG = "it is long for a title"
    TITLE_LENGTH = "it has a title's length"
    NO_COMMA = "it has no comma"
    HEADLINE = "it is very short, or in two parts with a blank between"
    SPEAKER = "it says who speaks"
    NUMBERED = "it is numbered"
    ASKS = "it asks or exclaims"
    OPENS_LIKE_TEXT = "it has a comma and opens as a paragraph does"
    BANNER = "it is a section's name"
    # What stands beside it
    NOTHING_FOLLOWS = "nothing follows it"
    STORY_FOLLOWS = "names or a news lead follow it"
    CREDIT_FOLLOWS = "a photo credit follows the title"
    TITLE_FOLLOWS = "another title follows it"
    NOT_AT_THE_END = "what follows is no other title, nor the page's end"
    LEGEND_FOLLOWS = "a photo's legend follows it"
    PICTURE_GAP = "room for a picture was left before it"
    TOP_OF_PAGE = "it is the first of the page"
    DISTANCE = "lines of others stand between"
    JOIN_DISTANCE = "lines of others stand inside the sentence"
    # What it says
    NAMES_ZONE = "it names a zone"
    FIRST_LEVEL = "it is a heading of the first level"
    SPACED_WITHOUT_ZONE = "it is in two parts and names no zone"
    LEGEND = "it speaks of a picture"
    NO_LEGEND = "it does not speak of a picture"
    SCENE = "it tells of a scene on one day"
    LEGEND_END = "it ends like a picture's legend"
    CREDIT_BELOW = "a photo credit follows it"
    CREDITED = "a photo credit stands right under it"
    LEAD = "it begins as a news item does"
    LATER_LEAD = "a news lead in the middle of an article"
    # How it begins
    STRAY_CLOSER = "it closes a quote or bracket that it does not open"
    NEWS_LEAD = "it opens with a news lead"
    SPEECH = "it begins with who speaks"
    MIDDLE = "it begins like the rest of a clause"
    START = "it begins as a paragraph does"
    INITIAL = "its first character often begins a word, or seldom does"
    STUMP = "it begins with the end of a clause"
    RARE_STUB = "it begins with the rest of a word"
    STUB = "it may begin with the rest of a word"
    # How it fits what stands before
    RUNS_ON = "the sentence before it has not ended"
    BREAKS_OFF = "it would leave the sentence before it unended"
    CLOSES = "it closes the quote or bracket that is open"
    CLOSES_OTHER = "it closes another quote or bracket than is open"
    CLOSES_NONE = "it closes a quote or bracket that none opened"
    LEAVES_OPEN = "the open quote or bracket is not closed by it"
    WORD_ACROSS = "a word runs across the break"
    NO_WORD_ACROSS = "no word runs across the break"
    HALF_WORDS = "half a word at the break is not completed"
    NUMBER_ACROSS = "a number runs across the break"
    TERM_ACROSS = "a term of the page runs across the break"
    ZONE_ACROSS = "a zone's name runs across the break"
    SAME_ZONE = "both speak of the same zone"
    OTHER_ZONE = "they speak of different zones"
    SAME_CITY = "both speak of the same city"
    OTHER_CITY = "they speak of different cities"
    SAME_PARK = "both speak of the same park"
    OTHER_PARK = "they speak of different parks"
    SAME_PEOPLE = "both name the same person"
    OTHER_PEOPLE = "whom it names was named in another article"
    SPEAKS_ON = "it goes on with an interview"
    SPEAKS_ELSEWHERE = "who speaks has spoken in another article"
    LIST_ANNOUNCED = "it begins the list that was announced"
    NEXT_IN_LIST = "it is the next in a list"
    NOT_NEXT_IN_LIST = "a list would lack what stands before it"
    SHARED_TERMS = "both hold terms that are rare on the page"
    SHARED_PAIRS = "both hold pairs of characters that are rare on the page"
    NEXT_PARAGRAPH = "it is the next paragraph"
    LEGEND_HAS_ONE = "a photo's legend has one paragraph"
    # What the article is like
    TITLE_GOES_ON = "the title goes on"
    HEADING_OF_OTHER_ZONE = "a sub-heading would name another zone"
    HEADING_OF_ZONE = "a sub-heading would name the article's own zone"
    HEADING_UNENDED = "a sub-heading would cut a sentence"
    HEADING_BEFORE_TITLE = "a sub-heading would stand before another title, or nothing"
    HEADING_AGAIN = "a sub-heading right under another"
    CAPTION_TITLED = "a photo's legend would have a title"
    SIGNS = "names stand where an article is signed"
    SIGNS_INSIDE = "names would cut a sentence"
    CREDIT_OF_PHOTO = "a credit under its photo's legend"
    SIGNED_TWICE = "the article has been signed already"
    SIGNED_END = "its author's name ends it"
    CREDIT_INSIDE = "a photo credit inside an article"
    LEGEND_IN_BREAK = "a legend where a sentence is broken"
    LEGEND_INSIDE = "a legend inside an article"
    # Beginnings and endings
    NEW_TITLE = "an article begins with a title"
    NEW_TEXT = "an article begins without a title"
    NEW_NAMES = "an article begins with names"
    NEW_PHOTO = "a photo's legend begins with its credit"
    BROKEN_OFF = "the article in hand is left in the middle of a sentence"
    LEFT_UNSIGNED = "the article in hand is left without names"
    TURNS_BACK = "an article is taken up again"
    TURNS_BACK_RESTED = "the article had rested at a paragraph's end"
    ONLY_A_TITLE = "an article is left with a title alone"
    END_UNENDED = "an article ends in the middle of a sentence"
    END_EMPTY = "an article has no text"
    END_UNTITLED = "an article has no title"
    END_UNSIGNED = "an article bears no names"
    END_NOWHERE = "an article names no zone, park or city"
    END_ONE_PARAGRAPH = "an article has one paragraph and bears no names"
    END_AT_HEADING = "an article ends with a sub-heading"
    LATE_TITLE = "a title after its article"


# Learnt from pages laid out of articles of our own (structured perceptron), begun from worths set by hand.
WORTH: Mapping[Why, float] = MappingProxyType(
    {
        Why.MARKED: 7.92,
        Why.SHORT: 0.58,
        Why.UNMARKED: -2.97,
        Why.LONG: -2.12,
        Why.TITLE_LENGTH: 1.94,
        Why.NO_COMMA: 1.51,
        Why.HEADLINE: 1.55,
        Why.SPEAKER: -5.94,
        Why.NUMBERED: -3.96,
        Why.ASKS: -0.75,
        Why.OPENS_LIKE_TEXT: -1.68,
        Why.BANNER: 0.99,
        Why.NOTHING_FOLLOWS: -2.97,
        Why.STORY_FOLLOWS: 3.96,
        Why.CREDIT_FOLLOWS: 0.93,
        Why.TITLE_FOLLOWS: 1.05,
        Why.NOT_AT_THE_END: -4.95,
        Why.LEGEND_FOLLOWS: 1.67,
        Why.PICTURE_GAP: 0.98,
        Why.TOP_OF_PAGE: 1.89,
        Why.DISTANCE: -1.39,
        Why.JOIN_DISTANCE: -0.05,
        Why.NAMES_ZONE: 1.86,
        Why.FIRST_LEVEL: 1.65,
        Why.SPACED_WITHOUT_ZONE: -0.67,
        Why.LEGEND: 5.98,
        Why.NO_LEGEND: 1.53,
        Why.SCENE: 2.68,
        Why.LEGEND_END: 3.93,
        Why.CREDIT_BELOW: 2.61,
        Why.CREDITED: 5.83,
        Why.LEAD: 3.93,
        Why.LATER_LEAD: -5.94,
        Why.STRAY_CLOSER: -3.86,
        Why.NEWS_LEAD: 3.96,
        Why.SPEECH: 3.84,
        Why.MIDDLE: -2.44,
        Why.START: 0.63,
        Why.INITIAL: 0.03,
        Why.STUMP: -0.55,
        Why.RARE_STUB: -0.44,
        Why.STUB: -0.52,
        Why.RUNS_ON: 0.14,
        Why.BREAKS_OFF: -5.03,
        Why.CLOSES: 5.94,
        Why.CLOSES_OTHER: -1.98,
        Why.CLOSES_NONE: -2.97,
        Why.LEAVES_OPEN: -1.99,
        Why.WORD_ACROSS: 0.39,
        Why.NO_WORD_ACROSS: 0.26,
        Why.HALF_WORDS: -0.11,
        Why.NUMBER_ACROSS: 2.88,
        Why.TERM_ACROSS: 0.46,
        Why.ZONE_ACROSS: 5.94,
        Why.SAME_ZONE: 1.45,
        Why.OTHER_ZONE: -3.76,
        Why.SAME_CITY: 1.1,
        Why.OTHER_CITY: -2.14,
        Why.SAME_PARK: 1.79,
        Why.OTHER_PARK: -1.98,
        Why.SAME_PEOPLE: 1.97,
        Why.OTHER_PEOPLE: -1.47,
        Why.SPEAKS_ON: 2.45,
        Why.SPEAKS_ELSEWHERE: -2.45,
        Why.LIST_ANNOUNCED: 2.97,
        Why.NEXT_IN_LIST: 2.97,
        Why.NOT_NEXT_IN_LIST: -1.49,
        Why.SHARED_TERMS: 1.1,
        Why.SHARED_PAIRS: 0.47,
        Why.NEXT_PARAGRAPH: -0.03,
        Why.LEGEND_HAS_ONE: -5.94,
        Why.TITLE_GOES_ON: 0.91,
        Why.HEADING_OF_OTHER_ZONE: -3.97,
        Why.HEADING_OF_ZONE: -0.99,
        Why.HEADING_UNENDED: -5.09,
        Why.HEADING_BEFORE_TITLE: -2.61,
        Why.HEADING_AGAIN: -1.98,
        Why.CAPTION_TITLED: -5.94,
        Why.SIGNS: -0.08,
        Why.SIGNS_INSIDE: -4.95,
        Why.CREDIT_OF_PHOTO: -0.69,
        Why.SIGNED_TWICE: -1.54,
        Why.SIGNED_END: 1.05,
        Why.CREDIT_INSIDE: -0.09,
        Why.LEGEND_IN_BREAK: 1.31,
        Why.LEGEND_INSIDE: -3.27,
        Why.NEW_TITLE: -1.8,
        Why.NEW_TEXT: -5.42,
        Why.NEW_NAMES: -6.85,
        Why.NEW_PHOTO: -2.88,
        Why.BROKEN_OFF: 0.56,
        Why.LEFT_UNSIGNED: -0.18,
        Why.TURNS_BACK: -1.21,
        Why.TURNS_BACK_RESTED: -3.59,
        Why.ONLY_A_TITLE: -6.03,
        Why.END_UNENDED: -1.7,
        Why.END_EMPTY: -7.92,
        Why.END_UNTITLED: -2.99,
        Why.END_UNSIGNED: 0.51,
        Why.END_NOWHERE: -2.04,
        Why.END_ONE_PARAGRAPH: -0.3,
        Why.END_AT_HEADING: -6.11,
        Why.LATE_TITLE: 0.0,
    }
)

Reason = tuple[Why, float]
"""A reason and its amount."""


def worth_of(reasons: Iterable[Reason]) -> float:
    """What some reasons come to, in log-odds."""
    return sum([WORTH[why] * amount for why, amount in reasons])
