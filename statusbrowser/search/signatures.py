"""The table of log lines, flags and messages, matched against what was pasted.

A row matches where its words stand in a line in their order, whatever stands
between them: that is how addresses, paths and times drop out. Each word weighs
by its rarity among the rows, so that `prematurely` decides and `while` doesn't.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from statusbrowser.search import weights
from statusbrowser.search.hits import Span, join_spans
from statusbrowser.search.words import LONGEST_WORD, STOP_WORDS, fold

_TOKEN = re.compile(r"[a-z0-9]+")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[_.=:\-/$\\]+[a-z0-9]+)+|[a-z0-9]+")

_JOINTS = re.compile(r"[.=:/$\\]+")

COMMON_WORD = 0.4
"""What is left of the weight of a word that every text has."""

FEWEST = 5.0
"""Weight that must be found of a row of which a part is missing."""

LITTLE = 11.0
"""Weight of a row below which it must stand there as the product writes it, case included."""

OF_AN_IDENTIFIER = 7.0
"""Weight of each part of a name such as `UND_ERR_HEADERS_TIMEOUT`, which stands for itself."""


class Match(NamedTuple):
    """A row of the table found in a query."""

    row: int
    coverage: float
    """The part of the row's weight that was found, 0 to 1."""
    weight: float
    """How much the found words say: the sum of their rarities."""
    spans: tuple[Span, ...]
    """The found words in the row's own text."""
    is_begun: bool = False
    """Whether the line is nothing but words of the row, in their order: half-typed."""
    is_whole: bool = False
    """Whether the line is the row's name and nothing else."""


class Matcher(NamedTuple):
    """Finds rows in queries."""

    texts: list[str]
    weights: dict[str, float]
    """The rarity of each word among the rows."""
    mass: list[float]
    """The weight of each row: the sum of its words'."""
    by_token: dict[str, list[int]]
    """The rows that a word may mean: each stands under its three rarest."""
    by_name: dict[str, list[int]]
    """The rows that are one name, folded."""
    by_flag: dict[str, list[int]]

    @classmethod
    def of(cls, texts: Iterable[str], flags: frozenset[int]) -> Matcher:
        """Prepare rows.

        Args:
            texts: The text of each row, `...` for a gap.
            flags: Which of the rows are flags; they are matched as they stand only.
        """
        made = cls(list(texts), {}, [], {}, {}, {})
        words: list[list[str]] = []
        counts: Counter[str] = Counter()
        for row, text in enumerate(made.texts):
            words.append([])
            if row in flags:
                made.by_flag.setdefault(text.split()[0].rstrip(":"), []).append(row)
            elif name := identifier(text):
                made.by_name.setdefault(name, []).append(row)
            else:
                words[row] = [token for token, _, _ in tokenize(text)]
                counts.update(set(words[row]))
        total = len(made.texts) + 1
        for token, count in counts.items():
            share = COMMON_WORD if token in STOP_WORDS else 1.0
            made.weights[token] = log(total / count) * share
        made.mass.extend(sum(made.weights[token] for token in tokens) for tokens in words)
        for row, tokens in enumerate(words):
            for token in sorted(set(tokens), key=lambda word: (-made.weights[word], word))[:3]:
                made.by_token.setdefault(token, []).append(row)
        return made

    def find(self, line: str) -> list[Match]:
        """Find the rows whose words stand in a line, at least half of their weight."""
        places: dict[str, list[int]] = {}
        tokens = tokenize(line)
        for place, (token, _, _) in enumerate(tokens):
            places.setdefault(token, []).append(place)
        rows = sorted({row for token in places for row in self.by_token.get(token, ())})
        matches = []
        for row in rows:
            if self.mass[row] < LITTLE and not self._stands(row, line):
                continue
            match = self._match(row, places, len(tokens))
            if match is not None:
                matches.append(match)
        for name in _identifiers_in(line):
            for row in self.by_name.get(name, ()):
                if name.isalpha() and not self._stands(row, line):
                    continue
                parts = len(_TOKEN.findall(name))
                whole = ((0, len(self.texts[row])),)
                alone = name == identifier(line)
                matches.append(Match(row, 1.0, OF_AN_IDENTIFIER * parts, whole, is_whole=alone))
        return matches

    def flags(self, words: Iterable[str]) -> list[int]:
        """Find the rows of flags, letter case included."""
        return [row for word in words for row in self.by_flag.get(word, ())]

    def _stands(self, row: int, line: str) -> bool:
        """Tell whether a row stands in a line as it is written."""
        return all(part.strip() in line for part in self.texts[row].split("..."))

    def _match(self, row: int, places: dict[str, list[int]], size: int) -> Match | None:
        at = -1
        found = 0.0
        spans = []
        first = None
        for token, start, end in tokenize(self.texts[row]):
            after = next((place for place in places.get(token, ()) if place > at), None)
            if after is None:
                continue
            at = after
            first = after if first is None else first
            found += self.weights[token]
            spans.append((start, end))
        begun = len(spans) == size > 1
        if first is None or (found < self.mass[row] / 2 and not begun):
            return None
        if found < FEWEST and found < self.mass[row]:
            return None
        free = weights.NEAR_GAP + weights.NAMED_GAP * self.texts[row].count("...")
        slack = max(0, at - first + 1 - len(spans) - free) / weights.GAP_SCALE
        coverage = found / self.mass[row] / (1 + slack)
        return Match(row, coverage, found, join_spans(spans, self.texts[row]), begun)


def tokenize(text: str) -> list[tuple[str, int, int]]:
    """Split a line into its letters and digits, folded, with the place of each."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower()
    return [
        (found[0], found.start(), found.end())
        for found in _TOKEN.finditer(folded)
        if found.end() - found.start() <= LONGEST_WORD
    ]


def _identifiers_in(line: str) -> list[str]:
    """Give the names in a line, and the parts of those that are joined by more than `_` and `-`."""
    names: dict[str, None] = {}
    for found in _IDENTIFIER.finditer(fold(line)):
        names[found[0]] = None
        names.update(dict.fromkeys(_JOINTS.split(found[0])))
    return list(names)


def identifier(text: str) -> str:
    """Fold a row that is one name (`ERR_DNS_FAIL`, `404.13`); empty where it is several words."""
    if "..." in text or not text.isascii():
        return ""
    folded = text.lower().strip(" :;.,'\"()[]{}<>")
    return folded if _IDENTIFIER.fullmatch(folded) else ""
