"""What the keys of the main screen are called that do different things at different times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from statusbrowser.tui.sizes import ROOM_FOR_ALL_KEYS
from statusbrowser.tui.view import View

if TYPE_CHECKING:
    from statusbrowser.tui.screens.main import MainScreen

LEAVING = "esc again to quit"
NO_CLASSES = "classes are for the codes: tab shows them"


def key_labels(screen: MainScreen, view: View, came_from: Widget | None) -> dict[str, str]:
    """Name the keys, by the ids of their bindings; an empty name leaves one out.

    Args:
        screen: The main screen.
        view: What it lists.
        came_from: The pane that one left for the page.
    """
    desk, focused = screen.desk, screen.focused
    reading, typing = focused is screen.page, focused is screen.bar
    if typing:
        clears = screen.bar.value and not view.is_emptied_by_class
        back = "clear" if clears else "all classes" if view.status_class else "quit"
    else:
        back = "list" if reading and came_from is screen.results else "search"
    labels = {
        "app.step_back": back,
        "tabs.switch": view.other_tab.value,
        "search.focus": "" if typing or reading else "search",
        "page.copy": "copy" if desk.now else "",
        "page.follow": screen.page.stop_label,
        "page.sections": "sections" if reading else "",
        "page.compare": "compare" if reading and desk.is_at_status else "",
        "page.back": "before" if reading and desk.can_step(-1) else "",
    }
    if screen.size.width < ROOM_FOR_ALL_KEYS:  # the arrows explain themselves, the way back doesn't
        labels |= dict.fromkeys(("page.down", "results.next", "search.next"), "")
    return labels
