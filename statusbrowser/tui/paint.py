"""Roles to theme variables to styles: the only place where a color has a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.strip import Strip

from statusbrowser.model import StatusClass
from statusbrowser.text import Line, Role
from statusbrowser.tui.glyphs import clean


class Look(Enum):
    """What a piece of the interface is, beside the roles of a page."""

    PLAIN = auto()
    DIM = auto()
    STRONG = auto()
    KEY = auto()
    """A key in the footer."""
    ACTIVE = auto()
    """The tab or the class that is chosen."""
    MARK = auto()
    """What matched the query."""
    MARK_HERE = auto()
    """The match that `n` and `N` stand on."""
    CURSOR = auto()
    """The row, the link that the next key acts on."""
    CURSOR_AWAY = auto()
    """The same while the focus is elsewhere."""


_VARIABLES: dict[Role | Look | StatusClass, tuple[str, str]] = {
    Role.BODY: ("foreground", ""),
    Role.STRONG: ("foreground", "bold"),
    Role.EMPHASIS: ("foreground", "italic"),
    Role.LITERAL: ("text-secondary", ""),
    Role.COMMAND: ("foreground", "bold"),
    Role.LOG: ("foreground", ""),
    Role.NUMBER: ("foreground", "bold"),
    Role.TITLE: ("foreground", "bold"),
    Role.HEADING: ("text-primary", "bold"),
    Role.LABEL: ("text-muted", ""),
    Role.DIM: ("text-muted", ""),
    Role.MARKER: ("text-muted", ""),
    Role.LINK: ("text-primary", "underline"),
    Role.ADDRESS: ("text-primary", "underline"),
    Look.PLAIN: ("foreground", ""),
    Look.DIM: ("text-muted", ""),
    Look.STRONG: ("foreground", "bold"),
    Look.KEY: ("text-primary", "bold"),
    Look.ACTIVE: ("foreground", "bold"),
    Look.MARK: ("text-warning", "bold underline"),
    Look.MARK_HERE: ("text-warning", "bold reverse"),
    Look.CURSOR: ("block-cursor-foreground", "bold"),
    Look.CURSOR_AWAY: ("foreground", "bold"),
    StatusClass.INFORMATIONAL: ("text-secondary", ""),
    StatusClass.SUCCESSFUL: ("text-success", ""),
    StatusClass.REDIRECTION: ("text-primary", ""),
    StatusClass.CLIENT_ERROR: ("text-warning", ""),
    StatusClass.SERVER_ERROR: ("text-error", ""),
    StatusClass.OTHER: ("text-accent", ""),
}
"""For each role the theme's variable and what is told without color."""

_SURFACES: dict[Role | Look | StatusClass, str] = {
    Look.CURSOR: "block-cursor-background",
    Look.CURSOR_AWAY: "panel",
}
"""Roles with a background of their own."""

Mark = tuple[int, int, Look]
"""Where in a line a piece begins and ends, in characters, and how it is set apart."""


class Paint:
    """The styles of one theme.

    Args:
        variables: The theme's variables by name.
        ansi: Whether the theme uses the terminal's own 16 colors; the cursor
            is shown in reverse there and dim text by the terminal's dim.
    """

    def __init__(self, variables: Mapping[str, str], *, ansi: bool) -> None:
        self._variables = variables
        self._ansi = ansi
        self._styles: dict[tuple[object, ...], Style] = {}
        self.base = self.style(Look.PLAIN)
        """Body text on the background."""

    @classmethod
    def of(cls, app: App[object]) -> Paint:
        """Give the paint of the theme that an app shows."""
        return _paint(tuple(app.theme_variables.items()), app.native_ansi_color)

    def color(self, name: str, on: str = "background") -> Color:
        """Resolve a variable to what is seen.

        Args:
            name: The variable; a half-transparent one is laid over what it stands
                on, `auto 60%` is so much of black or white, whichever is readable.
            on: The variable of what it stands on.
        """
        value = self._variables[name]
        if self._ansi or name == on:
            return Color.parse(value)
        surface = self.color(on, on)
        if value.startswith("auto"):
            share = float(value.removeprefix("auto").strip(" %") or 100) / 100
            return surface.blend(surface.get_contrast_text(1.0), share, alpha=1.0)
        return surface + Color.parse(value)

    def surface(self, role: Role | Look | StatusClass) -> Color:
        """Tell the background on which a role stands."""
        return self.color(_SURFACES.get(role, "background"))

    def ink(self, role: Role | Look | StatusClass) -> Color:
        """Tell the color in which a role is written."""
        return self.color(_VARIABLES[role][0], _SURFACES.get(role, "background"))

    def style(self, role: Role | Look | StatusClass, over: Look | None = None) -> Style:
        """Give the style of a role.

        Args:
            role: What is painted.
            over: What it stands on or how it is set apart: the cursor, a match.
        """
        key = (role, over)
        if key not in self._styles:
            self._styles[key] = self._resolve(role, over)
        return self._styles[key]

    def _resolve(self, role: Role | Look | StatusClass, over: Look | None) -> Style:
        if over in _SURFACES:  # the cursor row: one ink, and the role's own weight
            attributes = Style.parse(_VARIABLES[role][1])
            if role is Look.MARK:
                attributes = Style(underline=True)
            return self._resolve(over, None) + attributes
        variable, attributes_text = _VARIABLES[role]
        style = Style.parse(attributes_text)
        if self._ansi:
            if role in _SURFACES:
                return style + Style(reverse=role is Look.CURSOR, underline=False)
            if variable == "text-muted":
                return style + Style(dim=True)
        style += Style(
            color=self.ink(role).rich_color,
            bgcolor=self.surface(role).rich_color,
        )
        if over is not None:
            style += self._resolve(over, None)
        return style


@lru_cache(maxsize=8)
def _paint(variables: tuple[tuple[str, str], ...], ansi: bool) -> Paint:  # noqa: FBT001
    return Paint(dict(variables), ansi=ansi)


def paint_line(line: Line, paint: Paint, marks: Sequence[Mark] = ()) -> Strip:
    """Paint a line of a page.

    Args:
        line: The line as it was laid out.
        paint: The theme's styles.
        marks: Pieces that are set apart; ascending, where two overlap the later one wins.
    """
    segments: list[Segment] = []
    at = 0
    for run in line.runs:
        style = _run_style(run.role, run.target, paint)
        end = at + len(run.text)
        for start, stop, look in _pieces(at, end, marks):
            text = clean(run.text[start - at : stop - at])
            segments.append(Segment(text, style if look is None else _over(style, look, paint)))
        at = end
    return Strip(segments)


def text_strip(pieces: Sequence[tuple[str, Style]], width: int | None = None) -> Strip:
    """Paint pieces of text in a row, cut to a width where one is given."""
    strip = Strip([Segment(clean(text), style) for text, style in pieces if text])
    if width is not None and strip.cell_length > width:
        strip = strip.crop(0, width)
    return strip


def shortened(text: str, width: int, ellipsis: str) -> str:
    """Cut a text to a width at the end of a word, where one ends in the last third."""
    text = clean(text)
    if cell_len(text) <= width:
        return text
    room = max(width - len(ellipsis), 0)
    while cell_len(text) > room:
        text = text[:room] if len(text) > room else text[:-1]
    head, space, _ = text.rpartition(" ")
    return (head if space and len(head) * 3 > width * 2 else text).rstrip(" ,") + ellipsis


def _run_style(role: Role, target: int | str | None, paint: Paint) -> Style:
    style = paint.style(role)
    if role is Role.NUMBER and isinstance(target, int):
        return style + Style(color=paint.ink(StatusClass.of(target)).rich_color)
    if role is Role.ADDRESS and isinstance(target, str) and _is_web_address(target):
        return style + Style(link=target)
    return style


def _is_web_address(target: str) -> bool:
    return target.startswith(("https://", "http://")) and target.isascii() and target.isprintable()


def _over(style: Style, look: Look, paint: Paint) -> Style:
    return style + paint.style(look)


def _pieces(start: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int, Look | None]]:
    """Cut a stretch at the ends of the marks that touch it."""
    touching = [mark for mark in marks if mark[0] < end and mark[1] > start]
    if not touching:
        return [(start, end, None)] if end > start else []
    cuts = sorted(
        {start, end} | {cut for mark in touching for cut in mark[:2] if start < cut < end}
    )
    pieces: list[tuple[int, int, Look | None]] = []
    for left, right in pairwise(cuts):
        looks = [mark[2] for mark in touching if mark[0] <= left and mark[1] >= right]
        pieces.append((left, right, looks[-1] if looks else None))
    return pieces
