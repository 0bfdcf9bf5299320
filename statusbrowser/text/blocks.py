"""What a page consists of once it is parsed: blocks of runs, each run with a role.

A role says what a piece of text is, never how it looks: the screen gives each
one a color, plain text none.
"""

from enum import Enum, auto
from typing import NamedTuple


class Role(Enum):
    """What a run of text is."""

    BODY = auto()
    STRONG = auto()
    EMPHASIS = auto()
    LITERAL = auto()
    """A field, a value, a word of a program: inline code."""
    COMMAND = auto()
    """A line to paste into a shell."""
    LOG = auto()
    """A log line, flag or message as a product writes it."""
    NUMBER = auto()
    """A status code in a title; its class gives the hue."""
    TITLE = auto()
    HEADING = auto()
    LABEL = auto()
    """The left column of a fact, the name of a product."""
    DIM = auto()
    """What is secondary."""
    MARKER = auto()
    """A bullet, a step's number, the sign before a command."""
    LINK = auto()
    """A code that can be followed; the target is the code."""
    ADDRESS = auto()
    """A web address; the target is the address."""


class Kind(Enum):
    """What a block is, which decides the space around it."""

    TITLE = auto()
    SUBTITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    COMMAND = auto()
    PRODUCT = auto()
    """What stands above rows that belong to it: a product, a question that decides."""
    ROW = auto()
    """One log line, or one fact: stands directly below the row before it."""


class Run(NamedTuple):
    """A piece of text with one role."""

    text: str
    role: Role = Role.BODY
    target: int | str | None = None
    """The code of a `LINK`, the address of an `ADDRESS`."""


class Block(NamedTuple):
    """A paragraph, an item, a command: what is wrapped as one."""

    kind: Kind
    runs: tuple[Run, ...]
    marker: str = ""
    """What stands before the first line: `-`, `1.`, `$`."""
    indent: int = 0
    """Columns left of the marker."""
    folded: bool = False
    """Part of a list that is too long to show at once."""

    @property
    def text(self) -> str:
        """The words without roles and markers."""
        return "".join([run.text for run in self.runs])
