from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from statusbrowser.model import StatusClass
from statusbrowser.text import Line, Role, Run
from statusbrowser.tui.glyphs import ASCII, UNICODE, clean, is_ascii_only
from statusbrowser.tui.paint import Look, Paint, paint_line, shortened
from statusbrowser.tui.themes import DARK, LIGHT, default_theme

ROLES = [*Role, *Look, *StatusClass]

READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text on its surface."""


def contrast(one: Color, other: Color) -> float:
    """Compute the ratio of WCAG 2.2 from the relative luminances."""

    def luminance(color: Color) -> float:
        parts = [part / 255 for part in color.rgb]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def paint_of(name: str) -> Paint:
    theme = {DARK.name: DARK, LIGHT.name: LIGHT, **BUILTIN_THEMES}[name]
    return Paint(theme.to_color_system().generate(), ansi=theme.ansi)


@pytest.mark.parametrize("theme", ["status-dark", "status-light"])
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_text_is_readable_on_its_surface(theme: str, role: Role | Look | StatusClass) -> None:
    paint = paint_of(theme)
    assert contrast(paint.ink(role), paint.surface(role)) >= READABLE


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
def test_every_theme_of_textual_has_a_color_for_every_role(theme: str) -> None:
    paint = paint_of(theme)
    assert all(paint.style(role, over) for role in ROLES for over in (None, Look.CURSOR))


@pytest.mark.parametrize("theme", ["status-dark", "ansi-dark"])
def test_cursor_and_matches_are_told_apart_without_color(theme: str) -> None:
    paint = paint_of(theme)
    assert paint.style(Look.CURSOR).bold
    assert paint.style(Look.MARK).underline
    assert paint.style(Look.MARK_HERE).reverse


def test_a_line_is_cut_where_a_mark_begins_and_ends() -> None:
    line = Line(0, [Run("one "), Run("two", Role.STRONG)])
    strip = paint_line(line, paint_of("status-dark"), [(2, 6, Look.MARK)])
    assert [segment.text for segment in strip] == ["on", "e ", "tw", "o"]


def test_an_address_becomes_a_link_of_the_terminal() -> None:
    line = Line(0, [Run("RFC 9110", Role.ADDRESS, "https://www.rfc-editor.org/rfc/rfc9110")])
    [segment] = paint_line(line, paint_of("status-dark"))
    assert segment.style is not None
    assert segment.style.link == "https://www.rfc-editor.org/rfc/rfc9110"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "https://x\x1b]0;y\x07", "file:///etc/passwd"],
)
def test_nothing_else_becomes_a_link(target: str) -> None:
    [segment] = paint_line(Line(0, [Run("x", Role.ADDRESS, target)]), paint_of("status-dark"))
    assert segment.style is not None
    assert segment.style.link is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain", "plain", id="plain text stays"),
        pytest.param("\x1b[1;31mred\x1b[0m", "red", id="colors go"),
        pytest.param("\x1b]52;c;aGk=\x07x", "x", id="clipboard sequences go"),
        pytest.param("\x1bPq\x1b\\x", "x", id="device strings go"),
        pytest.param("a\tb", "a b", id="a tab is a space"),
        pytest.param("a\x00\x9bb", "a??b", id="controls are seen"),
        pytest.param("a\u202eb", "a?b", id="direction marks are seen"),
        pytest.param("a\udcffb", "a?b", id="halves of surrogate pairs are seen"),
        pytest.param("[bold]x[/]", "[bold]x[/]", id="markup is text"),
    ],
)
def test_text_is_made_safe(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        pytest.param("short", 10, "short", id="what fits stays"),
        pytest.param("several words here", 15, "several words\u2026", id="cut at a word's end"),
        pytest.param("unbreakable", 6, "unbre\u2026", id="cut where no word ends"),
        pytest.param("字字字字", 5, "字字\u2026", id="wide characters"),
    ],
)
def test_a_text_is_shortened(text: str, width: int, shown: str) -> None:
    assert shortened(text, width, UNICODE.ellipsis) == shown


@pytest.mark.parametrize(
    ("environ", "colors", "no_color", "theme"),
    [
        pytest.param({}, "truecolor", False, "status-dark", id="RGB"),
        pytest.param({}, "256", False, "status-dark", id="256 colors"),
        pytest.param({"COLORFGBG": "0;15"}, "256", False, "status-light", id="light background"),
        pytest.param({}, "standard", False, "ansi-dark", id="16 colors"),
        pytest.param({"COLORFGBG": "0;15"}, "standard", False, "ansi-light", id="16 on light"),
        pytest.param({}, None, False, "ansi-dark", id="no colors"),
        pytest.param({}, "truecolor", True, "ansi-dark", id="NO_COLOR"),
    ],
)
def test_a_terminal_gets_a_theme_that_it_can_show(
    *, environ: dict[str, str], colors: str | None, no_color: bool, theme: str
) -> None:
    assert default_theme(environ, colors, no_color=no_color) == theme


@pytest.mark.parametrize(
    ("environ", "ascii_only"),
    [
        pytest.param({"LANG": "en_US.UTF-8"}, False, id="UTF-8"),
        pytest.param({"LANG": "C"}, True, id="C"),
        pytest.param({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, True, id="LC_ALL first"),
        pytest.param({"LANG": "C.utf8"}, False, id="another spelling"),
        pytest.param({}, False, id="nothing said"),
    ],
)
def test_the_locale_says_whether_signs_can_be_shown(
    *, environ: dict[str, str], ascii_only: bool
) -> None:
    assert is_ascii_only(environ) is ascii_only


def test_ascii_signs_are_ascii() -> None:
    assert (ASCII.ellipsis + ASCII.line_break).isascii()
