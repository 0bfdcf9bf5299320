"""Two codes side by side, with the question that decides on top."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from statusbrowser.text import Block, Kind, Role, Run, deciding_rows
from statusbrowser.tui import bindings
from statusbrowser.tui.library import Library
from statusbrowser.tui.messages import ShowStatus
from statusbrowser.tui.screens.keyed import KeyedScreen
from statusbrowser.tui.sheet import Document, set_sheet
from statusbrowser.tui.sizes import SIDE_BY_SIDE
from statusbrowser.tui.widgets.page import Page
from statusbrowser.tui.widgets.side import Side


class CompareScreen(KeyedScreen[int | None]):
    """Gives back the code to read, or None.

    Args:
        library: Where the pages are.
        left: The code that was read.
        right: The code that it is compared with.
    """

    AUTO_FOCUS = "#left"
    HELP = "Compare"
    HORIZONTAL_BREAKPOINTS = SIDE_BY_SIDE

    BINDINGS = bindings.COMPARE

    def __init__(self, library: Library, left: int, right: int) -> None:
        super().__init__()
        self._library = library
        self._codes = (left, right)
        self._pages = (Side(id="left"), Side(id="right"))

    def compose(self) -> ComposeResult:
        """Lay out the question over the two pages."""
        yield Deciding(Document("deciding", tuple(self._question())))
        with Horizontal(id="sides"):
            yield from self._pages
        yield self.key_line

    def on_mount(self) -> None:
        """Show both pages."""
        for page, code in zip(self._pages, self._codes, strict=True):
            page.show(self._library.document(code, ""))

    def on_show_status(self, event: ShowStatus) -> None:
        """Read a page that was clicked."""
        self.dismiss(event.code)

    def action_turn(self) -> None:
        """Go to the other page."""
        left, right = self._pages
        self.set_focus(right if left.has_focus else left)

    def action_read(self) -> None:
        """Read the page that has the focus."""
        self.dismiss(self._codes[1] if self._pages[1].has_focus else self._codes[0])

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def _question(self) -> Iterator[Block]:
        left, right = map(self._library.title, self._codes)
        groups = self._library.deciding(*self._codes)
        if not groups:
            yield Block(Kind.TITLE, (Run(f"{left} or {right}", Role.TITLE),))
            said = "No single question decides between these two; compare what they mean."
            yield Block(Kind.SUBTITLE, (Run(said, Role.DIM),))
        for group in groups[:1]:
            yield Block(Kind.PRODUCT, (Run(group.question, Role.TITLE),))
            yield from deciding_rows(group, self._library.catalog)


class Deciding(Page, can_focus=False):
    """The question that decides, as high as it needs."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._question = document

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take the rows that the text needs at a width."""
        return len(set_sheet(self._question, width, unfolded=True).lines)

    def on_mount(self) -> None:
        """Show the question."""
        self.show(self._question)
