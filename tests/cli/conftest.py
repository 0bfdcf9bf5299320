"""The command as a process of its own, with nothing of this machine's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder of its own."""
    return tmp_path


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """What the command finds set: a home, a path, a terminal's name, UTF-8."""
    kept = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "COVERAGE_")
    return {name: value for name, value in os.environ.items() if name.startswith(kept)} | {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def command(environment: dict[str, str]) -> Command:
    """Run the command and wait for its end: `command("-l", "404", stdin=b"", COLUMNS="60")`."""

    def run(
        *arguments: str | bytes, stdin: bytes = b"", **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "statusbrowser", *arguments],
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
            env=environment | variables,
        )

    return run
