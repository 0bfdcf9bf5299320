"""One case for every binding of every screen, and a test that none is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from textual.binding import Binding
from textual.widgets import Input

from statusbrowser.model import StatusClass
from statusbrowser.tui import StatusBrowser, bindings
from statusbrowser.tui.messages import Tab
from statusbrowser.tui.screens.chooser import Chooser
from statusbrowser.tui.screens.help import HelpScreen
from statusbrowser.tui.screens.main import MainScreen
from statusbrowser.tui.widgets.choice_list import ChoiceList

Check = Callable[[StatusBrowser], bool]

TABLES = {
    "app": bindings.APP,
    "search": bindings.SEARCH,
    "results": bindings.RESULTS,
    "page": bindings.PAGE,
    "main": bindings.MAIN,
    "chooser": bindings.CHOOSER,
    "help": bindings.HELP,
    "compare": bindings.COMPARE,
}

BINDINGS = [
    (f"{table}:{row.id}", key)
    for table, rows in TABLES.items()
    for row in rows
    if isinstance(row, Binding)
    for key in row.key.split(",")
]
"""The name and each key of every binding."""

LIST = ("tab", "tab", "enter", "left")
PAGE = ("5", "0", "2", "enter")


@dataclass(frozen=True)
class Case:
    """What must be true after some keys and the key of a binding."""

    before: tuple[str, ...]
    is_done: Check


def screen_text(app: StatusBrowser) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def screen_row(app: StatusBrowser, row: int) -> str:
    return screen_text(app).split("\n")[row]


def footer(app: StatusBrowser) -> str:
    return screen_row(app, -1)


def main(app: StatusBrowser) -> MainScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def cursor(app: StatusBrowser) -> int | None:
    hit = main(app).results.hit
    return hit.entry.code if hit else None


def shown(app: StatusBrowser) -> str:
    return main(app).page.document.key


def top(app: StatusBrowser) -> int:
    return main(app).page.top


def copied(part: str) -> Check:
    return lambda app: part in app.clipboard and "copied" in footer(app)


def only(status_class: StatusClass | None) -> Check:
    return lambda app: main(app)._view.status_class is status_class


def choice(app: StatusBrowser) -> str:
    chosen = app.screen.query_one(ChoiceList).choice
    return chosen.label if chosen else ""


def asks(placeholder: str) -> Check:
    return lambda app: (
        isinstance(app.screen, Chooser) and app.screen.query_one(Input).placeholder == placeholder
    )


def has_left(app: StatusBrowser) -> bool:
    return app._exit


COMPARED = (*"401", "enter", "equals_sign", "enter")

CASES = {
    "app:app.quit": Case((), has_left),
    "app:app.suspend": Case(  # without a terminal it does nothing; end_to_end has the rest
        (*"404",), lambda app: not has_left(app) and cursor(app) == 404
    ),
    "search:search.next": Case((), lambda app: cursor(app) == 302),
    "search:search.previous": Case(("down", "down"), lambda app: cursor(app) == 302),
    "search:search.read": Case((), lambda app: main(app).page.has_focus),
    "search:search.page_down": Case((), lambda app: cursor(app) == 502),
    "search:search.page_up": Case(("pagedown",), lambda app: cursor(app) == 200),
    "search:search.first": Case(("down",), lambda app: cursor(app) == 200),
    "search:search.last": Case((), lambda app: cursor(app) == 502),
    "results:results.next": Case(LIST, lambda app: cursor(app) == 302),
    "results:results.previous": Case((*LIST, "j", "j"), lambda app: cursor(app) == 302),
    "results:results.read": Case(LIST, lambda app: main(app).page.has_focus),
    "results:results.page_down": Case(LIST, lambda app: cursor(app) == 502),
    "results:results.page_up": Case((*LIST, "G"), lambda app: cursor(app) == 200),
    "results:results.first": Case((*LIST, "G"), lambda app: cursor(app) == 200),
    "results:results.last": Case(LIST, lambda app: cursor(app) == 502),
    "page:page.down": Case(PAGE, lambda app: top(app) == 1),
    "page:page.up": Case((*PAGE, "j", "j"), lambda app: top(app) == 1),
    "page:page.page_down": Case(PAGE, lambda app: top(app) == main(app).page.height - 2),
    "page:page.half_down": Case(PAGE, lambda app: top(app) == (main(app).page.height - 2) // 2),
    "page:page.half_up": Case((*PAGE, "d"), lambda app: top(app) == 0),
    "page:page.page_up": Case((*PAGE, "space"), lambda app: top(app) == 0),
    "page:page.top": Case((*PAGE, "G"), lambda app: top(app) == 0),
    "page:page.end": Case(PAGE, lambda app: top(app) == main(app).page.last_top > 0),
    "page:page.next_section": Case(
        (*PAGE,), lambda app: screen_row(app, 5).endswith("│ What it means")
    ),
    "page:page.previous_section": Case((*PAGE, "]", "]", "]"), lambda app: top(app) > 0),
    "page:page.next_link": Case(PAGE, lambda app: main(app).page.stop == 0),
    "page:page.previous_link": Case((*PAGE, "tab", "tab"), lambda app: main(app).page.stop == 0),
    "page:page.follow": Case((*PAGE, "tab"), lambda app: shown(app) == "404"),
    "page:page.fold": Case(PAGE, lambda app: main(app).page.unfolded),
    "main:app.step_back": Case((*"404",), lambda app: main(app).bar.value == ""),
    "main:tabs.switch": Case((), lambda app: main(app)._view.tab is Tab.FAQ),
    "main:search.focus": Case(PAGE, lambda app: main(app).bar.has_focus),
    "main:results.focus": Case(PAGE, lambda app: main(app).results.has_focus),
    "main:page.copy": Case(PAGE, copied("**502 Bad Gateway**")),
    "main:page.copy_command": Case(PAGE, copied("curl -sS -o /dev/null")),
    "main:page.copy_link": Case(PAGE, copied("https://www.rfc-editor.org/rfc/rfc9110")),
    "main:page.next_match": Case((*"bad", "enter"), lambda app: "/2 matches" in footer(app)),
    "main:page.previous_match": Case((*"bad", "enter"), lambda app: "/2 matches" in footer(app)),
    "main:page.sections": Case(PAGE, asks("section")),
    "main:page.compare": Case(PAGE, asks("compare 502 Bad Gateway with")),
    "main:page.back": Case((*PAGE, "tab", "enter"), lambda app: shown(app) == "502"),
    "main:page.forward": Case(
        (*PAGE, "tab", "enter", "backspace"), lambda app: shown(app) == "404"
    ),
    **{f"main:classes.{member.label}": Case(PAGE, only(member)) for member in StatusClass},
    "main:classes.all": Case((*PAGE, "4"), only(None)),
    "main:classes.next": Case((), only(StatusClass.INFORMATIONAL)),
    "main:classes.previous": Case((), only(StatusClass.OTHER)),
    "main:search.history": Case((*PAGE,), asks("earlier queries")),
    "main:app.theme": Case((), asks("theme")),
    "main:app.palette": Case((), asks("do, or go to")),
    "main:app.quit_by_letter": Case(PAGE, has_left),
    "main:app.help": Case(PAGE, lambda app: isinstance(app.screen, HelpScreen)),
    "chooser:chooser.next": Case((*PAGE, "s"), lambda app: choice(app) == "Check first"),
    "chooser:chooser.previous": Case(
        (*PAGE, "s", "down"), lambda app: choice(app) == "What it means"
    ),
    "chooser:chooser.page_down": Case((*PAGE, "s"), lambda app: choice(app) == "Sources"),
    "chooser:chooser.page_up": Case(
        (*PAGE, "s", "pagedown"), lambda app: choice(app) == "What it means"
    ),
    "chooser:chooser.choose": Case(
        (*PAGE, "s", "down"), lambda app: app.screen is main(app) and top(app) > 0
    ),
    "chooser:chooser.leave": Case((*PAGE, "s"), lambda app: app.screen is main(app)),
    "help:help.close": Case((*PAGE, "question_mark"), lambda app: app.screen is main(app)),
    "compare:compare.turn": Case(
        COMPARED, lambda app: bool(app.screen.query_one("#right").has_focus)
    ),
    "compare:compare.read": Case(
        (*COMPARED, "right"), lambda app: app.screen is main(app) and shown(app) == "403"
    ),
    "compare:compare.leave": Case(COMPARED, lambda app: app.screen is main(app)),
}


def test_every_binding_has_a_case() -> None:
    assert {name for name, _ in BINDINGS} == set(CASES)


def test_no_key_is_one_that_plain_terminals_cannot_send() -> None:
    cannot = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+enter"}
    assert not {key for _, key in BINDINGS if key in cannot or key.startswith("ctrl+shift")}


@pytest.mark.parametrize(("name", "key"), BINDINGS)
async def test_a_key_does_what_its_binding_says(
    browser: Callable[..., StatusBrowser], name: str, key: str
) -> None:
    case = CASES[name]
    if name.startswith("main:") and len(key) == 1 and not case.before:
        pytest.fail("a letter needs the focus outside the search bar")
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        for pressed in case.before:
            await pilot.press(pressed)
            await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        assert case.is_done(app), screen_text(app)
