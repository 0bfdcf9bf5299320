"""The third column of a wide screen: where one can go from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from statusbrowser.model import StatusClass
from statusbrowser.text import Role
from statusbrowser.tui.glyphs import Glyphs
from statusbrowser.tui.messages import JumpToSection, ShowStatus
from statusbrowser.tui.paint import Look, shortened, text_strip
from statusbrowser.tui.widgets.line_view import LineView


@dataclass(frozen=True, slots=True)
class AsideRow:
    """One row: a heading, a code, a field or a section."""

    text: str
    code: int | None = None
    section: int | None = None
    heading: bool = False


class Aside(LineView):
    """Neighbors, fields and sections of the page, for eyes and mouse; the keys are elsewhere."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._list: Callable[[], tuple[AsideRow, ...]] = tuple
        self._listed: tuple[AsideRow, ...] | None = None

    @property
    def line_count(self) -> int:
        """The rows; nobody makes them while the column is not shown."""
        return len(self._contents)

    @property
    def _contents(self) -> tuple[AsideRow, ...]:
        if self._listed is None:
            self._listed = self._list()
        return self._listed

    def show(self, rows: Callable[[], tuple[AsideRow, ...]]) -> None:
        """List rows afresh, when there is room to show them."""
        self._list, self._listed = rows, None
        self.set_reactive(LineView.top, 0)
        self.repaint()

    def line_strip(self, line: int) -> Strip:
        """Paint a row."""
        row, paint = self._contents[line], self.paint
        text = shortened(row.text, self.width - 2, self._glyphs.ellipsis)
        if row.heading:
            return text_strip([(text, paint.style(Role.HEADING))])
        if row.code is not None:
            hue = paint.style(StatusClass.of(row.code))
            return text_strip([(text[:3], hue), (text[3:], paint.base)])
        return text_strip([(text, paint.style(Look.DIM))])

    def on_click(self, event: events.Click) -> None:
        """Go where the row leads."""
        offset = event.get_content_offset(self)
        line = self.top + offset.y if offset else -1
        if not 0 <= line < len(self._contents):
            return
        row = self._contents[line]
        request: Message | None = None
        if row.code is not None:
            request = ShowStatus(row.code)
        elif row.section is not None:
            request = JumpToSection(row.section)
        if request is not None:
            self.tell(request)
