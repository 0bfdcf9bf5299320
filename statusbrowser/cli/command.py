"""What the command does with a call: help, a check, a batch, a page, a list, or the screen.

Parts are imported inside the functions that need them, for the time alone:
printing one page needs neither the search nor JSON.
"""

from __future__ import annotations

import io
import sys

from statusbrowser import __version__
from statusbrowser.catalog import Catalog
from statusbrowser.cli.endings import NOTHING_FOUND, UsageError, say
from statusbrowser.cli.options import Call, parse


def run(arguments: list[str]) -> int:
    """Do what the arguments ask.

    Returns:
        The exit status.

    Raises:
        UsageError: The call is wrong.
        CatalogError: The reference cannot be read.
    """
    call = parse(arguments)
    if sys.stdout is None:
        raise UsageError("standard output is closed; it is where the answer goes")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    if call.has("version"):
        return _write(f"statusbrowser {__version__}\n")
    if call.has("help"):
        from statusbrowser.cli.help import help_text
        from statusbrowser.cli.widths import width

        return _write(help_text(width()))
    if call.shell:
        from statusbrowser.cli.completion import completion

        return _write(completion(call.shell))
    if call.has("check"):
        return _check(call.words)
    if call.has("batch"):
        from statusbrowser.cli.batch import answer_lines

        return answer_lines(call)
    return _answer(call)


def _answer(call: Call) -> int:
    """Open the browser where there is a terminal for it, else print."""
    from statusbrowser.cli.asking import is_blank, query_of

    on_terminal = sys.stdout.isatty()
    query = query_of(call, on_terminal=on_terminal)
    if query is not None and is_blank(query):
        from statusbrowser.cli.printing import answer_blank

        return answer_blank(call)
    if on_terminal and not any(map(call.has, ("print", "full", "list", "json"))):
        from statusbrowser.cli import screen

        obstacle = screen.obstacle()
        if not obstacle:
            return screen.open_browser(call, query or "", Catalog())
        if query is None:
            say(f"{obstacle}, so this is the list; statusbrowser 404 prints a page")
    from statusbrowser.cli.printing import answer

    return answer(call, query or "", Catalog())


def _check(paths: tuple[str, ...]) -> int:
    """Print each fault on a line; nothing found is what one hopes for, and 0."""
    from statusbrowser.catalog import CatalogError, check
    from statusbrowser.cli.endings import printable

    try:
        report = check(paths)
    except CatalogError as error:
        raise UsageError(str(error)) from None
    for fault in report.faults:
        sys.stdout.write(f"{printable(str(fault))}\n")
    if report.faults:
        count = len(report.faults)
        say(f"{count} {'fault' if count == 1 else 'faults'} in {report}")
        return NOTHING_FOUND
    return _write(f"{report}: no faults\n")


def _write(text: str) -> int:
    sys.stdout.write(text)
    return 0
