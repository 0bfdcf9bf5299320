"""The list of results."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from statusbrowser.search import Hit
from statusbrowser.text import Block, Kind, Run, layout
from statusbrowser.tui import bindings
from statusbrowser.tui.glyphs import Glyphs
from statusbrowser.tui.messages import Read
from statusbrowser.tui.paint import Look, text_strip
from statusbrowser.tui.widgets.line_view import LineView
from statusbrowser.tui.widgets.result_rows import QUESTION_MARK, result_strips, row_count


class ResultList(LineView, can_focus=True):
    """The entries that answer the query, best first; the page follows the cursor."""

    HELP = "List"

    BINDINGS = bindings.RESULTS

    cursor: var[int] = var(0, init=False)
    """The result that the page shows; 0 too where there is none."""

    away: var[bool] = var(default=False, init=False)
    """Whether the keys act on the page, so that the cursor here waits."""

    @dataclass
    class Moved(Message):
        """The cursor is on another result, or on none because nothing is left."""

        hit: Hit | None

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.hits: tuple[Hit, ...] = ()
        self._glyphs = glyphs
        self._empty: tuple[str, ...] = ()
        self._mark = ""
        self._bounds: list[int] = [0]  # where each result begins, and the end
        self._bounds_width = 0

    @property
    def hit(self) -> Hit | None:
        """The result under the cursor."""
        return self.hits[self.cursor] if self.hits else None

    def show(
        self,
        hits: tuple[Hit, ...],
        cursor: int = 0,
        *,
        empty: tuple[str, ...] = (),
        of_codes: bool = False,
    ) -> None:
        """List results afresh.

        Args:
            hits: The results, best first.
            cursor: Which of them the cursor is put on.
            empty: What is said, a paragraph each, where there are none.
            of_codes: Whether it is a list of codes, in which a question is marked as one.
        """
        self.hits, self._empty = hits, empty
        self._mark = QUESTION_MARK if of_codes else ""
        self._bounds_width = 0
        self.set_reactive(ResultList.cursor, max(0, min(cursor, len(hits) - 1)))
        self.set_reactive(LineView.top, 0)
        if self.size:
            self._measure()
            self.set_reactive(LineView.top, self._top_for_cursor(0))
        self.repaint()

    @property
    def line_count(self) -> int:
        """The rows of all results."""
        self._measure()
        return self._bounds[-1]

    def rows(self) -> list[Strip]:
        """Paint the results in view, or say that there are none."""
        if not self.hits:
            return self._empty_rows()
        self._measure()
        paint, width, bottom = self.paint, self.width, self.top + self.height
        look = Look.CURSOR_AWAY if self.away else Look.CURSOR
        strips: list[Strip] = []
        first = 0
        for number, hit in enumerate(self.hits):
            first = self._bounds[number]
            if self._bounds[number + 1] <= self.top:
                continue
            if first >= bottom:
                break
            cursor = look if number == self.cursor else None
            own = result_strips(hit, width, paint, self._glyphs, cursor, self._mark)
            strips += own[max(self.top - first, 0) :]
        return strips[: self.height]

    def watch_cursor(self) -> None:
        """Keep the cursor in view and tell where it is."""
        self.set_reactive(LineView.top, self._top_for_cursor(self.top))
        self.repaint()
        self.tell(self.Moved(self.hit))

    def watch_away(self) -> None:
        """Show whether the cursor waits."""
        self.repaint()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a result."""
        return max(0, min(cursor, len(self.hits) - 1))

    def fit(self) -> None:
        """Keep the cursor in view."""
        self._measure()
        self.set_reactive(LineView.top, self._top_for_cursor(self.top))
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the result that was clicked; a second click reads it."""
        offset = event.get_content_offset(self)
        if offset is None or not self.hits:
            return
        line = self.top + offset.y
        number = sum(bound <= line for bound in self._bounds[1:])
        if number < len(self.hits):
            if event.chain > 1 and number == self.cursor:
                self.action_read()
            self.cursor = number

    def action_move(self, rows: int) -> None:
        """Move by results."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move by as many results as the list shows."""
        line = self._bounds[min(self.cursor, len(self._bounds) - 1)] + pages * (self.height - 1)
        number = sum(bound <= line for bound in self._bounds[1:]) if line > 0 else 0
        self.cursor = number if number != self.cursor else number + pages

    def action_edge(self, edge: int) -> None:
        """Go to the first or the last result."""
        self.cursor = 0 if edge < 0 else len(self.hits) - 1

    def action_read(self) -> None:
        """Go into the page."""
        self.tell(Read())

    def _measure(self) -> None:
        """Note where each result begins at the width of the pane."""
        if self._bounds_width != self.width:
            rows = (row_count(hit, self.width, self._mark) for hit in self.hits)
            self._bounds = list(accumulate(rows, initial=0))
            self._bounds_width = self.width

    def _top_for_cursor(self, top: int) -> int:
        """Tell the top nearest to the given one with which the cursor's rows are in view."""
        if not self.hits:
            return 0
        self._measure()
        first, end = self._bounds[self.cursor], self._bounds[self.cursor + 1]
        top = max(min(top, first), end - self.height)
        return max(0, min(top, max(self._bounds[-1] - self.height, 0)))

    def _empty_rows(self) -> list[Strip]:
        blocks = [Block(Kind.PARAGRAPH, (Run(text),)) for text in self._empty]
        style = self.paint.style(Look.DIM)
        lines = layout(blocks, self.width - 2) if blocks else []
        return [text_strip([(" " + line.text, style)], self.width) for line in lines][: self.height]
