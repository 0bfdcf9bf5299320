"""The first line: the program's name and the tabs."""

from __future__ import annotations

from textual import events
from textual.strip import Strip

from statusbrowser.tui.messages import ShowTab, Tab
from statusbrowser.tui.paint import Look, text_strip
from statusbrowser.tui.widgets.line_view import OneLine


class TitleBar(OneLine):
    """Shows the tabs with how many results each holds."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tab = Tab.CODES
        self._counts = dict.fromkeys(Tab, 0)

    def show(self, tab: Tab, counts: dict[Tab, int]) -> None:
        """Say which tab is chosen and what each holds."""
        self._tab, self._counts = tab, counts
        self.repaint()

    def strip(self) -> Strip:
        """Write the name at the left and the tabs at the right."""
        paint = self.paint
        labels = self._labels()
        room = self.width - sum(len(label) for label in labels.values()) - 1
        name = " statusbrowser"[: max(room, 0)].ljust(max(room, 0))
        pieces = [(name, paint.style(Look.DIM))]
        for tab, label in labels.items():
            look = Look.ACTIVE if tab is self._tab else Look.DIM
            pieces.append((label, paint.style(look)))
        return text_strip(pieces, self.width)

    def on_click(self, event: events.Click) -> None:
        """Show the tab that was clicked."""
        labels = self._labels()
        at = self.width - 1 - sum(len(label) for label in labels.values())
        for tab, label in labels.items():
            if at <= event.x < at + len(label):
                self.tell(ShowTab(tab))
            at += len(label)

    def _labels(self) -> dict[Tab, str]:
        """Write each tab: the chosen one in brackets, for who sees no reverse."""
        labels = {}
        for tab in Tab:
            text = f"{tab.value} {self._counts[tab]}"
            labels[tab] = f"[{text}]" if tab is self._tab else f" {text} "
        return labels
