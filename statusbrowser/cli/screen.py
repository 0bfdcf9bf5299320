"""The way to the screen: is there a terminal that can show it, and keys to steer it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from statusbrowser.catalog import Catalog
from statusbrowser.cli.endings import NOTHING_FOUND, quoted, say
from statusbrowser.cli.lookup import no_such_question, slug_in
from statusbrowser.cli.options import Call

COLOR_SYSTEMS = ("auto", "standard", "256", "truecolor")
"""What Textual understands in `TEXTUAL_COLOR_SYSTEM`; anything else is a traceback."""


def obstacle() -> str:
    """Say why the browser cannot be opened on this terminal; empty where it can."""
    terminal = os.environ.get("TERM", "")
    if not terminal:
        return "TERM is not set"
    if terminal in ("dumb", "unknown"):
        return f"TERM={terminal} cannot show the browser"
    if sys.stdin is not None and sys.stdin.isatty():
        return ""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return "there is no terminal to take keys from"
    return ""


def open_browser(call: Call, query: str, catalog: Catalog) -> int:
    """Open the browser and stay in it until it is left.

    The only place that imports the screen, and with it Textual, which takes
    longer than everything else together.

    Returns:
        The exit status.

    Raises:
        Exception: Whatever fault of the program ended the screen.
    """
    missing = no_such_question(query, catalog)
    if missing:
        say(missing)
        return NOTHING_FOUND
    _drop_unknown_color_system()
    _take_streams()
    from statusbrowser.home import Memory, memory_file, read_settings, settings_file
    from statusbrowser.search import open_index
    from statusbrowser.tui import StatusBrowser, remap, theme_names

    settings = read_settings(settings_file(), theme_names(), remap)
    memory = Memory(memory_file(), settings.history)
    slug = slug_in(query, catalog)
    with open_index(catalog) as index:
        app = StatusBrowser(
            catalog,
            index,
            query=query if slug is None else catalog.question(slug).title,
            on_page=bool(query.strip()),
            status_class=call.status_class,
            faq=call.has("faq") or slug is not None,
            theme=call.theme or settings.theme,
            history=memory,
            keymap=settings.keymap,
            last_theme=memory.theme,
            theme_chosen=memory.remember_theme,
            faults=settings.faults,
        )
        memory.tell = app.tell
        gc.freeze()  # what was imported stays; no collection need look through it
        gc.enable()
        with _drawing():
            app.run()
    memory.close()
    for note in (*settings.faults, *([memory.problem] if memory.problem else [])):
        say(note)
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def _drop_unknown_color_system() -> None:
    name = os.environ.get("TEXTUAL_COLOR_SYSTEM")
    if name is not None and name not in COLOR_SYSTEMS:
        wanted = ", ".join(COLOR_SYSTEMS)
        say(f"TEXTUAL_COLOR_SYSTEM={quoted(name)} is ignored; it is one of {wanted}")
        del os.environ["TEXTUAL_COLOR_SYSTEM"]


def _take_streams() -> None:
    """Read keys from the controlling terminal where standard input is something else.

    A stream that was closed leaves its number to the next file that is opened,
    so this comes before any other is; Textual asks for the stream itself too.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        _put(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY), 0)
    if sys.__stdin__ is None:
        stream = open(0, closefd=False)  # noqa: SIM115 - it stays open with the process
        sys.__stdin__ = sys.stdin = stream  # type: ignore[misc] # Final, and None
    if sys.__stderr__ is None:
        _put(os.open(os.devnull, os.O_WRONLY), 2)
        stream = open(2, "w", closefd=False)  # noqa: SIM115 - it stays open with the process
        sys.__stderr__ = sys.stderr = stream  # type: ignore[misc] # Final, and None


def _put(number: int, wanted: int) -> None:
    """Move an open file to the number of a standard stream."""
    if number != wanted:
        os.dup2(number, wanted)
        os.close(number)


@contextmanager
def _drawing() -> Iterator[None]:
    """Let the screen reach the terminal also where standard error does not go there.

    Textual draws on standard error.
    """
    if sys.stderr.isatty():
        yield
        return
    kept = os.dup(2)
    os.dup2(sys.stdout.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
