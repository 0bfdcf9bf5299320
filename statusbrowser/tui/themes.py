"""The two default themes, and which theme a terminal gets when nobody chose one."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="status-dark",
    dark=True,
    primary="#5aa9e6",
    secondary="#5fb8c4",
    accent="#5aa9e6",
    success="#7cbf6b",
    warning="#e0a458",
    error="#ef7d78",
    foreground="#d6d9df",
    background="#15181d",
    surface="#1b1f26",
    panel="#262c36",
    variables={
        "text-muted": "#98a1b0",
        "text-primary": "#74b6ea",
        "text-secondary": "#6cc3ce",
        "text-accent": "#c3a6e8",
        "text-success": "#8cc97c",
        "text-warning": "#e6b06a",
        "text-error": "#f28b86",
        "block-cursor-background": "#2f5d86",
        "block-cursor-foreground": "#ffffff",
        "input-cursor-background": "#d6d9df",
        "input-cursor-foreground": "#15181d",
        "rule": "#3a4250",
    },
)
"""Dark and calm: one blue accent, five hues that only the classes carry."""

LIGHT = Theme(
    name="status-light",
    dark=False,
    primary="#1f6fb2",
    secondary="#1a7480",
    accent="#1f6fb2",
    success="#3c7a2c",
    warning="#8a5a0b",
    error="#b3322c",
    foreground="#24292f",
    background="#fbfbf9",
    surface="#f3f3ef",
    panel="#e6e7e2",
    variables={
        "text-muted": "#5b6470",
        "text-primary": "#1a5f9a",
        "text-secondary": "#14646f",
        "text-accent": "#6b3fa0",
        "text-success": "#2f6a21",
        "text-warning": "#7d5008",
        "text-error": "#a52a25",
        "block-cursor-background": "#1f5f99",
        "block-cursor-foreground": "#ffffff",
        "input-cursor-background": "#24292f",
        "input-cursor-foreground": "#fbfbf9",
        "rule": "#c4c8c0",
    },
)
"""The same on paper."""


def theme_names() -> list[str]:
    """List the names of all themes, Textual's and our own."""
    return sorted({*BUILTIN_THEMES, DARK.name, LIGHT.name})


def default_theme(
    environ: Mapping[str, str],
    color_system: str | None,
    *,
    no_color: bool,
    last: str | None = None,
) -> str:
    """Choose a theme for a terminal.

    Args:
        environ: `COLORFGBG`, where a terminal sets it, ends with the number of its background.
        color_system: What Rich found: `truecolor`, `256`, `standard` or None.
        no_color: Whether NO_COLOR is set; only the `ansi-` themes drop every color then.
        last: The theme of the last session, which may have had another terminal.

    Returns:
        The last theme, else one of our own; but a theme of the terminal's own
        16 colors where RGB cannot be shown or is not wanted.
    """
    plain = no_color or color_system not in {"truecolor", "256", "windows"}
    if last and (last.startswith("ansi-") or not plain):
        return last
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    light = background in {"7", "15"}
    if plain:
        return "ansi-light" if light else "ansi-dark"
    return LIGHT.name if light else DARK.name
