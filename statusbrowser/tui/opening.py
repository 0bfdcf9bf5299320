"""What the screen is opened with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from statusbrowser.model import StatusClass
from statusbrowser.tui.glyphs import Glyphs
from statusbrowser.tui.history import History
from statusbrowser.tui.messages import Tab

WARM_UP_AFTER_SECONDS = 0.1
"""When the screen has long been painted, and few have typed yet."""


@dataclass(frozen=True)
class Opening:
    """What the app passes on to the main screen."""

    query: str
    """What stands in the search bar at first."""
    on_page: bool
    """Whether somebody who has room for one pane reads the best answer at once."""
    status_class: StatusClass | None
    """The class that is shown at first."""
    tab: Tab
    """The tab that is shown at first."""
    history: History
    """Remembers queries."""
    glyphs: Glyphs
    """The signs that the terminal can show."""
    keymap: Mapping[str, str]
    """What people have put on other keys, by the binding's id."""
    choose_theme: Callable[[str], None]
    """Switches the theme and has it remembered."""
    faults: Sequence[str]
    """What is wrong in the settings and was ignored; help shows it."""
