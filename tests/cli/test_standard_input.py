"""A query on standard input: when it is read, what counts as none, and what never blocks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]
EVERYTHING = len(Catalog().codes) + len(Catalog().slugs)
LOG = b"upstream prematurely closed connection while reading response header from upstream\n"
BLANKS = {"nothing": b"", "spaces": b" \t\n\n", "zeros": b"\0\0\0", "controls": b"\x1b\x07"}


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("option", ["-p", "-l"])
def test_a_hyphen_with_nothing_to_read_finds_nothing(
    command: Command, blank: str, option: str
) -> None:
    done = command(option, "-", stdin=BLANKS[blank])
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"statusbrowser: nothing found: standard input holds no query\n"


@pytest.mark.parametrize("words", [("",), (" ", " "), ("\t\n",), ("\x1b",)])
def test_a_blank_query_finds_nothing(command: Command, words: tuple[str, ...]) -> None:
    done = command(*words)
    assert (done.returncode, done.stdout) == (1, b"")
    said = b"statusbrowser: nothing found: the query is blank; without one, everything is listed\n"
    assert done.stderr == said


def test_a_blank_query_is_an_empty_document(command: Command) -> None:
    done = command("--json", "-", stdin=b"\n")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"query": "", "total": 0, "hits": [], "page": None}
    assert list(json.loads(command("--json", "-l", "").stdout)) == ["query", "total", "hits"]


@pytest.mark.parametrize("words", [("-", "404"), ("404", "-"), ("-", "-"), ("-", "a", "b")])
def test_a_hyphen_stands_alone(command: Command, words: tuple[str, ...]) -> None:
    done = command(*words, stdin=b"502")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"- stands alone: it reads the query from standard input; leave out" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [(), ("-p",), ("-c", "5xx")])
def test_a_query_in_a_pipe_needs_no_hyphen(command: Command, arguments: tuple[str, ...]) -> None:
    assert command(*arguments, stdin=LOG).stdout.startswith(b"502 Bad Gateway\n")


@pytest.mark.parametrize("arguments", [("-l",), ("--json", "-l")])
def test_a_list_of_everything_leaves_standard_input_alone(
    command: Command, arguments: tuple[str, ...]
) -> None:
    done = command(*arguments, stdin=LOG)
    assert done.returncode == 0
    printed = done.stdout.decode()
    if "--json" in arguments:
        assert json.loads(printed)["total"] == EVERYTHING
    else:
        assert len(printed.splitlines()) == EVERYTHING


def test_a_query_in_a_file_needs_no_hyphen(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "error.log").write_bytes(LOG)
    with open(tmp_path / "error.log", "rb") as log:
        done = subprocess.run(
            [sys.executable, "-m", "statusbrowser"],
            stdin=log,
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert done.stdout.startswith(b"502 Bad Gateway\n")


@pytest.mark.parametrize("source", ["/dev/null", "an empty file", "closed"])
def test_without_anything_to_read_everything_is_listed(
    environment: dict[str, str], tmp_path: Path, source: str
) -> None:
    (tmp_path / "empty").touch()
    place = {"/dev/null": "</dev/null", "closed": "<&-"}.get(source, f"<{tmp_path}/empty")
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m statusbrowser {place}"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == EVERYTHING


def test_a_silent_pipe_does_not_hold_up_a_script(environment: dict[str, str]) -> None:
    reader, writer = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "statusbrowser"],
            stdin=reader,
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(reader)
        os.close(writer)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == EVERYTHING
    assert done.stderr == (
        b"statusbrowser: standard input says nothing, so this is the list; - waits for a query\n"
    )


@pytest.mark.parametrize("kind", ["a pipe", "a file"])
def test_both_ends_of_a_huge_input_are_read(
    environment: dict[str, str], tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "huge.log"
    noise = b"INFO nothing to see here, move along\n" * 30_000
    with file.open("wb") as stream:
        for _ in range(12):
            stream.write(noise)
        stream.write(b"HTTP/1.1 503 Service Unavailable\n")
    source = f"<{file}" if kind == "a file" else f"< <(cat {file})"
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m statusbrowser --json -n1 - {source}"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    whole = json.loads(done.stdout)
    assert whole["query"].startswith("INFO nothing")
    assert whole["query"].endswith("503 Service Unavailable")
    assert len(whole["query"]) <= 1 << 23
    assert whole["hits"][0]["code"] == 503
