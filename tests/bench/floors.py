"""The floor of the screen: the least that a Textual app with the same panes has to do.

    python tests/bench/floors.py

An input, a list of 64 rows, a page in one `Static`, and a search that is `in`.
It is written as Textual's guide would have it, with nothing tuned.
"""

from __future__ import annotations

from http import HTTPStatus

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

ROWS = 64


def pages() -> dict[str, str]:
    """Give 64 titles and a page of twenty lines for each."""
    titles = [f"{status.value} {status.phrase}" for status in HTTPStatus]
    titles += [f"{599 - number} Made Up" for number in range(ROWS - len(titles))]
    return {title: "\n".join([title, "", *_lines(title)]) for title in titles[:ROWS]}


def _lines(title: str) -> list[str]:
    return [f"Line {number} of the page about {title}." for number in range(1, 19)]


class Floor(App[None]):
    """A search bar over a list and a page, which follows the cursor."""

    CSS = "OptionList { width: 32; height: 1fr; } Static { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._pages = pages()

    def compose(self) -> ComposeResult:
        """Lay out the bar over the panes."""
        yield Input(placeholder="search")
        with Horizontal():
            yield OptionList(*(Option(title, id=title) for title in self._pages))
            yield Static(markup=False)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """List the titles that hold what was typed, with the cursor on the first."""
        typed = event.value.casefold()
        found = [title for title in self._pages if typed in title.casefold()]
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(Option(title, id=title) for title in found)
        rows.highlighted = 0 if found else None

    @on(OptionList.OptionHighlighted)
    def show(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page under the cursor."""
        self.query_one(Static).update(self._pages[str(event.option_id)])


if __name__ == "__main__":
    Floor().run()
