"""A page to look at only."""

from __future__ import annotations

from statusbrowser.tui import bindings
from statusbrowser.tui.widgets.page import Page


class Side(Page, inherit_bindings=False):
    """One half of a comparison, the help: it scrolls and has no links."""

    BINDINGS = bindings.SCROLLING
