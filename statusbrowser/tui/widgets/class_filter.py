"""The row of class filters over the list."""

from __future__ import annotations

from textual import events
from textual.strip import Strip

from statusbrowser.model import StatusClass
from statusbrowser.tui.messages import ShowClass
from statusbrowser.tui.paint import Look, text_strip
from statusbrowser.tui.widgets.line_view import OneLine


class ClassFilter(OneLine):
    """Shows how many results each class holds and which one is chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._chosen: StatusClass | None = None
        self._counts: dict[StatusClass | None, int] = {}
        self._note = ""

    def show(
        self, chosen: StatusClass | None, counts: dict[StatusClass, int], *, note: str = ""
    ) -> None:
        """Say what each class holds; a note stands there where classes mean nothing."""
        self._chosen, self._note = chosen, note
        self._counts = {None: sum(counts.values())} | counts
        self.repaint()

    def strip(self) -> Strip:
        """Write the filters in one line, closer together where it is narrow."""
        paint = self.paint
        if self._note:
            return text_strip([(f"  {self._note}", paint.style(Look.DIM))], self.width)
        pieces = [(" ", paint.base)]
        for status_class, label in self._labels():
            count = self._counts[status_class]
            if status_class is self._chosen:
                style = paint.style(Look.ACTIVE)
            elif not count:
                style = paint.style(Look.DIM)
            else:
                style = paint.style(status_class or Look.STRONG)
            pieces += [(label, style), (self._gap, paint.base)]
        return text_strip(pieces, self.width)

    def on_click(self, event: events.Click) -> None:
        """Show only the class that was clicked; all of them where it was chosen."""
        at = 1
        for status_class, label in self._labels():
            if at <= event.x < at + len(label) and not self._note:
                self.tell(ShowClass(None if status_class is self._chosen else status_class))
            at += len(label) + len(self._gap)

    @property
    def _gap(self) -> str:
        return " " if self.width >= 64 else ""

    def _labels(self) -> list[tuple[StatusClass | None, str]]:
        """Write each filter: the chosen one in brackets, for who sees no reverse."""
        names = {c: c.label if c else "all" for c in self._counts}
        texts = {c: f"{name} {self._counts[c]}" for c, name in names.items()}
        if sum(len(text) + 2 for text in texts.values()) >= self.width:
            texts = names
        return [(c, f"[{text}]" if c is self._chosen else f" {text} ") for c, text in texts.items()]
