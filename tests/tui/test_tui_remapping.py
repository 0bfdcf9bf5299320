"""Other keys for what is done: which are taken, which are named and ignored."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from textual.binding import Binding, BindingsMap

from statusbrowser.tui import StatusBrowser, bindings, remap, theme_names
from statusbrowser.tui.keynames import NoKeyError, key_named
from statusbrowser.tui.screens.main import MainScreen

Browser = Callable[..., StatusBrowser]
TABLES = (
    bindings.APP,
    bindings.SEARCH,
    bindings.RESULTS,
    bindings.PAGE,
    bindings.MAIN,
    bindings.CHOOSER,
    bindings.HELP,
    bindings.COMPARE,
)
ROWS = [row for table in TABLES for row in table if isinstance(row, Binding)]


def screen_text(app: StatusBrowser) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def footer(app: StatusBrowser) -> str:
    return screen_text(app).split("\n")[-1]


@pytest.mark.parametrize("character", sorted(set(string.printable.strip()) - {","}))
def test_a_character_has_the_name_that_the_library_gives_it(character: str) -> None:
    (named,) = BindingsMap([Binding(character, "x", "x")]).key_to_bindings
    assert key_named(character) == named


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("PgDn", "pagedown"),
        ("esc", "escape"),
        ("Home", "home"),
        ("F5", "f5"),
        ("Ctrl+N", "ctrl+n"),
        ("shift+tab", "shift+tab"),
        ("alt+3", "alt+3"),
        ("shift+left", "shift+left"),
        ("question_mark", "question_mark"),
        ("space", "space"),
        (" ", "space"),
        (",", "comma"),
        ("ctrl+space", "ctrl+@"),
    ],
)
def test_a_key_may_be_written_as_people_do(written: str, key: str) -> None:
    assert key_named(written) == key


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("ctrl+i", "cannot be told from tab", id="the same as tab"),
        pytest.param("ctrl+enter", "cannot be told from enter", id="the same as enter"),
        pytest.param("shift+j", "is the character itself, J", id="a capital letter"),
        pytest.param("j,down", 'several are a list, as ["j", "down"]', id="two at once"),
        pytest.param("ctrl+shift+x", "is no key that terminals send", id="two modifiers"),
        pytest.param("meta+x", "is no key that terminals send", id="a modifier of elsewhere"),
        pytest.param("pagedwn", "is no key that terminals send", id="a misspelled one"),
        pytest.param("", "is no key that terminals send", id="nothing"),
        pytest.param("\x1b", "'\\x1b' is no key that terminals send", id="a control character"),
    ],
)
def test_a_key_that_no_terminal_sends_is_told(written: str, said: str) -> None:
    with pytest.raises(NoKeyError) as told:
        key_named(written)
    assert said in str(told.value)
    assert str(told.value).isprintable()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_binding_can_be_put_on_another_key(row: Binding) -> None:
    assert row.id is not None
    assert remap({row.id: ["F12"]}) == ({row.id: "f12"}, {})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_binding_can_be_given_the_keys_that_it_has(row: Binding) -> None:
    assert row.id is not None
    assert remap({row.id: row.key.split(",")}) == ({row.id: row.key}, {})


@pytest.mark.parametrize(
    ("wanted", "wrong"),
    [
        pytest.param(
            {"app.hepl": ["x"]},
            {"app.hepl": "nothing is called 'app.hepl', is it app.help?"},
            id="an unknown binding",
        ),
        pytest.param(
            {"page.end": ["x", "ctrl+m"]},
            {"page.end": "page.end: 'ctrl+m' cannot be told from enter by a terminal"},
            id="a key that is none",
        ),
        pytest.param(
            {"search.next": ["n"]},
            {
                "search.next": "search.next: 'n' goes into the text there; "
                "a key such as ctrl+n or f5 does not"
            },
            id="a letter in the search bar",
        ),
        pytest.param(
            {"page.copy": ["x"], "page.copy_link": ["x"]},
            {"page.copy_link": "page.copy_link: 'x' is given to page.copy already"},
            id="a key given twice",
        ),
        pytest.param(
            {"page.copy": ["c"]},
            {"page.copy": "page.copy: 'c' is the key of page.copy_command; give that one another"},
            id="another one's only key",
        ),
        pytest.param(
            {"page.end": ["v"], "app.help": ["="], "page.sections": ["v"]},
            {"app.help": "app.help: '=' is the key of page.compare; give that one another"},
            id="another one's last key, taken by two",
        ),
        pytest.param(
            {"page.copy": ["ctrl+q"]},
            {"page.copy": "page.copy: 'ctrl+q' is given to app.quit already"},
            id="a key that quits wherever one is",
        ),
        pytest.param(
            {"app.quit": ["q", "ctrl+q"]},
            {
                "app.quit": "app.quit: 'q' goes into the text there; "
                "a key such as ctrl+n or f5 does not"
            },
            id="a letter that would quit while one types",
        ),
        pytest.param(
            {"app.quit": ["ctrl+r"]},
            {"app.quit": "app.quit: 'ctrl+r' is the key of search.history; give that one another"},
            id="another one's only key, taken everywhere",
        ),
    ],
)
def test_what_cannot_be_is_named_and_ignored(
    wanted: dict[str, list[str]], wrong: dict[str, str]
) -> None:
    keymap, told = remap(wanted)
    assert told == wrong
    assert not keymap.keys() & wrong.keys()


def test_two_bindings_can_change_keys() -> None:
    keymap, wrong = remap({"page.copy": ["c"], "page.copy_command": ["y"]})
    assert (keymap, wrong) == ({"page.copy": "c", "page.copy_command": "y"}, {})


def test_a_key_that_quits_no_more_is_free() -> None:
    keymap, wrong = remap({"page.copy": ["ctrl+q"], "app.quit": ["ctrl+x"]})
    assert (keymap, wrong) == ({"page.copy": "ctrl+q", "app.quit": "ctrl+x"}, {})


def test_a_key_that_quits_is_taken_from_all_who_have_another() -> None:
    keymap, wrong = remap({"app.quit": ["left"]})
    assert (keymap["app.quit"], keymap["results.focus"], wrong) == ("left", "h", {})


def test_a_binding_that_loses_one_of_its_keys_keeps_the_others() -> None:
    assert remap({"results.next": ["k"]})[0] == {"results.next": "k", "results.previous": "up"}


def test_the_same_key_may_do_different_things_in_different_panes() -> None:
    keymap, wrong = remap({"results.next": ["n"], "page.down": ["n"]})
    assert (keymap, wrong) == ({"results.next": "n", "page.down": "n"}, {})


async def test_a_key_that_was_chosen_works_and_the_usual_one_does_not(browser: Browser) -> None:
    app = browser(keymap=remap({"results.next": ["!"]})[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "left", "j", "!", "down")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert app.screen.results.cursor == 1


async def test_the_footer_shows_the_key_that_was_chosen(browser: Browser) -> None:
    app = browser(keymap=remap({"results.next": ["!"]})[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "left")
        await pilot.pause()
        assert " ! select " in footer(app)


async def test_the_footer_of_a_list_to_choose_from_shows_the_key_that_was_chosen(
    browser: Browser,
) -> None:
    app = browser(keymap=remap({"chooser.leave": ["ctrl+g"]})[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "ctrl+g close" in screen_text(app)


async def test_help_shows_the_keys_that_were_chosen(browser: Browser) -> None:
    app = browser(keymap=remap({"search.next": ["ctrl+n", "F2"]})[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert "ctrl+n, F2  " in screen_text(app)


def test_every_theme_is_named(browser: Browser) -> None:
    assert theme_names() == sorted(browser().available_themes)


async def test_the_last_theme_is_used_where_none_is_asked_for(browser: Browser) -> None:
    async with browser(last_theme="nord").run_test() as pilot:
        assert pilot.app.theme == "nord"


async def test_a_theme_that_is_asked_for_comes_before_the_last_one(browser: Browser) -> None:
    async with browser(theme="gruvbox", last_theme="nord").run_test() as pilot:
        assert pilot.app.theme == "gruvbox"


async def test_a_last_theme_that_is_gone_is_forgotten(browser: Browser) -> None:
    async with browser(last_theme="gone").run_test() as pilot:
        assert pilot.app.theme in {"status-dark", "ansi-dark"}


async def test_without_color_the_last_theme_does_not_bring_grays(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with browser(last_theme="nord").run_test() as pilot:
        assert pilot.app.theme == "ansi-dark"


async def test_faults_of_the_settings_are_announced_and_told_by_help(browser: Browser) -> None:
    app = browser(faults=("settings.toml:3: there is no setting 'colour'",))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert footer(app).startswith(" 1 fault in your settings, F1 tells")
        await pilot.press("f1")
        await pilot.pause()
        assert "- settings.toml:3: there is no setting 'colour'" in screen_text(app)


async def test_a_note_from_outside_stands_in_the_footer(browser: Browser) -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        app.tell("theme and queries are not remembered")
        await pilot.pause()
        assert footer(app).startswith(" theme and queries are not remembered")
