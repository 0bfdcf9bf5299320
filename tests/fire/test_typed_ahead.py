"""What the monkey found: keys that come before the screen has answered the last one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.events import Key, Paste

from statusbrowser.tui import StatusBrowser
from statusbrowser.tui.glyphs import is_ascii_only
from statusbrowser.tui.screens.chooser import Chooser
from statusbrowser.tui.screens.compare import CompareScreen

Browser = Callable[[], StatusBrowser]


def seen(app: App[None]) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def type_ahead(app: App[None], *keys: str) -> None:
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def test_a_chooser_that_is_told_to_close_twice_closes_only_itself(browser: Browser) -> None:
    app = browser()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"404", "enter", "equals_sign")
        await pilot.pause()
        chooser = app.screen
        assert isinstance(chooser, Chooser)
        chooser.action_choose()
        chooser.action_choose()
        chooser.action_leave()
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        pytest.param(("enter", "slash", *"502"), "502 Bad Gateway", id="into the bar"),
        pytest.param(
            (*"504", "enter", "tab", "enter"), "503 Service Unavailable", id="along a link"
        ),
        pytest.param(
            (*"504", "enter", "tab", "enter", "less_than_sign"), "504 Gateway Timeout", id="back"
        ),
        pytest.param(("ctrl+p", *"429", "enter"), "429 Too Many Requests", id="into a chooser"),
        pytest.param(("ctrl+p", "escape", *"404"), "404 Not Found", id="out of a chooser"),
        pytest.param(("f1", "escape", *"404"), "404 Not Found", id="out of the help"),
    ],
)
async def test_keys_that_come_at_once_are_answered_in_turn(
    browser: Browser, keys: tuple[str, ...], title: str
) -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        type_ahead(app, *keys)
        for _ in range(10):
            await pilot.pause()
        assert f"\u2502 {title}" in seen(app)


async def test_keys_that_were_typed_before_it_was_there_are_not_lost(browser: Browser) -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        type_ahead(app, *"404", "ctrl+j")
        for _ in range(10):
            await pilot.pause()
        assert "> 404 " in seen(app)
        assert "\u2502 404 Not Found" in seen(app)


@pytest.mark.parametrize("opens", ["f1", "ctrl+p", "ctrl+t"])
async def test_quitting_while_a_screen_opens_is_no_fault(browser: Browser, opens: str) -> None:
    app = browser()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        type_ahead(app, opens, "ctrl+q")
        await pilot.pause()
    assert app.fault is None


async def test_what_was_copied_is_pasted_in_one_line(browser: Browser) -> None:
    app = browser()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"404", "ctrl+y", "ctrl+u", "ctrl+v", "home")
        await pilot.pause()
        rows = seen(app).split("\n")
        assert rows[1].startswith(" > **404 Not Found**\u23ce\u23ce")
        assert rows[2].lstrip().startswith(("all", "[all"))


@pytest.mark.parametrize(
    ("environ", "ascii_only"),
    [
        pytest.param({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, id="as Python leaves LANG=C"),
        pytest.param({"LC_CTYPE": "C.UTF-8"}, False, id="as Python leaves no locale at all"),
        pytest.param({"LANG": "C", "LC_CTYPE": "UTF-8"}, False, id="as macOS sends it over SSH"),
        pytest.param({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, True, id="LC_ALL first"),
    ],
)
def test_the_encoding_is_what_people_set(environ: dict[str, str], *, ascii_only: bool) -> None:
    assert is_ascii_only(environ) is ascii_only


async def test_a_paste_waits_for_the_escape_before_it(browser: Browser) -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"404")
        await pilot.pause()
        type_ahead(app, "escape")
        app.post_message(Paste("502"))
        await pilot.pause()
        await pilot.pause()
        assert "> 502 " in seen(app)
