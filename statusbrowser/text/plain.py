"""A page, a list of hits, as plain text for a pipe or a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from statusbrowser.text.blocks import Block
from statusbrowser.text.layout import text_lines

if TYPE_CHECKING:  # printing one page costs no import of the search
    from statusbrowser.search import Hit

_IN_A_CELL = str.maketrans("\t\r\n", "   ")
"""A row stays a row, and its columns stay five."""


def plain(blocks: Iterable[Block], width: int) -> str:
    """Write a page as text.

    Args:
        blocks: The page in reading order.
        width: How many columns a line may have; commands stay whole.

    Returns:
        The text, which ends with a line feed.
    """
    return "\n".join([*text_lines(blocks, width), ""])


def listed(hits: Iterable[Hit]) -> str:
    """Write hits one a line: code, class, title, field and what matched, with tabs between.

    The first column of a question is `faq/` and its slug, of a status its
    three digits, so that `cut -f1` gives what the command takes as a query.
    """
    return "".join(f"{_row(hit)}\n" for hit in hits)


def _row(hit: Hit) -> str:
    entry = hit.entry
    kind = entry.status_class.label if entry.status_class else "faq"
    key = entry.number or f"faq/{entry.slug}"
    return f"{key}\t{kind}\t{entry.title}\t{hit.field.value}\t{hit.text.translate(_IN_A_CELL)}"
