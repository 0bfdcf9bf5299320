"""Wrong calls: one line on standard error that says what is wrong and what is wanted."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--faw",), "unknown option '--faw', is it --faq?", id="a misspelled option"),
        pytest.param(
            ("-x",),
            "unknown option '-x'; --help lists the options, "
            "and -- stands before a query that begins with a hyphen",
            id="an unknown letter",
        ),
        pytest.param(
            ("--print-x",), "unknown option '--print-x', is it --print?", id="an option and more"
        ),
        pytest.param(
            ("-404",),
            "unknown option '-4'; a code is a plain number: statusbrowser 404",
            id="a code with a hyphen",
        ),
        pytest.param(
            ("--theme", "nope", "-p", "404"),
            "--theme 'nope' is no theme; it is one of ansi-dark, ",
            id="a theme that is none",
        ),
        pytest.param(("--l",), "option '--l' may mean --list or --limit; write it out", id="short"),
        pytest.param(
            ("--class",),
            "--class wants a value: 1xx, 2xx, 3xx, 4xx, 5xx or other",
            id="a class without a value",
        ),
        pytest.param(
            ("-c", "6xx"),
            "--class '6xx' is no class; it is 1xx, 2xx, 3xx, 4xx, 5xx or other",
            id="a class that is none",
        ),
        pytest.param(
            ("404", "-n"), "-n wants a value: N", id="a letter without a value at the end"
        ),
        pytest.param(("-px", "404"), "unknown option '-x'", id="an unknown letter among others"),
        pytest.param(
            ("--=x",),
            "unknown option '--'; --help lists the options",
            id="a value without an option",
        ),
        pytest.param(("--json=yes",), "--json takes no value; leave it out", id="a switch's value"),
        pytest.param(
            ("-n", "0"),
            "--limit '0' is no limit; it is a whole number from 1 to 999999999",
            id="zero",
        ),
        pytest.param(("-n", "-1"), "--limit '-1' is no limit", id="less than nothing"),
        pytest.param(("-n", "many"), "--limit 'many' is no limit", id="a limit in words"),
        pytest.param(("-n", "9" * 5000), "...' is no limit", id="a limit of 5000 digits"),
        pytest.param(
            ("--list", "--print"),
            "--print and --list exclude each other; give one of them",
            id="two deeds",
        ),
        pytest.param(
            ("--faq", "-c", "4xx"),
            "--faq and --class exclude each other: a question has no class",
            id="a class of questions",
        ),
        pytest.param(
            ("--batch", "404"),
            "--batch reads its queries from standard input; leave out '404'",
            id="a batch with a query",
        ),
        pytest.param(
            ("--check", "--json"),
            "--json means nothing beside --check; leave it out",
            id="a check as JSON",
        ),
        pytest.param(
            ("--list", "--full", "404"),
            "--full means nothing beside --list; leave it out",
            id="a full list",
        ),
        pytest.param(
            ("--json", "--full", "404"),
            "--full means nothing beside --json; leave it out",
            id="full JSON, which it is anyway",
        ),
        pytest.param(
            ("--check", "nowhere.md"),
            "no such file or folder: nowhere.md",
            id="a check of nothing",
        ),
        pytest.param(
            ("--check", "/proc/self/fd"),
            "no pages and no tables in /proc/self/fd; pages lie in folders statuses and faq, "
            "tables in tables",
            id="a check of a folder without pages",
        ),
        pytest.param(
            ("--print-completion", "tcsh"),
            "--print-completion 'tcsh' is no shell it knows; it is bash, zsh or fish",
            id="an unknown shell",
        ),
        pytest.param(
            ("--print-completion", "bash", "404"),
            "--print-completion takes no query; leave out '404'",
            id="completions with a query",
        ),
        pytest.param(
            ("--fa\x1b[31mq",), "unknown option '--fa\N{REPLACEMENT CHARACTER}[31mq'", id="escapes"
        ),
    ],
)
def test_a_wrong_call_says_how_to_mend_it(
    command: Command, arguments: tuple[str, ...], said: str
) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"statusbrowser: ")
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_hyphen_before_a_query_is_kept_after_two(command: Command) -> None:
    assert command("--", "-1").returncode == 0


def test_help_wins_over_a_contradiction(command: Command) -> None:
    assert command("--list", "--print", "--help").returncode == 0


def test_a_check_tells_each_fault_on_a_line(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "404.md"
    page.write_text('+++\ncode = 405\n"\\u001b[2J" = 1\n+++\n')
    done = command("--check", str(page))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert f"{page}:2: code is 405; the file's name, 404.md, says it" in lines
    assert all(line.startswith(f"{page}:") for line in lines)
    assert b"\x1b" not in done.stdout
    assert done.stderr.decode().startswith(f"statusbrowser: {len(lines)} faults in ")
