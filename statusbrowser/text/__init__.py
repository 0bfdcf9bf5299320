"""A page as styled runs, as wrapped lines, as plain text, as JSON; no Textual."""

from typing import TYPE_CHECKING

from statusbrowser.text.blocks import Block, Kind, Role, Run
from statusbrowser.text.layout import Line, layout
from statusbrowser.text.plain import listed, plain
from statusbrowser.text.structured import hit_data, page_data

if TYPE_CHECKING:
    from statusbrowser.text.styled import deciding_rows, fields_of, page_of, subtitle

__all__ = [
    "Block",
    "Kind",
    "Line",
    "Role",
    "Run",
    "deciding_rows",
    "fields_of",
    "hit_data",
    "layout",
    "listed",
    "page_data",
    "page_of",
    "plain",
    "subtitle",
]


def __getattr__(name: str) -> object:
    """Import what reads Markdown only where it is asked for: JSON does without (PEP 562)."""
    if name in ("deciding_rows", "fields_of", "page_of", "subtitle"):
        from statusbrowser.text import styled  # noqa: PLC0415 - for the time alone

        return getattr(styled, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
