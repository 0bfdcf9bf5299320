"""The program as people use it: in a real terminal, from the first key to the prompt."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pseudo_terminal import Open, Terminal

CTRL_Q = "\x11"
MEANING = "The server that answered has nothing under this"
MODES_ON = {"?1049", "?1000", "?1003", "?2004"}


def shows(terminal: Terminal, *texts: str) -> Callable[[], bool]:
    return lambda: all(text in terminal.text for text in texts)


def modes_left_on(raw: bytes) -> set[str]:
    """The modes of the terminal that were set last, and not reset."""
    on: set[str] = set()
    for mode, flag in re.findall(rb"\x1b\[(\?\d+)([hl])", raw):
        (on.add if flag == b"h" else on.discard)(mode.decode())
    return on


def test_a_typed_code_is_answered_and_the_terminal_left_as_it_was(open_terminal: Open) -> None:
    terminal = open_terminal("stty -g; statusbrowser; echo status $?; stty -g")
    terminal.wait_for(shows(terminal, "100 Continue", "103"))
    assert {"?1049"} <= modes_left_on(terminal.raw)
    terminal.type("404")
    terminal.wait_for(shows(terminal, "404 Not Found", "What it means", MEANING))
    terminal.type(CTRL_Q)
    terminal.wait_for_end()
    assert "status 0" in terminal.printed
    assert modes_left_on(terminal.raw) - {"?7", "?25"} == set()
    assert "?25" in modes_left_on(terminal.raw), "the cursor is hidden"
    settings = re.findall(r"^[0-9a-f]+(?::[0-9a-f]+){10,}", terminal.printed, re.MULTILINE)
    assert len(settings) == 2
    assert settings[0] == settings[1]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        pytest.param("too many requests", ("429 Too Many Requests",), id="the best match"),
        pytest.param("faq/401-or-403", ("Is it 401 or 403?", "│ Answer\n"), id="an answer"),
        pytest.param("cors error", ("> FAQ Which", "│ Answer\n"), id="an answer, from its top"),
    ],
)
def test_a_query_opens_on(open_terminal: Open, query: str, seen: tuple[str, ...]) -> None:
    terminal = open_terminal(f"statusbrowser {query}")
    terminal.wait_for(shows(terminal, *seen))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_a_class_narrows_the_screen(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser -c 5xx")
    terminal.wait_for(shows(terminal, "500 Internal Server Error"))
    assert "404" not in terminal.text
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_an_escape_and_what_is_typed_at_once_behind_it_are_keys(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser zz")
    terminal.wait_for(shows(terminal, "> zz", "esc clear"))
    terminal.type("\x1b404")
    terminal.wait_for(shows(terminal, "> 404 ", "404 Not Found"))
    terminal.type("\r")
    terminal.wait_for(shows(terminal, "esc search"))
    terminal.type("\x1b\x1btoo many")
    terminal.wait_for(shows(terminal, "> too many ", "429 Too Many Requests"))
    terminal.type("\x1b\x1b[200~teapot\x1b[201~")
    terminal.wait_for(shows(terminal, "> teapot ", "418 I'm a teapot"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_on_a_narrow_terminal_a_query_opens_the_page(open_terminal: Open) -> None:
    terminal = open_terminal("stty cols 60; exec statusbrowser 502")
    terminal.resize(60, 24)
    terminal.wait_for(shows(terminal, "What it means", "esc search"))
    terminal.type("\x1b")
    terminal.wait_for(shows(terminal, "> 502 Bad Gateway", "esc clear"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_keys_come_from_the_terminal_when_the_query_comes_from_a_pipe(open_terminal: Open) -> None:
    terminal = open_terminal("echo too many requests | statusbrowser -")
    terminal.wait_for(shows(terminal, "429 Too Many Requests"))
    terminal.type("\x1b")
    terminal.wait_for(shows(terminal, "100 Continue"))
    terminal.type("404")
    terminal.wait_for(shows(terminal, "404 Not Found"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert modes_left_on(terminal.raw) - {"?7", "?25"} == set()


def test_errors_sent_elsewhere_leave_the_screen_on_the_terminal(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser 404 2>/dev/null </dev/null")
    terminal.wait_for(shows(terminal, "404 Not Found"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_without_a_controlling_terminal_the_page_is_printed(open_terminal: Open) -> None:
    terminal = open_terminal("echo 404 | setsid --wait statusbrowser -")
    assert terminal.wait_for_end() == 0
    assert terminal.printed.startswith("404 Not Found\n")
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_dumb_terminal_gets_plain_text(open_terminal: Open, term: str) -> None:
    terminal = open_terminal("statusbrowser 404", TERM=term)
    assert terminal.wait_for_end() == 0
    assert terminal.printed.startswith("404 Not Found\n")
    assert b"\x1b" not in terminal.raw


def test_a_dumb_terminal_is_told_why_there_is_a_list(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser", TERM="dumb")
    assert terminal.wait_for_end() == 0
    said, first, *_ = terminal.printed.split("\n")
    assert said == (
        "statusbrowser: TERM=dumb cannot show the browser, so this is the list; "
        "statusbrowser 404 prints a page"
    )
    assert first.startswith(("000\t", "100\t"))


def test_printing_on_a_terminal_is_as_wide_as_the_terminal(open_terminal: Open) -> None:
    terminal = open_terminal("stty cols 44; statusbrowser --print 404")
    assert terminal.wait_for_end() == 0
    lines = [line for line in terminal.printed.split("\n") if not line.lstrip().startswith("$ ")]
    assert 38 <= max(map(len, lines)) <= 44
    assert b"\x1b" not in terminal.raw


def test_an_unknown_color_system_is_told_and_ignored(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser 404", TEXTUAL_COLOR_SYSTEM="rainbow")
    terminal.wait_for(shows(terminal, "404 Not Found"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    said = terminal.printed.split("\n")[0]
    assert said == (
        "statusbrowser: TEXTUAL_COLOR_SYSTEM='rainbow' is ignored; "
        "it is one of auto, standard, 256, truecolor"
    )


def test_an_unknown_theme_is_told(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser --theme nosuch")
    assert terminal.wait_for_end() == 2
    assert terminal.printed.startswith("statusbrowser: --theme 'nosuch' is no theme; it is one of")
    assert b"\x1b" not in terminal.raw


def test_a_query_on_the_terminal_ends_with_ctrl_d(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser --print -")
    terminal.wait_for(lambda: "ctrl+d" in terminal.printed)
    terminal.type("404\n\x04")
    assert terminal.wait_for_end() == 0
    assert "404 Not Found\n" in terminal.printed


def test_ctrl_c_while_a_query_is_read_ends_quietly(open_terminal: Open) -> None:
    terminal = open_terminal("exec statusbrowser --print -")
    terminal.wait_for(lambda: "ctrl+d" in terminal.printed)
    terminal.type("\x03")
    assert terminal.wait_for_end() == 130
    assert "Traceback" not in terminal.printed


def test_back_is_painted_without_another_key(open_terminal: Open) -> None:
    terminal = open_terminal("exec statusbrowser 504")
    terminal.wait_for(shows(terminal, "\u2502 504 Gateway Timeout"))
    terminal.type("\r\t\t")
    terminal.wait_for(shows(terminal, "enter follow"))
    terminal.type("\r")
    terminal.wait_for(lambda: "\u2502 504 Gateway Timeout" not in terminal.text)
    terminal.type("<")
    terminal.wait_for(shows(terminal, "\u2502 504 Gateway Timeout"), seconds=5)


@pytest.mark.parametrize("closed", ["2>&-", "2>&- <&-", "<&-"])
def test_with_closed_streams_it_draws_on_the_terminal(open_terminal: Open, closed: str) -> None:
    terminal = open_terminal(f"statusbrowser 404 {closed}")
    terminal.wait_for(shows(terminal, "404 Not Found", "What it means"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert modes_left_on(terminal.raw) - {"?7", "?25"} == set()


def test_a_query_in_a_pipe_opens_on_its_answer_without_a_hyphen(open_terminal: Open) -> None:
    terminal = open_terminal("echo 'gateway timeout' | statusbrowser")
    terminal.wait_for(shows(terminal, "> gateway timeout", "504 Gateway Timeout"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_an_empty_pipe_opens_plainly(open_terminal: Open) -> None:
    terminal = open_terminal("true | statusbrowser")
    terminal.wait_for(shows(terminal, "100 Continue"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_a_silent_pipe_is_waited_for_and_said(open_terminal: Open) -> None:
    terminal = open_terminal("(read -r query < /dev/tty; echo $query) | statusbrowser")
    terminal.wait_for(lambda: "waiting for a query on standard input" in terminal.printed)
    terminal.type("502\n")
    terminal.wait_for(shows(terminal, "502 Bad Gateway"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_a_hyphen_with_nothing_to_read_opens_nothing(open_terminal: Open) -> None:
    terminal = open_terminal("true | statusbrowser -")
    assert terminal.wait_for_end() == 1
    assert terminal.printed == "statusbrowser: nothing found: standard input holds no query\n"


def test_a_question_that_is_not_there_is_told(open_terminal: Open) -> None:
    terminal = open_terminal("statusbrowser faq/401-or-402")
    assert terminal.wait_for_end() == 1
    said = "statusbrowser: there is no question 'faq/401-or-402'; the nearest is faq/401-or-403\n"
    assert terminal.printed == said


def test_what_is_typed_while_it_starts_is_taken(open_terminal: Open) -> None:
    terminal = open_terminal("exec statusbrowser")
    terminal.type("404\r")
    terminal.wait_for(shows(terminal, "> 404 ", "\u2502 404 Not Found", "up/down scroll"))


def test_a_long_line_that_comes_as_keys_is_searched_once(open_terminal: Open) -> None:
    terminal = open_terminal("exec statusbrowser")
    terminal.wait_for(shows(terminal, "100 Continue", "F1 help"))
    line = (
        "connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9 "
    )
    terminal.type(line * 3)
    terminal.wait_for(shows(terminal, "> 502 Bad Gateway"), seconds=5)
