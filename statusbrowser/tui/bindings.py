"""Every key of the screen: one line each, from which footer, help and palette are made.

Only keys that a plain terminal can send. Letters go into the search bar while
it has the focus; the rest of the bar's keys work from there too.
"""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding, BindingType

from statusbrowser.model import StatusClass


def key(  # noqa: PLR0913, PLR0917 - a row of a table
    keys: str, action: str, id_: str, deed: str, footer: str = "", shown_as: str | None = None
) -> Binding:
    """Make a binding.

    Args:
        keys: The keys in Textual's names, with commas between.
        action: What is run.
        id_: `area.deed`, for those who put it on another key.
        deed: What it does, for help and palette.
        footer: The same in a word, where the footer shows it.
        shown_as: How the footer writes the key, where it stands for two.
    """
    return Binding(
        keys, action, footer or deed, show=bool(footer), key_display=shown_as, id=id_, tooltip=deed
    )


_UP_DOWN = "up/down"

APP: list[BindingType] = [
    # ahead of whatever is open: Textual looks no further than a modal screen otherwise
    replace(key("ctrl+q,ctrl+c", "quit", "app.quit", "quit"), priority=True),
    key("ctrl+z", "suspend_process", "app.suspend", "to the shell; fg comes back"),
]

SEARCH: list[BindingType] = [
    key("down,ctrl+n", "step(1)", "search.next", "next result", "select", _UP_DOWN),
    key(
        "up",
        "step(-1)",
        "search.previous",
        "previous result; from the first, earlier queries",
    ),
    key("enter,ctrl+j", "read", "search.read", "read the page", "read"),
    key("pagedown", "page(1)", "search.page_down", "a page of results down"),
    key("pageup", "page(-1)", "search.page_up", "a page of results up"),
    key("home", "home_or_first", "search.first", "start of the text, then first result"),
    key("end", "end_or_last", "search.last", "end of the text, then last result"),
]

RESULTS: list[BindingType] = [
    key("down,j", "move(1)", "results.next", "next result", "select", _UP_DOWN),
    key("up,k", "move(-1)", "results.previous", "previous result"),
    key("enter,right,l", "read", "results.read", "read the page", "read"),
    key("pagedown,space", "page(1)", "results.page_down", "a page of results down"),
    key("pageup,b", "page(-1)", "results.page_up", "a page of results up"),
    key("home,g", "edge(-1)", "results.first", "first result"),
    key("end,G", "edge(1)", "results.last", "last result"),
]

SCROLLING: list[BindingType] = [
    key("down,j", "scroll(1)", "page.down", "a line down", "scroll", _UP_DOWN),
    key("up,k", "scroll(-1)", "page.up", "a line up"),
    key("pagedown,space,ctrl+f", "leaf(1)", "page.page_down", "a page down"),
    key("pageup,b,ctrl+b", "leaf(-1)", "page.page_up", "a page up"),
    key("d,ctrl+d", "leaf(0.5)", "page.half_down", "half a page down"),
    key("u,ctrl+u", "leaf(-0.5)", "page.half_up", "half a page up"),
    key("home,g", "edge(-1)", "page.top", "the top"),
    key("end,G", "edge(1)", "page.end", "the end"),
    key("right_square_bracket", "section(1)", "page.next_section", "next section"),
    key("left_square_bracket", "section(-1)", "page.previous_section", "previous section"),
]

PAGE: list[BindingType] = [
    *SCROLLING,
    key("tab", "stop(1)", "page.next_link", "next link or command", "link"),
    key("shift+tab", "stop(-1)", "page.previous_link", "previous link or command"),
    key("enter", "use_stop", "page.follow", "follow the link, copy the command", "follow"),
    key("f", "fold", "page.fold", "unfold or fold the log lines"),
]

MAIN: list[BindingType] = [
    key("escape", "step_back", "app.step_back", "step back; from an empty bar, leave", "back"),
    key("tab", "switch_tab", "tabs.switch", "the other tab, codes or FAQ", "FAQ"),
    key("slash", "focus_search", "search.focus", "to the search bar", "search"),
    key("left,h", "focus_list", "results.focus", "to the list"),
    key("y,ctrl+y", "copy_page", "page.copy", "copy what matters of the page", "copy"),
    key("c", "copy_command", "page.copy_command", "copy the command at hand"),
    key("a", "copy_link", "page.copy_link", "copy the specification's address"),
    key("n", "match(1)", "page.next_match", "next match on the page"),
    key("N", "match(-1)", "page.previous_match", "previous match on the page"),
    key(
        "less_than_sign,backspace,alt+left",
        "visit(-1)",
        "page.back",
        "back to the page before",
        "before",
    ),
    key("s", "ask('section')", "page.sections", "go to a section", "sections"),
    key("equals_sign,v", "ask('other_code')", "page.compare", "compare two codes", "compare"),
    key("greater_than_sign,alt+right", "visit(1)", "page.forward", "forward again"),
    *(
        key(str(digit), f"show_class('{c.label}')", f"classes.{c.label}", f"only {c.label}")
        for digit, c in enumerate(StatusClass, 1)
    ),
    key("0", "show_class('')", "classes.all", "all classes"),
    key("f3", "turn_class(1)", "classes.next", "next class, from the search bar too"),
    key("f4", "turn_class(-1)", "classes.previous", "previous class, from the search bar too"),
    key("ctrl+r", "ask('query')", "search.history", "earlier queries"),
    key("ctrl+t", "ask('theme')", "app.theme", "choose a theme"),
    key("ctrl+p", "ask('deed')", "app.palette", "everything by name"),
    key("q", "app.quit", "app.quit_by_letter", "quit"),
    key("question_mark,f1", "help", "app.help", "all keys", "help"),
]

CHOOSER: list[BindingType] = [
    key("down,tab", "move(1)", "chooser.next", "next", "select", _UP_DOWN),
    key("up,shift+tab", "move(-1)", "chooser.previous", "previous"),
    key("pagedown", "page(1)", "chooser.page_down", "a page down"),
    key("pageup", "page(-1)", "chooser.page_up", "a page up"),
    key("enter", "choose", "chooser.choose", "choose", "choose"),
    key("escape", "leave", "chooser.leave", "close", "close"),
]

HELP: list[BindingType] = [
    key("escape,q,question_mark,f1", "app.pop_screen", "help.close", "close", "close"),
]

COMPARE: list[BindingType] = [
    key("right,left,l,h", "turn", "compare.turn", "the other code", "other", "left/right"),
    key("enter", "read", "compare.read", "read the code in focus", "read"),
    key("escape,q", "leave", "compare.leave", "close", "close"),
]
