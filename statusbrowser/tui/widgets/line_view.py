"""A widget that paints lines and sends only the rows that changed."""

from __future__ import annotations

from itertools import zip_longest

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from statusbrowser.tui.paint import Paint
from statusbrowser.tui.quirks import QuietFocus

_NOTHING = Strip([], 0)


class LineView(QuietFocus):
    """Lines from `top` downward, painted by Textual's line API.

    A subclass says how many lines there are and gives each as a strip that is
    no longer than its text. `repaint` compares the rows with what stands on
    the screen and refreshes the pieces that differ, so that a key costs the
    bytes of what it changed.
    """

    ALLOW_SELECT = False

    top: var[int] = var(0, init=False)
    """The line on the first row."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._rows: list[Strip] = []
        self._rows_size = self.size

    @property
    def paint(self) -> Paint:
        """The styles of the theme."""
        return Paint.of(self.app)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line_strip(self, line: int) -> Strip:
        """Paint one line."""
        raise NotImplementedError

    @property
    def width(self) -> int:
        """The columns for text."""
        return self.content_size.width

    @property
    def height(self) -> int:
        """The rows for lines."""
        return self.content_size.height

    @property
    def last_top(self) -> int:
        """The top that puts the last line on the last row."""
        return max(self.line_count - self.height, 0)

    def tell(self, message: Message) -> None:
        """Post a message to the screen itself.

        On its way through the containers it would come after the repaint of
        this widget, and one key would be painted in two frames.
        """
        self.screen.post_message(message)

    def rows(self) -> list[Strip]:
        """Paint what should stand on the rows."""
        last = min(self.top + self.height, self.line_count)
        return [self.line_strip(line) for line in range(self.top, last)]

    def repaint(self) -> None:
        """Refresh the rows that differ from what stands on the screen."""
        if not self.is_mounted or not self.size:
            return
        rows = self.rows()
        changed = [
            Region(0, y, max(old.cell_length, new.cell_length, 1), 1)
            for y, (old, new) in enumerate(zip_longest(self._rows, rows, fillvalue=_NOTHING))
            if old is not new and old != new
        ]
        self._rows, self._rows_size = rows, self.content_size
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Give a row, with the background of the theme after its text."""
        if self._rows_size != self.content_size:
            self._rows, self._rows_size = self.rows(), self.content_size
        strip = self._rows[y] if y < len(self._rows) else _NOTHING
        return strip.adjust_cell_length(self.width, self.paint.base)

    def scroll_lines(self, lines: int) -> None:
        """Move the view by some lines, as far as there are any."""
        self.top = max(0, min(self.top + lines, self.last_top))

    def watch_top(self) -> None:
        """Show the lines that are in view."""
        self.repaint()

    def on_mount(self) -> None:
        """Paint afresh when the theme changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.restyle())

    def restyle(self) -> None:
        """Forget what was painted: the styles are others now."""
        self._rows = self.rows() if self.size else []
        self.refresh()

    def on_resize(self) -> None:
        """Fit the new size."""
        self.fit()

    def fit(self) -> None:
        """Keep the view inside the lines."""
        self.top = max(0, min(self.top, self.last_top))
        self.repaint()

    def focus_changed(self) -> None:
        """Show the cursor as the one that keys act on, or as one that waits."""
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll three lines at once, without animation."""
        event.stop()
        event.prevent_default()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll three lines at once, without animation."""
        event.stop()
        event.prevent_default()
        self.scroll_lines(-3)


class OneLine(LineView):
    """A line of pieces of text: the tabs, the classes, the footer."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)

    @property
    def line_count(self) -> int:
        """One."""
        return 1

    def line_strip(self, line: int) -> Strip:  # noqa: ARG002
        """Give the line as the subclass wrote it."""
        return self.strip()

    def strip(self) -> Strip:
        """Write the line."""
        raise NotImplementedError
