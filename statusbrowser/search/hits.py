"""What a search gives: hits, each with the field and the spans that matched."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from statusbrowser.model import Listing, StatusClass

Span = tuple[int, int]
"""Where a matched piece begins and ends in a text, as in a slice."""


def join_spans(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Join the spans of words that stand side by side in a text."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip(" ():,;'\"-_./"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


class Field(Enum):
    """The part of an entry in which a query was found."""

    CODE = "code"
    PHRASE = "phrase"
    NAME = "name"
    """A former phrase, a variant, a library's constant."""
    SIGNATURE = "log line"
    HEADER = "header"
    SYMPTOM = "symptom"
    """How people put it who do not know the code, or ask a question."""
    TEXT = "text"
    """A sentence of the page."""
    ALL = "all"
    """Nothing was asked: the entry stands in the plain list."""


class Hit(NamedTuple):
    """One entry that answers a query."""

    entry: Listing
    score: float
    """0 to 100; comparable within one search only."""
    field: Field
    text: str
    """The text of the field that matched, in one line."""
    spans: tuple[Span, ...] = ()
    """What to mark in `text`; ascending, not overlapping."""
    words: tuple[str, ...] = ()
    """What to mark on the page: words and whole phrases as they stand there, lower case."""


class Results(NamedTuple):
    """What answers one query, best first: statuses and questions in one order.

    It narrows itself; the screen and the command only choose.
    """

    query: str
    """What was typed, untouched."""
    hits: tuple[Hit, ...]
    nearest: Hit | None = None
    """The nearest thing there is, where nothing answers the query."""

    @property
    def questions(self) -> tuple[Hit, ...]:
        """The hits that are questions of the FAQ."""
        return tuple(hit for hit in self.hits if hit.entry.code is None)

    @property
    def statuses(self) -> tuple[Hit, ...]:
        """The hits that are statuses."""
        return tuple(hit for hit in self.hits if hit.entry.code is not None)

    @property
    def counts(self) -> dict[StatusClass, int]:
        """How many statuses of each class there are among the hits."""
        counts = dict.fromkeys(StatusClass, 0)
        for hit in self.statuses:
            if hit.entry.status_class is not None:
                counts[hit.entry.status_class] += 1
        return counts

    def of_class(self, status_class: StatusClass | None) -> tuple[Hit, ...]:
        """The statuses of one class; all of them for None."""
        if status_class is None:
            return self.statuses
        return tuple(hit for hit in self.statuses if hit.entry.status_class is status_class)
