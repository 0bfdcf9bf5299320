"""How wide printed text is."""

import os
import sys

NARROWEST, USUAL, WIDEST = 20, 80, 100
"""The columns that printed text keeps to, whatever the terminal says: beyond
100 a line is hard to follow back."""


def width() -> int:
    """Tell how many columns printed text may have: `COLUMNS`, the terminal's, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and 0 < len(columns) < 6 and int(columns):
        wanted = int(columns)
    else:
        try:
            wanted = os.get_terminal_size(sys.stdout.fileno()).columns or USUAL
        except (OSError, ValueError):  # no terminal
            wanted = USUAL
    return max(NARROWEST, min(wanted, WIDEST))
