"""Completions as people meet them: Tab in a real bash."""

from __future__ import annotations

from pathlib import Path

import pytest
from pseudo_terminal import Open, Terminal


@pytest.fixture
def shell(open_terminal: Open, tmp_path: Path) -> Terminal:
    """A bash with the completions, in a folder with a folder whose name has a space."""
    (tmp_path / "work/my dir").mkdir(parents=True)
    load = 'source <(statusbrowser --print-completion bash); cd work; PS1="ready> "'
    (tmp_path / "rc").write_text(load)
    terminal = open_terminal("cd; exec bash --rcfile rc -i", HISTFILE="")
    terminal.wait_for(lambda: "ready>" in terminal.text)
    return terminal


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        pytest.param("42\t\t", "429 -- Too Many Requests", id="codes with their phrases"),
        pytest.param("418\t|", "statusbrowser 418 |", id="one code is left"),
        pytest.param("faq/401-or\t|", "statusbrowser faq/401-or-403 |", id="one question is left"),
        pytest.param("--check my\t", "--check my\\ dir/", id="a folder with a space"),
        pytest.param("--check my\\ d\t", "--check my\\ dir/", id="after its space"),
        pytest.param("--theme=status-l\t|", "--theme=status-light |", id="a theme"),
    ],
)
def test_tab_completes(shell: Terminal, typed: str, completed: str) -> None:
    shell.type(f"statusbrowser {typed}")
    shell.wait_for(lambda: completed in shell.text)
