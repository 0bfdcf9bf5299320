"""The requests that cross widgets, named as commands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from textual.message import Message

from statusbrowser.model import StatusClass


class Tab(Enum):
    """The two tabs under the search bar."""

    CODES = "Codes"
    FAQ = "FAQ"


@dataclass
class ShowStatus(Message):
    """Show the page of a code, as following a link does."""

    code: int


@dataclass
class ShowTab(Message):
    """Show a tab."""

    tab: Tab


@dataclass
class ShowClass(Message):
    """Show only the statuses of a class; all of them for None."""

    status_class: StatusClass | None


@dataclass
class Step(Message):
    """Move the cursor of the list, from wherever the focus is."""

    rows: int = 0
    pages: int = 0
    edge: int = 0
    """-1 for the first row, 1 for the last."""


@dataclass
class Read(Message):
    """Go into the page that the cursor of the list is on."""


@dataclass
class JumpToSection(Message):
    """Bring a section of the page into view."""

    section: int
    """Its number among the headings of the page."""


@dataclass
class Note(Message):
    """Say something in the footer."""

    text: str


@dataclass
class CopyText(Message):
    """Copy a text to the clipboard of the user's own terminal."""

    text: str
    what: str
    """What the note says was copied."""
