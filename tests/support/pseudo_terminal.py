"""A real pseudo-terminal, read by an emulator: keys in, screen and raw bytes out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyte
import pytest


class Terminal:
    """A program in a pseudo-terminal of its own, as its session's leader.

    Args:
        command: What bash runs there.
        environment: All the variables that are set.
        size: Columns and rows.
    """

    def __init__(
        self, command: str, environment: dict[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        columns, rows = size
        self.raw = b""
        self.status: int | None = None
        self._screen = pyte.Screen(columns, rows)
        self._emulator = pyte.ByteStream(self._screen)
        self._process, self._side = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve("/bin/bash", ["bash", "--norc", "-c", command], environment)  # noqa: S606

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def printed(self) -> str:
        """Everything that was written, for output that scrolls."""
        return self.raw.decode(errors="replace").replace("\r\n", "\n")

    @property
    def modes(self) -> set[str]:
        """The modes that were set and not reset, but for the cursor and the wrapping of lines."""
        on: set[str] = set()
        for mode, flag in re.findall(rb"\x1b\[(\?\d+)([hl])", self.raw):
            (on.add if flag == b"h" else on.discard)(mode.decode())
        return on - {"?7", "?25"}

    @property
    def settings(self) -> list[object]:
        """The terminal's own settings, as stty shows them."""
        return termios.tcgetattr(self._side)

    @property
    def process(self) -> int:
        """The process that leads the session: bash, or what it was replaced by."""
        return self._process

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self._side, keys.encode())

    def send(self, data: bytes) -> None:
        """Send much, and read meanwhile what the program answers."""
        os.set_blocking(self._side, False)
        deadline = time.monotonic() + 60
        while data:
            assert time.monotonic() < deadline, f"takes no more; the screen says\n{self.text}"
            try:
                data = data[os.write(self._side, data) :]
            except BlockingIOError:
                self._read(0.01)
        os.set_blocking(self._side, True)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def waiting(self, seconds: float) -> int:
        """Tell after a while how many bytes were written that nobody has read."""
        select.select([], [], [], seconds)
        held = fcntl.ioctl(self._side, termios.FIONREAD, b"\0" * 4)
        return int.from_bytes(held, sys.byteorder)

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window or a lost connection does."""
        os.close(self._side)
        self._side = -1

    def end_of_process(self, seconds: float) -> tuple[int, float]:
        """Wait for the end without reading; give the exit status and the CPU seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            process, status, usage = os.wait4(self._process, os.WNOHANG)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status, usage.ru_utime + usage.ru_stime
            select.select([], [], [], 0.01)
        pytest.fail(f"still there after {seconds} s; the screen says\n{self.text}")

    def wait_for(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        """Read until a condition holds; shows the screen where it never does."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"never came about; the screen says\n{self.text}"
            if not self._read(0.05) and self.status is not None:
                assert condition(), f"ended with {self.status}; the screen says\n{self.text}"

    def settle(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for a while: the picture is whole."""
        while self._read(seconds):
            pass

    def wait_for_end(self, seconds: float = 30) -> int:
        """Read until the program ends and give its exit status."""
        self.wait_for(lambda: self.status is not None, seconds)
        assert self.status is not None
        return self.status

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._side], [], [], seconds)
        try:
            data = os.read(self._side, 65536) if ready else b""
        except OSError:  # the other side is closed
            data = b""
        self.raw += data
        self._emulator.feed(data)
        if not data and self.status is None:
            process, status = os.waitpid(self._process, os.WNOHANG)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
        return bool(data)

    def close(self) -> None:
        """End the program if it still runs."""
        if self.status is None:
            for job in self._jobs():
                os.kill(job, signal.SIGKILL)
            os.waitpid(self._process, 0)
        if self._side >= 0:
            os.close(self._side)

    def _jobs(self) -> list[int]:
        """List the processes of the session, whatever group they are in."""
        jobs = []
        for entry in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                after_name = entry.read_text().rpartition(")")[2].split()
                if int(after_name[3]) == self._process:
                    jobs.append(int(entry.parent.name))
        return jobs


Open = Callable[..., Terminal]
"""What starts a command line in one: `open_terminal`, of end_to_end/conftest.py."""
