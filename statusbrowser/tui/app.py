"""The app: themes, keys, screens and the exit value; no decisions about status codes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from statusbrowser.catalog import Catalog, CatalogError
from statusbrowser.model import StatusClass
from statusbrowser.search import Index
from statusbrowser.tui import bindings
from statusbrowser.tui.glyphs import ASCII, UNICODE, is_ascii_only
from statusbrowser.tui.history import History, SessionHistory
from statusbrowser.tui.messages import Tab
from statusbrowser.tui.opening import Opening
from statusbrowser.tui.quirks import CalmApp
from statusbrowser.tui.screens.keyed import KeyedScreen
from statusbrowser.tui.screens.main import MainScreen
from statusbrowser.tui.themes import DARK, LIGHT, default_theme


class StatusBrowser(CalmApp):
    """A reference of HTTP status codes, searched as one types.

    Args:
        catalog: The pages.
        index: The search over them.
        query: What stands in the search bar at first.
        on_page: Whether the best answer is read at once where there is room for one pane only.
        status_class: The class that is shown at first.
        faq: Whether it opens on the FAQ.
        theme: The name of a theme; where None or unknown, one that suits the terminal.
        history: Remembers queries; for this session only where None.
        keymap: Other keys for what is done, by the ids of the bindings.
        last_theme: The theme of the last session; used where none is given and the terminal can
            show it.
        theme_chosen: Called with the name when somebody chooses a theme.
        faults: What is wrong in the settings; the footer says that there is something.
    """

    TITLE = "statusbrowser"
    CSS_PATH = os.path.join(os.path.dirname(__file__), "style.tcss")
    ALLOW_SELECT = False  # the terminal selects (shift and mouse); Textual's falls over (quirks)
    ENABLE_COMMAND_PALETTE = False  # palette.py: Textual's own animates and falls over under fire
    HELP = "Everywhere"

    BINDINGS = bindings.APP

    def __init__(  # noqa: PLR0913
        self,
        catalog: Catalog,
        index: Index,
        *,
        query: str = "",
        on_page: bool = False,
        status_class: StatusClass | None = None,
        faq: bool = False,
        theme: str | None = None,
        history: History | None = None,
        keymap: Mapping[str, str] | None = None,
        last_theme: str | None = None,
        theme_chosen: Callable[[str], None] | None = None,
        faults: Sequence[str] = (),
    ) -> None:
        no_color = "NO_COLOR" in os.environ  # Textual takes it out of the environment
        # With the terminal's own colors Textual drops them all; without it turns them to grey.
        super().__init__(ansi_color=True if no_color else None)
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        if theme not in self.available_themes:
            system = self.console.color_system
            last = last_theme if last_theme in self.available_themes else None
            theme = default_theme(os.environ, system, no_color=no_color, last=last)
        self.open_in(theme)
        self.set_keymap(keymap or {})
        self._theme_chosen = theme_chosen
        glyphs = ASCII if is_ascii_only(os.environ) else UNICODE
        self.set_class(glyphs is ASCII, "-ascii")
        self._catalog, self._index = catalog, index
        self._opening = Opening(
            query=query,
            on_page=on_page,
            status_class=status_class,
            tab=Tab.FAQ if faq else Tab.CODES,
            history=history or SessionHistory(),
            glyphs=glyphs,
            keymap=keymap or {},
            choose_theme=self.choose_theme,
            faults=faults,
        )

    def get_default_screen(self) -> MainScreen:
        """Open on the main screen."""
        return MainScreen(self._catalog, self._index, self._opening)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the themes of others the one variable that is ours."""
        ansi = self.current_theme.ansi
        return {"rule": "ansi_bright_black" if ansi else self.current_theme.panel or "#808080"}

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key says; where that needs a page that breaks a rule, say which."""
        screen = self.screen
        said = screen.notes_said if isinstance(screen, KeyedScreen) else 0
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except CatalogError as error:
            self.tell(str(error).partition("\n")[0])
            return True
        finally:
            if isinstance(screen, KeyedScreen) and screen.notes_said == said:
                screen.hush()

    def tell(self, note: str) -> None:
        """Say something in the footer for a while."""
        if isinstance(self.screen, KeyedScreen):
            self.screen.say(note)

    def choose_theme(self, name: str) -> None:
        """Switch the theme and have it remembered."""
        self.theme = name
        if self._theme_chosen:
            self._theme_chosen(name)
