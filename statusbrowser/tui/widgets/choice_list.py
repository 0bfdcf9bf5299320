"""The rows of a chooser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from statusbrowser.model import StatusClass
from statusbrowser.tui.glyphs import Glyphs
from statusbrowser.tui.paint import Look, shortened, text_strip
from statusbrowser.tui.widgets.line_view import LineView


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    label: str
    value: Any
    """What the one who asked gets."""
    hint: str = ""
    """Stands at the right: the key that does the same."""
    code: int | None = None
    """The code that the label begins with, for its hue."""
    also: str = ""
    """Words by which it is found too."""

    @property
    def words(self) -> str:
        """What a typed word is looked for in."""
        return f"{self.label} {self.also}".casefold()


class ChoiceList(LineView):
    """Choices in rows, one of them under the cursor; never has the focus itself."""

    cursor: var[int] = var(0, init=False)

    @dataclass
    class Picked(Message):
        """A choice was clicked."""

        choice: Choice

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.choices: tuple[Choice, ...] = ()
        self._glyphs = glyphs

    @property
    def choice(self) -> Choice | None:
        """The choice under the cursor."""
        return self.choices[self.cursor] if self.choices else None

    @property
    def line_count(self) -> int:
        """One a choice, or one that says that there is none."""
        return max(len(self.choices), 1)

    def show(self, choices: tuple[Choice, ...]) -> None:
        """List choices afresh, with the cursor on the first."""
        self.choices = choices
        self.set_reactive(ChoiceList.cursor, 0)
        self.set_reactive(LineView.top, 0)
        self.repaint()

    def move(self, rows: int) -> None:
        """Move the cursor; it stays where there is nothing further."""
        self.cursor = max(0, min(self.cursor + rows, len(self.choices) - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor in view."""
        top = max(min(self.top, self.cursor), self.cursor - self.height + 1)
        self.set_reactive(LineView.top, max(top, 0))
        self.repaint()

    def line_strip(self, line: int) -> Strip:
        """Paint a choice."""
        paint = self.paint
        if not self.choices:
            return text_strip([("  nothing of that name", paint.style(Look.DIM))])
        choice, width = self.choices[line], self.width
        look = Look.CURSOR if line == self.cursor else None
        base = paint.style(Look.PLAIN, look)
        room = width - 3 - (len(choice.hint) + 2 if choice.hint else 0)
        label = shortened(choice.label, room, self._glyphs.ellipsis)
        pieces = [("> " if look else "  ", base)]
        if choice.code is not None:
            hue = paint.style(StatusClass.of(choice.code), look)
            pieces += [(label[:3], hue), (label[3:], base)]
        else:
            pieces.append((label, base))
        if choice.hint:
            hint = choice.hint.rjust(width - 3 - len(label))
            pieces.append((hint, paint.style(Look.DIM, look)))
        strip = text_strip(pieces, width)
        return strip.extend_cell_length(width, base) if look else strip

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= self.top + offset.y < len(self.choices):
            self.tell(self.Picked(self.choices[self.top + offset.y]))
