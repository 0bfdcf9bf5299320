"""The screen: a Textual app over a catalog and an index."""

from statusbrowser.tui.app import StatusBrowser
from statusbrowser.tui.remapping import remap
from statusbrowser.tui.themes import theme_names

__all__ = ["StatusBrowser", "remap", "theme_names"]
