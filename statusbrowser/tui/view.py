"""What the list shows: results, narrowed by tab and class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from statusbrowser.model import StatusClass
from statusbrowser.search import Field, Hit, Results
from statusbrowser.tui.messages import Tab

LEADING_QUESTIONS = 2
"""How many questions may stand before the codes."""


@dataclass(frozen=True)
class View:
    """The results of a query as one tab and one class leave them. It describes itself."""

    results: Results
    tab: Tab = Tab.CODES
    status_class: StatusClass | None = None

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """What is listed: among the codes too a question that answers better than any of them."""
        if self.tab is Tab.FAQ:
            return self.results.questions
        if self.status_class:
            return self.results.of_class(self.status_class)
        leading = takewhile(lambda hit: hit.entry.code is None, self.results.hits)
        return (*islice(leading, LEADING_QUESTIONS), *self.results.statuses)

    @property
    def count(self) -> int:
        """How many entries of the tab's own kind are listed."""
        return sum((hit.entry.code is None) is (self.tab is Tab.FAQ) for hit in self.hits)

    @property
    def other_tab(self) -> Tab:
        """The tab that is not shown."""
        return Tab.CODES if self.tab is Tab.FAQ else Tab.FAQ

    @property
    def tab_counts(self) -> dict[Tab, int]:
        """How many results each tab holds."""
        return {
            Tab.CODES: len(self.results.statuses),
            Tab.FAQ: len(self.results.questions),
        }

    @property
    def class_note(self) -> str:
        """What stands in the place of the classes on the FAQ, where they mean nothing."""
        return "Questions and their answers" if self.tab is Tab.FAQ else ""

    @property
    def empty_text(self) -> tuple[str, ...]:
        """Say that nothing is left, what is nearest, and how to get back."""
        results = self.results
        if self.is_emptied_by_class and self.status_class:
            held = f"{len(results.statuses)} in other classes"
            return (f"Nothing in {self.status_class.label}.", held, "esc shows all classes.")
        said = ["No question answers this." if self.tab is Tab.FAQ else "No code answers this."]
        other = results.statuses if self.tab is Tab.FAQ else results.questions
        if other:
            where = "among the codes" if self.tab is Tab.FAQ else "in the FAQ"
            said.append(f"{len(other)} {where}: tab shows them.")
        elif results.nearest is not None:
            nearest = results.nearest
            name = f"{nearest.entry.number} {nearest.entry.title}".strip()
            said.append(f"{nearest.text}." if nearest.field is Field.CODE else f"Nearest: {name}")
            said.append("enter reads it.")
        if results.query.strip() == "?":
            said.append("F1 shows all keys.")
        said.append("esc clears the search.")
        return tuple(said)

    @property
    def is_emptied_by_class(self) -> bool:
        """Tell whether only the class that is chosen leaves nothing to list."""
        chosen = self.tab is Tab.CODES and self.status_class is not None
        return chosen and not self.hits and bool(self.results.statuses)
