"""What can be wrong with the data, and how it is told.

CatalogError
└── PageError      one or more faults, each with file and line
"""

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong with a page or a table."""

    file: str
    line: int
    """Counted from 1."""
    wrong: str
    wanted: str

    def __str__(self) -> str:
        """Say it in one line: `file:line: what is wrong; what is wanted`."""
        return f"{self.file}:{self.line}: {self.wrong}; {self.wanted}"


class CatalogError(Exception):
    """The reference cannot be read."""


class PageError(CatalogError):
    """Pages or tables break their rules; holds every fault that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
