"""The page of a status or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from statusbrowser.model import StatusSection
from statusbrowser.tui import bindings
from statusbrowser.tui.messages import CopyText, Note, ShowStatus
from statusbrowser.tui.paint import paint_line
from statusbrowser.tui.reading import Place, Reader, Reading
from statusbrowser.tui.sheet import Document, Sheet, nearest
from statusbrowser.tui.widgets.line_view import LineView


class Page(LineView, can_focus=True):
    """A page, typeset, with a cursor that goes through its links and commands."""

    HELP = "Page"

    BINDINGS = bindings.PAGE

    stop: var[int] = var(-1, init=False)
    """Which link or command the cursor is on; -1 for none."""

    match: var[int] = var(-1, init=False)
    """Which match `n` went to last; -1 for none."""

    @dataclass
    class Changed(Message):
        """The view moved, or the cursor in it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document = Document("", ())
        self.words: tuple[str, ...] = ()
        self.unfolded = False
        self._reader = Reader()
        self._reading = Reading(Sheet((), (), ()))
        self._read_for: tuple[Document, int, bool] | None = None
        self._strips: dict[int, Strip] = {}
        self._seek = False

    @property
    def line_count(self) -> int:
        """The lines at this width."""
        return len(self.sheet.lines)

    @property
    def sheet(self) -> Sheet:
        """The page as it is set."""
        return self._reading.sheet

    @property
    def match_count(self) -> int:
        """How many places the words of the query have on the page."""
        return len(self._reading.matches)

    @property
    def place(self) -> Place:
        """Where one is, to come back to."""
        return Place(self.top, self.stop, self.match, self.unfolded)

    @property
    def stop_label(self) -> str:
        """Say what the key that follows a link does at the cursor; empty where it is on nothing."""
        return self.sheet.stops[self.stop].deed if self._has_stop_in_view else ""

    @property
    def percent(self) -> int | None:
        """How much of the page has been seen; None where all of it is in view."""
        if self.line_count <= self.height:
            return None
        return round(100 * min(self.top + self.height, self.line_count) / self.line_count)

    def show(
        self,
        document: Document,
        words: Sequence[str] = (),
        place: Place | None = None,
        *,
        seek: bool = False,
    ) -> None:
        """Show a page.

        Args:
            document: The page.
            words: What to mark, lower case.
            place: Where to come back to; the top where None.
            seek: Go to the first match that is not in the title.
        """
        place = place or Place()
        self.document, self.words, self.unfolded = document, tuple(words), place.unfolded
        self._seek = seek
        self.set_reactive(Page.stop, place.stop)
        self.set_reactive(Page.match, place.match)
        self._lay_out(place.top, force=True)
        self.repaint()

    def rows(self) -> list[Strip]:
        """Paint the lines in view; the title stays on the first row, however far one has read."""
        rows = super().rows()
        if rows and self._view.start > self.top:
            rows[0] = self.line_strip(0)
        return rows

    def line_strip(self, line: int) -> Strip:
        """Paint one line with its matches and the cursor."""
        if line not in self._strips:
            self._strips[line] = paint_line(
                self.sheet.lines[line], self.paint, self._reading.marks(line, self.match, self.stop)
            )
        return self._strips[line]

    def restyle(self) -> None:
        """Paint every line afresh."""
        self._strips.clear()
        super().restyle()

    def fit(self) -> None:
        """Wrap for the width, and stay at the same passage."""
        top = self.top
        first = next((line.block for line in self.sheet.lines[top + 1 :] if line.block >= 0), None)
        if self._lay_out(top) and top and first is not None:  # the title covers the first line
            self.set_reactive(LineView.top, self._reading.line_of_block(first) - 1)
        self.set_reactive(LineView.top, max(0, min(self.top, self.last_top)))
        self.repaint()
        self.tell(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """Follow the link, open the fold, copy the command that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        stop = self._reading.stop_at(self.top + offset.y, offset.x)
        if stop is not None:
            self.stop = stop
            if not self.sheet.stops[stop].command:
                self.action_use_stop()

    def watch_top(self) -> None:
        """Show the lines that are in view."""
        self.repaint()
        self.tell(self.Changed())

    def watch_stop(self, before: int, stop: int) -> None:
        """Show the cursor and bring it into view."""
        self._forget([*self._stop_lines(before), *self._stop_lines(stop)])
        if stop >= 0:
            self._reveal(self.sheet.stops[stop].line, self.sheet.stops[stop].stretches[-1].line)
        self.repaint()
        self.tell(self.Changed())

    def watch_match(self, before: int, match: int) -> None:
        """Show the match that one stands on and bring it into view."""
        for number in (before, match):
            if 0 <= number < len(self._reading.matches):
                self._forget([stretch.line for stretch in self._reading.matches[number]])
        if match >= 0:
            line = self._reading.matches[match][0].line
            self._reveal(line, line)
        self.repaint()
        self.tell(self.Changed())

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(lines)

    def action_leaf(self, pages: float) -> None:
        """Scroll by what is below the title, less one line to hold on to, or by a part of it."""
        self.scroll_lines(int(pages * max(self.height - 2, 2)))

    def action_edge(self, edge: int) -> None:
        """Go to the top or the end."""
        self.scroll_lines(edge * self.line_count)

    def action_stop(self, step: int) -> None:
        """Go to the next or previous link or command; if it is out of view, to the nearest."""
        stops = self.sheet.stops
        if not stops:
            return
        if self.stop >= 0 and stops[self.stop].line in self._view:
            self.stop = (self.stop + step) % len(stops)
            return
        self.stop = nearest([stop.line for stop in stops], self._view, step)

    def action_use_stop(self) -> None:
        """Follow the link under the cursor, open the fold, or copy the command."""
        if not self._has_stop_in_view:
            self.action_stop(1)
            return
        stop = self.sheet.stops[self.stop]
        if stop.code is not None:
            self.tell(ShowStatus(stop.code))
        elif stop.command:
            self.tell(CopyText(stop.command, stop.command))
        else:
            self.action_fold()

    def action_match(self, step: int) -> None:
        """Go to the next or the previous match, round and round."""
        if not self._reading.matches:
            self.tell(Note("no match on this page"))
            return
        lines = [match[0].line for match in self._reading.matches]
        if self.match >= 0 and lines[self.match] in self._view:
            self.match = (self.match + step) % self.match_count
        else:
            self.match = nearest(lines, self._view, step)

    def action_section(self, step: int) -> None:
        """Go to the next or the previous heading."""
        lines = [line for line, _ in self.sheet.headings]
        ahead = [line for line in lines if (line - self._view.start) * step > 0]
        if ahead:
            self._put_first(ahead[0] if step > 0 else ahead[-1])
        elif step < 0:
            self.top = 0

    def action_fold(self) -> None:
        """Open the long list of log lines, or fold it again."""
        before = self.line_count
        self.unfolded = not self.unfolded
        self.set_reactive(Page.stop, -1)
        self._lay_out(self.top)
        if self.line_count == before:
            self.tell(Note("nothing is folded here"))
        else:
            self._put_first(self.sheet.line_of(StatusSection.LOG_LINES.value))
            self.tell(Note("all log lines, f folds them" if self.unfolded else "folded"))
        self.repaint()
        self.tell(self.Changed())

    def show_section(self, section: int) -> None:
        """Put a heading on the first row."""
        if section < len(self.sheet.headings):
            self._put_first(self.sheet.headings[section][0])

    def command_at_hand(self) -> str:
        """Give the command under the cursor, else the first in view, else the first of all."""
        return self.sheet.command_at_hand(self.stop if self._has_stop_in_view else -1, self._view)

    def _lay_out(self, top: int, *, force: bool = False) -> bool:
        """Set the document for the width, unless it is; tell whether it was set anew."""
        key = (self.document, self.width, self.unfolded)
        if not self.width or (key == self._read_for and not force):
            return False
        document, width, unfolded = key
        reading = self._reader.read(document, width, self.words, unfolded=unfolded, seek=self._seek)
        self._reading, self.unfolded = reading, reading.unfolded
        self._read_for = (document, width, reading.unfolded)
        self._strips.clear()
        if self.stop >= len(self.sheet.stops):
            self.set_reactive(Page.stop, -1)
        if self.match >= len(reading.matches):
            self.set_reactive(Page.match, -1)
        if self._seek and self.height:
            self._seek = False
            best = reading.best_passage[1]
            line = reading.matches[best][0].line if best >= 0 else 0
            top = 0 if line < self.height else line - self.height // 3
            self.set_reactive(Page.match, best)
        self.set_reactive(LineView.top, max(0, min(top, self.last_top)))
        return True

    @property
    def _view(self) -> range:
        """The lines in view; once one has scrolled, the title has the first row."""
        return range(self.top + (self.top > 0 and self.height > 1), self.top + self.height)

    @property
    def _has_stop_in_view(self) -> bool:
        stops = self.sheet.stops
        return 0 <= self.stop < len(stops) and stops[self.stop].line in self._view

    def _put_first(self, line: int) -> None:
        """Bring a line to the top of the view, below the title."""
        self.top = max(0, min(line - 1, self.last_top))

    def _reveal(self, first: int, last: int) -> None:
        """Where some lines are not in view, scroll so that they have lines around them."""
        if not (first in self._view and last in self._view):
            around = max(self.height // 3, 1)
            top = first - around - 1 if first <= self.top else last - self.height + 1 + around
            self.set_reactive(LineView.top, max(0, min(top, self.last_top)))

    def _stop_lines(self, stop: int) -> list[int]:
        if not 0 <= stop < len(self.sheet.stops):
            return []
        return [stretch.line for stretch in self.sheet.stops[stop].stretches]

    def _forget(self, lines: list[int]) -> None:
        for line in lines:
            self._strips.pop(line, None)
