"""The search bar over both tabs."""

from __future__ import annotations

from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.text import Text
from textual.message import Message
from textual.widgets import Input

from statusbrowser.tui import bindings
from statusbrowser.tui.glyphs import Glyphs, clean
from statusbrowser.tui.messages import Read, Step
from statusbrowser.tui.quirks import OneLineInput

SHOWN_AT_MOST = 2000
"""A longer paste stands in the bar as one token; the query still is all of it."""

_BREAK = "\u23ce"
"""Stands for a line break in the bar's value; shown as the terminal can."""


class _Breaks(Highlighter):
    """Shows line breaks by a sign that the terminal has."""

    def __init__(self, sign: str) -> None:
        self._sign = sign

    def highlight(self, text: Text) -> None:
        """Replace the sign; the text keeps its length."""
        text.plain = text.plain.replace(_BREAK, self._sign)


class SearchBar(OneLineInput):
    """Takes the query; the arrows move the results from here."""

    HELP = "Search"

    BINDINGS = bindings.SEARCH

    @dataclass
    class Asked(Message):
        """The query is another one."""

        query: str

    def __init__(self, query: str, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        self._held: dict[str, str] = {}
        super().__init__(
            "",
            "a code, words, or a line of log",
            highlighter=None if glyphs.line_break == _BREAK else _Breaks(glyphs.line_break),
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False
        self._first_query: str | None = query
        """Until it stands in the bar; the screen has searched for it itself."""

    def on_mount(self) -> None:
        """Put the first query into the bar, which needs the app."""
        self.set_query(self._first_query or "")
        self._first_query = None

    @property
    def query_text(self) -> str:
        """The query: what the bar shows, with line breaks and long pastes as they were."""
        text = self.value.replace(_BREAK, "\n")
        for token, held in self._held.items():
            text = text.replace(token, held)
        return text

    def set_query(self, query: str) -> None:
        """Put a query into the bar, with the cursor behind it."""
        self.value = self.in_one_line(query)
        self.cursor_position = len(self.value)

    def watch_value(self) -> None:
        """Tell the screen itself, so that the bar and the results are painted in one frame."""
        if self.is_attached and self._first_query is None:
            self.screen.post_message(self.Asked(self.query_text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the library's event: `Asked` says it."""
        event.stop()

    def action_step(self, rows: int) -> None:
        """Move through the results."""
        self.screen.post_message(Step(rows=rows))

    def action_page(self, pages: int) -> None:
        """Move through the results by what is in view."""
        self.screen.post_message(Step(pages=pages))

    def action_home_or_first(self) -> None:
        """Go to the start of the text; from there to the first result."""
        if self.cursor_at_start:
            self.screen.post_message(Step(edge=-1))
        else:
            self.action_home()

    def action_end_or_last(self) -> None:
        """Go to the end of the text; from there to the last result."""
        if self.cursor_at_end:
            self.screen.post_message(Step(edge=1))
        else:
            self.action_end()

    def action_read(self) -> None:
        """Go into the page."""
        self.screen.post_message(Read())

    def in_one_line(self, text: str) -> str:
        """Write all lines of a text in one; a long text as a token that stands for it."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        if len(text) > SHOWN_AT_MOST:
            lines = text.count("\n") + 1
            token = f"<{len(text):,} characters, {lines:,} lines>"
            self._held = {**self._held, token: text}
            return token
        return _BREAK.join(clean(line) for line in text.split("\n"))
