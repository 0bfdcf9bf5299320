"""Fewer bytes, the same cells: what the emulator shows of both is compared."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusbrowser.tui.quirks.thrift import thrifty

SIZE = (24, 4)
SEEN_ON_BLANKS = ("underscore", "reverse", "strikethrough")

codes = st.lists(
    st.sampled_from(
        ["1", "2", "3", "4", "7", "9", "31", "97", "44", "103", "39", "49", "38;5;110", "48;5;16",
         "38;2;1;2;3", "48;2;9;8;7"]
    ),
    min_size=1,
    max_size=4,
).map(";".join)  # fmt: skip
places = st.builds(
    lambda row, column: f"\x1b[{row};{column}H", st.integers(1, SIZE[1]), st.integers(1, SIZE[0])
)
pieces = st.one_of(
    st.builds(
        lambda style, text: f"\x1b[{style}m{text}\x1b[0m",
        codes,
        st.sampled_from(["a", "  ", "b c"]),
    ),
    places,
    places.map(lambda place: f"\x1b[1;1H\r\n{place}"),
)


def cells(data: str) -> list[tuple[object, ...]]:
    """Each cell as it is seen; on a blank no ink shows, but for lines and reverse."""
    screen = pyte.Screen(*SIZE)
    pyte.Stream(screen).feed(data)
    seen: list[tuple[object, ...]] = []
    for y in range(SIZE[1]):
        for x in range(SIZE[0]):
            cell = screen.buffer[y][x]
            plain = cell.data == " " and not any(getattr(cell, line) for line in SEEN_ON_BLANKS)
            seen.append((cell.data, cell.bg) if plain else tuple(cell))
    return seen


@given(st.lists(pieces, max_size=12).map("".join))
def test_the_same_cells_with_no_more_bytes(data: str) -> None:
    assert cells(thrifty(data)) == cells(data)
    assert len(thrifty(data)) <= len(data)


@pytest.mark.parametrize(
    ("data", "shorter"),
    [
        pytest.param(
            "\x1b[38;5;1mred\x1b[0m\x1b[38;5;1mred\x1b[0m",
            "\x1b[38;5;1mredred\x1b[m",
            id="no change",
        ),
        pytest.param(
            "\x1b[1;31;40ma\x1b[0m\x1b[32;40mb\x1b[0m",
            "\x1b[1;31;40ma\x1b[22;32mb\x1b[m",
            id="a step",
        ),
        pytest.param(
            "\x1b[31;40ma\x1b[0m\x1b[32;40m  \x1b[0m", "\x1b[31;40ma  \x1b[m", id="ink of blanks"
        ),
        pytest.param(
            "\x1b[1ma\x1b[0m\r\n\x1b[2;1Hb", "\x1b[1ma\x1b[m\x1b[2Hb", id="the start of a row"
        ),
    ],
)
def test_what_is_known_is_not_said_again(data: str, shorter: str) -> None:
    assert thrifty(data) == shorter


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("\x1b[53mover\x1b[0m", id="a style it does not know"),
        pytest.param("\x1b[38;7;1mwhat\x1b[0m", id="a color it does not know"),
        pytest.param("\x1b[31mred", id="an end that is not plain"),
        pytest.param("\x1b[?1049h\x1b[?25l", id="no styles"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_it_does_not_understand_stays_as_it_is(data: str) -> None:
    assert thrifty(data) == data
