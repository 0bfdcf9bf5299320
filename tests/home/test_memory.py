"""The memory: what outlives a session, and what may go wrong without harm."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusbrowser.home import Memory, memory_file

NOT_KEPT = "theme and queries are not remembered"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "memory.json"


def session(file: Path, most: int = 100) -> Memory:
    return Memory(str(file), most)


def test_queries_outlive_the_session_latest_first(file: Path) -> None:
    first = session(file)
    first.remember("404")
    first.remember("bad gateway")
    assert session(file).queries() == ("bad gateway", "404")


def test_a_query_is_kept_once_and_moves_to_the_top(file: Path) -> None:
    memory = session(file)
    for query in ("404", "502", "404"):
        memory.remember(query)
    assert session(file).queries() == ("404", "502")


def test_the_oldest_queries_make_room(file: Path) -> None:
    memory = session(file, most=3)
    for number in range(5):
        memory.remember(f"query {number}")
    assert session(file).queries() == ("query 4", "query 3", "query 2")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("line one\nline two", id="several lines"),
        pytest.param('"quoted" \\ \x1b[31m', id="signs that JSON writes otherwise"),
        pytest.param("naïve 日本", id="beyond ASCII"),
        pytest.param("half \udc80 a pair", id="half of a surrogate pair"),
    ],
)
def test_a_query_comes_back_as_it_was(file: Path, query: str) -> None:
    session(file).remember(query)
    assert session(file).queries() == (query,)


def test_the_last_theme_outlives_the_session(file: Path) -> None:
    memory = session(file)
    memory.remember_theme("nord")
    memory.remember_theme("gruvbox")
    memory.remember("404")
    assert session(file).theme == "gruvbox"


def test_a_session_sees_what_another_one_asked_meanwhile(file: Path) -> None:
    one, other = session(file), session(file)
    one.remember("404")
    other.remember("502")
    assert one.queries() == ("502", "404")


def test_looking_back_makes_neither_file_nor_folder(file: Path) -> None:
    memory = session(file)
    assert (memory.theme, memory.queries()) == (None, ())
    memory.close()
    assert not file.parent.exists()


def test_only_the_owner_can_read_what_was_asked(file: Path) -> None:
    session(file).remember("a line of log with a token in it")
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert oct(file.parent.stat().st_mode & 0o777) == "0o700"


def test_a_session_that_keeps_no_queries_still_knows_its_own(file: Path) -> None:
    session(file).remember("asked before that was set")
    memory = session(file, most=0)
    memory.remember("404")
    memory.remember("502")
    memory.remember_theme("nord")
    assert memory.queries() == ("502", "404")
    assert json.loads(file.read_text()) == {"theme": "nord", "queries": []}


WRITER = """
import sys
from statusbrowser.home import Memory
memory = Memory(sys.argv[1], 1000)
sys.stdin.readline()
for number in range(40):
    memory.remember(f"{sys.argv[2]} asks {number}")
memory.close()
sys.stdout.write(memory.problem)
"""


def test_sessions_that_write_at_once_lose_nothing(file: Path) -> None:
    names = ("one", "two", "three", "four")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for name in names
    ]
    for writer in writers:  # each has started when it reads this, or will not wait for it
        assert writer.stdin is not None
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    for writer in writers:
        assert writer.communicate(timeout=60)[0] == b""
    asked = {f"{name} asks {number}" for name in names for number in range(40)}
    assert set(session(file, most=1000).queries()) == asked
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "memory.json",
        "memory.json.lock",
    ]


def test_a_session_that_hangs_holds_no_key_back_and_loses_nothing(file: Path) -> None:
    session(file).remember("404")
    memory = session(file)
    with open(f"{file}.lock") as hanging:
        fcntl.flock(hanging, fcntl.LOCK_EX)
        began = time.monotonic()
        memory.remember("502")
        assert time.monotonic() - began < 2
        assert memory.queries() == ("502", "404")
        assert session(file).queries() == ("404",)
    memory.close()
    assert session(file).queries() == ("502", "404")
    assert memory.problem == ""


def test_a_session_that_hangs_to_the_end_is_told(file: Path) -> None:
    session(file).remember("404")
    memory = session(file)
    with open(f"{file}.lock") as hanging:
        fcntl.flock(hanging, fcntl.LOCK_EX)
        memory.remember("502")
        memory.close()
    assert memory.problem == f"{NOT_KEPT}; another session holds on to it"


def test_a_file_system_without_locks_is_written_to(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    session(file).remember("404")
    assert session(file).queries() == ("404",)


def test_a_home_that_takes_nothing_costs_the_memory_and_one_note(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    notes: list[str] = []
    memory = session(tmp_path / "state" / "memory.json")
    memory.tell = notes.append
    memory.remember("404")
    memory.remember("502")
    memory.remember_theme("nord")
    memory.close()
    assert (memory.queries(), memory.theme) == (("502", "404"), "nord")
    assert notes == [NOT_KEPT]
    assert memory.problem.startswith(f"{NOT_KEPT}; {tmp_path}/state/memory.json: ")


def test_no_home_at_all_costs_the_memory_and_one_note() -> None:
    notes: list[str] = []
    memory = Memory(None, 100)
    memory.tell = notes.append
    memory.remember("404")
    assert memory.queries() == ("404",)
    assert notes == [NOT_KEPT]
    assert memory.problem == f"{NOT_KEPT}; there is no home folder"


FULL = """
import resource, sys
from statusbrowser.home import Memory
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
memory = Memory(sys.argv[1], 100)
memory.remember("502")
memory.close()
print(memory.problem)
"""


def test_a_full_home_keeps_what_was_there_and_leaves_no_draft(file: Path) -> None:
    session(file).remember("404")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(file)], capture_output=True, timeout=60, check=True
    )
    assert done.stdout.decode() == f"{NOT_KEPT}; {file}: File too large\n"
    assert session(file).queries() == ("404",)
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "memory.json",
        "memory.json.lock",
    ]


def test_a_memory_that_cannot_be_read_is_not_replaced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session(file).remember("404")
    before = file.read_bytes()

    def unreadable(path: str, _: int) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr("statusbrowser.home.memory.read_small", unreadable)
        memory = session(file)
        memory.remember("502")
        assert memory.queries() == ("502",)
    assert file.read_bytes() == before
    assert memory.problem == f"{NOT_KEPT}; {file}: Permission denied"


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00" * 4096, id="zeros, as after a power cut"),
        pytest.param(b'{"theme": "nord", "quer', id="half of it"),
        pytest.param(b"[1, 2]", id="a list"),
        pytest.param(b'{"theme": 7, "queries": {"a": 1}}', id="other types"),
        pytest.param(b'{"queries": [7, null, " ", ["404"]]}', id="other things than queries"),
        pytest.param(b"[" * 100_000, id="nested without end"),
        pytest.param(b" " * ((1 << 24) + 1), id="too large to be ours"),
    ],
)
def test_a_damaged_memory_is_a_fresh_start(file: Path, held: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(held)
    memory = session(file)
    assert (memory.theme, memory.queries()) == (None, ())
    memory.remember("404")
    assert session(file).queries() == ("404",)
    assert memory.problem == ""


@settings(deadline=None)  # files: a busy disk is no fault
@given(st.data())
def test_a_memory_with_a_wrong_byte_is_read_and_written(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged.json"
    held = bytearray(b'{"theme": "nord", "queries": ["404", "bad gateway", "\\u00e9"]}')
    at = data.draw(st.integers(0, len(held)))
    cut = data.draw(st.integers(at, len(held)))
    held[at:cut] = data.draw(st.binary(max_size=3))
    file.write_bytes(held)
    memory = session(file)
    assert memory.theme is None or isinstance(memory.theme, str)
    memory.remember("500")
    assert session(file).queries()[0] == "500"
    assert memory.problem == ""


def test_a_named_pipe_in_the_place_of_the_memory_does_not_hold_the_program(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    memory = session(file)
    assert memory.queries() == ()
    memory.remember("404")
    assert memory.problem == f"{NOT_KEPT}; {file}: it is no plain file"


def test_the_file_is_where_the_system_keeps_states(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    place = memory_file()
    assert place is not None
    assert place.startswith(str(tmp_path)) or "Library" in place
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statusbrowser.home.places.user_state_dir", lambda _: "~/.local/state/x")
    assert memory_file() is None
