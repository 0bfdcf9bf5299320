"""What screens share: a footer made from the bindings, notes in it, one frame a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.timer import Timer
from textual.widgets import Input

from statusbrowser.tui.keys import footer_keys
from statusbrowser.tui.messages import Note
from statusbrowser.tui.quirks import ClosedOnce, Given, let_widgets_repaint, quiet_focused
from statusbrowser.tui.widgets.key_line import KeyLine

NOTE_SECONDS = 4
"""How long a note stands in the footer."""


class KeyedScreen(ClosedOnce[Given]):
    """A screen whose last line says which keys work right now."""

    focused = quiet_focused()

    def __init__(self) -> None:
        super().__init__()
        self.key_line = KeyLine()
        self.notes_said = 0
        """How many times `say` was called: tells whether a key had something said."""
        self._note_timer: Timer | None = None

    def key_labels(self) -> Mapping[str, str]:
        """Say what bindings are called right now, by id; an empty label leaves one out."""
        return {}

    def position(self) -> str:
        """Say where one is, for the end of the footer."""
        return ""

    def refresh_keys(self) -> None:
        """Show the keys that work now, and where one is."""
        if self.is_mounted:
            typing = isinstance(self.focused, Input)
            keys = footer_keys(self.active_bindings.values(), self.key_labels(), typing=typing)
            self.key_line.show(keys, self.position())

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002
        """Show the keys of the pane that has the focus."""
        await self.in_one_frame(self.refresh_keys)

    def on_note(self, event: Note) -> None:
        """Say what a pane has to say."""
        self.say(event.text)

    def say(self, note: str) -> None:
        """Say something in the place of the keys for a while, or until the next key."""
        self.notes_said += 1
        if self._note_timer:
            self._note_timer.stop()
        self._note_timer = self.set_timer(NOTE_SECONDS, self.hush) if note else None
        self.key_line.say(note)

    def hush(self) -> None:
        """Show the keys again."""
        self.say("")

    async def in_one_frame(self, change: Callable[[], None]) -> None:
        """Let all that a key changes reach the terminal in one write.

        The end of the batch wakes the app alone; where a key was answered, the
        end of its turn wakes the screen (quirks/turns.py).
        """
        with self.app.batch_update():
            change()
            await let_widgets_repaint()
