"""What a tier of the search says of an entry."""

from __future__ import annotations

from typing import NamedTuple

from statusbrowser.search.hits import Field, Span


class Answer(NamedTuple):
    """What one tier says of one entry."""

    entry: int
    score: float
    field: Field
    text: str
    spans: tuple[Span, ...] | None = ()
    """What matched in the text; None where the words of the query are still to be marked."""

    @property
    def is_text(self) -> bool:
        """Whether it comes from the full text."""
        return self.spans is None
