"""A screen with a page: what can be copied from it, and where on it one is."""

from __future__ import annotations

from statusbrowser.tui import sharing
from statusbrowser.tui.desk import Desk
from statusbrowser.tui.library import Library
from statusbrowser.tui.messages import CopyText
from statusbrowser.tui.screens.keyed import KeyedScreen
from statusbrowser.tui.widgets.page import Page


class PagedScreen(KeyedScreen[None]):
    """Says in the footer what was copied and how far down the page one is."""

    library: Library
    desk: Desk
    page: Page

    def position(self) -> str:
        """Say how far down the page one is and which match one stands on."""
        page = self.page
        parts = [f"{page.percent}%"] if page.percent is not None else []
        if page.match_count:
            noun = "match" if page.match_count == 1 else "matches"
            at = f"{page.match + 1}/" if page.match >= 0 else ""
            parts.insert(0, f"{at}{page.match_count} {noun}")
        return "  ".join(parts)

    def on_copy_text(self, event: CopyText) -> None:
        """Copy by the terminal's own sequence (OSC 52), which works over SSH too."""
        self.app.copy_to_clipboard(event.text)
        self.say(f"copied {event.what}")

    def action_copy_page(self) -> None:
        """Copy what matters of the page as Markdown."""
        self._copy(sharing.page(self.library, self.desk.now), "nothing to copy")

    def action_copy_command(self) -> None:
        """Copy the command under the cursor, or the first in view."""
        self._copy(sharing.command(self.page.command_at_hand()), "no command on this page")

    def action_copy_link(self) -> None:
        """Copy the address of the specification."""
        self._copy(sharing.link(self.library, self.desk.now), "no specification to copy")

    def _copy(self, copied: CopyText | None, otherwise: str) -> None:
        if copied is None:
            self.say(otherwise)
        else:
            self.on_copy_text(copied)
