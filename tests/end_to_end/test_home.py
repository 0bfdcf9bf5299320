"""Settings and memory as people meet them: in a real terminal, over several sessions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import Open, Terminal

CTRL_Q, CTRL_R, CTRL_T, ESCAPE = "\x11", "\x12", "\x14", "\x1b"


def theme_in_use(terminal: Terminal) -> str:
    """The theme that the list of themes shows as the one in use; empty while there is no list."""
    found = re.search(r"(\S+) +in use", terminal.text)
    return found[1] if found else ""


def leave(terminal: Terminal) -> None:
    """Close the list of themes, and quit."""
    terminal.wait_for(shows(terminal, "enter choose"))
    terminal.type(ESCAPE)
    terminal.wait_for(lambda: "enter choose" not in terminal.text)
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def shows(terminal: Terminal, *texts: str) -> Callable[[], bool]:
    return lambda: all(text in terminal.text for text in texts)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Folders for settings and memory that are the same on every system."""
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings file, in a folder that is there."""
    (tmp_path / "config/statusbrowser").mkdir(parents=True)
    return tmp_path / "config/statusbrowser/settings.toml"


def test_a_query_that_was_read_is_there_in_the_next_session(
    open_terminal: Open, home: dict[str, str]
) -> None:
    first = open_terminal("statusbrowser", **home)
    first.wait_for(shows(first, "100 Continue"))
    first.type("bad gateway")
    first.wait_for(shows(first, "502 Bad Gateway"))
    first.type("\r")
    first.wait_for(shows(first, "esc search"))
    first.type(CTRL_Q)
    first.wait_for_end()
    second = open_terminal("statusbrowser", **home)
    second.wait_for(shows(second, "100 Continue"))
    second.type(CTRL_R)
    second.wait_for(shows(second, "earlier queries", "bad gateway"))
    second.type("\r")
    second.wait_for(shows(second, "502 Bad Gateway"))
    second.type(CTRL_Q)
    assert second.wait_for_end() == 0


def test_a_theme_that_was_chosen_is_there_in_the_next_session(
    open_terminal: Open, home: dict[str, str]
) -> None:
    first = open_terminal("statusbrowser", **home)
    first.wait_for(shows(first, "100 Continue"))
    first.type(CTRL_T)
    first.wait_for(shows(first, "status-light"))
    first.type("gruvbox")
    first.wait_for(lambda: "status-light" not in first.text)
    first.type("\r")
    first.wait_for(lambda: "enter choose" not in first.text)
    first.type(CTRL_Q)
    assert first.wait_for_end() == 0
    second = open_terminal("statusbrowser", **home)
    second.wait_for(shows(second, "100 Continue"))
    second.type(CTRL_T)
    second.wait_for(lambda: theme_in_use(second) == "gruvbox")
    leave(second)


def test_looking_something_up_leaves_nothing_at_home(
    open_terminal: Open, home: dict[str, str], tmp_path: Path
) -> None:
    terminal = open_terminal("statusbrowser 404", **home)
    terminal.wait_for(shows(terminal, "404 Not Found"))
    terminal.type(CTRL_Q)
    terminal.wait_for_end()
    assert not (tmp_path / "config").exists()
    assert not (tmp_path / "state").exists()


def test_what_is_wrong_in_the_settings_is_noted_at_first_and_told_at_the_end(
    open_terminal: Open, home: dict[str, str], settings: Path
) -> None:
    settings.write_text('colour = "red"\n\n[keys]\npage.copy = "ctrl+i"\n')
    terminal = open_terminal("statusbrowser 404", **home)
    terminal.wait_for(shows(terminal, "404 Not Found", "2 faults in your settings"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    told = [line for line in terminal.printed.split("\n") if "statusbrowser: " in line]
    assert [line.rpartition("settings.toml")[2] for line in told] == [
        ":1: there is no setting 'colour'; there are theme, history, keys",
        ":4: page.copy: 'ctrl+i' cannot be told from tab by a terminal",
    ]


def test_a_broken_settings_file_is_told_in_one_line(
    open_terminal: Open, home: dict[str, str], settings: Path
) -> None:
    settings.write_text("theme = \n")
    terminal = open_terminal("statusbrowser 404", **home)
    terminal.wait_for(shows(terminal, "404 Not Found", "1 fault in your settings, F1 tells"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert terminal.printed.count("settings.toml") == 1
    assert "settings.toml:1: Invalid value (column 9); the usual" in terminal.printed


@pytest.mark.parametrize(
    ("options", "theme"),
    [
        pytest.param("", "gruvbox", id="settings over memory"),
        pytest.param("--theme dracula", "dracula", id="an option over settings"),
    ],
)
def test_what_is_asked_for_wins_over_what_was_before(  # noqa: PLR0913, PLR0917 - two of a table
    open_terminal: Open,
    home: dict[str, str],
    settings: Path,
    tmp_path: Path,
    options: str,
    theme: str,
) -> None:
    (tmp_path / "state/statusbrowser").mkdir(parents=True)
    (tmp_path / "state/statusbrowser/memory.json").write_text('{"theme": "nord"}')
    settings.write_text('theme = "gruvbox"\n')
    terminal = open_terminal(f"statusbrowser {options}", **home)
    terminal.wait_for(shows(terminal, "100 Continue"))
    terminal.type(CTRL_T)
    terminal.wait_for(lambda: theme_in_use(terminal) == theme)
    leave(terminal)


def test_a_home_that_takes_nothing_costs_the_memory_and_one_quiet_note(
    open_terminal: Open, home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    terminal = open_terminal("statusbrowser 404", **home)
    terminal.wait_for(shows(terminal, "404 Not Found"))
    terminal.type("\r")
    terminal.wait_for(shows(terminal, "theme and queries are not remembered"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert terminal.printed.count("statusbrowser: theme and queries are not remembered; ") == 1


def test_printing_reads_no_settings(
    open_terminal: Open, home: dict[str, str], settings: Path
) -> None:
    settings.write_text("theme = \n")
    terminal = open_terminal("statusbrowser --print 404", **home)
    assert terminal.wait_for_end() == 0
    assert "settings.toml" not in terminal.printed
