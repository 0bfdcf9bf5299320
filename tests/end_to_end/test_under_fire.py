"""A real terminal under fire: floods, rubbish, hostile text, a full disk, no home, two at once."""

from __future__ import annotations

import json
import random
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import Open, Terminal

CTRL_P, CTRL_Q, ENTER, ESCAPE = "\x10", "\x11", "\r", "\x1b"
FIRST = ("100 Continue", "F1 help")
LEAVING = "esc again to quit"
PASTE = "\x1b[200~{}\x1b[201~"

SEQUENCES = re.compile(
    rb"\x1b\[[0-9;]*[mHJK]|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9]+\$p|\x1b\[[<>]\d*u"
    rb"|\x1b\]22;[a-z-]*\x07|\x1b\]8;[^\x07\x1b]*\x1b\\|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|[\r\n]"
)
"""Every sequence that the program itself writes, and the ends of lines."""

HOSTILE = {
    "a title": "\x1b]0;PWNED\x07",
    "a color": "\x1b[31mRED\x1b[0m",
    "a cleared screen": "\x1b[2J\x1b[H",
    "the clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "a question": "\x1b[c\x1b[6n\x1b]10;?\x07",
    "the screen before": "\x1b[?1049l",
    "control characters": "a\x08\x08b\x0e\x0f\x07\x7f",
    "C1 controls": "\x9b31m\x9d0;PWNED\x9c\x85",
    "directions": "\u202egnp.exe\u2066\u200f",
    "a key": "\x1b[113;5u\x11",
    "markup": "[bold red]x[/] [@click=app.quit]y[/] [link=file:///]z[/] [/",
}


def shows(terminal: Terminal, *texts: str) -> Callable[[], bool]:
    return lambda: all(text in terminal.text for text in texts)


def opened(open_terminal: Open, command: str = "exec statusbrowser", **variables: str) -> Terminal:
    terminal = open_terminal(command, **variables)
    terminal.wait_for(shows(terminal, *FIRST))
    return terminal


def answers(terminal: Terminal) -> None:
    """Step back to the end of the road, look up a code, leave.

    Each Escape shows something; the next one waits for that, since one too many quits.
    """
    while LEAVING not in terminal.text:
        before = terminal.text
        terminal.type(ESCAPE)
        terminal.wait_for(differs(terminal, before))
        terminal.settle()
    terminal.type("404")
    terminal.wait_for(shows(terminal, "> 404 "))
    leave(terminal)


def differs(terminal: Terminal, before: str) -> Callable[[], bool]:
    return lambda: terminal.text != before


def leave(terminal: Terminal) -> None:
    terminal.type(CTRL_Q)
    assert terminal.wait_for_end() == 0
    assert terminal.modes == set()


def foreign(raw: bytes) -> set[bytes]:
    """What is neither text nor a sequence of the program's own."""
    text = SEQUENCES.sub(b"", raw).decode()
    return {char.encode() for char in text if not char.isprintable()}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_of_others_is_never_obeyed(open_terminal: Open, text: str) -> None:
    command = f"exec statusbrowser {shlex.quote(text.replace(chr(0), ''))}"
    terminal = open_terminal(command)
    terminal.wait_for(shows(terminal, "help"))
    terminal.type(ESCAPE)
    terminal.wait_for(shows(terminal, "103 of 103"))
    terminal.send(PASTE.format(f"{text}pasted").encode())
    terminal.wait_for(shows(terminal, "pasted"))
    terminal.type(ENTER)
    terminal.type(CTRL_P)
    terminal.wait_for(shows(terminal, "do, or go to"))
    terminal.send(PASTE.format(f"{text}cho").encode())
    terminal.wait_for(shows(terminal, "cho"))
    leave(terminal)
    assert foreign(terminal.raw) == set()
    assert b"UFdORUQ" not in terminal.raw
    assert b"PWNED\x07" not in terminal.raw


def test_a_paste_of_a_megabyte_is_taken_as_one(open_terminal: Open) -> None:
    terminal = opened(open_terminal)
    log = b"INFO nothing to see here, move along\n" * 28_000
    terminal.send(b"\x1b[200~" + log + b"HTTP/1.1 503 Service Unavailable\n\x1b[201~")
    terminal.wait_for(shows(terminal, "28,001 lines", "503 Service Unavailable"), seconds=15)
    answers(terminal)


def test_bytes_that_are_no_utf8_and_no_keys_do_no_harm(open_terminal: Open) -> None:
    terminal = opened(open_terminal)
    terminal.send(b"\xff\xfe\x80gate\xc3way\xe2\x82 \x1b[99999999u\x1b[<9;9;9;9;9M\x1b[48;0;0;0;0t")
    terminal.send(b"\x1b[<0;99999;99999M\x1b]52;c;rubbish\x07\x1bP1;2q\x1b\\\x00\x1c")
    answers(terminal)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("\x1bP>|terminal(380) qqq\x1b\\", id="its version"),
        pytest.param("\x1b]11;rgb:0000/0000/0000 q\x07", id="a color"),
        pytest.param("\x1b_Gi=31;OK q\x1b\\", id="graphics"),
    ],
)
def test_what_a_terminal_says_of_itself_is_no_key(open_terminal: Open, reply: str) -> None:
    terminal = open_terminal("exec statusbrowser 404")
    terminal.wait_for(shows(terminal, "F1 help"))
    terminal.type("\r")
    terminal.wait_for(shows(terminal, "up/down scroll"))
    terminal.type(f"{reply}/502")
    terminal.wait_for(shows(terminal, "> 502 "))
    leave(terminal)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_flood_of_random_bytes_leaves_it_working_or_well_ended(
    open_terminal: Open, seed: int
) -> None:
    print(f"seed {seed}")
    dice = random.Random(seed)  # noqa: S311
    terminal = opened(open_terminal)
    for _ in range(60):
        terminal.send(random_bytes(dice))
        if dice.random() < 0.2:
            terminal.resize(dice.randint(1, 200), dice.randint(1, 60))
        if terminal.status is not None:
            break
    terminal.resize(80, 24)
    if terminal.status is None:
        terminal.send(PASTE.format("").encode() + CTRL_Q.encode())
    assert terminal.wait_for_end() == 0
    assert "Traceback" not in terminal.printed
    assert terminal.modes == set()


def random_bytes(dice: random.Random) -> bytes:
    """Keys, mouse reports, pastes, and bytes of no meaning; what quits or stops is left out."""
    kind = dice.random()
    if kind < 0.4:
        keys = [
            "\x1b[A",
            "\x1b[B",
            "\t",
            "\r",
            "\x1bOP",
            "\x1b[5~",
            "\x1b[6~",
            "\x7f",
            "g",
            "4",
            "f",
        ]
        return "".join(dice.choices(keys, k=10)).encode()
    if kind < 0.6:
        button, x, y = dice.choice([0, 2, 32, 35, 64, 65]), dice.randint(1, 80), dice.randint(1, 24)
        return f"\x1b[<{button};{x};{y}{dice.choice('Mm')}".encode()
    if kind < 0.8:
        return b"\x1b[200~" + dice.randbytes(dice.randint(0, 500)) + b"\x1b[201~"
    return bytes(byte for byte in dice.randbytes(20) if byte not in b"\x03\x11\x1aq")


@pytest.mark.parametrize(
    ("command", "home"),
    [
        pytest.param("ulimit -f 0; exec statusbrowser", "{home}", id="a full disk"),
        pytest.param("exec statusbrowser", "/proc", id="a home that takes no files"),
        pytest.param("exec statusbrowser", "{home}/file", id="a home that is a file"),
    ],
)
def test_where_nothing_can_be_kept_it_works_all_the_same(
    open_terminal: Open, tmp_path: Path, command: str, home: str
) -> None:
    (tmp_path / "file").touch()
    terminal = opened(open_terminal, command, HOME=home.format(home=tmp_path))
    terminal.type("404")
    terminal.wait_for(shows(terminal, "404 Not Found"))
    terminal.type(ENTER)
    terminal.wait_for(shows(terminal, "are not remembered"))
    leave(terminal)
    assert "Traceback" not in terminal.printed


def test_two_sessions_at_once_lose_nothing(open_terminal: Open, tmp_path: Path) -> None:
    both = [opened(open_terminal) for _ in range(2)]
    for terminal, query in zip(both, ("gateway", "teapot"), strict=True):
        terminal.type(query)
        terminal.wait_for(shows(terminal, f"> {query}"))
        terminal.type(ENTER)
        terminal.wait_for(shows(terminal, "up/down scroll"))
    for terminal in both:
        leave(terminal)
    (file,) = tmp_path.rglob("memory.json")
    assert sorted(json.loads(file.read_text())["queries"]) == ["gateway", "teapot"]
