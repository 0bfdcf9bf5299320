"""A real pseudo-terminal for each test that asks for one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo_terminal import Open, Terminal


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Open]:
    """Run a command line in a terminal; `statusbrowser` in it is the one under test."""
    terminals: list[Terminal] = []
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "statusbrowser"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m statusbrowser "$@"\n')
    script.chmod(0o755)

    def start(command: str, **variables: str) -> Terminal:
        environment = {
            "HOME": str(tmp_path),
            "PATH": f"{programs}:{os.environ['PATH']}",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        terminals.append(Terminal(command, environment | variables))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()
