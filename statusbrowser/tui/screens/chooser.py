"""One of many: type to narrow, enter to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from statusbrowser.tui import bindings
from statusbrowser.tui.glyphs import Glyphs
from statusbrowser.tui.keys import table_keys
from statusbrowser.tui.quirks import ClosedOnce, OneLineInput
from statusbrowser.tui.widgets.choice_list import Choice, ChoiceList
from statusbrowser.tui.widgets.key_line import KeyLine


class Chooser(ClosedOnce[Choice | None], ModalScreen[Choice | None]):
    """Asks for one of many and gives it back; None when it is left.

    Textual's command palette would do, but it animates while it gathers, and
    falls over when keys come faster than it opens.

    Args:
        title: What is asked.
        choices: All there are, in order.
        first: The one that the cursor is on at first.
        glyphs: The signs that the terminal can show.
        keymap: What people have put on other keys.
    """

    AUTO_FOCUS = "Input"
    HELP = "Lists to choose from"

    BINDINGS = bindings.CHOOSER

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        glyphs: Glyphs,
        keymap: Mapping[str, str],
        first: int = 0,
    ) -> None:
        super().__init__()
        self._first = first
        self._keymap = keymap
        self._choices = tuple(choices)
        self._input = OneLineInput(placeholder=title, compact=True, select_on_focus=False)
        self._input.cursor_blink = False
        self._list = ChoiceList(glyphs)
        self._key_line = KeyLine()

    def compose(self) -> ComposeResult:
        """Lay out the input over the list."""
        with Vertical(id="dialog"):
            yield self._input
            yield self._list
            yield self._key_line

    def on_mount(self) -> None:
        """List all choices."""
        self._list.show(self._choices)
        self._list.move(self._first)
        self._key_line.show(table_keys(bindings.CHOOSER, self._keymap))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow to the choices that hold every word; those that begin with the text first."""
        event.stop()
        typed = event.value.casefold().strip()
        words = typed.split()
        kept = [c for c in self._choices if all(word in c.words for word in words)]
        kept.sort(key=lambda choice: not choice.label.casefold().startswith(typed))
        self._list.show(tuple(kept))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose: the input has the key enter for itself."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Give the choice under the cursor."""
        if self._list.choice is not None:
            self._give(self._list.choice)

    def on_choice_list_picked(self, event: ChoiceList.Picked) -> None:
        """Give the choice that was clicked."""
        self._give(event.choice)

    def _give(self, choice: Choice) -> None:
        """Leave with a choice; a key that was typed ahead of the leaving changes nothing."""
        if self.is_current:
            self.dismiss(choice)

    def action_move(self, rows: int) -> None:
        """Move through the choices."""
        self._list.move(rows)

    def action_page(self, pages: int) -> None:
        """Move through the choices by what is in view."""
        self._list.move(pages * max(self._list.height - 1, 1))

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
