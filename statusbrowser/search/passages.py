"""The full text: sentences of all pages, ranked as BM25F does.

Each word of a query is first mapped to the vocabulary (itself, words that it
begins, words that it resembles); the texts are never compared with the query.
Rare words choose the candidates, frequent ones only order them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from heapq import nlargest
from math import log
from operator import itemgetter
from typing import Any, NamedTuple

from statusbrowser.search import weights
from statusbrowser.search.pieces import Piece
from statusbrowser.search.postings import Postings, Word
from statusbrowser.search.vocabulary import Vocabulary
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


class Passages:
    """An inverted index of passages; grows by `add`, answers after `close`."""

    def __init__(self) -> None:
        self.weights = array("f")
        """What a word in each passage is worth."""
        self.entries = array("I")
        """The entry of each passage; not kept when the index is packed."""
        self.lengths: dict[int, float] = {}
        """How many terms the passages of each entry have, each counted by the passage's weight."""
        self.vocabulary = Vocabulary()
        self._found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
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
            self._found[term].append(number)
        self.lengths[entry] = self.lengths.get(entry, 0.0) + weight * len(found)
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
        self._found.clear()

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

    def _posted(self, found: array[int]) -> Postings:
        """Group the passages that have a term by their entries."""
        entry_of, weight_of = self.entries.__getitem__, self.weights.__getitem__
        numbers = sorted(found, key=entry_of)
        entries: list[int] = []
        impacts: list[float] = []
        ends: list[int] = []
        for at, number in enumerate(numbers, 1):
            entry, impact = entry_of(number), weight_of(number)
            if entries and entry == entries[-1]:
                impacts[-1] += impact
                ends[-1] = at
            else:
                entries.append(entry)
                impacts.append(impact)
                ends.append(at)
        return Postings(
            array("I", entries), array("f", impacts), array("I", ends), array("I", numbers)
        )

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
        asked = self._words(words, unfinished)
        whole = sum(word.rarity for word in asked)
        if not whole:
            return []
        scores: dict[int, float] = {}
        for word in asked:
            self._count(word, scores)
        floor = _floor(asked)
        matches = []
        for entry, score in nlargest(weights.MOST_READ, scores.items(), key=_score):
            sentence, together, number = self._sentences(entry, asked, whole)
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

    def _words(self, words: Sequence[str], unfinished: str) -> list[Word]:
        """Map each word to the vocabulary; the rarest words first, and only so many."""
        unknown = log(1 + len(self.weights) / 1.5) * weights.UNKNOWN_WORD
        asked = []
        for word in words:
            variants = self.vocabulary.expand(word, unfinished=word == unfinished)
            variants.sort(key=itemgetter(1), reverse=True)
            rarity = max((self.rarity(term) * counts for term, counts in variants), default=unknown)
            asked.append(Word(rarity, [(self.postings(term), counts) for term, counts in variants]))
        asked.sort(key=lambda word: -word.rarity)
        return asked[:MOST_TERMS]

    def _count(self, word: Word, scores: dict[int, float]) -> None:
        """Add what one word is worth to each entry that has it."""
        norms = self._norms
        found: dict[int, float] = {}
        for entry, impact in self._impacts(word, scores):
            found[entry] = found.get(entry, 0.0) + impact
        for entry, count in found.items():
            enough = weights.SATURATION * norms[entry]
            scores[entry] = scores.get(entry, 0.0) + word.rarity * count / (count + enough)

    def _impacts(self, word: Word, candidates: dict[int, float]) -> Iterator[tuple[int, float]]:
        """Give the entries that have a word and what it is worth there."""
        for postings, counts in word.places:
            if candidates and len(postings.entries) > max(MOST_CANDIDATES, len(candidates)):
                for entry in candidates:
                    at = postings.place(entry)
                    if at >= 0:
                        yield entry, counts * postings.impacts[at]
            else:
                for entry, impact in zip(postings.entries, postings.impacts, strict=True):
                    yield entry, counts * impact

    def _sentences(self, entry: int, asked: list[Word], whole: float) -> tuple[float, float, int]:
        """Look at the passages of an entry.

        Returns:
            What the one that has most of the words is worth, how much all of
            them have words together, both 0 to 1, and the number of the first.
        """
        sentences: dict[int, float] = {}
        for rarity, places in asked:
            seen: set[int] = set()
            for postings, counts in places:
                worth = rarity * counts / whole
                for number in postings.passages_of(entry):
                    if number not in seen:
                        sentences[number] = sentences.get(number, 0.0) + worth
                        seen.add(number)
        telling, alone = _telling_weight(), 1 - weights.TOGETHER_SHARE
        best, at, together = 0.0, 0, 0.0
        for number, part in sentences.items():
            field = min(1.0, self.weights[number] / telling)
            square = part * part
            together += square * field
            worth = (0.55 + 0.45 * field) * (alone * part + weights.TOGETHER_SHARE * square)
            if worth > best:
                best, at = worth, number
        together /= self._norms[entry]
        return best, together / (together + weights.ENOUGH_TOGETHER), at


def _telling_weight() -> float:
    """The weight of a passage from which its field tells all."""
    return max(weights.FIELD.values()) * weights.TELLING_FIELD


def _floor(asked: list[Word]) -> float:
    """Tell the part below which a hit is noise: more of few words, of which one is a chance."""
    if len(asked) == 1:
        return weights.TEXT_CUTOFF
    known = sum(bool(word.places) and word.places[0][1] >= weights.KNOWN for word in asked)
    floor = weights.OF_FEW_WORDS / (1 + len(asked)) * len(asked) / max(1, known)
    return max(weights.TEXT_CUTOFF, floor)


def _score(item: tuple[int, float]) -> tuple[float, int]:
    return item[1], -item[0]
