"""One server for all tests, slow lines to it, and a tmux of our own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator

import pytest
from ssh_server import Relay, Server, tool


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start the server once."""
    server = Server(tmp_path_factory.mktemp("ssh"))
    try:
        server.wait_until_it_answers()
        yield server
    finally:
        server.stop()


@pytest.fixture
def slow_line(server: Server) -> Iterator[Relay]:
    """A line of 64 kbit/s with 100 ms from here and back."""
    relay = Relay(server.port, 64_000 / 8, 0.05)
    yield relay
    relay.close()


@pytest.fixture(scope="session")
def tmux(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Give calls of a tmux with a socket and a configuration of its own."""
    program = tool("tmux")
    folder = tmp_path_factory.mktemp("tmux")
    (folder / "tmux.conf").write_text("set -g set-clipboard on\nset -g status off\n")

    def call(arguments: str) -> str:
        return f"{program} -f {folder}/tmux.conf -S {folder}/socket {arguments}"

    yield call
    subprocess.run(call("kill-server").split(), check=False, capture_output=True)
