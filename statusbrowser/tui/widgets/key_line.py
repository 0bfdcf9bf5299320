"""The last line: the keys that work, or a note."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip

from statusbrowser.tui.paint import Look, shortened, text_strip
from statusbrowser.tui.widgets.line_view import OneLine

BACK = "esc"
"""The key that leads back, which nobody should have to look for."""


class KeyLine(OneLine):
    """Shows as many whole keys as fit, a quiet note in their place, and where one is."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys: Sequence[tuple[str, str]] = ()
        self._note = ""
        self._position = ""

    @property
    def note(self) -> str:
        """What is said in place of the keys."""
        return self._note

    def show(self, keys: Sequence[tuple[str, str]], position: str = "") -> None:
        """Show keys with what they do, the last one always, and where one is."""
        self._keys, self._position = keys, position
        self.repaint()

    def say(self, note: str) -> None:
        """Show a note in the place of the keys; none brings them back."""
        self._note = note
        self.repaint()

    def strip(self) -> Strip:
        """Write keys or note at the left, the position at the right."""
        paint = self.paint
        dim = paint.style(Look.DIM)
        room = self.width - len(self._position) - 2
        pieces: list[tuple[str, Style]] = [(" ", dim)]
        if self._note:
            pieces.append((shortened(self._note, room - 1, "..."), paint.style(Look.STRONG)))
        else:
            for key, deed in self._fitting(room):
                pieces += [(key, paint.style(Look.KEY)), (f" {deed}  ", dim)]
        if self._position:
            used = sum(len(text) for text, _ in pieces)
            pieces.append((self._position.rjust(self.width - used - 1), dim))
        return text_strip(pieces, self.width)

    def _fitting(self, room: int) -> list[tuple[str, str]]:
        """Choose the keys that fit whole; the way back and help before all others."""
        if not self._keys:
            return []
        first = [key for key in self._keys if key[0] == BACK]
        fitting = []
        for key in (self._keys[-1], *first, *self._keys):
            size = len(key[0]) + len(key[1]) + 3
            if key not in fitting and size <= room:
                fitting.append(key)
                room -= size
        return [key for key in self._keys if key in fitting]
