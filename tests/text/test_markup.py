"""The Markdown of the pages, piece by piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusbrowser.text import Kind, Role
from statusbrowser.text.markup import inline, linked, parse


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("plain", [("plain", Role.BODY)], id="nothing"),
        pytest.param("`Age`: 3", [("Age", Role.LITERAL), (": 3", Role.BODY)], id="code"),
        pytest.param("**nginx**", [("nginx", Role.STRONG)], id="bold"),
        pytest.param("is *so* so", [("is ", Role.BODY), ("so", Role.EMPHASIS), (" so", Role.BODY)],
                     id="emphasis"),
        pytest.param("**no `Age`?**", [("no ", Role.STRONG), ("Age", Role.LITERAL),
                                       ("?", Role.STRONG)], id="code within bold"),
        pytest.param("see [404]", [("see ", Role.BODY), ("404", Role.LINK)], id="a code"),
        pytest.param("`[404]`", [("[404]", Role.LITERAL)], id="a code within code"),
        pytest.param("[the RFC](https://e.org/a)", [("the RFC", Role.ADDRESS)], id="an address"),
        pytest.param("[bold]x[/bold]", [("[bold]x[/bold]", Role.BODY)], id="the screen's markup"),
        pytest.param("5 * 3 * 2", [("5 * 3 * 2", Role.BODY)], id="stars that are none"),
        pytest.param("a_b [40] [4040]", [("a_b [40] [4040]", Role.BODY)], id="brackets"),
    ],
)  # fmt: skip
def test_a_line_is_read_as_runs(text: str, runs: list[tuple[str, Role]]) -> None:
    assert [(run.text, run.role) for run in inline(text)] == runs


def test_a_quote_within_other_quotes_leaves_no_command_open() -> None:
    text = "```sh\nawk -F'\"' '{print $6}' access.log\nnmcli networking\n```"
    assert [b.text for b in parse(text)] == [
        "awk -F'\"' '{print $6}' access.log",
        "nmcli networking",
    ]


def test_a_list_a_paragraph_and_a_command_are_blocks() -> None:
    text = """\
Two lines of
one paragraph.

1. **Look** at it:

   ```sh
   curl -sS \\
     https://example.com/
   dig example.com
   ```

   It says why.
2. Ask.

After the list."""
    assert [(b.kind, b.marker, b.indent, b.text) for b in parse(text)] == [
        (Kind.PARAGRAPH, "", 0, "Two lines of one paragraph."),
        (Kind.ITEM, "1.", 0, "Look at it:"),
        (Kind.COMMAND, "$", 3, "curl -sS https://example.com/"),
        (Kind.COMMAND, "$", 3, "dig example.com"),
        (Kind.PARAGRAPH, "", 3, "It says why."),
        (Kind.ITEM, "2.", 0, "Ask."),
        (Kind.PARAGRAPH, "", 0, "After the list."),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("yes: 401; no: 403", [401, 403], id="codes"),
        pytest.param("401, with 500 ms", [401], id="a duration"),
        pytest.param("port 8502, 404.3, 1-404", [], id="parts of something longer"),
        pytest.param("400 bytes, 599", [], id="an amount, and a code without a page"),
    ],
)
def test_codes_in_a_cell_become_links(text: str, codes: list[int]) -> None:
    runs = list(linked(text, {400, 401, 403, 404, 500, 502}))
    assert [run.target for run in runs if run.role is Role.LINK] == codes
    assert "".join(run.text for run in runs) == text


@given(st.text())
def test_any_text_is_read_without_losing_letters(text: str) -> None:
    kept = "".join(run.text for run in inline(text))
    left = iter(text)
    assert all(letter in left for letter in kept)


@given(st.text(alphabet="-`1. \n\\$a#"))
def test_any_lines_are_read(text: str) -> None:
    assert all(block.kind for block in parse(text))
