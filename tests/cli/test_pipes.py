"""The command among other programs: pipes, standard input, batches, and how it ends."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]
PROGRAM = [sys.executable, "-m", "statusbrowser"]


@contextmanager
def running(
    *arguments: str, env: dict[str, str], **streams: int
) -> Iterator[subprocess.Popen[bytes]]:
    """Start the command; whatever happens, it is gone afterwards."""
    process = subprocess.Popen([*PROGRAM, *arguments], env=env, **streams)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream and not stream.closed:
                stream.close()
        process.wait()


def read_line(process: subprocess.Popen[bytes], seconds: float = 30) -> bytes:
    """Wait for a line of output, which must come without the end of the input."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], seconds)
    assert ready, "no line came"
    return process.stdout.readline()


@pytest.mark.parametrize(
    "arguments", [("404",), ("-l",), ("--json",), ("--help",), ("--print-completion", "fish")]
)
def test_a_reader_that_leaves_ends_it_quietly(
    environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with running(*arguments, env=environment, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (141, b"")


def test_a_batch_whose_reader_leaves_ends_quietly(environment: dict[str, str]) -> None:
    lines = "yes 404 | head -20000 | "
    done = subprocess.run(
        ["bash", "-c", f"{lines} {' '.join(PROGRAM)} --batch | head -1; echo ${{PIPESTATUS[2]}}"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    line, status = done.stdout.decode().splitlines()
    assert json.loads(line)["hits"][0]["code"] == 404
    assert (status, done.stderr) == ("141", b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_in_one_line(environment: dict[str, str], unbuffered: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "404"],
            env=environment | {"PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 70
    assert done.stderr == b"statusbrowser: cannot write the output: No space left on device\n"


def test_an_answer_counts_where_nothing_can_be_said(environment: dict[str, str]) -> None:
    reader, writer = os.pipe()
    try:
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(PROGRAM)} 2>/dev/full"],
            stdin=reader,  # a silent pipe: there is something to say
            env=environment,
            stdout=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(reader)
        os.close(writer)
    assert done.returncode == 0
    assert done.stdout.startswith((b"000\t", b"100\t"))


def test_closed_streams_are_told_in_one_line(environment: dict[str, str]) -> None:
    for call, said in (
        ("404 >&-", b"standard output is closed"),
        ("--version >&-", b"standard output is closed"),
        ("--help >&-", b"standard output is closed"),
        ("- <&-", b"standard input is closed"),
        ("--batch <&-", b"standard input is closed"),
    ):
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(PROGRAM)} {call}"],
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert said in done.stderr


def test_a_hyphen_reads_the_query_from_standard_input(command: Command) -> None:
    log = b"upstream prematurely closed connection while reading response header from upstream\n"
    done = command("-", stdin=log)
    assert done.stdout.startswith(b"502 Bad Gateway\n")
    assert command("-", "--json", stdin=b"404\r\n").stdout.startswith(b'{\n  "query": "404",')


def test_a_hyphen_among_words_is_a_word(command: Command) -> None:
    done = command("--json", "10.0.0.1", "-", "-", "502", stdin=b"404")
    assert json.loads(done.stdout)["query"] == "10.0.0.1 - - 502"


def test_standard_input_is_left_alone_without_a_hyphen(command: Command) -> None:
    assert command("404", stdin=b"502").stdout.startswith(b"404 ")


@pytest.mark.parametrize(
    ("stdin", "query"),
    [
        pytest.param(b"caf\xff\xfe", "caf\ufffd\ufffd", id="no UTF-8"),
        pytest.param(b"a\x00b\x1b[31m", "a\x00b\x1b[31m", id="control characters"),
        pytest.param(b"[bold]502[/bold]", "[bold]502[/bold]", id="markup"),
    ],
)
def test_strange_bytes_are_a_query_like_any_other(
    command: Command, stdin: bytes, query: str
) -> None:
    for call in (("--json", "-"), ("--json", "-", "-c", "5xx")):
        done = command(*call, stdin=stdin)
        assert done.returncode in (0, 1)
        assert json.loads(done.stdout)["query"] == query
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr


def test_arguments_that_are_no_utf8_are_a_query(command: Command) -> None:
    done = command("--json", b"gateway \xff timeout")
    assert json.loads(done.stdout)["query"] == "gateway \ufffd timeout"
    assert json.loads(done.stdout)["hits"][0]["code"] == 504


def test_a_query_of_a_megabyte_is_answered(command: Command) -> None:
    noise = b"INFO nothing to see here, move along\n" * 28_000
    done = command("--json", "-", stdin=noise + b"HTTP/1.1 503 Service Unavailable\n")
    assert json.loads(done.stdout)["hits"][0]["code"] == 503


def test_messages_never_carry_escape_sequences(command: Command) -> None:
    done = command("\x1b]0;title\x07\x9b31mzzxqvbn\x1b[2J\r\n\u202e")
    assert all(char.isprintable() for char in done.stderr.decode().rstrip("\n"))


def test_another_encoding_gets_what_it_can_show(command: Command) -> None:
    done = command("502", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 0
    assert done.stdout.startswith(b"502 Bad Gateway\n")


def test_a_batch_answers_a_line_with_a_line(command: Command) -> None:
    queries = [
        b"404",
        b"too many requests",
        b"",
        b'"HTTP/1.1 502 Bad Gateway\\nServer: nginx"',
        b'"not json',
        b'"half \\ud800"',
        b"caf\xff",
        b"zzxqvbn",
        b"faq/401-or-403",
    ]
    done = command("--batch", stdin=b"\n".join(queries))
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert all(list(answer) == ["query", "total", "hits"] for answer in answers)
    assert [answer["query"] for answer in answers] == [
        "404",
        "too many requests",
        "",
        "HTTP/1.1 502 Bad Gateway\nServer: nginx",
        '"not json',
        "half \ufffd",
        "caf\ufffd",
        "zzxqvbn",
        "faq/401-or-403",
    ]
    first = [answer["hits"][0].get("code") if answer["hits"] else None for answer in answers]
    assert first[:4] == [404, 429, None, 502]
    assert answers[-1]["hits"][0]["slug"] == "401-or-403"
    assert answers[-2]["hits"] == []


def test_a_batch_is_narrowed_and_limited_like_a_list(command: Command) -> None:
    default = json.loads(command("--batch", stdin=b"timeout\n").stdout)["hits"]
    assert 3 < len(default) <= 10
    narrow = json.loads(command("--batch", "-n3", "-c4xx", stdin=b"timeout\n").stdout)["hits"]
    assert 0 < len(narrow) <= 3
    assert {hit["class"] for hit in narrow} == {"4xx"}


def test_a_batch_that_finds_nothing_says_so(command: Command) -> None:
    done = command("--batch", stdin=b"zzxqvbn\n")
    assert done.returncode == 1
    assert done.stderr == b"statusbrowser: nothing found for any line of standard input\n"


def test_a_batch_answers_before_the_next_line_comes(environment: dict[str, str]) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with running("--batch", env=environment, **pipes) as process:
        assert process.stdin is not None
        for code in (404, 502):
            process.stdin.write(b"%d\n" % code)
            process.stdin.flush()
            assert json.loads(read_line(process))["hits"][0]["code"] == code


def test_a_batch_keeps_nothing_of_what_it_read(environment: dict[str, str]) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with running("--batch", "-n1", env=environment, **pipes) as process:
        assert process.stdin is not None
        sizes = []
        for start in (0, 4_000):
            for number in range(start, start + 4_000):
                process.stdin.write(b"%d %s\n" % (number, b"x" * 200))
                process.stdin.flush()
                read_line(process)
            sizes.append(resident_pages(process.pid))
    assert sizes[1] - sizes[0] < 2_000_000 // resource.getpagesize()


def resident_pages(process: int) -> int:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1])


def test_ctrl_c_ends_it_quietly(environment: dict[str, str]) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with running("--batch", env=environment, **pipes) as process:
        assert process.stdin is not None
        process.stdin.write(b"404\n")
        process.stdin.flush()
        read_line(process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"")
