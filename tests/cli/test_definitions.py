"""Help, completions and the manual come from one table; a call parsed is what was asked."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.cli.completion import completion
from statusbrowser.cli.help import EXAMPLES, STATUSES, help_text
from statusbrowser.cli.manual import manual
from statusbrowser.cli.options import OPTIONS, SHELLS, THEMES, parse
from statusbrowser.model import StatusClass
from statusbrowser.tui import theme_names

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]
SPELLINGS = [spelling for option in OPTIONS for spelling in option.spellings]
MANUAL = Path(__file__).parents[2] / "man/statusbrowser.1"


def test_the_options_of_the_design_are_there() -> None:
    assert set(SPELLINGS) == {
        "-c", "--class", "--faq", "-p", "--print", "--full", "-l", "--list", "-n", "--limit",
        "--json", "--batch", "--check", "--theme", "--version", "-h", "--help",
        "--print-completion",
    }  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_option_is_in_the_help_the_manual_and_the_completions(spelling: str) -> None:
    assert re.search(rf"^  .*{re.escape(spelling)}\b", help_text(), re.MULTILINE)
    assert spelling.replace("-", "\\-") in manual()
    assert f" {spelling}" in completion("bash")
    assert re.search(rf"['{{,]{re.escape(spelling)}[=+,}}\[]", completion("zsh"))
    name = spelling.lstrip("-")
    flag = f"-l {name} " if spelling.startswith("--") else f"-s {name} "
    assert flag in completion("fish")


def test_the_help_fits_the_narrowest_terminal(command: Command) -> None:
    printed = command("--help").stdout.decode()
    assert printed == help_text()
    assert max(map(len, printed.splitlines())) <= 80


@pytest.mark.parametrize("columns", [20, 40, 60, 100])
def test_the_help_is_laid_out_to_its_width(command: Command, columns: int) -> None:
    printed = command("--help", COLUMNS=str(columns)).stdout.decode()
    prose = printed.partition("\nExamples\n")[0].splitlines()[2:]
    assert columns - 12 <= max(map(len, prose)) <= max(columns, 30)
    assert printed.split() == help_text().split()


def test_every_way_to_end_by_a_signal_is_told() -> None:
    told = dict(STATUSES)
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        assert number.name in told[str(128 + number)]


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_offer_the_themes(shell: str) -> None:
    assert " ".join(THEMES) in completion(shell)


def test_the_themes_are_those_of_the_screen() -> None:
    assert list(THEMES) == theme_names()


@pytest.mark.parametrize("call", [call for call, _ in EXAMPLES if call.startswith("statusbrowser")])
def test_the_examples_of_the_help_are_calls(call: str) -> None:
    before_pipe = call.split("|", maxsplit=1)[0].split()
    assert parse(before_pipe[1:]).words or "-l" in before_pipe


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_offer_codes_and_questions(shell: str) -> None:
    script = completion(shell)
    assert all(f"{code:03d}" in script for code in Catalog().codes)
    assert "faq/401-or-403" in script
    assert "I'm a teapot" in script.replace("'\\''", "'").replace("\\'", "'")


def complete_in_bash(*words: str) -> list[str]:
    script = completion("bash") + (
        f"COMP_WORDS=({' '.join(words)}) COMP_CWORD={len(words) - 1}\n"
        '_statusbrowser; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, timeout=60, check=True, cwd="/"
    )
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param(["statusbrowser", "42"], {"429 -- Too Many Requests"}, id="a part of a code"),
        pytest.param(["statusbrowser", "429"], {"429"}, id="a code"),
        pytest.param(["statusbrowser", "--cl"], {"--class"}, id="an option"),
        pytest.param(["statusbrowser", "--class", "5"], {"5xx"}, id="a class"),
        pytest.param(["statusbrowser", "--class", "=", "4"], {"4xx"}, id="a class after ="),
        pytest.param(["statusbrowser", "--print-completion", "f"], {"fish"}, id="a shell"),
        pytest.param(["statusbrowser", "--theme", "status-"], {"status-dark"}, id="a theme"),
        pytest.param(["statusbrowser", "faq/401-or"], {"faq/401-or-403"}, id="a question"),
    ],
)
def test_bash_completes(words: list[str], offered: set[str]) -> None:
    assert offered <= set(complete_in_bash(*words))


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_its_completions(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "completion"
    script.write_text(completion(shell))
    assert subprocess.run([shell, "-n", script], capture_output=True, check=False).stderr == b""


def test_the_manual_that_is_shipped_is_current() -> None:
    current = MANUAL.read_text() == manual()
    assert current, "write it anew: python -m statusbrowser.cli.manual > man/statusbrowser.1"


def test_the_manual_is_good_roff() -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-ww", "-z", "-Tutf8", MANUAL], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param("-c 5xx bad gateway -n 3", id="apart"),
        pytest.param("bad --class=5XX gateway --limit=3", id="among the words"),
        pytest.param("-c5 -n3 -- bad gateway", id="joined"),
        pytest.param("--cl 5xx --lim 3 bad gateway", id="cut short"),
        pytest.param("-pc5xx -n3 bad gateway", id="letters in one"),
        pytest.param("bad -c 5xx -n 3 -- gateway", id="behind two hyphens"),
        pytest.param("-n 9 -c 4xx bad gateway -n 3 -c 5xx", id="the last one wins"),
    ],
)
def test_options_are_read_wherever_they_stand(arguments: str) -> None:
    call = parse(arguments.split())
    assert call.words == ("bad", "gateway")
    assert (call.status_class, call.limit) == (StatusClass.SERVER_ERROR, 3)
