"""What was asked before, and who remembers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


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
