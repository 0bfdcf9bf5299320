"""The main states as they stand on the screen: text, and by letters the style of each cell.

`pytest tests/tui/test_snapshots.py --rewrite-snapshots` writes them anew; the
difference in version control then is what to look at.
"""

from __future__ import annotations

import os
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.style import Style

from statusbrowser.tui import StatusBrowser

Browser = Callable[..., StatusBrowser]
FOLDER = Path(__file__).parent / "snapshots"

ROLES = (
    "background",
    "foreground",
    "text-muted",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "block-cursor-background",
    "block-cursor-foreground",
    "input-cursor-background",
    "input-cursor-foreground",
    "rule",
    "surface",
    "panel",
)
"""The theme's variables that a color is named by; the first that has it."""

ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike", "blink")


@dataclass(frozen=True)
class State:
    """A state of the screen, a size and a look."""

    name: str
    size: tuple[int, int]
    query: str = ""
    keys: tuple[str, ...] = ()
    faq: bool = False
    look: str = "dark"
    """`dark`, `light`, or `plain` for no color."""

    def __str__(self) -> str:
        columns, rows = self.size
        return f"{self.name}-{columns}x{rows}-{self.look}"


STATES = (
    State("codes", (80, 24), "40"),
    State("codes", (80, 24), "40", look="light"),
    State("codes", (80, 24), "40", look="plain"),
    State("codes", (120, 40), "40"),
    State("codes", (200, 50), "401"),
    State("codes", (50, 20), "40", look="light"),
    State("log", (80, 24), "upstream line number 11"),
    State("reading", (50, 20), "502", ("enter", "tab"), look="plain"),
    State("faq", (80, 24), faq=True),
    State("nothing", (80, 24), "teapot", look="plain"),
    State("compare", (120, 40), "401", ("enter", "v", "enter")),
    State("compare", (50, 20), "401", ("enter", "v", "enter")),
    State("help", (80, 24), keys=("f1",), look="light"),
    State("themes", (80, 24), keys=("ctrl+t",)),
    State("small", (30, 8)),
)


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the machine's home, folders, terminal and settings of the library out."""
    for name in os.environ:
        if name.startswith(("TEXTUAL", "XDG_", "LC_", "COLOR")) or name == "NO_COLOR":
            monkeypatch.delenv(name)
    for name, value in (("HOME", str(tmp_path)), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8")):
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("state", STATES, ids=str)
async def test_the_screen_stands_as_it_stood(
    state: State, browser: Browser, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if state.look == "plain":
        monkeypatch.setenv("NO_COLOR", "1")
    theme = None if state.look == "plain" else f"status-{state.look}"
    app = browser(query=state.query, faq=state.faq, theme=theme)
    async with app.run_test(size=state.size) as pilot:
        for key in state.keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        drawn = picture(app)
    file = FOLDER / f"{state}.txt"
    if request.config.getoption("--rewrite-snapshots"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert drawn.split("\n") == file.read_text(encoding="utf-8").split("\n")


def test_no_snapshot_is_left_over() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(map(str, STATES))


def picture(app: StatusBrowser) -> str:
    """Write what is on the screen: its text, a letter for the style of each cell, the styles."""
    roles: dict[str, str] = {}
    for role in ROLES:
        roles.setdefault(app.theme_variables.get(role, role).lower(), role)
    letters = iter(string.ascii_letters)
    legend: dict[str, str] = {}
    texts, styles = [], []
    for strip in app.screen._compositor.render_strips():
        row = ""
        for text, style, _ in strip:
            look = described(style or Style(), roles)
            if look not in legend:
                legend[look] = next(letters)
            row += legend[look] * len(text)
        texts.append(strip.text.rstrip())
        styles.append(row)
    named = [f"{letter}  {look}" for look, letter in legend.items()]
    return "\n".join([*texts, "", *styles, "", *named]) + "\n"


def described(style: Style, roles: Mapping[str, str]) -> str:
    """Name a style by the roles of its colors, or by the colors where they have none."""
    parts = [name for name in ATTRIBUTES if getattr(style, name)]
    if style.color and not style.color.is_default:
        parts.append(roles.get(style.color.name.lower(), style.color.name))
    if style.bgcolor and not style.bgcolor.is_default:
        parts.append(f"on {roles.get(style.bgcolor.name.lower(), style.bgcolor.name)}")
    return " ".join(parts) or "as the terminal has it"
