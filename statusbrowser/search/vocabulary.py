"""The terms of all texts, and those of them that a typed word may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from statusbrowser.search import weights
from statusbrowser.search.words import SYNONYMS

Variants = list[tuple[str, float]]
"""The terms that a word stands for, each with what it counts."""


class Vocabulary(list[str]):
    """Every term once, sorted; a term's number is its place."""

    def number(self, term: str) -> int:
        """The place of a term; -1 where there is no such term."""
        at = bisect_left(self, term)
        return at if at < len(self) and self[at] == term else -1

    def expand(self, word: str, *, unfinished: bool = False) -> Variants:
        """Map a typed word to terms: itself, those that it begins, resembles, or means.

        Args:
            word: A term of the query.
            unfinished: Whether it may still be typed on.
        """
        variants: dict[str, float] = {}
        if self.number(word) >= 0:
            variants[word] = 1.0
        if (unfinished or not variants) and len(word) > 1:
            at = bisect_left(self, word)
            while at < len(self) and self[at].startswith(word):
                term = self[at]
                variants.setdefault(term, weights.PREFIX * (0.5 + 0.5 * len(word) / len(term)))
                at += 1
                if len(variants) >= weights.MOST_EXPANSIONS:
                    break
        if not variants and len(word) > 3 and word.isalpha():
            variants.update(self._near(word))
        for other in SYNONYMS.get(word, ()):
            if self.number(other) >= 0:
                variants.setdefault(other, weights.SYNONYM)
        return list(variants.items())

    def _near(self, word: str) -> Iterable[tuple[str, float]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - see the package's docstring

        low = bisect_left(self, word[0])
        high = bisect_left(self, word[0] + "\uffff")
        choices = [
            term for term in self[low:high] if abs(len(term) - len(word)) <= 2 and term.isalpha()
        ]
        found = process.extract(
            word, choices, scorer=fuzz.ratio, score_cutoff=weights.NEAR_CUTOFF, limit=5
        )
        return [(term, weights.NEAR * score / 100) for term, score, _ in found]
