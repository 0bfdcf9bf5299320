"""A program in a pseudo-terminal: how long it takes, what it sends, what it holds.

Standard library only. The terminal answers what programs ask a terminal on
start, as xterm does, and is still once nothing was sent for a while.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter
from typing import Self

QUIET_SECONDS = 0.15
"""Silence that counts as a still screen; several frames of 1/60 s."""

OPENING_QUIET_SECONDS = 0.35
"""The same while a program opens, which works longer between two writes. The
floor's cursor blinks every 0.5 s and must not count as work."""

PATIENCE_SECONDS = 20.0
"""After this a program that sends nothing is given up."""

ANSWERS = (
    (re.compile(rb"\x1b\[c"), b"\x1b[?64;1;2;6;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?(?!2026)(\d+)\$p"), b"\x1b[?\\1;0$y"),
)
"""What a program may ask, and what it hears: attributes, cursor, modes
(synchronized output is known, the others aren't; `\\1` is the mode)."""

KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "left": b"\x1b[D",
    "enter": b"\r",
    "tab": b"\t",
    "ctrl+q": b"\x11",
    "ctrl+u": b"\x15",
}
"""The bytes of keys that are not a character."""

_ESCAPES = re.compile(rb"\x1b(\[[0-9;?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_=>])")


@dataclass(frozen=True)
class Answer:
    """What a key led to."""

    seconds: float
    """From the key to the last byte before the screen was still."""
    bytes: int


class Terminal:
    """Starts a program and drives it; a context manager that ends it.

    Args:
        command: The program and its arguments.
        size: Columns and rows.
        environment: All the variables that are set, `TERM` apart.
    """

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], environment: dict[str, str]
    ) -> None:
        self.sent = 0
        self._tail = b""
        self._started = perf_counter()
        self._process, self._side = pty.fork()
        if self._process == 0:
            columns, rows = size
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), environment | {"TERM": "xterm-256color"})  # noqa: S606

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    def ready(self, text: str) -> Answer:
        """Wait until a text was shown and the screen is still; counted from the start.

        Raises:
            TimeoutError: The text never came.
        """
        wanted, drawn, last = text.encode(), b"", self._started
        while True:
            data = self._read(OPENING_QUIET_SECONDS)
            if data:
                drawn, last = drawn + data, perf_counter()
            elif wanted in _ESCAPES.sub(b"", drawn):
                break
            elif perf_counter() - last > PATIENCE_SECONDS:
                raise TimeoutError(f"{text!r} never came; there was {drawn[-2000:]!r}")
        return Answer(last - self._started, self.sent)

    def press(self, key: str) -> Answer:
        """Press a key and wait until the screen is still.

        Raises:
            TimeoutError: Nothing was sent at all.
        """
        before, pressed = self.sent, perf_counter()
        os.write(self._side, KEYS.get(key) or key.encode())
        if not self._read(PATIENCE_SECONDS):
            raise TimeoutError(f"the key {key!r} changed nothing")
        last = perf_counter()
        while self._read(QUIET_SECONDS):
            last = perf_counter()
        return Answer(last - pressed, self.sent - before)

    def idle(self, seconds: float) -> float:
        """Press nothing for a while; give the bytes that were sent a second."""
        before, end = self.sent, perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            self._read(left)
        return (self.sent - before) / seconds

    def peak_memory(self) -> int:
        """Give the most memory that the process has held, in bytes."""
        with open(f"/proc/{self._process}/status", encoding="ascii") as file:
            found = re.search(r"VmHWM:\s+(\d+) kB", file.read())
        if found is None:
            raise ProcessLookupError("the program has ended")
        return int(found[1]) * 1024

    def close(self) -> None:
        """End the program."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._side)

    def _read(self, seconds: float) -> bytes:
        """Take what comes within some seconds, and answer what is asked in it."""
        ready, _, _ = select.select([self._side], [], [], seconds)
        try:
            data = os.read(self._side, 1 << 16) if ready else b""
        except OSError as error:
            raise TimeoutError("the program has ended") from error
        self.sent += len(data)
        text = self._tail + data
        for asked, answer in ANSWERS:
            for match in asked.finditer(text):
                if match.end() > len(self._tail):
                    os.write(self._side, match.expand(answer))
        self._tail = text[-16:]
        return data
