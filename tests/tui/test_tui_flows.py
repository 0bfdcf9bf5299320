"""What people do, from the first key to what they see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from statusbrowser.catalog import CatalogError
from statusbrowser.model import StatusClass
from statusbrowser.tui import StatusBrowser, library
from statusbrowser.tui.history import SessionHistory
from statusbrowser.tui.screens.main import MainScreen

Browser = Callable[..., StatusBrowser]


def seen(app: App[None]) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def row(app: App[None], number: int) -> str:
    return seen(app).split("\n")[number]


def main(app: App[None]) -> MainScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    main(pilot.app).bar.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


async def test_it_starts_in_the_search_bar_on_the_first_code(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert main(pilot.app).bar.has_focus
        assert row(pilot.app, 4) == "> 200 OK                     │ 200 OK"


async def test_typing_narrows_the_list_and_shows_the_page(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, *"gateway")
        assert "> 502 Bad Gateway" in row(pilot.app, 4)
        assert "1 of 6" in row(pilot.app, 1)
        assert "A proxy got nothing usable." in seen(pilot.app)


async def test_it_opens_on_the_query_class_and_tab_that_were_asked_for(browser: Browser) -> None:
    app = browser(query="4", status_class=StatusClass.CLIENT_ERROR)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[4xx 3]" in row(app, 2)
        assert "> 401 Unauthorized" in row(app, 4)


async def test_it_opens_on_the_faq(browser: Browser) -> None:
    async with browser(faq=True).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[FAQ 2]" in row(pilot.app, 0)
        assert "> Is it 401 or 403?" in row(pilot.app, 4)


async def test_an_answer_leads_to_a_code_by_key(browser: Browser) -> None:
    async with browser(faq=True).run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "enter")
        assert "│ 401 Unauthorized" in seen(pilot.app)


async def test_the_class_filter_counts_what_the_query_leaves(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, *"und")
        assert row(pilot.app, 2).split() == [
            "[all", "2]", "1xx", "0", "2xx", "0", "3xx", "1", "4xx", "1", "5xx", "0", "other", "0",
        ]  # fmt: skip


async def test_a_class_keeps_the_cursor_on_its_entry(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "down", "down", "f4", "f4", "f4")
        assert main(pilot.app)._view.status_class is StatusClass.CLIENT_ERROR
        assert "> 403 Forbidden" in seen(pilot.app)


async def test_a_new_query_puts_the_cursor_on_the_best_hit(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "down", "4")
        assert "> 401 Unauthorized" in row(pilot.app, 4)


async def test_nothing_found_names_the_nearest_and_the_way_back(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, *"zzz")
        text = seen(pilot.app)
        assert "No code answers this." in text
        assert "Nearest: 404 Not Found" in text
        assert "esc clears the search." in text


async def test_enter_takes_the_nearest(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, *"zzz", "enter")
        assert "│ 404 Not Found" in seen(pilot.app)
        assert main(pilot.app).page.has_focus


async def test_escape_clears_and_at_the_end_of_the_road_leaves(browser: Browser) -> None:
    app = browser(status_class=StatusClass.CLIENT_ERROR)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "enter", "escape")
        assert main(app).bar.has_focus
        await press(pilot, "escape")
        assert main(app).bar.value == ""
        await press(pilot, "escape")
        assert "[all 6]" in row(app, 2)
        await press(pilot, "escape")
        assert "esc again to quit" in row(app, -1)
        assert not app._exit
        await press(pilot, "escape")
        assert app._exit


async def test_escape_goes_back_to_the_list_that_one_came_from(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "left", "enter", "escape")
        assert main(pilot.app).results.has_focus


async def test_a_paste_of_many_lines_is_the_query(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await paste(pilot, "HTTP/1.1 404\r\nServer: x\n")
        assert "HTTP/1.1 404⏎Server: x" in row(pilot.app, 1)
        assert main(pilot.app).bar.query_text == "HTTP/1.1 404\nServer: x"
        await press(pilot, "backspace")
        assert main(pilot.app).bar.query_text == "HTTP/1.1 404\nServer: "


async def test_a_long_paste_stands_as_one_token(browser: Browser) -> None:
    text = "line of log\n" * 90_000
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, "4")
        await paste(pilot, text)
        assert "4<1,079,999 characters, 90,000 lines>" in row(pilot.app, 1)
        assert main(pilot.app).bar.query_text == "4" + text.rstrip("\n")
        await press(pilot, "backspace")
        assert "line of log" not in main(pilot.app).bar.query_text


async def test_a_paste_is_neither_markup_nor_obeyed(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await paste(pilot, "[bold]x[/ \x1b]0;title\x07\x1b[31mred\x07")
        assert "> [bold]x[/ red?" in row(pilot.app, 1)


async def test_line_breaks_are_shown_in_ascii_where_there_is_no_utf8(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "C")
    async with browser().run_test(size=(80, 24)) as pilot:
        await paste(pilot, "a\nb")
        assert "> a/b" in row(pilot.app, 1)
        assert seen(pilot.app).isascii()
        assert main(pilot.app).bar.query_text == "a\nb"


async def test_up_at_an_empty_bar_asks_for_queries_of_before(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, *"404", "enter", "escape", "escape", "up", "enter")
        assert main(pilot.app).bar.value == "404"


async def test_a_hit_in_the_log_lines_unfolds_them_and_goes_there(browser: Browser) -> None:
    async with browser(query="upstream line number 11").run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "log: upstream line" in row(pilot.app, 5)
        assert "upstream line number 11" in seen(pilot.app).split("FAQ", 1)[1].split("\n", 3)[3]


async def test_folded_log_lines_say_how_many_they_are(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 100)) as pilot:
        await pilot.pause()
        assert "6 more log lines (f unfolds them)" in seen(pilot.app)
        assert "upstream line number 11" not in seen(pilot.app)


async def test_coming_back_keeps_the_place_on_the_page(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "j", "j", "j")
        place = main(pilot.app).page.place
        await press(pilot, "enter", "backspace")
        assert main(pilot.app).page.place == place


async def test_a_command_is_copied_whole_though_it_is_wrapped(browser: Browser) -> None:
    app = browser(query="502")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "c")
        assert app.clipboard == (
            "curl -sS -o /dev/null -D - "
            "https://example.com/a/rather/long/path/that/has/to/be/wrapped?query=yes"
        )


async def test_the_essence_of_a_page_is_short_markdown(browser: Browser) -> None:
    app = browser(query="502")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+y")
        assert app.clipboard.startswith(
            "**502 Bad Gateway**\n\nA proxy got nothing usable. See 404"
        )
        assert "3. **Third.**" in app.clipboard
        assert "Fourth" not in app.clipboard
        assert "copied 502 Bad Gateway as Markdown" in row(app, -1)


async def test_narrow_panes_take_turns(browser: Browser) -> None:
    async with browser(query="40").run_test(size=(50, 20)) as pilot:
        await pilot.pause()
        assert "Forbidden" in seen(pilot.app)
        assert "who you are" not in seen(pilot.app)
        await press(pilot, "enter")
        assert "who you are" in seen(pilot.app)
        assert "Forbidden" not in seen(pilot.app)
        await press(pilot, "escape")
        assert "Forbidden" in seen(pilot.app)


async def test_too_small_says_what_it_needs_and_recovers(browser: Browser) -> None:
    async with browser().run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        assert seen(pilot.app).strip() == "needs 40x10"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "> 200 OK" in seen(pilot.app)
        assert main(pilot.app).bar.has_focus


async def test_a_wide_screen_shows_neighbors_headers_and_sections(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        text = seen(pilot.app)
        assert "On this page" in text
        assert "│ 403 Forbidden" in text
        assert "│ WWW-Authenticate" in text


async def test_lines_of_a_page_have_at_most_80_columns(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(250, 60)) as pilot:
        await pilot.pause()
        assert max(len(line.text) for line in main(pilot.app).page.sheet.lines) <= 80


async def test_compare_shows_the_deciding_question(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "v", "enter")
        assert "Would a login help?" in row(pilot.app, 0)
        assert "401 Unauthorized" in seen(pilot.app)
        assert "403 Forbidden" in seen(pilot.app)


async def test_compare_offers_the_neighbors_first(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "v")
        assert "> 403 Forbidden" in seen(pilot.app)


async def test_the_palette_runs_what_is_chosen(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"only 4xx", "enter")
        assert main(pilot.app)._view.status_class is StatusClass.CLIENT_ERROR


async def test_the_palette_opens_pages(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"502", "enter")
        assert "│ 502 Bad Gateway" in seen(pilot.app)


async def test_a_theme_that_is_chosen_is_told(browser: Browser) -> None:
    told: list[str] = []
    app = browser(theme_chosen=told.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+t", *"status-light", "enter")
        assert (app.theme, told) == ("status-light", ["status-light"])


@pytest.mark.parametrize("theme", ["status-dark", "status-light", "nord", "ansi-dark"])
async def test_every_theme_paints(browser: Browser, theme: str) -> None:
    async with browser(theme=theme, query="401").run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "tab")
        assert pilot.app.theme == theme
        assert "401 Unauthorized" in seen(pilot.app)


async def test_an_unknown_theme_gives_way_to_one_that_suits(browser: Browser) -> None:
    assert browser(theme="no such theme").theme.startswith(("status-", "ansi-"))


async def test_no_color_takes_the_colors_of_the_terminal(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert browser().theme == "ansi-dark"


async def test_keys_can_be_put_elsewhere_and_help_shows_it(browser: Browser) -> None:
    app = browser(keymap={"page.down": "x", "search.read": "ctrl+g"})
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "ctrl+g", "x")
        assert main(app).page.top == 1
        await press(pilot, "question_mark")
        assert "ctrl+g                     read the page" in seen(app)


async def test_the_footer_shows_the_keys_of_the_pane(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert row(pilot.app, -1).startswith(" up/down select  enter read  tab FAQ  esc clear")
        await press(pilot, "enter")
        assert row(pilot.app, -1).startswith(" up/down scroll  tab link  esc search  y copy")
        await press(pilot, "tab")
        assert "tab link  enter follow  esc search" in row(pilot.app, -1)


async def test_the_mouse_selects_filters_and_follows(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(5, 7))
        await pilot.pause()
        assert "> 403 Forbidden" in row(pilot.app, 7)
        await pilot.click(offset=(73, 0))
        await pilot.pause()
        assert "[FAQ 2]" in row(pilot.app, 0)
        await pilot.click(offset=(38, 7))
        await pilot.pause()
        assert "│ 401 Unauthorized" in row(pilot.app, 4)


async def test_the_mouse_chooses_a_class(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(row(pilot.app, 2).index("4xx"), 2))
        await pilot.pause()
        assert "[4xx 3]" in row(pilot.app, 2)


async def test_a_broken_page_says_what_is_wrong_in_its_place(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CatalogError("404.md:3: phrase is missing; it must be a text")

    monkeypatch.setattr(library, "page_of", broken)
    async with browser(query="404").run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "404.md:3: phrase is missing" in seen(pilot.app)


async def test_enter_reads_what_the_cursor_is_on_after_a_link_was_followed(
    browser: Browser,
) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "enter", "escape")
        assert main(pilot.app).page.document.key == "404"
        await press(pilot, "enter")
        assert main(pilot.app).page.document.key == "502"


async def test_the_screen_is_painted_once_while_it_opens(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    monkeypatch.setattr("statusbrowser.tui.quirks.screens.LONGEST_OPENING_SECONDS", 30)
    app = browser()
    display = app._display

    def count(screen: object, update: object) -> None:
        if update is not None and not app._batch_count:
            painted.append(update)
        display(screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(app, "_display", count)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert len(painted) == 1


async def test_a_key_reaches_the_terminal_in_one_write(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4")
        painted: list[object] = []
        display = app._display

        def count(screen: object, update: object) -> None:
            if update is not None:
                painted.append(update)
            display(screen, update)  # type: ignore[arg-type]

        monkeypatch.setattr(app, "_display", count)
        await press(pilot, "0")
        assert len(painted) == 1


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param(("ctrl+p",), id="the palette"),
        pytest.param(("ctrl+t",), id="the themes"),
        pytest.param(("f1",), id="help"),
    ],
)
async def test_ctrl_q_leaves_whatever_is_open(browser: Browser, opened: tuple[str, ...]) -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *opened, "ctrl+q")
        assert not app.is_running or app._exit


@pytest.mark.parametrize("opened", [("ctrl+t",), ("ctrl+p",), ("enter", "s"), ("enter", "=")])
async def test_a_second_enter_in_a_chooser_changes_nothing(
    browser: Browser, opened: tuple[str, ...]
) -> None:
    app = browser(query="404")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *opened)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.is_running


async def test_back_shows_the_page_before_at_once(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "enter")
        assert "│ 404 Not Found" in seen(pilot.app)
        await press(pilot, "less_than_sign")
        assert "│ 502 Bad Gateway" in seen(pilot.app)
        await press(pilot, "less_than_sign")
        assert row(pilot.app, -1).startswith(" nothing before this page")


async def test_a_note_goes_at_the_next_key(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "greater_than_sign")
        assert row(pilot.app, -1).startswith(" nothing after this page")
        await press(pilot, "j")
        assert row(pilot.app, -1).startswith(" up/down scroll")


async def test_the_title_stays_on_top_of_a_page_that_was_scrolled(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "G")
        assert row(pilot.app, 4).endswith("│ 502 Bad Gateway")


async def test_a_class_that_leaves_nothing_is_left_by_one_escape(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "f3")
        assert "Nothing in 1xx." in seen(pilot.app)
        assert "esc all classes" in row(pilot.app, -1)
        assert "copy" not in row(pilot.app, -1)
        await press(pilot, "escape")
        assert "> 502 Bad Gateway" in row(pilot.app, 4)
        assert main(pilot.app).bar.value == "502"


async def test_a_digit_in_the_page_goes_to_the_list_of_its_class(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4")
        assert main(pilot.app).results.has_focus
        assert "Nothing in 4xx." in seen(pilot.app)


async def test_what_is_typed_after_a_slash_replaces_the_query_of_before(browser: Browser) -> None:
    async with browser(query="404").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "slash", *"502")
        assert main(pilot.app).bar.value == "502"


async def test_the_next_match_is_looked_for_from_what_is_in_view(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        page = main(pilot.app).page
        page.show(page.document, ("paragraph",))
        await press(pilot, "n", "n")
        assert page.match == 1
        await press(pilot, "G", "n")
        assert page.match > 20
        await press(pilot, "g", "n")
        assert page.match == 0


async def test_another_query_opens_a_page_at_its_top(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "G", "slash", *"404")
        await press(pilot, "slash", "ctrl+u", *"502")
        assert main(pilot.app).page.top == 0


async def test_help_names_each_binding_for_the_settings(browser: Browser) -> None:
    async with browser().run_test(size=(80, 60)) as pilot:
        await press(pilot, "f1", "G")
        assert "chooser" not in seen(pilot.app)
        assert "app.quit                   quit" in seen(pilot.app)


async def test_the_palette_finds_a_theme_by_its_name(browser: Browser) -> None:
    async with browser().run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"dracula", "enter")
        assert pilot.app.theme == "dracula"


async def test_the_third_column_leads_to_sections_and_neighbors_by_mouse(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(150, 40)) as pilot:
        await pilot.pause()
        lines = seen(pilot.app).split("\n")
        section = next(y for y, line in enumerate(lines) if line.endswith("Facts"))
        await pilot.click(offset=(130, section))
        await pilot.pause()
        assert main(pilot.app).page.top > 0
        neighbor = next(y for y, line in enumerate(lines) if line.endswith("403 Forbidden"))
        await pilot.click(offset=(130, neighbor))
        await pilot.pause()
        assert "\u2502 403 Forbidden" in seen(pilot.app)


async def test_a_command_that_is_out_of_view_is_not_copied(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "G")
        assert "enter" not in row(pilot.app, -1)
        await press(pilot, "enter")
        assert pilot.app.clipboard == ""


async def test_after_stepping_back_what_is_typed_is_a_new_query(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "escape", *"404")
        assert main(pilot.app).bar.value == "404"


async def test_digits_leave_an_answer_where_it_is(browser: Browser) -> None:
    async with browser(faq=True).run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4")
        assert main(pilot.app).page.has_focus
        assert row(pilot.app, -1).startswith(" classes are for the codes")


async def test_reading_the_code_that_one_came_from_is_no_visit(browser: Browser) -> None:
    async with browser(query="401").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "equals_sign", "enter", "enter", "less_than_sign")
        assert row(pilot.app, -1).startswith(" nothing before this page")


async def test_the_section_menu_opens_where_one_is(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "right_square_bracket", "s")
        assert "> Check first" in seen(pilot.app)


async def test_turning_classes_says_in_the_faq_that_there_are_none(browser: Browser) -> None:
    async with browser(faq=True).run_test(size=(80, 24)) as pilot:
        before = row(pilot.app, 4)
        await press(pilot, "f3")
        assert row(pilot.app, -1).startswith(" classes are for the codes")
        assert row(pilot.app, 4) == before


async def test_the_codes_of_a_question_are_compared(browser: Browser) -> None:
    async with browser(query="401 or 403", faq=True).run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "equals_sign")
        assert "compare 401 Unauthorized with" in seen(pilot.app)
        await press(pilot, "enter")
        assert "401 Unauthorized" in seen(pilot.app)
        assert "403 Forbidden" in seen(pilot.app)


@pytest.mark.parametrize(
    ("query", "kept"),
    [("502", ("502",)), ("authorization: x", ())],
)
async def test_credentials_are_not_remembered(
    browser: Browser, query: str, kept: tuple[str, ...]
) -> None:
    history = SessionHistory()
    async with browser(query=query, history=history).run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert main(pilot.app).page.has_focus
    assert history.queries() == kept


async def test_another_width_leaves_one_at_the_same_passage(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "right_square_bracket")
        heading = row(pilot.app, 5).rpartition("│")[2]
        assert heading.strip()
        for size in ((120, 20), (90, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert row(pilot.app, 5).rpartition("│")[2].strip() == heading.strip()


async def test_a_long_note_leaves_room_for_where_one_is(browser: Browser) -> None:
    async with browser(query="502").run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        main(pilot.app).say("a note that is much longer than the line is wide " * 3)
        await pilot.pause()
        assert "...  " in row(pilot.app, -1)
        assert row(pilot.app, -1).rstrip().endswith("%")
