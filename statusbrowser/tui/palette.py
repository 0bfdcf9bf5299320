"""The command palette: everything that a key does, and every page, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from statusbrowser.tui.keys import deeds_of
from statusbrowser.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from statusbrowser.tui.screens.main import MainScreen


def deed_choices(screen: MainScreen) -> list[Choice]:
    """List what the bindings do, then the codes, then the questions; a choice's value does it."""
    choices: list[Choice] = []
    for pane in screen.panes:
        for deed in deeds_of(pane, screen.opening.keymap):
            act = partial(screen.app.run_action, deed.action, deed.node)
            where = getattr(type(pane), "HELP", "").lower()
            choices.append(Choice(f"{deed.description} ({where})", act, deed.keys))
    catalog = screen.library.catalog
    choices += [
        Choice(screen.library.title(code), partial(_open, screen, code, ""), code=code)
        for code in catalog.codes
    ]
    choices += [
        Choice(screen.library.question_title(slug), partial(_open, screen, None, slug))
        for slug in catalog.slugs
    ]
    return choices


def theme_choices(screen: MainScreen) -> list[Choice]:
    """List the themes, our own first; a choice's value switches to it."""
    names = sorted(
        screen.app.available_themes, key=lambda name: (not name.startswith("status-"), name)
    )
    here = screen.app.theme
    return [
        Choice(name, partial(screen.opening.choose_theme, name), "in use" if name == here else "")
        for name in names
    ]


def _open(screen: MainScreen, code: int | None, slug: str) -> None:
    screen.open_page(code, slug)
