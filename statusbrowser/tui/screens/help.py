"""All keys by pane, made from the bindings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.dom import DOMNode

from statusbrowser.text import Block, Kind, Role, Run
from statusbrowser.tui import bindings
from statusbrowser.tui.keys import deeds_of
from statusbrowser.tui.screens.keyed import KeyedScreen
from statusbrowser.tui.sheet import Document
from statusbrowser.tui.widgets.side import Side

KEY_COLUMN = 26
"""The width of the column with the keys."""


class HelpScreen(KeyedScreen[None]):
    """Shows what every key does.

    Args:
        panes: Whose keys, in order.
        keymap: What people have put on other keys.
        faults: What is wrong in the settings.
    """

    AUTO_FOCUS = "Side"
    HELP = "Help"

    BINDINGS = bindings.HELP

    def __init__(
        self, panes: Sequence[DOMNode], keymap: Mapping[str, str], faults: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._side = Side()
        self._document = Document("help", tuple(help_blocks([*panes, self], keymap, faults)))

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield self._side
        yield self.key_line

    def on_mount(self) -> None:
        """Show the keys."""
        self._side.show(self._document)


def help_blocks(
    panes: Sequence[DOMNode], keymap: Mapping[str, str], faults: Sequence[str] = ()
) -> Iterator[Block]:
    """Write what is wrong in the settings, and the keys of each pane, as sections of a page.

    The names that the settings file has for them come last.
    """
    yield Block(Kind.TITLE, (Run("Keys", Role.TITLE),))
    said = "Letters go into the search bar while it has the focus; elsewhere they are keys."
    yield Block(Kind.PARAGRAPH, (Run(said),))
    if faults:
        yield Block(Kind.HEADING, (Run("Ignored in your settings", Role.HEADING),))
        yield from (Block(Kind.ITEM, (Run(fault),), "-") for fault in faults)
    for pane in panes:
        yield Block(Kind.HEADING, (Run(getattr(type(pane), "HELP", ""), Role.HEADING),))
        for deed in deeds_of(pane, keymap):
            yield Block(Kind.ROW, (Run(deed.description),), marker=f"{deed.keys:<{KEY_COLUMN}}")
    yield Block(Kind.HEADING, (Run("Their names for [keys] in the settings", Role.HEADING),))
    for pane in panes:
        for deed in deeds_of(pane, keymap):
            yield Block(Kind.ROW, (Run(deed.description),), marker=f"{deed.id:<{KEY_COLUMN}}")
