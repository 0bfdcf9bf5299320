"""The screen: a Textual app over a catalog and an index."""

from statusbrowser.tui.app import StatusBrowser

__all__ = ["StatusBrowser"]
