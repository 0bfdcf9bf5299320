"""How many results there are, at the end of the search bar."""

from __future__ import annotations

from textual.strip import Strip

from statusbrowser.tui.paint import Look, text_strip
from statusbrowser.tui.widgets.line_view import OneLine


class Counter(OneLine):
    """`3 of 97`."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""

    def show(self, shown: int, total: int) -> None:
        """Say how many of how many."""
        self._text = f"{shown} of {total} "
        self.repaint()

    def strip(self) -> Strip:
        """Write it at the right."""
        return text_strip([(self._text.rjust(self.width), self.paint.style(Look.DIM))], self.width)


class Prompt(OneLine):
    """The sign before the search bar."""

    def strip(self) -> Strip:
        """Write it in the accent."""
        return text_strip([(" >", self.paint.style(Look.KEY))])


class TooSmall(OneLine):
    """Says what size is needed; lies over everything below 40x10."""

    def strip(self) -> Strip:
        """Write the size that is needed."""
        return text_strip([("needs 40x10", self.paint.base)], self.width)
