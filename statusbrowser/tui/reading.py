"""A page as somebody reads it: set for a width, with what is marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from statusbrowser.tui.paint import Look, Mark
from statusbrowser.tui.sheet import Document, Sheet, Stretch, find_matches, set_sheet

KEPT_SHEETS = 4
"""How many pages keep their lines, so that coming back costs nothing."""

TITLE_LINES = 2
"""The lines of a page where a match needs no scrolling: title and subtitle."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is on a page."""

    top: int = 0
    stop: int = -1
    match: int = -1
    unfolded: bool = False


@dataclass(frozen=True, eq=False)
class Reading:
    """A sheet and the matches on it."""

    sheet: Sheet
    matches: tuple[tuple[Stretch, ...], ...] = ()
    unfolded: bool = False

    @property
    def best_passage(self) -> tuple[int, int]:
        """Find the passage below the title that says most of what was asked.

        Returns:
            How much it says (the characters of the different words in it, and
            one for each that follows on another), and its first match; 0 and
            -1 where there is none.
        """
        said: dict[int, dict[str, int]] = {}
        bonus: dict[int, int] = {}
        before: Stretch | None = None
        for number, match in enumerate(self.matches):
            first = match[0]
            line = self.sheet.lines[first.line]
            if first.line >= TITLE_LINES:
                word = line.text[first.start : first.end].casefold()
                said.setdefault(line.block, {}).setdefault(word, number)
                if before and before.line == first.line and first.start - before.end <= 1:
                    bonus[line.block] = bonus.get(line.block, 0) + 1
            before = match[-1]
        best = (0, -1)
        for block, words in said.items():
            score = sum(len(word) for word in words) + bonus.get(block, 0)
            if score > best[0]:
                best = (score, min(words.values()))
        return best

    def marks(self, line: int, match: int, stop: int) -> list[Mark]:
        """Tell which pieces of a line are set apart: matches, and the cursor over them.

        Args:
            line: Its number.
            match: The match that one stands on; -1 for none.
            stop: The link or command that the cursor is on; -1 for none.
        """
        marks: list[Mark] = [
            (s.start, s.end, Look.MARK_HERE if number == match else Look.MARK)
            for number, s in self._matches_by_line.get(line, ())
        ]
        if 0 <= stop < len(self.sheet.stops):
            stretches = self.sheet.stops[stop].stretches
            marks += [(s.start, s.end, Look.CURSOR) for s in stretches if s.line == line]
        return marks

    @cached_property
    def _matches_by_line(self) -> dict[int, list[tuple[int, Stretch]]]:
        """The pieces of the matches, each with the number of its match."""
        pieces: dict[int, list[tuple[int, Stretch]]] = {}
        for number, match in enumerate(self.matches):
            for stretch in match:
                pieces.setdefault(stretch.line, []).append((number, stretch))
        return pieces

    def stop_at(self, line: int, column: int) -> int | None:
        """Tell which link or command stands somewhere."""
        for number, stop in enumerate(self.sheet.stops):
            if any(s.line == line and s.start <= column < s.end for s in stop.stretches):
                return number
        return None

    def line_of_block(self, block: int) -> int:
        """Find the line where a block begins."""
        lines = enumerate(self.sheet.lines)
        return next((number for number, line in lines if line.block >= block), 0)


class Reader:
    """Sets pages, and keeps those that were set."""

    def __init__(self) -> None:
        self._sheets: dict[tuple[Document, int, bool], Sheet] = {}

    def read(
        self,
        document: Document,
        width: int,
        words: Sequence[str],
        *,
        unfolded: bool,
        seek: bool = False,
    ) -> Reading:
        """Set a page and find words on it.

        Args:
            document: The page.
            width: The columns of the pane.
            words: What to find, lower case.
            unfolded: Whether long lists stand open.
            seek: Open them where the best match is inside.
        """
        sheet = self._sheet(document, width, unfolded)
        reading = Reading(sheet, tuple(find_matches(sheet, words)), unfolded)
        if seek and words and not unfolded:
            opened = self.read(document, width, words, unfolded=True)
            return opened if opened.best_passage[0] > reading.best_passage[0] else reading
        return reading

    def _sheet(self, document: Document, width: int, unfolded: bool) -> Sheet:  # noqa: FBT001
        key = (document, width, unfolded)
        if key not in self._sheets:
            while len(self._sheets) >= KEPT_SHEETS:
                del self._sheets[next(iter(self._sheets))]
            self._sheets[key] = set_sheet(document, width, unfolded=unfolded)
        return self._sheets[key]
