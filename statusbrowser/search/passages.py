"""The full text: sentences of all pages, ranked as BM25F does.

Each word of a query is first mapped to the vocabulary (itself, words that it
begins, words that it resembles); the texts are never compared with the query.
Rare words choose the candidates, frequent ones only order them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import groupby
from math import log
from typing import Any, NamedTuple

from statusbrowser.search import weights
from statusbrowser.search.pieces import Piece
from statusbrowser.search.vocabulary import Variants, Vocabulary
from statusbrowser.search.words import index_terms

MOST_TERMS = 40
"""Terms of a query that are looked up; the rarest are kept."""

MOST_CANDIDATES = 2_000
"""Postings of a term beyond which it only orders the candidates of rarer ones."""


class TextMatch(NamedTuple):
    """An entry whose text answers a query."""

    entry: int
    part: float
    """0 to 1; 1 where every word stands in the most telling field."""
    passage: int
    """The sentence that has most of the words."""


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


class Passages:
    """An inverted index of passages; grows by `add`, answers after `close`."""

    def __init__(self) -> None:
        self.weights = array("f")
        """What a word in each passage is worth."""
        self.entries = array("I")
        """The entry of each passage; not kept when the index is packed."""
        self.lengths: dict[int, int] = {}
        """How many terms the passages of each entry have."""
        self.vocabulary = Vocabulary()
        self._found: dict[str, array[int]] = {}
        self.data: Piece = b""
        """The postings of all terms, one behind the other."""
        self._starts = array("I")
        self._sizes = array("I")
        self._rarities = array("f")
        self._postings: dict[int, Postings] = {}

    def pack(self) -> tuple[Any, ...]:
        """Give all but the postings as plain data."""
        arrays = (self.weights, self._starts, self._sizes, self._rarities)
        return (
            self.lengths,
            " ".join(self.vocabulary),
            *(numbers.tobytes() for numbers in arrays),
        )

    @classmethod
    def unpack(cls, packed: tuple[Any, ...], postings: Piece) -> Passages:
        """Make an index of what `pack` gave and of the postings."""
        made = cls()
        made.data = postings
        made.lengths, vocabulary, *arrays = packed
        made.vocabulary = Vocabulary(vocabulary.split(" "))
        made.weights.frombytes(arrays[0])
        made._starts.frombytes(arrays[1])
        made._sizes.frombytes(arrays[2])
        made._rarities.frombytes(arrays[3])
        return made

    def add(self, entry: int, weight: float, text: str) -> int:
        """Add a passage and give its number."""
        number = len(self.entries)
        self.entries.append(entry)
        self.weights.append(weight)
        found = index_terms(text)
        for term in found:
            if term in self._found:
                self._found[term].append(number)
            else:
                self._found[term] = array("I", (number,))
        self.lengths[entry] = self.lengths.get(entry, 0) + len(found)
        return number

    def close(self) -> None:
        """Put the postings of every term into one piece; call it once, after the last `add`."""
        self.vocabulary = Vocabulary(sorted(self._found))
        data = bytearray()
        mean = sum(self.lengths.values()) / max(1, len(self.lengths))
        scales = {entry: 1 / (length + mean) for entry, length in self.lengths.items()}
        for term in self.vocabulary:
            postings = self._posted(self._found[term])
            self._rarities.append(self._rarity(postings, scales))
            self._starts.append(len(data))
            self._sizes.append(len(postings.entries))
            for numbers in postings:
                data += numbers.tobytes()
        self._starts.append(len(data))
        self.data = bytes(data)
        self._found = {}

    def rarity(self, term: str) -> float:
        """Tell how much a term of the vocabulary says."""
        return self._rarities[self.vocabulary.number(term)]

    def _rarity(self, postings: Postings, scales: dict[int, float]) -> float:
        """Tell how much a term says.

        The fewer passages have it, the more; passages rather than entries, since
        most pages have most words somewhere. And the more, the fewer entries it
        keeps to, each weighed by its length.
        """
        count = len(postings.passages)
        rare = log(1 + (len(self.weights) - count + 0.5) / (count + 0.5))
        parts = [
            impact * scales[entry]
            for entry, impact in zip(postings.entries, postings.impacts, strict=True)
        ]
        total = sum(parts)
        spread = log(total) - sum(part * log(part) for part in parts) / total  # its entropy
        return rare + weights.KEEPS_TO_ITS_PAGES * max(0.1, log(len(self.lengths)) - spread)

    def _posted(self, numbers: array[int]) -> Postings:
        """Group the passages that have a term by their entries."""
        made = Postings(array("I"), array("f"), array("I"), array("I"))
        ordered = sorted(numbers, key=self.entries.__getitem__)
        for entry, passages in groupby(ordered, self.entries.__getitem__):
            made.entries.append(entry)
            made.passages.extend(passages)
            last = made.ends[-1] if made.ends else 0
            made.impacts.append(sum(map(self.weights.__getitem__, made.passages[last:])))
            made.ends.append(len(made.passages))
        return made

    def postings(self, term: str) -> Postings:
        """Read the postings of a term of the vocabulary."""
        number = self.vocabulary.number(term)
        if number not in self._postings:
            start, end = self._starts[number], self._starts[number + 1]
            size = self._sizes[number] * 4
            made = Postings(array("I"), array("f"), array("I"), array("I"))
            for numbers in made[:3]:
                numbers.frombytes(self.data[start : start + size])
                start += size
            made.passages.frombytes(self.data[start:end])
            self._postings[number] = made
        return self._postings[number]

    def find(self, words: Sequence[str], *, unfinished: str = "") -> list[TextMatch]:
        """Rank the entries that have the words.

        Args:
            words: Terms of the query, each once.
            unfinished: The one of them that may still be typed on.

        Returns:
            The best entries that pass the cutoff, in no order.
        """
        groups = self._groups(words, unfinished)
        whole = sum(rarity for rarity, _ in groups)
        if not whole:
            return []
        scores: dict[int, float] = {}
        for rarity, variants in groups:
            self._count(rarity, variants, scores)
        floor = _floor(groups)
        matches = []
        for entry, score in nlargest(weights.MOST_HITS, scores.items(), key=_score):
            sentence, together, number = self._sentences(entry, groups, whole)
            part = (1 - weights.PASSAGE_SHARE) * score / whole + weights.PASSAGE_SHARE * sentence
            part += weights.TOGETHER * (together - part)
            if part >= floor:
                matches.append(TextMatch(entry, min(1.0, part), number))
        return matches

    @cached_property
    def _norms(self) -> dict[int, float]:
        """How much longer than others each entry counts; 1 for one of mean length."""
        mean = sum(self.lengths.values()) / max(1, len(self.lengths))
        share = weights.LENGTH_SHARE
        return {entry: 1 - share + share * length / mean for entry, length in self.lengths.items()}

    def _groups(self, words: Sequence[str], unfinished: str) -> list[tuple[float, Variants]]:
        """Map each word to the vocabulary; the rarest words first, and only so many."""
        unknown = log(1 + len(self.weights) / 1.5) * weights.UNKNOWN_WORD
        groups = []
        for word in words:
            variants = self.vocabulary.expand(word, unfinished=word == unfinished)
            rarity = max((self.rarity(term) * counts for term, counts in variants), default=unknown)
            groups.append((rarity, variants))
        groups.sort(key=lambda group: -group[0])
        return groups[:MOST_TERMS]

    def _count(self, rarity: float, variants: Variants, scores: dict[int, float]) -> None:
        """Add what one word is worth to each entry that has it."""
        norms = self._norms
        found: dict[int, float] = {}
        for entry, impact in self._impacts(variants, scores):
            found[entry] = found.get(entry, 0.0) + impact
        for entry, count in found.items():
            enough = weights.SATURATION * norms[entry]
            scores[entry] = scores.get(entry, 0.0) + rarity * count / (count + enough)

    def _impacts(
        self, variants: Variants, candidates: dict[int, float]
    ) -> Iterator[tuple[int, float]]:
        """Give the entries that have a word and what it is worth there."""
        for term, similarity in variants:
            postings = self.postings(term)
            if candidates and len(postings.entries) > max(MOST_CANDIDATES, len(candidates)):
                for entry in candidates:
                    at = postings.place(entry)
                    if at >= 0:
                        yield entry, similarity * postings.impacts[at]
            else:
                for entry, impact in zip(postings.entries, postings.impacts, strict=True):
                    yield entry, similarity * impact

    def _sentences(
        self, entry: int, groups: list[tuple[float, Variants]], whole: float
    ) -> tuple[float, float, int]:
        """Look at the passages of an entry.

        Returns:
            What the one that has most of the words is worth, how much all of
            them have words together, both 0 to 1, and the number of the first.
        """
        sentences: defaultdict[int, float] = defaultdict(float)
        for rarity, variants in groups:
            seen: dict[int, float] = {}
            for term, similarity in variants:
                for number in self.postings(term).passages_of(entry):
                    if similarity > seen.get(number, 0.0):
                        seen[number] = similarity
            for number, similarity in seen.items():
                sentences[number] += rarity * similarity
        telling = max(weights.FIELD.values()) * weights.TELLING_FIELD
        best, at, together = 0.0, 0, 0.0
        for number, score in sentences.items():
            part, field = score / whole, min(1.0, self.weights[number] / telling)
            together += part * part * field
            worth = part * (0.55 + 0.45 * field)
            worth *= (1 - weights.TOGETHER_SHARE) + weights.TOGETHER_SHARE * part
            if worth > best:
                best, at = worth, number
        together /= self._norms[entry]
        return best, together / (together + weights.ENOUGH_TOGETHER), at


def _floor(groups: list[tuple[float, Variants]]) -> float:
    """Tell the part below which a hit is noise: more of few words, of which one is a chance."""
    if len(groups) == 1:
        return weights.TEXT_CUTOFF
    known = sum(any(counts >= weights.KNOWN for _, counts in group) for _, group in groups)
    floor = weights.OF_FEW_WORDS / (1 + len(groups)) * len(groups) / max(1, known)
    return max(weights.TEXT_CUTOFF, floor)


def _score(item: tuple[int, float]) -> tuple[float, int]:
    return item[1], -item[0]
