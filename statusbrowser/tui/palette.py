"""The command palette: everything that a key does, and every page, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from statusbrowser.tui.keys import deeds_of
from statusbrowser.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from statusbrowser.tui.screens.main import MainScreen


def deed_choices(screen: MainScreen) -> list[Choice]:
    """List what can be done, then the themes, the moves, the codes and the questions.

    A choice's value does it.
    """
    widgets = [pane for pane in screen.panes if pane not in (screen, screen.app)]
    catalog = screen.library.catalog
    return [
        *_deeds(screen, screen),
        *_deeds(screen, screen.app),
        *theme_choices(screen, "theme "),
        *(choice for pane in widgets for choice in _deeds(screen, pane)),
        *(
            Choice(screen.library.title(code), partial(_open, screen, code, ""), code=code)
            for code in catalog.codes
        ),
        *(
            Choice(screen.library.question_title(slug), partial(_open, screen, None, slug))
            for slug in catalog.slugs
        ),
    ]


def theme_choices(screen: MainScreen, before: str = "") -> list[Choice]:
    """List the themes, our own first; a choice's value switches to it.

    Args:
        screen: Whose themes.
        before: What stands before each name.
    """
    names = sorted(
        screen.app.available_themes, key=lambda name: (not name.startswith("status-"), name)
    )
    choose, here = screen.opening.choose_theme, screen.app.theme
    return [
        Choice(f"{before}{name}", partial(choose, name), "in use" if name == here else "")
        for name in names
    ]


def _deeds(screen: MainScreen, pane: DOMNode) -> Iterator[Choice]:
    """List what the keys of a pane do; what moves in a widget says in which."""
    where = "" if pane in (screen, screen.app) else f" ({getattr(type(pane), 'HELP', '').lower()})"
    for deed in deeds_of(pane, screen.opening.keymap):
        act = partial(screen.app.run_action, deed.action, deed.node)
        also = f"{deed.id.replace('.', ' ')} {deed.label}"
        yield Choice(f"{deed.description}{where}", act, deed.keys, also=also)


def _open(screen: MainScreen, code: int | None, slug: str) -> None:
    screen.open_page(code, slug)
