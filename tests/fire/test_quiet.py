"""It opens no network connection and starts no process: a hook in the interpreter watches."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

WATCH = """
import sys

FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostby", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "subprocess.",
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn",
)

def watch(event, arguments):
    if event.startswith(FORBIDDEN):
        print("did", event, arguments, file=sys.__stdout__, flush=True)

sys.addaudithook(watch)
"""

SESSION = """
import asyncio
from statusbrowser.catalog import Catalog
from statusbrowser.search import open_index
from statusbrowser.tui import StatusBrowser
from textual.events import Paste

KEYS = [
    *"gateway", "down", "up", "pagedown", "end", "home", "enter", "tab", "tab", "enter", "y", "c",
    "u", "n", "N", "f", "s", "enter", "equals_sign", "enter", "right", "escape", "backspace",
    "question_mark", "escape", "slash", "ctrl+u", *"faq", "escape", "escape", "tab", "enter",
    "tab", "enter", "ctrl+t", "down", "enter", "ctrl+r", "escape", "ctrl+p", *"copy", "enter",
    "1", "5", "0", "ctrl+z", "f3", "f4",
]

async def session():
    app = StatusBrowser(Catalog(), open_index(Catalog()))
    async with app.run_test(size=(150, 40)) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
        app.screen.post_message(Paste("HTTP/1.1 502 Bad Gateway\\nServer: nginx"))
        for x, y in ((60, 8), (145, 6), (140, 0), (20, 2), (5, 10)):
            await pilot.click(offset=(x, y))
            await pilot.click(offset=(x, y), times=2)
        await pilot.resize_terminal(60, 20)
        await pilot.press("ctrl+q")
    print("went through")

asyncio.run(session())
"""

PRINTING = """
from statusbrowser.cli import main
for call in (
    ["404"], ["--json", "too many requests"], ["-l"], ["--check"], ["--help"], ["--version"],
    ["--print-completion", "bash"], ["zzxqvbn"], ["--nonsense"], ["-"], ["--batch"],
    ["https://example.com/a?b=502"],
):
    main(call)
print("went through")
"""


def watched(program: str, home: Path) -> str:
    """Run a program under the hook; what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH + program],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm"},
        input=b"404\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("program", [SESSION, PRINTING], ids=["a session", "every way to print"])
def test_it_opens_no_connection_and_starts_no_process(tmp_path: Path, program: str) -> None:
    printed = watched(program, tmp_path)
    assert "went through" in printed
    assert [line for line in printed.splitlines() if line.startswith("did ")] == []


@pytest.mark.parametrize(
    ("deed", "event"),
    [
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("import os; os.system('true')", "os.system"),
        ("import os; os.fork() or os._exit(0)", "os.fork"),
        ("import socket; socket.socket().connect_ex(('127.0.0.1', 9))", "socket.connect"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
    ],
)
def test_the_hook_sees_what_it_watches_for(tmp_path: Path, deed: str, event: str) -> None:
    assert f"did {event}" in watched(deed, tmp_path)
