"""A real OpenSSH server of our own on 127.0.0.1, and a slow line to it."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

SYSTEM_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))

CONFIGURATION = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/user_key.pub
PidFile none
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
PrintMotd no
PrintLastLog no
LogLevel ERROR
SetEnv HOME={folder} LANG=C.UTF-8 PATH={folder}/bin:{path}
"""

CLIENT_OPTIONS = (
    "-F", "none", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
    "-o", "HostKeyAlias=statusbrowser", "-o", "StrictHostKeyChecking=yes", "-o", "LogLevel=ERROR",
)  # fmt: skip


def tool(name: str) -> str:
    """Find a program of the system; without it skip, or fail where CI must have it."""
    found = shutil.which(name, path=SYSTEM_PATH)
    if found is None:
        reason = f"{name} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class Server:
    """An sshd with keys, port and configuration of its own.

    Args:
        folder: Where these are; also the home of who logs in.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ssh, sshd, keygen = tool("ssh"), tool("sshd"), tool("ssh-keygen")
        for name in ("host_key", "user_key"):
            command = [keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True)
        public = (folder / "host_key.pub").read_text()
        (folder / "known_hosts").write_text(f"statusbrowser {public}")
        (folder / "bin").mkdir()
        script = folder / "bin" / "statusbrowser"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m statusbrowser "$@"\n')
        script.chmod(0o755)
        self.port = free_port()
        configuration = folder / "sshd_config"
        configuration.write_text(
            CONFIGURATION.format(port=self.port, folder=folder, path=SYSTEM_PATH)
        )
        if os.geteuid() == 0:  # sshd insists on it; its service makes it at the start
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._log = folder / "sshd.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sshd, "-D", "-e", "-f", str(configuration)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def wait_until_it_answers(self) -> None:
        """Wait for its greeting."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self._process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as probe:
                if probe.recv(4) == b"SSH-":
                    return
        pytest.fail(f"sshd does not answer: {self._log.read_text()}")

    def command(self, remote: str, *options: str, port: int | None = None) -> list[str]:
        """Give the call of ssh that runs a command there."""
        files = (
            "-i",
            f"{self.folder}/user_key",
            "-o",
            f"UserKnownHostsFile={self.folder}/known_hosts",
        )
        where = ("-p", str(port or self.port), f"{getpass.getuser()}@127.0.0.1")
        return [self._ssh, *CLIENT_OPTIONS, *files, *options, *where, remote]

    def stop(self) -> None:
        """End it, and wait until it is gone."""
        self._process.terminate()
        self._process.wait(10)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


class Relay:
    """A line to a port that carries so many bytes a second and takes so long.

    Args:
        port: Where it leads.
        bytes_per_second: What it carries, in each direction.
        seconds: How long a byte is on its way.
    """

    PIECE = 128
    """So many bytes travel together; at 64 kbit/s they follow each other every 16 ms."""

    def __init__(self, port: int, bytes_per_second: float, seconds: float) -> None:
        self.carried = 0
        """The bytes that came back through it."""
        self._port, self._rate, self._seconds = port, bytes_per_second, seconds
        self._sockets = ExitStack()
        self._server = self._sockets.enter_context(socket.create_server(("127.0.0.1", 0)))
        self.port: int = self._server.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take the line down."""
        self._sockets.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._server.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                for end in (near, far):
                    self._sockets.enter_context(end)
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._carry(near, far)
                self._carry(far, near, counted=True)

    def _carry(self, start: socket.socket, end: socket.socket, *, counted: bool = False) -> None:
        pieces: SimpleQueue[tuple[float, bytes]] = SimpleQueue()

        def take() -> None:
            free_at, piece = 0.0, b"?"
            while piece:
                try:
                    piece = start.recv(self.PIECE)
                except OSError:
                    piece = b""
                free_at = max(free_at, time.monotonic()) + len(piece) / self._rate
                pieces.put((free_at + self._seconds, piece))
                if counted:
                    self.carried += len(piece)

        def give() -> None:
            with suppress(OSError):
                while True:
                    due, piece = pieces.get()
                    time.sleep(max(0, due - time.monotonic()))  # this is the line's slowness
                    if not piece:
                        end.shutdown(socket.SHUT_WR)
                        return
                    end.sendall(piece)

        for work in (take, give):
            Thread(target=work, daemon=True).start()
