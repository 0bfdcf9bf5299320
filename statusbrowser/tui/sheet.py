"""A page set for a width: lines, and where its links, commands, sections and matches stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from statusbrowser.text import Block, Kind, Line, Role, Run, layout

MEASURE = 80
"""How many columns a line of a page has at most, however wide the pane is (DESIGN.md)."""

WHOLE_WORD = 5
"""A shorter word is not marked in a longer one: "not" stands in every "nothing"."""

Headings = tuple[tuple[int, str], ...]

FOLD = "fold"
"""The target of the line that stands for folded blocks."""


@dataclass(frozen=True, eq=False)
class Document:
    """What a page shows, before it has a width."""

    key: str
    """`404`, `faq/401-or-403`: the same for the same page."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line, in characters."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that a key can act on: a link, a command, the fold."""

    stretches: tuple[Stretch, ...]
    code: int | None = None
    """The code that a link leads to."""
    command: str = ""
    """The command, whole however it was wrapped."""

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self.stretches[0].line

    @property
    def deed(self) -> str:
        """What the key does that uses it, in a word or two."""
        if self.code is not None:
            return "follow"
        return "copy it" if self.command else "unfold"


def nearest(lines: Sequence[int], view: range, step: int) -> int:
    """Choose the first of some lines from the edge of the view on; round and round.

    Args:
        lines: Ascending.
        view: The lines in view.
        step: 1 to look down from the top of the view, -1 to look up from its end.

    Returns:
        Its place among the lines.
    """
    order = range(len(lines)) if step > 0 else range(len(lines) - 1, -1, -1)
    edge = view.start if step > 0 else view.stop - 1
    return next((n for n in order if (lines[n] - edge) * step >= 0), order[0])


@dataclass(frozen=True, eq=False)
class Sheet:
    """The lines of a page at one width."""

    lines: tuple[Line, ...]
    stops: tuple[Stop, ...]
    headings: Headings
    """The line and the text of each section's heading."""

    def command_at_hand(self, stop: int, view: range) -> str:
        """Give the command under the cursor, else the first in view, else the first of all.

        Args:
            stop: The link or command that the cursor is on; -1 for none.
            view: The lines in view.
        """
        if 0 <= stop < len(self.stops) and self.stops[stop].command:
            return self.stops[stop].command
        commands = [one for one in self.stops if one.command]
        seen = [one for one in commands if one.line in view]
        return next((one.command for one in [*seen, *commands]), "")

    def section_at(self, line: int) -> int:
        """Tell the number of the section that a line belongs to; 0 above the first."""
        return max(sum(start <= line for start, _ in self.headings) - 1, 0)

    def line_of(self, heading: str) -> int:
        """Tell the line of a heading; 0 where there is none."""
        return next((line for line, text in self.headings if text == heading), 0)


def set_sheet(document: Document, width: int, *, unfolded: bool) -> Sheet:
    """Wrap a page and note what stands where.

    Args:
        document: The page.
        width: The columns of the pane; the lines have at most `MEASURE`.
        unfolded: Whether long lists stand open.
    """
    blocks = document.blocks if unfolded else _folded(document.blocks)
    lines = layout(blocks, max(min(width, MEASURE), 10))
    stops: list[Stop] = []
    headings: list[tuple[int, str]] = []
    before = -1
    for number, line in enumerate(lines):
        block = blocks[line.block] if line.block >= 0 else None
        if block is not None and block.kind is Kind.COMMAND:
            text = line.text
            here = Stretch(number, len(text) - len(text.lstrip()), len(text))
            if line.block == before:
                stops[-1] = Stop((*stops[-1].stretches, here), command=block.text)
            else:
                stops.append(Stop((here,), command=block.text))
        else:
            if block is not None and block.kind is Kind.HEADING and line.block != before:
                headings.append((number, block.text))
            stops += _links(line, number)
        before = line.block
    return Sheet(tuple(lines), tuple(stops), tuple(headings))


def find_matches(sheet: Sheet, words: Sequence[str]) -> list[tuple[Stretch, ...]]:
    """Find words and phrases on a page, also where a phrase goes on in the next line.

    Args:
        sheet: The page.
        words: What to find, lower case; each must begin where a word does.
            Short ones must end there too.

    Returns:
        For each place, in reading order, the pieces of lines that it covers.
    """
    pattern = _pattern(tuple(words))
    if pattern is None:
        return []
    matches: list[tuple[Stretch, ...]] = []
    first = 0
    lines = sheet.lines
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and lines[last + 1].block == lines[first].block >= 0:
            last += 1
        text = "\n".join(line.text for line in lines[first : last + 1])
        found_here = pattern.finditer(text.lower())
        matches += [_stretches(text, found.start(), found.end(), first) for found in found_here]
        first = last + 1
    return matches


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    alternatives = []
    for word in sorted(filter(str.strip, words), key=len, reverse=True)[:40]:
        body = r"\s+".join(map(re.escape, word.split()))
        before = r"\b" if word[0].isalnum() else ""
        behind = r"\b" if len(word) < WHOLE_WORD and word[-1].isalnum() else ""
        alternatives.append(before + body + behind)
    return re.compile("|".join(alternatives)) if alternatives else None


def _stretches(text: str, start: int, end: int, first: int) -> tuple[Stretch, ...]:
    """Tell the lines that a stretch of joined lines covers, without their indents."""
    pieces: list[Stretch] = []
    at = 0
    for number, row in enumerate(text.split("\n"), first):
        indent = len(row) - len(row.lstrip())
        left, right = max(start - at, indent if at > start else 0), min(end - at, len(row))
        if left < right:
            pieces.append(Stretch(number, left, right))
        at += len(row) + 1
        if at >= end:
            break
    return tuple(pieces)


def _links(line: Line, number: int) -> list[Stop]:
    stops: list[Stop] = []
    at = 0
    for run in line.runs:
        if run.role is Role.LINK:
            code = run.target if isinstance(run.target, int) else None
            stops.append(Stop((Stretch(number, at, at + len(run.text)),), code=code))
        at += len(run.text)
    return stops


def _folded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put one line in the place of the folded blocks."""
    hidden = sum(run.role is Role.LOG for block in blocks if block.folded for run in block.runs[:1])
    if not hidden:
        return blocks
    at = next(number for number, block in enumerate(blocks) if block.folded)
    noun = "line" if hidden == 1 else "lines"
    runs = (Run(f"{hidden} more log {noun}", Role.LINK, FOLD), Run(" (f unfolds them)", Role.DIM))
    fold = Block(Kind.PARAGRAPH, runs)
    return (*blocks[:at], fold, *(block for block in blocks[at:] if not block.folded))
