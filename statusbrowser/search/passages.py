"""The full text: sentences of all pages, ranked as BM25F does.

Each word of a query is first mapped to the vocabulary (itself, words that it
begins, words that it resembles); the texts are never compared with the query.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Any

from rapidfuzz import fuzz, process

from statusbrowser.search import weights
from statusbrowser.search.words import STOP_WORDS, SYNONYMS, terms

MOST_TERMS = 40
"""Terms of a query that are looked up; the rarest are kept."""


class _Postings(dict[str, "array[int]"]):
    """Postings that are read from bytes when they are first asked for."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, term: str) -> array[int]:
        numbers = array("I")
        numbers.frombytes(self._packed[term])
        self[term] = numbers
        return numbers

    def __contains__(self, term: object) -> bool:
        return term in self._packed


@dataclass(frozen=True, slots=True)
class TextMatch:
    """An entry whose text answers a query."""

    entry: int
    part: float
    """0 to 1; 1 where every word stands in the most telling field."""
    passage: int
    """The sentence that has most of the words."""


class Passages:
    """An inverted index of passages; grows by `add`, answers after `close`."""

    def __init__(self) -> None:
        self.entries = array("I")
        """The entry of each passage."""
        self.weights = array("f")
        """What a word in each passage is worth."""
        self.lengths: dict[int, int] = {}
        """How many terms the passages of each entry have."""
        self.postings: dict[str, array[int]] = {}
        """The passages that have a term, ascending."""
        self.rarity: dict[str, float] = {}
        self.vocabulary: list[str] = []
        """Every term, sorted."""

    @cached_property
    def _mean_length(self) -> float:
        return sum(self.lengths.values()) / max(1, len(self.lengths))

    def pack(self) -> tuple[Any, ...]:
        """Give the index as plain data."""
        postings = {term: numbers.tobytes() for term, numbers in self.postings.items()}
        entries, worths = self.entries.tobytes(), self.weights.tobytes()
        return entries, worths, self.lengths, postings, self.rarity, self.vocabulary

    @classmethod
    def unpack(cls, packed: tuple[Any, ...]) -> Passages:
        """Make an index of what `pack` gave."""
        entries, worths, lengths, postings, rarity, vocabulary = packed
        made = cls()
        made.entries.frombytes(entries)
        made.weights.frombytes(worths)
        made.lengths, made.rarity, made.vocabulary = lengths, rarity, vocabulary
        made.postings = _Postings(postings)
        return made

    def add(self, entry: int, weight: float, text: str) -> int:
        """Add a passage and give its number."""
        number = len(self.entries)
        self.entries.append(entry)
        self.weights.append(weight)
        found = {term for term, _, _ in terms(text) if term not in STOP_WORDS}
        for term in found:
            if term in self.postings:
                self.postings[term].append(number)
            else:
                self.postings[term] = array("I", (number,))
        self.lengths[entry] = self.lengths.get(entry, 0) + len(found)
        return number

    def close(self) -> None:
        """Count what the ranking needs; call it once, after the last `add`."""
        total = len(self.lengths)
        entries = self.entries
        for term, numbers in self.postings.items():
            count = len({entries[number] for number in numbers})
            self.rarity[term] = log(1 + (total - count + 0.5) / (count + 0.5))
        self.vocabulary = sorted(self.postings)

    def find(self, words: Sequence[str], *, unfinished: str = "") -> list[TextMatch]:
        """Rank the entries that have the words.

        Args:
            words: Terms of the query, each once.
            unfinished: The one of them that may still be typed on.

        Returns:
            The entries that pass the cutoff, in no order.
        """
        groups = self._groups(words, unfinished)
        whole = sum(rarity for rarity, _ in groups)
        if not whole:
            return []
        scores: defaultdict[int, float] = defaultdict(float)
        sentences: defaultdict[int, float] = defaultdict(float)
        for rarity, variants in groups:
            self._count(rarity, variants, scores, sentences)
        best = self._best_passages(sentences, whole)
        share = weights.PASSAGE_SHARE
        matches = []
        for entry, score in scores.items():
            worth, number = best[entry]
            part = ((1 - share) * score + share * worth) / whole
            if part >= weights.TEXT_CUTOFF:
                matches.append(TextMatch(entry, min(1.0, part), number))
        return matches

    def _groups(
        self, words: Sequence[str], unfinished: str
    ) -> list[tuple[float, list[tuple[str, float]]]]:
        """Map each word to the vocabulary; the rarest words first, and only so many."""
        unknown = log(1 + len(self.lengths) / 1.5) / 2
        groups = []
        for word in words:
            variants = self.expand(word, unfinished=word == unfinished)
            rarity = max((self.rarity[term] for term, _ in variants), default=unknown)
            groups.append((rarity, variants))
        groups.sort(key=lambda group: -group[0])
        return groups[:MOST_TERMS]

    def _count(
        self,
        rarity: float,
        variants: list[tuple[str, float]],
        scores: defaultdict[int, float],
        sentences: defaultdict[int, float],
    ) -> None:
        """Add what one word is worth to each entry and each passage that has it."""
        seen: dict[int, float] = {}
        for term, similarity in variants:
            for number in self.postings[term]:
                if similarity > seen.get(number, 0.0):
                    seen[number] = similarity
        found: defaultdict[int, float] = defaultdict(float)
        for number, similarity in seen.items():
            found[self.entries[number]] += similarity * self.weights[number]
            sentences[number] += rarity * similarity
        mean = self._mean_length
        for entry, count in found.items():
            norm = 1 - weights.LENGTH_SHARE + weights.LENGTH_SHARE * self.lengths[entry] / mean
            scores[entry] += rarity * count / (count + weights.SATURATION * norm)

    def _best_passages(
        self, sentences: dict[int, float], whole: float
    ) -> dict[int, tuple[float, int]]:
        """Find the passage of each entry that has most of the words: (worth, passage)."""
        telling = max(weights.FIELD.values()) * weights.TELLING_FIELD
        best: dict[int, tuple[float, int]] = {}
        for number, score in sentences.items():
            entry = self.entries[number]
            worth = score * (0.55 + 0.45 * min(1.0, self.weights[number] / telling))
            worth *= (1 - weights.TOGETHER_SHARE) + weights.TOGETHER_SHARE * score / whole
            if worth > best.get(entry, (0.0, 0))[0]:
                best[entry] = (worth, number)
        return best

    def expand(self, word: str, *, unfinished: bool = False) -> list[tuple[str, float]]:
        """Map a typed word to the vocabulary: (term, how much it counts)."""
        variants: dict[str, float] = {}
        if word in self.postings:
            variants[word] = 1.0
        if (unfinished or not variants) and len(word) > 1:
            at = bisect_left(self.vocabulary, word)
            while at < len(self.vocabulary) and self.vocabulary[at].startswith(word):
                term = self.vocabulary[at]
                variants.setdefault(term, weights.PREFIX * (0.5 + 0.5 * len(word) / len(term)))
                at += 1
                if len(variants) >= weights.MOST_EXPANSIONS:
                    break
        if not variants and len(word) > 3 and word.isalpha():
            variants.update(self._near(word))
        for other in SYNONYMS.get(word, ()):
            if other in self.postings:
                variants.setdefault(other, weights.SYNONYM)
        return list(variants.items())

    def _near(self, word: str) -> Iterable[tuple[str, float]]:
        low = bisect_left(self.vocabulary, word[0])
        high = bisect_left(self.vocabulary, word[0] + "\uffff")
        choices = [
            term
            for term in self.vocabulary[low:high]
            if abs(len(term) - len(word)) <= 2 and term.isalpha()
        ]
        found = process.extract(
            word, choices, scorer=fuzz.ratio, score_cutoff=weights.NEAR_CUTOFF, limit=5
        )
        return [(term, weights.NEAR * score / 100) for term, score, _ in found]
