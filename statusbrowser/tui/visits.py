"""Back and forward through the pages that were read, as in a web browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from statusbrowser.tui.reading import Place


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay at a page."""

    code: int | None
    """The code of a status; None for a question."""
    slug: str
    words: tuple[str, ...] = ()
    """What is marked on it."""
    seek: bool = False
    """Whether the first match is gone to where no place is kept."""
    place: Place | None = None
    """Where one was when one left."""
    read: bool = False
    """Whether it was gone into; one that only passed by is not kept."""

    @property
    def bare(self) -> Visit:
        """The visit without what happened on it."""
        return replace(self, place=None, read=False)

    def is_like(self, other: Visit) -> bool:
        """Tell whether another one is to the same page with the same words marked."""
        return self.bare == other.bare


class Visits:
    """The visits in order and which one is now."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def now(self) -> Visit | None:
        """The visit that is shown."""
        return self._visits[self._at] if self._at >= 0 else None

    def can_step(self, step: int) -> bool:
        """Tell whether there is a visit so many back (negative) or forward."""
        return 0 <= self._at + step < len(self._visits)

    def leave(self, place: Place) -> None:
        """Keep where one is on the page that is left."""
        if self.now:
            self._visits[self._at] = replace(self._visits[self._at], place=place)

    def mark_read(self) -> None:
        """Keep the visit when the next page comes: somebody went into it."""
        if self.now:
            self._visits[self._at] = replace(self._visits[self._at], read=True)

    def pass_to(self, visit: Visit) -> None:
        """Show what the cursor of the list is on; a visit that was not read gives way."""
        if self.now and not self.now.read:
            self._at -= 1
        self.go(visit)

    def go(self, visit: Visit) -> None:
        """Follow a link: what lay ahead is forgotten."""
        self._visits[self._at + 1 :] = [visit]
        self._at += 1

    def step(self, step: int) -> None:
        """Go one back or forward; the caller asked whether that is possible."""
        self._at += step
