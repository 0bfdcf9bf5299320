"""Pages and tables damaged byte by byte give faults with lines, and never a traceback."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusbrowser.catalog import PageError, check
from statusbrowser.catalog.pages import read_question, read_status
from statusbrowser.catalog.tables import read_confusables, read_headers, read_signatures
from statusbrowser.model import Status

damage = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 255), st.sampled_from(["set", "add", "cut"])),
    min_size=1,
    max_size=6,
)


def damaged(text: str, blows: list[tuple[int, int, str]]) -> str:
    data = bytearray(text.encode())
    for place, byte, blow in blows:
        at = place % max(len(data), 1)
        if blow == "cut":
            del data[at : at + byte % 40]
        elif blow == "add":
            data.insert(at, byte)
        elif data:
            data[at] = byte
    return data.decode(errors="replace")


def read_or_faults(read: Callable[[], object]) -> object:
    """What was read, or the faults that were told; any other end is the test's failure."""
    try:
        return read()
    except PageError as error:
        return error.faults


@settings(max_examples=300, deadline=None)
@given(blows=damage)
def test_a_damaged_page_gives_a_status_or_faults_with_lines(
    status_page: str, blows: list[tuple[int, int, str]]
) -> None:
    text = damaged(status_page, blows)
    got = read_or_faults(lambda: read_status("404.md", text, "404"))
    if isinstance(got, Status):
        assert got.code == 404
    else:
        assert isinstance(got, tuple)
        assert got
        assert all(1 <= fault.line <= text.count("\n") + 1 for fault in got)


@settings(max_examples=200, deadline=None)
@given(blows=damage)
def test_a_damaged_question_gives_a_question_or_faults(
    question_page: str, blows: list[tuple[int, int, str]]
) -> None:
    assert read_or_faults(lambda: read_question("q.md", damaged(question_page, blows), "q"))


@pytest.mark.parametrize(
    ("read", "name"),
    [
        pytest.param(read_signatures, "signatures.csv", id="signatures"),
        pytest.param(read_headers, "headers.csv", id="headers"),
        pytest.param(read_confusables, "confusables.csv", id="confusables"),
    ],
)
@settings(max_examples=200, deadline=None)
@given(blows=damage)
def test_a_damaged_table_gives_rows_or_faults(
    tables: dict[str, str],
    read: Callable[[str, str], object],
    name: str,
    blows: list[tuple[int, int, str]],
) -> None:
    text = damaged(tables[name], blows)
    assert isinstance(read_or_faults(lambda: read(name, text)), list | tuple)


@settings(max_examples=100, deadline=None)
@given(blows=damage)
def test_a_check_of_damaged_files_never_falls_over(
    tmp_path_factory: pytest.TempPathFactory, status_page: str, blows: list[tuple[int, int, str]]
) -> None:
    page = tmp_path_factory.getbasetemp() / "404.md"
    page.write_bytes(damaged(status_page, blows).encode())
    for fault in check([str(page)]).faults:
        assert str(fault).startswith(f"{page}:")
