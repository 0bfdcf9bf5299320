"""A page as styled runs, as wrapped lines, as plain text, as JSON; no Textual."""

from statusbrowser.text.blocks import Block, Kind, Role, Run
from statusbrowser.text.layout import Line, layout
from statusbrowser.text.plain import listed, plain
from statusbrowser.text.structured import hit_data, page_data
from statusbrowser.text.styled import deciding_rows, page_of, subtitle

__all__ = [
    "Block",
    "Kind",
    "Line",
    "Role",
    "Run",
    "deciding_rows",
    "hit_data",
    "layout",
    "listed",
    "page_data",
    "page_of",
    "plain",
    "subtitle",
]
