"""What holds of every layout, whatever the text and the width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusbrowser.text import Block, Kind, Role, Run, layout, plain

words = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30)
runs = st.lists(
    st.builds(
        Run,
        st.lists(words | st.just(" "), min_size=1, max_size=8).map(" ".join),
        st.sampled_from([Role.BODY, Role.STRONG, Role.LITERAL, Role.LOG]),
    ),
    min_size=1,
    max_size=5,
).map(tuple)
blocks = st.lists(
    st.builds(
        Block,
        st.sampled_from([kind for kind in Kind if kind is not Kind.COMMAND]),
        runs,
        st.sampled_from(["", "-", "1.", "10."]),
        st.sampled_from([0, 2, 4]),
    ),
    max_size=6,
)
commands = st.builds(Block, st.just(Kind.COMMAND), runs, st.just("$"), st.sampled_from([0, 3]))
widths = st.integers(16, 120)


@given(blocks, widths)
def test_no_line_is_wider_than_it_may_be(page: list[Block], width: int) -> None:
    assert all(len(line.text) <= width for line in layout(page, width))


@given(blocks, widths)
def test_every_word_is_kept_in_its_order(page: list[Block], width: int) -> None:
    laid_out = "".join("".join(line.text.split()) for line in layout(page, width))
    assert laid_out == "".join(block.marker + "".join(block.text.split()) for block in page)


@given(blocks, widths)
def test_every_letter_keeps_its_role(page: list[Block], width: int) -> None:
    laid_out = {
        number: [
            (letter, run.role)
            for line in layout(page, width)
            if line.block == number
            for run in line.runs
            for letter in run.text
            if run.role in (Role.STRONG, Role.LITERAL, Role.LOG) and letter != " "
        ]
        for number in range(len(page))
    }
    assert laid_out == {
        number: [
            (letter, run.role)
            for run in block.runs
            for letter in run.text
            if run.role is not Role.BODY and letter != " "
        ]
        for number, block in enumerate(page)
    }


@given(blocks, widths)
def test_no_line_ends_in_a_space_and_none_is_empty_twice(page: list[Block], width: int) -> None:
    texts = [line.text for line in layout([b for b in page if b.text.strip()], width)]
    assert all(text == text.rstrip() for text in texts)
    assert all(above or below for above, below in pairwise(texts))


@given(blocks, widths)
def test_lines_are_as_full_as_they_can_be(page: list[Block], width: int) -> None:
    page = [block for block in page if "  " not in block.text]
    for line, below in pairwise(layout(page, width)):
        if line.block == below.block != -1:
            assert len(line.text) + 1 + len(below.text.split()[0]) > width


@given(commands, widths)
def test_a_printed_command_stays_on_one_line(command: Block, width: int) -> None:
    (line,) = layout([command], width, wrap_commands=False)
    assert line.text.split() == ["$", *command.text.split()]


@given(st.lists(st.one_of(blocks.map(tuple), commands.map(lambda block: (block,)))), widths)
def test_printed_text_is_laid_out_like_the_screen(
    groups: list[tuple[Block, ...]], width: int
) -> None:
    page = [block for group in groups for block in group]
    lines = layout(page, width, wrap_commands=False)
    assert plain(page, width) == "".join(f"{line.text}\n" for line in lines)


@given(commands, widths)
def test_a_command_on_the_screen_wraps(command: Block, width: int) -> None:
    assert all(len(line.text) <= width for line in layout([command], width))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("one two three", ["- one two", "  three"], id="below itself"),
        pytest.param("  one  two", ["- one  two"], id="inner spaces stay"),
        pytest.param("unbreakable!", ["- unbreakabl", "  e!"], id="a word too wide is cut"),
        pytest.param("a unbreakable", ["- a", "  unbreakabl", "  e"], id="on its own line first"),
        pytest.param("", ["- "], id="nothing but the marker"),
    ],
)
def test_an_item_wraps(text: str, lines: list[str]) -> None:
    item = Block(Kind.ITEM, (Run(text),), "-")
    assert [line.text for line in layout([item], 12)] == lines


def test_sections_are_set_apart_by_one_empty_line() -> None:
    page = [
        Block(Kind.TITLE, (Run("404"),)),
        Block(Kind.SUBTITLE, (Run("Client error"),)),
        Block(Kind.HEADING, (Run("What it means"),)),
        Block(Kind.PARAGRAPH, (Run("Nothing."),)),
        Block(Kind.PARAGRAPH, (Run("More."),)),
        Block(Kind.HEADING, (Run("Facts"),)),
        Block(Kind.ROW, (Run("a"),)),
        Block(Kind.ROW, (Run("b"),)),
    ]
    assert "\n".join(line.text for line in layout(page, 40)).split("\n\n") == [
        "404\nClient error",
        "What it means\nNothing.",
        "More.",
        "Facts\na\nb",
    ]
