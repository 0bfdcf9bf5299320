"""The catalog as the screen needs it: documents, neighbors, choices."""

from __future__ import annotations

from statusbrowser.catalog import Catalog, CatalogError
from statusbrowser.model import Confusable, Entry, Question, Status
from statusbrowser.text import Block, Kind, Role, Run, fields_of, page_of
from statusbrowser.tui.messages import Tab
from statusbrowser.tui.sheet import Document, Headings
from statusbrowser.tui.visits import Visit
from statusbrowser.tui.widgets.aside import AsideRow

KEPT_DOCUMENTS = 4
"""How many pages are kept as they were parsed."""

NOTHING = Document("", ())
"""What the page shows where nothing is found."""


class Library:
    """Parses a page when it is shown and keeps the last ones.

    Args:
        catalog: Where the pages are.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._documents: dict[str, Document] = {}

    def entry(self, code: int | None, slug: str) -> Entry:
        """Give a status by its code or a question by the name of its file."""
        if code is not None:
            return self.catalog.status(code)
        return self.catalog.question(slug)

    def document(self, code: int | None, slug: str) -> Document:
        """Parse a page; one that breaks a rule says so in its place."""
        key = f"faq/{slug}" if code is None else f"{code:03d}"
        if key not in self._documents:
            while len(self._documents) >= KEPT_DOCUMENTS:
                del self._documents[next(iter(self._documents))]
            try:
                blocks = page_of(self.entry(code, slug), self.catalog)
            except CatalogError as error:
                title = Block(Kind.TITLE, (Run("This page cannot be shown", Role.TITLE),))
                blocks = (title, Block(Kind.PARAGRAPH, (Run(str(error)),)))
            self._documents[key] = Document(key, blocks)
        return self._documents[key]

    def title(self, code: int) -> str:
        """Write a code with its phrase; without where its page cannot be read."""
        try:
            return f"{code:03d} {self.catalog.title(code)}"
        except CatalogError:
            return f"{code:03d}"

    def question_title(self, slug: str) -> str:
        """Write a question; the name of its page where that cannot be read."""
        try:
            return self.catalog.question(slug).question
        except CatalogError:
            return slug

    def name(self, visit: Visit) -> str:
        """Write what a visit is to, for a note."""
        return self.title(visit.code) if visit.code is not None else "the answer"

    def link(self, visit: Visit) -> str:
        """Give the address of the specification of a visited status; empty where there is none."""
        return self.catalog.status(visit.code).link if visit.code is not None else ""

    def total(self, tab: Tab) -> int:
        """Tell how many entries a tab has in all."""
        return len(self.catalog.slugs if tab is Tab.FAQ else self.catalog.codes)

    def codes_of(self, visit: Visit) -> tuple[int, ...]:
        """Give the code of a status, or those that a question is about; none of a broken page."""
        if visit.code is not None:
            return (visit.code,)
        try:
            return self.catalog.question(visit.slug).codes
        except CatalogError:
            return ()

    def neighbors(self, code: int) -> list[int]:
        """List the codes that a code is confused with, then those related to it."""
        groups = self.catalog.confusables_of(code)
        codes = [other for group in groups for other in group.codes]
        codes += self.catalog.status(code).related
        return [other for other in dict.fromkeys(codes) if other != code and other in self.catalog]

    def deciding(self, code: int, other: int) -> list[Confusable]:
        """Find the groups that hold both codes, the smallest first."""
        return [group for group in self.catalog.confusables_of(code) if other in group.codes]

    def aside(self, code: int | None, slug: str, headings: Headings) -> tuple[AsideRow, ...]:
        """List the sections of a page, its neighbors, and the fields to look at."""
        rows = [AsideRow("On this page", heading=True)]
        rows += [AsideRow(text, section=n) for n, (_, text) in enumerate(headings)]
        try:
            entry = self.entry(code, slug)
            codes = list(entry.codes) if isinstance(entry, Question) else self.neighbors(entry.code)
            if codes:
                rows += [AsideRow(""), AsideRow("Neighbors", heading=True)]
                rows += [AsideRow(self.title(other), code=other) for other in codes]
            if isinstance(entry, Status) and (fields := fields_of(entry, self.catalog)):
                rows += [AsideRow(""), AsideRow("Headers", heading=True)]
                rows += [AsideRow(name) for name in fields]
        except CatalogError:
            pass  # the page itself says what is wrong
        return tuple(rows)
