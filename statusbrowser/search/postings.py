"""Where terms stand, and what of it a word of a query asks for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Postings(NamedTuple):
    """Where one term stands."""

    entries: array[int]
    """The entries that have it, ascending."""
    impacts: array[float]
    """What its occurrences in each of them are worth together."""
    ends: array[int]
    """Where the passages of each entry end in `passages`."""
    passages: array[int]

    def place(self, entry: int) -> int:
        """Tell at which place an entry stands; -1 where it lacks the term."""
        at = bisect_left(self.entries, entry)
        return at if at < len(self.entries) and self.entries[at] == entry else -1

    def passages_of(self, entry: int) -> Sequence[int]:
        """The passages of an entry that have the term."""
        at = self.place(entry)
        if at < 0:
            return ()
        return self.passages[self.ends[at - 1] if at else 0 : self.ends[at]]


class Word(NamedTuple):
    """A word of a query."""

    rarity: float
    """How much it says."""
    places: list[tuple[Postings, float]]
    """Where the terms stand that it may stand for, each with what it counts; the best first."""
