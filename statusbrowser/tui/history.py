"""What was asked before, and who remembers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

_SECRET = re.compile(
    r"\b(?:authorization|cookie|api[-_]?key|\w*token|passw(?:or)?d|secret)[\"']?\s*[:=]\s*\S"
    r"|\b(?:bearer|basic) (?=\S*\d)[\w.~+/-]{8}",
    re.IGNORECASE,
)


def holds_secret(query: str) -> bool:
    """Tell whether a query has what looks like credentials, which are not to lie on a disk."""
    return _SECRET.search(query) is not None


class History(Protocol):
    """Remembers queries; the command gives one that keeps them on disk."""

    def queries(self) -> Sequence[str]:
        """Give the queries, latest first."""

    def remember(self, query: str) -> None:
        """Keep a query that was found useful."""


class SessionHistory:
    """Remembers queries until the program ends."""

    def __init__(self) -> None:
        self._queries: list[str] = []

    def queries(self) -> Sequence[str]:
        """Give the queries, latest first."""
        return tuple(reversed(self._queries))

    def remember(self, query: str) -> None:
        """Keep a query, once."""
        if query in self._queries:
            self._queries.remove(query)
        self._queries.append(query)
