"""Whatever keys, pastes, clicks and sizes come: no traceback, and it still works."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from time import monotonic

import pytest
from textual import events
from textual.app import App
from textual.geometry import Size
from textual.pilot import Pilot

from statusbrowser.tui import StatusBrowser, bindings

Browser = Callable[[], StatusBrowser]

SIZE = (100, 30)
EVENTS_A_SEED = 1000
KEYS = sorted(
    {
        key
        for table in (
            bindings.APP, bindings.SEARCH, bindings.RESULTS, bindings.PAGE, bindings.MAIN,
            bindings.CHOOSER, bindings.HELP, bindings.COMPARE,
        )
        for row in table
        for key in str(getattr(row, "key", "")).split(",")
    }
)  # fmt: skip
OTHER_KEYS = [
    *"4045 gatewy[]\\'\"/:*", "delete", "insert", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w",
    "ctrl+d", "shift+left", "shift+right", "shift+end", "ctrl+x", "ctrl+v", "ctrl+y", "f1", "f9",
    "ctrl+left", "ctrl+right", "ctrl+pageup", "ctrl+pagedown", "alt+x", "ctrl+backslash",
]  # fmt: skip
PASTES = [
    "", " ", "\n", "\n\n\n", "404", "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n",
    "[bold]markup[/bold] [/] [link=x]", "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "\ud800", "\x00\x01\x7f",
    "e\u0301\u202e\u200b\U0001f600" * 30, "x" * 5000, "line\n" * 500,
]  # fmt: skip
LEAVING = {"ctrl+q", "ctrl+c", "q"}


def random_event(dice: random.Random) -> events.Event:
    """Something that a terminal can send."""
    kind = dice.random()
    if kind < 0.68:
        key = dice.choice(KEYS if dice.random() < 0.7 else OTHER_KEYS)
        if key in LEAVING and dice.random() < 0.9:
            key = "escape"
        return events.Key(key, key if len(key) == 1 else None)
    if kind < 0.73:
        return events.Paste(dice.choice(PASTES))
    if kind < 0.75:
        return dice.choice([events.AppFocus(), events.AppBlur()])
    x, y = dice.randrange(SIZE[0]), dice.randrange(SIZE[1])
    mouse = dice.choice(
        [
            events.MouseDown, events.MouseUp, events.MouseMove, events.MouseMove,
            events.MouseScrollDown, events.MouseScrollUp,
        ]
    )  # fmt: skip
    button = dice.choice([0, 1, 1, 3])
    shift = meta = ctrl = dice.random() < 0.1
    return mouse(None, x, y, 0, 0, button, shift, meta, ctrl, screen_x=x, screen_y=y)


def seen(app: App[None]) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def answers(pilot: Pilot[None]) -> None:
    """Step back from wherever it is to the end of the road, and look up a code."""
    await pilot.resize_terminal(*SIZE)
    await all_keys_taken(pilot)
    for _ in range(12):
        await pilot.press("escape")
        await all_keys_taken(pilot)
        if "esc again to quit" in seen(pilot.app):
            break
    await pilot.press(*"404")
    await all_keys_taken(pilot)
    assert "> 404 " in seen(pilot.app), seen(pilot.app)


async def all_keys_taken(pilot: Pilot[None]) -> None:
    """Wait until the keys that were typed ahead have had their turn, one that quits included."""
    app = pilot.app
    assert isinstance(app, StatusBrowser)
    end = monotonic() + 60
    while (app._turns._is_busy or app._turns._waiting) and not app._exit:
        assert monotonic() < end, seen(pilot.app)
        await pilot.pause()
    await pilot.pause()
    await pilot.pause()


async def left_behind(app: App[None]) -> None:
    """Wait until it has taken what was sent before it left; a terminal sends no more then."""
    assert app._task is not None
    await asyncio.wait({app._task}, timeout=20)


@pytest.mark.parametrize("seed", range(5))
async def test_random_events_end_in_a_working_screen(browser: Browser, seed: int) -> None:
    print(f"seed {seed}")
    dice = random.Random(seed)  # noqa: S311
    left = EVENTS_A_SEED
    while left:
        app = browser()
        async with app.run_test(size=SIZE) as pilot:
            while left and not app._exit:
                burst = min(left, dice.choice([1, 2, 5, 20]))
                for _ in range(burst):
                    app.post_message(random_event(dice))
                left -= burst
                await (pilot.pause() if dice.random() < 0.2 else asyncio.sleep(0))
            await all_keys_taken(pilot)
            if app._exit:
                await left_behind(app)
            else:
                await answers(pilot)


async def test_two_hundred_sizes_end_in_a_working_screen(browser: Browser) -> None:
    dice = random.Random(6)  # noqa: S311
    sizes = [(1, 1), (300, 100), (1, 100), (300, 1), (0, 0)]
    sizes += [(dice.randint(1, 300), dice.randint(1, 100)) for _ in range(195)]
    app = browser()
    async with app.run_test(size=SIZE) as pilot:
        for size in sizes:
            app.post_message(events.Resize(Size(*size), Size(*size)))
            event = random_event(dice)
            if getattr(event, "key", "") not in LEAVING | {"escape"}:
                app.post_message(event)
            await (pilot.pause() if dice.random() < 0.15 else asyncio.sleep(0))
        await answers(pilot)
