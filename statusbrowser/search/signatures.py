"""The table of log lines, flags and messages, matched against what was pasted.

A row matches where its words stand in a line in their order, whatever stands
between them: that is how addresses, paths and times drop out. Each word weighs
by its rarity among the rows, so that `prematurely` decides and `while` doesn't.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Any, NamedTuple

from statusbrowser.search import weights
from statusbrowser.search.hits import Span, join_spans
from statusbrowser.search.pieces import Lexicon, Piece, Texts
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

FEWEST_BEGUN = 3
"""Words with which a row must begin before it counts as begun at the end of a line."""

IDIOM = 3
"""Rows that must have two words side by side before a query of the two counts as begun."""

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
    part: float = 1.0
    """The part of the line's words that are the row's; stop words do not count."""
    begun: int = 0
    """How many words the line ends in that are the row's, in their order: half-typed."""
    is_whole: bool = False
    """Whether the line is the row's name and nothing else."""
    as_written: bool = False
    """Whether the row stands there with its capitals and signs, `*` and `/` included."""


class Matcher:
    """Finds rows in queries.

    Args:
        texts: The text of each row, `...` for a gap.
        mass: The weight of each row: the sum of its words'.
        words: The rarity of each word among the rows, and the rows that it may mean: each
            stands under its three rarest.
        names: The rows that are one name, folded.
        flags: The rows that are matched as they stand only.
    """

    def __init__(
        self, texts: Texts, mass: Sequence[float], words: Lexicon, names: Lexicon, flags: Lexicon
    ) -> None:
        self.texts = texts
        self._mass = mass
        self._words = words
        self._names = names
        self._flags = flags

    @classmethod
    def of(cls, rows: Iterable[str], flags: frozenset[int]) -> Matcher:
        """Prepare rows.

        Args:
            rows: The text of each row, `...` for a gap.
            flags: Which of the rows are flags.
        """
        texts = Texts()
        words: list[list[str]] = []
        counts: Counter[str] = Counter()
        by_name: dict[str, list[int]] = {}
        by_flag: dict[str, list[int]] = {}
        for row, text in enumerate(rows):
            texts.append(text)
            words.append([])
            if row in flags:
                by_flag.setdefault(text.split()[0].rstrip(":"), []).append(row)
            elif name := identifier(text):
                by_name.setdefault(name, []).append(row)
            else:
                words[row] = [
                    word for word in _TOKEN.findall(fold(text)) if len(word) <= LONGEST_WORD
                ]
                counts.update(set(words[row]))
        total = len(texts) + 1
        rarity = {
            token: round(log(total / count) * (COMMON_WORD if _is_common(token) else 1.0), 4)
            for token, count in counts.items()
        }
        by_word: dict[str, list[int]] = {}
        for row, tokens in enumerate(words):
            for token in sorted(set(tokens), key=lambda word: (-rarity[word], word))[:3]:
                by_word.setdefault(token, []).append(row)
        return cls(
            texts,
            array("d", (sum(rarity[token] for token in tokens) for tokens in words)),
            Lexicon.of(by_word, rarity),
            Lexicon.of(by_name, {}),
            Lexicon.of(by_flag, {}),
        )

    def pack(self) -> tuple[Any, ...]:
        """Give all but the texts as plain data."""
        lexicons = (self._words, self._names, self._flags)
        mass = array("d", self._mass).tobytes()
        return (self.texts.ends, mass, *(lexicon.lines for lexicon in lexicons))

    @classmethod
    def unpack(cls, packed: tuple[Any, ...], texts: Piece) -> Matcher:
        """Make a matcher of what `pack` gave and of the texts."""
        ends, mass, *lexicons = packed
        words, names, flags = map(Lexicon, lexicons)
        return cls(Texts(texts, ends), array("d", mass), words, names, flags)

    def find(self, line: str) -> list[Match]:
        """Find the rows whose words stand in a line, at least half of their weight."""
        places: dict[str, list[int]] = {}
        tokens = tokenize(line)
        for place, (token, _, _) in enumerate(tokens):
            places.setdefault(token, []).append(place)
        known = {token: found for token in places if (found := self._words.find(token))}
        rarity = {token: weight for token, (weight, _) in known.items()}
        matches = []
        for row in sorted({row for _, rows in known.values() for row in rows}):
            little = self._mass[row] < LITTLE
            if little and not self._stands(row, line):
                continue
            match = self._match(row, places, rarity, len(tokens))
            if match is not None:
                matches.append(match._replace(as_written=little or self._stands(row, line)))
        matches = _without_chance(matches)
        for name in _identifiers_in(line):
            for row in self._names.rows(name):
                if name.isalpha() and not self._stands(row, line):
                    continue
                parts = len(_TOKEN.findall(name))
                whole = ((0, len(self.texts[row])),)
                alone = name == identifier(line)
                matches.append(Match(row, 1.0, OF_AN_IDENTIFIER * parts, whole, is_whole=alone))
        return matches

    def flags(self, words: Iterable[str]) -> list[int]:
        """Find the rows of flags, letter case included."""
        return [row for word in words for row in self._flags.rows(word)]

    def _stands(self, row: int, line: str) -> bool:
        """Tell whether a row stands in a line as it is written, its parts in their order."""
        end = 0
        for part in map(str.strip, self.texts[row].split("...")):
            at = line.find(part, end)
            if at < 0:
                return False
            end = at + len(part)
        return True

    def _match(
        self, row: int, places: dict[str, list[int]], rarity: dict[str, float], size: int
    ) -> Match | None:
        """Match the words of a row, in their order, with those of a line.

        Args:
            row: The number of the row.
            places: Where each word stands in the line.
            rarity: What each word of the line is worth that some row has.
            size: How many words the line has.
        """
        text, mass = self.texts[row], self._mass[row]
        at = -1
        found = 0.0
        spans = []
        telling = missed = 0
        first = None
        for token, start, end in tokenize(text):
            after = next((place for place in places.get(token, ()) if place > at), None)
            if after is None:
                missed += at < size - 1
                continue
            at = after
            first = after if first is None else first
            found += rarity[token]
            spans.append((start, end))
            telling += len(token) > 1 and token not in STOP_WORDS
        if first is None:
            return None
        begun = len(spans) == size > 1
        if not begun and telling >= FEWEST_BEGUN:  # a date or a product may stand before it
            begun = missed == 0 and at == size - 1 and size - first == len(spans)
        if found < mass / 2 and not begun:
            return None
        if found < FEWEST and found < mass:
            return None
        said = sum(
            len(there)
            for token, there in places.items()
            if len(token) > 1 and token not in STOP_WORDS
        )
        part = telling / max(1, said)
        free = weights.NEAR_GAP + weights.NAMED_GAP * text.count("...")
        slack = max(0, at - first + 1 - len(spans) - free) / weights.GAP_SCALE
        coverage = found / mass / (1 + slack)
        return Match(row, coverage, found, join_spans(spans, text), part, len(spans) * begun)


def _without_chance(matches: list[Match]) -> list[Match]:
    """Take back that a row is begun where another one has more of the words, or two by chance."""
    most = max((match.begun for match in matches), default=0)
    if most == 2 and sum(match.begun == most for match in matches) < IDIOM:
        most += 1
    return [match if match.begun == most else match._replace(begun=0) for match in matches]


def _is_common(token: str) -> bool:
    """Tell a word that every text has, or a single letter such as a tag's."""
    return token in STOP_WORDS or (len(token) == 1 and token.isalpha())


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
