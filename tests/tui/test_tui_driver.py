"""Pastes among keys, however the bytes are cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from statusbrowser.tui.quirks.driver import Pastes

START, END = "\x1b[200~", "\x1b[201~"

texts = st.text(st.sampled_from("ab\n\x1b[201~\x00"), max_size=12)


def read(data: str, cuts: list[int]) -> list[str | tuple[str]]:
    """Feed the pieces, then nothing, as the driver does; keys joined, pastes in tuples."""
    pastes = Pastes()
    bounds = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    fed = [data[start:end] for start, end in pairwise(bounds)]
    got: list[str | tuple[str]] = []
    for piece in [*fed, ""]:
        for part in pastes.split(piece):
            if isinstance(part, Paste):
                got.append((part.text,))
            elif got and isinstance(got[-1], str):
                got[-1] += part
            else:
                got.append(part)
    return got


@given(texts.filter(lambda text: END not in text + END[:-1]), st.lists(st.integers(0, 99)))
def test_a_paste_is_one_whatever_is_in_it(text: str, cuts: list[int]) -> None:
    got = read(f"x{START}{text}{END}y", cuts)
    assert got == ["x", (text.replace("\x00", ""),), "y"]


@given(st.text(st.sampled_from("a\x1b[20~"), max_size=12), st.lists(st.integers(0, 99)))
def test_keys_come_through_as_they_were(text: str, cuts: list[int]) -> None:
    if START not in text:
        assert "".join(part for part in read(text, cuts) if isinstance(part, str)) == text


def test_the_start_of_a_mark_waits_for_its_rest() -> None:
    pastes = Pastes()
    assert list(pastes.split("a\x1b")) == ["a"]
    assert pastes.waits
    assert list(pastes.split("")) == ["\x1b"]
    assert not pastes.waits
