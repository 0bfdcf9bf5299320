"""Keys and pastes in turn: the next is taken when what came of the last one is done.

Textual sends each key to the pane that has the focus when the key comes. A key
that no pane wants rises to the app, whose bindings then act; keys that were
typed ahead, or that a slow line brought in one piece, have gone to the old
pane by then: of `/404` the digits would filter the list that the slash left,
and a paste behind an Escape would be cleared by it. No issue upstream.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

Typed = events.Key | events.Paste
"""What is taken in turn."""

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.timer import Timer

LONGEST_TURN_SECONDS = 2.0
"""After this the next key is taken in any case; a turn that nothing holds up takes milliseconds."""


class Turns:
    """Lets one key or paste at a time through.

    Args:
        app: Whose keys.
        take: Takes one as Textual does; called in the app's own task.
    """

    def __init__(self, app: App[None], take: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._take = take
        self._waiting: deque[Typed] = deque()
        self._turn = 0
        self._end = 0.0
        self._is_busy = False
        self._has_begun = False
        self._last_resort: Timer | None = None

    async def take(self, typed: Typed) -> None:
        """Take a key or a paste, or keep it until it is its turn."""
        app = self._app
        if not (self._is_busy or self._has_begun):  # the first screen still looks for its focus
            self._has_begun = True
            if app.focused is None:
                self._begin_turn()
                self._settle(None, self._turn)
        if self._is_busy:
            self._waiting.append(typed)
            return
        screen, pane = app.screen, app.focused or app.screen
        await self._take(typed)
        is_text = isinstance(typed, events.Paste) or typed.is_printable
        if isinstance(pane, Input) and is_text:
            return  # it moves nothing
        self._begin_turn()
        way: list[MessagePump] = [node for node in pane.ancestors_with_self if node is not app]
        self._rise(deque([*way, app]), screen, self._turn)

    def _begin_turn(self) -> None:
        self._is_busy = True
        self._turn += 1
        self._end = monotonic() + LONGEST_TURN_SECONDS
        ender = self._ender(self._turn)
        self._last_resort = self._app.set_timer(LONGEST_TURN_SECONDS, ender)

    def _rise(self, way: deque[MessagePump], screen: MessagePump, turn: int) -> None:
        """Follow the key from its pane up to the app, by a message behind it in each queue."""
        while way:
            pane = way.popleft()
            step = events.Callback(callback=lambda: self._rise(way, screen, turn))
            if pane.is_running and pane.post_message(step):
                return
        self._settle(screen, turn)

    def _settle(self, screen: MessagePump | None, turn: int) -> None:
        """Let the screen do what the key asked of it; one that opens, find its focus."""
        now = self._app.screen
        opens = now is not screen and now.focused is None and monotonic() < self._end
        then = self._settle if opens else self._finish
        step = events.Callback(callback=lambda: then(screen, turn))
        if not (now.is_running and now.post_message(step)):
            self._finish(screen, turn)

    def _finish(self, _: MessagePump | None, turn: int) -> None:
        self._app.post_message(events.Callback(callback=self._ender(turn)))

    def _ender(self, turn: int) -> Callable[[], Awaitable[None]]:
        """Make what ends a turn, unless that has been done, and takes the next key."""

        async def end() -> None:
            if turn == self._turn and self._is_busy:
                self._is_busy = False
                if self._last_resort is not None:
                    self._last_resort.stop()
                while self._waiting and not self._is_busy:
                    await self.take(self._waiting.popleft())

        return end
