"""What the main screen asks: each question opens a chooser and acts on the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from statusbrowser.tui.glyphs import clean
from statusbrowser.tui.palette import deed_choices, theme_choices
from statusbrowser.tui.screens.chooser import Chooser
from statusbrowser.tui.screens.compare import CompareScreen
from statusbrowser.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from statusbrowser.tui.screens.main import MainScreen


def ask(question: str, screen: MainScreen) -> None:
    """Ask a question by its name: section, other_code, query, deed or theme."""
    _QUESTIONS[question](screen)


def _open(
    screen: MainScreen,
    title: str,
    choices: list[Choice],
    then: Callable[[Choice], object],
    first: int = 0,
) -> None:
    """Open a chooser; what it gives goes to a function, unless nothing was chosen."""

    async def chosen(choice: Choice | None) -> None:
        if choice is not None:
            given = then(choice)
            if hasattr(given, "__await__"):
                await given

    if screen.is_current:  # a second key may come before the first chooser is up
        opening = screen.opening
        chooser = Chooser(title, choices, opening.glyphs, opening.keymap, first)
        screen.app.push_screen(chooser, chosen)


def _ask_section(screen: MainScreen) -> None:
    headings = screen.page.sheet.headings
    if not headings:
        screen.say("no sections here")
        return
    choices = [Choice(text, number) for number, (_, text) in enumerate(headings)]

    def show(choice: Choice) -> None:
        screen.enter_page()
        screen.page.show_section(choice.value)

    _open(screen, "section", choices, show, screen.page.sheet.section_at(screen.page.top + 1))


def _ask_query(screen: MainScreen) -> None:
    queries = screen.opening.history.queries()
    if not queries:
        screen.say("no queries yet: enter keeps one")
        return
    choices = [Choice(" ".join(clean(query[:200]).split()), query) for query in queries]
    _open(screen, "earlier queries", choices, lambda choice: screen.bar.set_query(choice.value))


def _ask_other_code(screen: MainScreen) -> None:
    visit = screen.desk.now
    library = screen.library
    codes = library.codes_of(visit) if visit else ()
    if not codes:
        screen.say("only codes can be compared")
        return
    code = codes[0]
    near = dict.fromkeys((*codes[1:], *library.neighbors(code)))
    others = [other for other in library.catalog.codes if other != code and other not in near]
    choices = [
        Choice(library.title(other), other, "neighbor" if other in near else "", other)
        for other in (*near, *others)
    ]

    def show(choice: Choice) -> None:
        def close(read: int | None) -> None:
            if read is not None:
                screen.open_page(read)

        screen.app.push_screen(CompareScreen(library, code, choice.value), close)

    _open(screen, f"compare {library.title(code)} with", choices, show)


def _ask_theme(screen: MainScreen) -> None:
    def choose(choice: Choice) -> None:
        choice.value()

    _open(screen, "theme", theme_choices(screen), choose)


def _ask_deed(screen: MainScreen) -> None:
    _open(screen, "do, or go to", deed_choices(screen), lambda choice: choice.value())


_QUESTIONS: dict[str, Callable[[MainScreen], None]] = {
    "section": _ask_section,
    "query": _ask_query,
    "other_code": _ask_other_code,
    "theme": _ask_theme,
    "deed": _ask_deed,
}
