"""The names of statuses, found half-typed, in any order, and misspelled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from statusbrowser.model import Met
from statusbrowser.search import weights
from statusbrowser.search.hits import Field, Span
from statusbrowser.search.words import STOP_WORDS, fold

_WORD = re.compile(r"[^\W_]+")

LONGEST_QUERY = 16
"""Words of a query beyond which it is no name."""


FILLERS = STOP_WORDS | {"code", "error", "errors", "http", "message", "page", "response", "status"}
"""Words beside a name that say nothing more than that it is one."""


class NameMatch(NamedTuple):
    """A name that a query means."""

    name: int
    score: float
    spans: tuple[Span, ...]


class Names(NamedTuple):
    """Every name, by its words."""

    names: list[tuple[str, int, str, str]]
    """Each name with its entry's number, its field and how often that status is met."""
    words: list[list[tuple[str, int, int]]]
    """The words of each name, folded, with their places."""
    by_word: dict[str, list[int]]
    """The names that have a word."""
    vocabulary: list[str]
    """Every word, sorted."""

    @classmethod
    def of(cls, names: list[tuple[str, int, str, str]]) -> Names:
        """Cut names into words."""
        words = [
            [(w[0], w.start(), w.end()) for w in _WORD.finditer(fold(name))] for name, *_ in names
        ]
        by_word: dict[str, list[int]] = {}
        for number, parts in enumerate(words):
            for word in sorted({word for word, _, _ in parts}):
                by_word.setdefault(word, []).append(number)
        return cls(names, words, by_word, sorted(by_word))

    def find(self, text: str) -> list[NameMatch]:
        """Find the names that the typed words begin, else those that they resemble.

        Tried in turn, the first that finds anything answers: each word begins a
        word of the name; each resembles one; the whole name stands among other
        words; the name as a whole looks like the text.
        """
        typed = _WORD.findall(fold(text))
        if not typed or len(typed) > LONGEST_QUERY:
            return []
        begun = self._names_with(self._beginning(max(typed, key=len)))
        if whole := _present(self._prefixed(number, typed) for number in begun):
            return whole
        likeness = [self._likeness(word) for word in typed]
        longest = max(range(len(typed)), key=lambda at: len(typed[at]))
        near = self._names_with(word.removesuffix("...") for word in likeness[longest])
        if resembled := _present(self._resembled(number, typed, likeness) for number in near):
            return resembled
        said = {
            word
            for like in likeness
            for word, alike in like.items()
            if alike >= weights.CONTAINED_CUTOFF
        }
        among = [
            number
            for number in self._names_with(said)
            if said.issuperset(word for word, _, _ in self.words[number])
        ]
        contained = _present(self._contained(number, typed, likeness) for number in among)
        return contained or self._alike(" ".join(typed))

    def _names_with(self, words: Iterable[str]) -> list[int]:
        """The names that have one of some words, ascending."""
        return sorted({number for word in words for number in self.by_word.get(word, ())})

    def _beginning(self, prefix: str) -> Iterator[str]:
        """The words of names that begin so."""
        at = bisect_left(self.vocabulary, prefix)
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(prefix):
            yield self.vocabulary[at]
            at += 1

    def _likeness(self, word: str) -> dict[str, float]:
        """How alike a typed word is to the words of names that have its initial, 0 to 1."""
        if not word.isalpha():
            return {word: 1.0}
        from rapidfuzz import fuzz  # noqa: PLC0415 - see the package's docstring

        like = {}
        for other in self._beginning(word[0]):
            if other.isalpha():
                like[other] = fuzz.ratio(word, other) / 100
                if len(word) >= 5 and len(other) > len(word) + 2:  # not typed to its end
                    like[f"{other}..."] = fuzz.ratio(word, other[: len(word) + 1]) / 100
        return {other: alike for other, alike in like.items() if alike >= weights.NEAR_WORD_CUTOFF}

    def _alike(self, text: str) -> list[NameMatch]:
        """Find the names that look like the text as a whole, whatever its words are."""
        if len(text) < 5 or any(char.isdigit() for char in text):
            return []
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - see the package's docstring

        choices = {number: name.lower() for number, (name, *_) in enumerate(self.names)}
        cutoff = weights.NEAR_NAME_CUTOFF * 100
        found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
        return [
            NameMatch(number, weights.NEAR_NAME * score / 100, ((0, len(name)),))
            for name, score, number in found
        ]

    def _contained(
        self, number: int, typed: list[str], likeness: list[dict[str, float]]
    ) -> NameMatch | None:
        """Match a name that stands whole, or nearly so, among other words."""
        places = []
        for word, _, _ in self.words[number]:
            alike, at = max((like.get(word, 0.0), -at) for at, like in enumerate(likeness))
            if alike < weights.CONTAINED_CUTOFF:
                return None
            places.append((alike, -at))
        if not places or max(places, key=_place)[1] - min(places, key=_place)[1] > len(places):
            return None
        floor, extent = weights.CONTAINED_NAME
        size = sum(len(typed[at]) * alike for alike, at in places)
        own = {at for _, at in places}
        part = size / sum(
            len(word) for at, word in enumerate(typed) if at in own or word not in FILLERS
        )
        if part < weights.CONTAINED_PART:
            return None
        part *= weights.MET[Met(self.names[number][3])]
        spans = tuple((start, end) for _, start, end in self.words[number])
        return NameMatch(number, floor + extent * part, spans)

    def _prefixed(self, number: int, typed: list[str]) -> NameMatch | None:
        free = list(self.words[number])
        spans = []
        letters = 0
        for word in sorted(typed, key=len, reverse=True):
            fits = [item for item in free if item[0].startswith(word)]
            if not fits:
                return None
            best = min(fits, key=lambda item: len(item[0]))
            free.remove(best)
            letters += len(word)
            spans.append((best[1], best[1] + len(word)))
        rate = self._rate(number)
        if self.words[number][0][0].startswith(typed[0]):
            rate *= weights.NAME_FROM_THE_START
        score = weights.NAME_FLOOR + weights.NAME_RANGE * letters * rate
        return NameMatch(number, score, tuple(sorted(spans)))

    def _rate(self, number: int) -> float:
        """What each typed letter of a name is worth; longer and rarer names gain less by one."""
        _, _, where, met = self.names[number]
        worth = weights.NAME_OF[Field(where)] * weights.MET[Met(met)]
        return float(worth / _size(self.words[number]) ** weights.NAME_LENGTH)

    def _resembled(
        self, number: int, typed: list[str], likeness: list[dict[str, float]]
    ) -> NameMatch | None:
        """Match a name of which every typed word resembles another word."""
        free = list(self.words[number])
        if not len(typed) <= len(free) <= len(typed) + 3:
            return None
        total = matched = 0.0
        spans = []
        for word, like in zip(typed, likeness, strict=True):
            alike, best = max(
                (max(like.get(item[0], 0.0), like.get(f"{item[0]}...", 0.0)), item) for item in free
            )
            if alike < weights.NEAR_WORD_CUTOFF:
                return None
            free.remove(best)
            total += len(word)
            matched += alike * len(word)
            spans.append((best[1], best[2]))
        similarity = matched / total
        if similarity < weights.NEAR_NAME_CUTOFF or total < weights.SHORTEST_NEAR_NAME:
            return None
        part = min(1.0, total / _size(self.words[number]))
        score = weights.NEAR_NAME * similarity * (0.8 + 0.2 * part)
        score *= weights.NEAR_NAME_OF[Field(self.names[number][2])]
        return NameMatch(number, score, tuple(sorted(spans)))


def _present(matches: Iterable[NameMatch | None]) -> list[NameMatch]:
    return [match for match in matches if match is not None]


def _place(item: tuple[float, int]) -> int:
    return item[1]


def _size(words: list[tuple[str, int, int]]) -> int:
    """Count the letters of a name."""
    return max(1, sum(len(word) for word, _, _ in words))
