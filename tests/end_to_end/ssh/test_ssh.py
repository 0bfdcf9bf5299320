"""Over a real SSH connection: a whole session, many terminals, tmux, and lines that break."""

from __future__ import annotations

import base64
import os
import re
import shlex
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import Open, Terminal
from ssh_server import Server

CTRL_Q, ESCAPE, TAB, ENTER = "\x11", "\x1b", "\t", "\r"
MEANING = "The server that answered has nothing under this"
TRUE_COLOR, COLOR_256 = rb"\x1b\[[0-9;]*[34]8;2;", rb"\x1b\[[0-9;]*[34]8;5;"
ANY_COLOR = rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]"


Login = Callable[..., Terminal]


@pytest.fixture
def login(open_terminal: Open, server: Server) -> Login:
    """Run a command on the server, in a terminal here; `read` waits for a line first."""

    def start(remote: str = "statusbrowser", **variables: str) -> Terminal:
        return open_terminal(shlex.join(server.command(remote, "-t")), **variables)

    return start


def shows(terminal: Terminal, *texts: str) -> Callable[[], bool]:
    return lambda: all(text in terminal.text for text in texts)


def clipboard(terminal: Terminal) -> list[str]:
    """What came to the terminal's clipboard (OSC 52)."""
    found = re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)", terminal.raw)
    return [base64.b64decode(data).decode() for data in found]


def test_a_session_from_the_first_key_to_the_prompt(open_terminal: Open, server: Server) -> None:
    remote = shlex.join(server.command("statusbrowser", "-t"))
    terminal = open_terminal(f"read; exec {remote}")
    before = terminal.settings
    terminal.type("\n")
    terminal.wait_for(shows(terminal, "100 Continue", "F1 help"))
    terminal.type("404")
    terminal.wait_for(shows(terminal, "> 404 Not Found", MEANING))
    terminal.type(ENTER)
    terminal.wait_for(shows(terminal, "up/down scroll"))
    terminal.type("y")
    terminal.wait_for(lambda: bool(clipboard(terminal)))
    assert clipboard(terminal)[0].startswith("**404 Not Found**")
    terminal.type(ESCAPE)
    terminal.wait_for(shows(terminal, "up/down select"))
    terminal.type(ESCAPE)
    terminal.wait_for(shows(terminal, "a code, words, or a line of log"))
    terminal.type(TAB)
    terminal.wait_for(shows(terminal, "[FAQ ", "Answer"))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert (terminal.modes, terminal.settings) == (set(), before)


@pytest.mark.parametrize(
    ("variables", "never"),
    [
        pytest.param({"TERM": "xterm-256color"}, TRUE_COLOR, id="256 colors"),
        pytest.param({"TERM": "xterm"}, TRUE_COLOR + b"|" + COLOR_256, id="16 colors"),
        pytest.param({"TERM": "screen"}, TRUE_COLOR + b"|" + COLOR_256, id="screen"),
        pytest.param({"TERM": "tmux-256color"}, TRUE_COLOR, id="tmux"),
        pytest.param({"TERM": "linux"}, TRUE_COLOR + b"|" + COLOR_256, id="linux"),
        pytest.param({"TERM": "vt100"}, TRUE_COLOR + b"|" + COLOR_256, id="vt100"),
        pytest.param({"NO_COLOR": "1"}, ANY_COLOR, id="NO_COLOR"),
        pytest.param({"LANG": "C"}, rb"[^\x00-\x7f]", id="LANG=C"),
        pytest.param({"LANG": "en_US.ISO-8859-1"}, rb"[^\x00-\x7f]|\\u", id="latin-1"),
    ],
)
def test_every_terminal_gets_only_what_it_can_show(
    login: Login, variables: dict[str, str], never: bytes
) -> None:
    there = {name: value for name, value in variables.items() if name != "TERM"}
    words = [f"{name}={value}" for name, value in there.items()]
    terminal = login(shlex.join(["env", *words, "statusbrowser"]), **variables)
    terminal.wait_for(shows(terminal, "100 Continue", "help"))
    terminal.type("404")
    terminal.wait_for(shows(terminal, "404 Not Found", MEANING))
    terminal.type(TAB)
    terminal.wait_for(shows(terminal, "[FAQ "))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert re.findall(never, terminal.raw) == []
    assert terminal.modes == set()


def test_a_dumb_terminal_gets_the_page(login: Login) -> None:
    terminal = login("statusbrowser 404", TERM="dumb")
    assert terminal.wait_for_end() == 0
    assert terminal.printed.startswith("404 Not Found\n")
    assert b"\x1b" not in terminal.raw


def test_without_a_terminal_the_page_is_printed(open_terminal: Open, server: Server) -> None:
    remote = shlex.join(server.command("statusbrowser 404", "-T"))
    terminal = open_terminal(f"{remote} | cat")
    assert terminal.wait_for_end() == 0
    assert terminal.printed.startswith("404 Not Found\n")


def test_ctrl_z_does_not_hang_a_session_without_a_shell(login: Login) -> None:
    terminal = login()
    terminal.wait_for(shows(terminal, "100 Continue", "F1 help"))
    terminal.type("\x1a404")
    terminal.wait_for(shows(terminal, "404 Not Found", MEANING))
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0


def test_a_lost_connection_ends_it(login: Login, tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    terminal = login(f"trap '' HUP; statusbrowser; echo $? > {ended}")
    terminal.wait_for(shows(terminal, "100 Continue", "F1 help"))
    os.kill(terminal.process, signal.SIGKILL)
    deadline = time.monotonic() + 2
    while not (ended.exists() and ended.read_text()):
        assert time.monotonic() < deadline, "still there"
    assert ended.read_text() == "129\n"


def test_in_tmux_with_two_panes_detached_and_attached(
    login: Login, tmux: Callable[[str], str], tmp_path: Path
) -> None:
    ended = tmp_path / "ended"
    remember = f"; echo $? >> {ended}"
    first = shlex.quote(f"statusbrowser{remember}")
    second = shlex.quote(f"statusbrowser 502{remember}")
    terminal = login(tmux(f"new-session {first} \\; split-window -v {second}"))
    terminal.wait_for(shows(terminal, "100 Continue", "502 Bad Gateway"))
    terminal.type(ENTER)
    terminal.wait_for(shows(terminal, "up/down scroll"))
    terminal.type("y")
    terminal.wait_for(lambda: bool(clipboard(terminal)))
    assert clipboard(terminal)[0].startswith("**502 Bad Gateway**")
    terminal.type("\x02d")
    terminal.wait_for_end()
    again = login(tmux("attach-session"))
    again.wait_for(shows(again, "100 Continue", "502 Bad Gateway", "up/down scroll"))
    again.type(CTRL_Q)
    again.wait_for(shows(again, "301 Moved Permanently"))  # it has the whole window
    again.type("404")
    again.wait_for(shows(again, "404 Not Found", MEANING))
    again.type(CTRL_Q)
    assert again.wait_for_end() == 0
    assert ended.read_text() == "0\n0\n"
    assert again.modes == set()
