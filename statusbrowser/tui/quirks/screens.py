"""Focus, input, screens and the app: what Textual 8.2 does that this program cannot live with."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TypeVar

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from statusbrowser.tui.glyphs import clean
from statusbrowser.tui.quirks.driver import TerminalDriver
from statusbrowser.tui.quirks.turns import Turns, Typed

Given = TypeVar("Given")


class QuietFocus(Widget):
    """A widget that gets and loses the focus without being painted whole.

    Textual repaints all of a widget then, and `Screen.focused` all of the
    screen: 10 KB for one key at 80x24, more than a second on a line of 64
    kbit/s. Whoever shows the focus repaints what shows it in `focus_changed`.
    No issue upstream; Textualize/textual#5516 mended the same for new screens.
    """

    def on_focus(self, event: events.Focus) -> None:
        """Do what `Widget._on_focus` does, without the repaint."""
        event.prevent_default()
        self.has_focus = True
        if isinstance(self.parent, Widget):
            self.parent.post_message(events.DescendantFocus(self))
        self.focus_changed()

    def on_blur(self, event: events.Blur) -> None:
        """Do what `Widget._on_blur` does, without the repaint."""
        event.prevent_default()
        self.has_focus = False
        if isinstance(self.parent, Widget):
            self.parent.post_message(events.DescendantBlur(self))
        self.focus_changed()

    def focus_changed(self) -> None:
        """Show who has the focus."""


def quiet_focused() -> Reactive[Widget | None]:
    """Make `Screen.focused` anew, so that setting it does not repaint the screen."""
    return Reactive(None, repaint=False)


class OneLineInput(Input):
    """An input whose text is one line that can be shown, however it was pasted.

    `Input.action_paste` (ctrl+v) puts in all lines of what was copied, and
    `Input._on_paste` control characters; both reach the terminal. No issue
    upstream.
    """

    def action_paste(self) -> None:
        """Paste what was copied here as what comes from the terminal."""
        self.post_message(events.Paste(self.app.clipboard))

    def on_paste(self, event: events.Paste) -> None:
        """Take the paste as one line."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(self.in_one_line(event.text), start, end)

    def in_one_line(self, text: str) -> str:
        """Take the first line."""
        return clean(text.lstrip().partition("\n")[0])


class ClosedOnce(Screen[Given]):
    """A screen that only closes itself, however often it is told to.

    `Screen.dismiss` closes whatever lies on top: a second Enter that was typed
    ahead would close the next screen, or the last one and with it the program.
    No issue upstream.
    """

    def dismiss(self, result: Given | None = None) -> AwaitComplete:
        """Close the screen and hand over a result, unless that has been done."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class OneOpening:
    """Holds the first paint back until every pane has its size.

    Textual paints a screen about four times while it opens: empty, with each
    pane as it learns its size, and whole again (27 KB at 80x24, 3 s on a line
    of 64 kbit/s). Held back, it is painted once.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._painted = False
        self._held = ExitStack()
        self._held.enter_context(screen.app.batch_update())
        screen.set_timer(LONGEST_OPENING_SECONDS, self.release)

    def panes_have_sizes(self) -> None:
        """Release the paint, once the panes have answered to their sizes."""
        self._screen.call_later(self._screen.call_later, self.release)

    def release(self) -> None:
        """Paint, if that has not been done."""
        if not self._painted:
            self._painted = True
            self._held.close()
            self._screen.refresh()


LONGEST_OPENING_SECONDS = 1.0
"""After this the screen is painted in any case."""


async def let_widgets_repaint() -> None:
    """Let the widgets hand their repaints to the screen before it paints a frame.

    A widget reports a refresh from a task of its own. The screen would paint
    what it has, and the rest a frame (1/60 s) later: two writes for one key.
    `batch_update` (Textualize/textual#1832) alone ends too early for them; a
    few turns of the loop inside it do it, and where those were too few only a
    second frame is painted.
    """
    for _ in range(3):
        await asyncio.sleep(0)


class CalmApp(App[None]):
    """An app that hands its fault on instead of printing it, and stops with the shell's job.

    Textual prints a traceback with local variables, and `run` returns as if
    nothing had been (Textualize/textual#4325).
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(driver_class=TerminalDriver, ansi_color=ansi_color)
        self._turns = Turns(self, super().on_event)

    def open_in(self, theme: str) -> None:
        """Take a theme before there is a screen, as `App.__init__` takes the first.

        Setting `theme` does the same, and then parses all styles a second time.
        """
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        classes = {"-dark-mode": dark, "-light-mode": not dark, f"-theme-{theme}": True}
        self.update_classes(classes, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self._invalidate_css()
        self.stylesheet.set_variables(self.get_css_variables())

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on; keys and pastes one by one."""
        if isinstance(event, Typed) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    @property
    def fault(self) -> Exception | None:
        """What ended the app, where that was a fault of the program."""
        return self._exception

    def action_suspend_process(self) -> None:
        """Stop, and let the shell have the terminal until it continues the job."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.stop_until_continued()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002
        """End without a word: whoever runs the app says what there is to say."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()
