"""What lies open: puts pages into the pane and keeps the visits."""

from __future__ import annotations

from statusbrowser.search import Field, Hit
from statusbrowser.tui.library import NOTHING, Library
from statusbrowser.tui.reading import Place
from statusbrowser.tui.visits import Visit, Visits
from statusbrowser.tui.widgets.aside import Aside
from statusbrowser.tui.widgets.page import Page

SEEKING = {Field.SIGNATURE, Field.HEADER, Field.SYMPTOM, Field.TEXT}
"""Fields whose match may be far down the page, so that the page goes there."""


class Desk:
    """Belongs to the main screen, which alone tells it what to show.

    Args:
        library: Where the pages are.
        page: The pane for the page.
        aside: The pane for what is beside it.
    """

    def __init__(self, library: Library, page: Page, aside: Aside) -> None:
        self._library = library
        self._page = page
        self._aside = aside
        self._visits = Visits()
        self._places: dict[Visit, Place] = {}

    @property
    def now(self) -> Visit | None:
        """The visit that is shown; None where nothing is."""
        return self._visits.now if self._page.document is not NOTHING else None

    def turn_to(self, hit: Hit | None) -> None:
        """Show what the cursor of the list is on; what is shown already stays as it is."""
        self._leave()
        if hit is None:
            self._page.show(NOTHING)
            self._aside.show(tuple)
            return
        words = () if hit.field is Field.CODE else hit.words
        seek = hit.field in SEEKING and hit.entry.code is not None  # an answer stands on top
        visit = Visit(hit.entry.code, hit.entry.slug, words, seek=seek)
        if self.now is None or not self.now.is_like(visit):
            self._visits.pass_to(visit)
            self._show()

    def go(self, visit: Visit) -> None:
        """Show a page that was asked for, as a visit of its own."""
        self._leave()
        self._visits.mark_read()
        self._visits.go(visit)
        self._show()

    @property
    def is_at_status(self) -> bool:
        """Whether a status is shown, and not a question or nothing."""
        return self.now is not None and self.now.code is not None

    def can_step(self, step: int) -> bool:
        """Tell whether there is a page so many visits back (negative) or forward."""
        return self._visits.can_step(step)

    def forget_places(self) -> None:
        """Open pages at their top again, or at the match: another question was asked."""
        self._places.clear()

    def step(self, step: int) -> None:
        """Go so many visits back or forward; the caller asked whether that is possible."""
        self._leave()
        self._visits.step(step)
        self._show()

    def mark_read(self) -> None:
        """Keep this visit when the next page comes: somebody went into it."""
        self._visits.mark_read()

    def _leave(self) -> None:
        if self.now is not None:
            self._visits.leave(self._page.place)
            self._places[self.now.bare] = self._page.place

    def _show(self) -> None:
        visit = self._visits.now
        if visit is None:
            return
        document = self._library.document(visit.code, visit.slug)
        place = visit.place or self._places.get(visit.bare)
        self._page.show(document, visit.words, place, seek=visit.seek and place is None)
        self._aside.show(
            lambda: self._library.aside(visit.code, visit.slug, self._page.sheet.headings)
        )
