"""The sizes of a terminal from which the layouts of style.tcss apply."""

from __future__ import annotations

WIDTHS: list[tuple[int, str]] | None = [
    (0, "-tiny"),
    (40, "-narrow"),
    (80, "-normal"),
    (110, "-roomy"),
    (140, "-wide"),
    (190, "-huge"),
]
"""Columns from which a layout in style.tcss applies."""

BOTH_PANES = 80
"""Columns below which list and page take turns."""

ROOM_FOR_ALL_KEYS = 80
"""Columns below which the footer leaves out how to move."""

HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (10, "-tall")]
"""Rows, likewise."""

SIDE_BY_SIDE: list[tuple[int, str]] | None = [(0, "-narrow"), (80, "-normal")]
"""Columns from which the two pages of a comparison stand side by side."""
