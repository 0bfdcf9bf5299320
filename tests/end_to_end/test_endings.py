"""However it ends, the terminal is as it was, nothing lives on, and one calm line says why."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from pseudo_terminal import Open, Terminal

CTRL_C, CTRL_Q, CTRL_Z, ESCAPE, F1 = "\x03", "\x11", "\x1a", "\x1b", "\x1bOP"
FIRST, PAINTED = "100 Continue", b"What it means"
DRAWING = {"?1049", "?1000", "?1003", "?2004"}

CRASHES = {
    "while it opens": "tui.widgets.page.Page.show = boom",
    "at the first paint": "tui.widgets.page.Page.line_strip = boom",
    "in a layout": "from textual.screen import Screen; Screen._refresh_layout = boom",
    "in the style sheet": "tui.StatusBrowser.CSS = 'Page { nonsense: }'",
    "at a key": "tui.screens.main.MainScreen.action_help = boom",
    "in a timer": "tui.screens.main.MainScreen.on_key = lambda self: self.set_timer(0.01, boom)",
    "in a later task": "tui.screens.main.MainScreen.on_key = lambda self: self.call_later(boom)",
    "in the thread that reads keys": "tui.quirks.driver.Pastes.split = boom",
}
"""What falls over, as code that runs before the program."""

AT_A_KEY = {"at a key", "in a timer", "in a later task"}
"""What falls over at a key only."""

CRASH_HEAD = """
import sys
from statusbrowser import tui
from statusbrowser.cli import main
def boom(*_, **__):
    raise ValueError("a surprise")
"""


def opened(open_terminal: Open, command: str = "exec statusbrowser") -> Terminal:
    terminal = open_terminal(command)
    terminal.wait_for(lambda: FIRST in terminal.text)
    terminal.wait_for(lambda: terminal.modes >= DRAWING)
    return terminal


def in_a_shell(open_terminal: Open) -> Terminal:
    terminal = open_terminal("PS1='ready> ' exec bash --norc --noediting -i", HISTFILE="")
    terminal.wait_for(lambda: "ready>" in terminal.text)
    return terminal


def draws(terminal: Terminal) -> bool:
    return FIRST in terminal.text and terminal.modes >= DRAWING


def prompts(terminal: Terminal) -> bool:
    """Whether the shell asks again; what it says stands behind the end of the other screen."""
    return not terminal.modes and said(terminal).endswith("ready> ")


def said(terminal: Terminal) -> str:
    return terminal.printed.rpartition("\x1b[?1049l")[2]


@pytest.mark.parametrize(
    ("first", "seen", "last"),
    [
        pytest.param("", FIRST, CTRL_C, id="ctrl+c"),
        pytest.param("", FIRST, CTRL_Q, id="ctrl+q"),
        pytest.param(ESCAPE, "esc again to quit", ESCAPE, id="escape twice"),
        pytest.param("\r", "up/down scroll", "q", id="q on a page"),
    ],
)
def test_a_key_that_quits_leaves_the_terminal_as_it_was(
    open_terminal: Open, first: str, seen: str, last: str
) -> None:
    terminal = open_terminal("read; exec statusbrowser")
    before = terminal.settings
    terminal.type("\n")
    terminal.wait_for(lambda: draws(terminal))
    assert terminal.settings != before
    terminal.type(first)
    terminal.wait_for(lambda: seen in terminal.text)
    terminal.type(last)
    assert terminal.wait_for_end() == 0
    assert (terminal.modes, terminal.settings) == (set(), before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_leaves_the_terminal_as_it_was(
    open_terminal: Open, number: int
) -> None:
    terminal = open_terminal("read; exec statusbrowser")
    before = terminal.settings
    terminal.type("\n")
    terminal.wait_for(lambda: draws(terminal))
    os.kill(terminal.process, number)
    assert terminal.wait_for_end(seconds=2) == 128 + number
    assert (terminal.modes, terminal.settings) == (set(), before)


@pytest.mark.parametrize("crash", CRASHES)
def test_a_fault_is_one_calm_line_on_a_sane_terminal(
    open_terminal: Open, tmp_path: Path, crash: str
) -> None:
    script = tmp_path / "crash.py"
    script.write_text(f"{CRASH_HEAD}{CRASHES[crash]}\nsys.exit(main([]))\n")
    terminal = open_terminal(f"read; exec {sys.executable} {script}")
    before = terminal.settings
    terminal.type("\n")
    if crash in AT_A_KEY:
        terminal.wait_for(lambda: draws(terminal))
        terminal.type(F1)
    assert terminal.wait_for_end() == 70
    details = tmp_path / ".local/state/statusbrowser/log/last-error.txt"
    line = f"statusbrowser: something went wrong inside; the details are in {details}\n"
    assert said(terminal).partition("statusbrowser: ")[1:] == ("statusbrowser: ", line[15:])
    assert "Traceback" not in terminal.printed
    assert "Traceback" in details.read_text()
    assert (terminal.modes, terminal.settings) == (set(), before)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("exec statusbrowser", id="as the leader of the session"),
        pytest.param("trap '' HUP; exec statusbrowser", id="with SIGHUP ignored"),
    ],
)
@pytest.mark.parametrize("stalled", [False, True], ids=["idle", "with output that nobody takes"])
def test_it_ends_when_its_terminal_is_gone(
    open_terminal: Open, command: str, *, stalled: bool
) -> None:
    terminal = opened(open_terminal, command)
    if stalled:
        stall(terminal)
    terminal.hang_up()
    _, seconds = terminal.end_of_process(seconds=2)
    assert seconds < 5, "it spun"


def test_it_ends_under_a_shell_that_ignores_the_hangup(open_terminal: Open, tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    command = f"trap '' HUP; statusbrowser; echo $? > {ended}"
    terminal = opened(open_terminal, command)
    terminal.hang_up()
    terminal.end_of_process(seconds=2)
    assert ended.read_text() == "129\n"


def stall(terminal: Terminal) -> None:
    """Make it write more than a terminal holds that nobody reads."""
    held: list[int] = []
    while len(held) < 8 or held[-8] != held[-1]:
        terminal.resize(80 + len(held) % 2, 24)
        held.append(terminal.waiting(0.05))
        assert len(held) < 400, held


SLOW_AT_THE_END = """
import os, sys, time
from statusbrowser.cli import main
write = os.write
def slow(number, data):
    try:
        return write(number, data)
    finally:
        time.sleep(0.5)
os.write = slow
sys.exit(main([]))
"""
"""What woke up with the flush goes on while the last modes are reset."""


@pytest.mark.parametrize("slow", [False, True], ids=["", "on a slow machine"])
def test_it_ends_after_a_signal_though_the_terminal_takes_nothing(
    open_terminal: Open, tmp_path: Path, *, slow: bool
) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW_AT_THE_END)
    terminal = open_terminal(
        f"read; exec {sys.executable} {script if slow else '-m statusbrowser'}"
    )
    before = terminal.settings
    terminal.type("\n")
    terminal.wait_for(lambda: draws(terminal))
    stall(terminal)
    os.kill(terminal.process, signal.SIGTERM)
    assert terminal.end_of_process(seconds=4)[0] == 128 + signal.SIGTERM
    assert terminal.settings == before


def test_it_is_painted_again_after_ctrl_z_and_fg(open_terminal: Open) -> None:
    terminal = in_a_shell(open_terminal)
    before = terminal.settings
    terminal.type("statusbrowser\n")
    terminal.wait_for(lambda: draws(terminal))
    stop(terminal)
    come_back(terminal)
    terminal.type("404")
    terminal.wait_for(lambda: "404 Not Found" in terminal.text)
    terminal.type(CTRL_Q)
    terminal.wait_for(lambda: prompts(terminal))
    assert terminal.settings == before


def test_in_the_background_it_waits_until_it_has_the_terminal(open_terminal: Open) -> None:
    until_it_stops = "until jobs | grep Stopped; do wait -n; done 2>&-"
    terminal = in_a_shell(open_terminal)
    before = terminal.settings
    terminal.type(f"statusbrowser & {until_it_stops}\n")
    terminal.wait_for(lambda: "\n[1]+  Stopped" in terminal.printed and prompts(terminal))
    come_back(terminal)
    stop(terminal)
    terminal.type(f"bg; {until_it_stops}\n")
    terminal.wait_for(lambda: said(terminal).count("\n[1]+  Stopped") == 2 and prompts(terminal))
    come_back(terminal)
    terminal.type(CTRL_Q)
    terminal.wait_for(lambda: prompts(terminal))
    assert terminal.settings == before


def test_with_ctrl_z_the_script_around_it_stops_too(open_terminal: Open) -> None:
    terminal = in_a_shell(open_terminal)
    terminal.type("sh -c 'statusbrowser; echo ended with $?'\n")
    terminal.wait_for(lambda: draws(terminal))
    stop(terminal)
    come_back(terminal)
    terminal.type(CTRL_Q)
    terminal.wait_for(lambda: "ended with 0\n" in terminal.printed and prompts(terminal))


def test_where_no_shell_could_continue_it_ctrl_z_goes_on(open_terminal: Open) -> None:
    terminal = opened(open_terminal)
    painted = len(terminal.raw)
    terminal.type(CTRL_Z)
    terminal.wait_for(lambda: PAINTED in terminal.raw[painted:])
    terminal.type("404")
    terminal.wait_for(lambda: "404 Not Found" in terminal.text)
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_stop_from_outside_is_a_stop_like_any_other(open_terminal: Open, number: int) -> None:
    terminal = in_a_shell(open_terminal)
    before = terminal.settings
    terminal.type("statusbrowser\n")
    terminal.wait_for(lambda: draws(terminal))
    os.kill(foreground(terminal), number)
    terminal.wait_for(lambda: "Stopped" in terminal.printed)
    come_back(terminal)
    terminal.type("404")
    terminal.wait_for(lambda: "404 Not Found" in terminal.text)
    terminal.type(CTRL_Q)
    terminal.wait_for(lambda: prompts(terminal))
    assert terminal.settings == before


def stop(terminal: Terminal) -> None:
    terminal.type(CTRL_Z)
    terminal.wait_for(lambda: "Stopped" in said(terminal) and prompts(terminal))


def come_back(terminal: Terminal) -> None:
    painted = len(terminal.raw)
    terminal.type("fg\n")
    terminal.wait_for(lambda: PAINTED in terminal.raw[painted:] and draws(terminal))


def foreground(terminal: Terminal) -> int:
    fields = Path(f"/proc/{terminal.process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[5])
