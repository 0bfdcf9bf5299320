"""What `--help` prints, from the table of options."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from statusbrowser.cli.options import OPTIONS, Option
from statusbrowser.cli.widths import USUAL

SUMMARY = (
    "A reference of HTTP status codes: a number, half a phrase or a line of log finds the page."
)

QUERY = (
    "A code (404), words (bad gateway), a class (5xx), a pasted line of log or a whole response, "
    "or the name of a question as a list writes it (faq/401-or-403). "
    "A - alone reads it from standard input; of more than 8 MB the middle is left out."
)

FORMS = (
    "On a terminal the browser opens on the best match. Where standard output is no terminal, "
    "the best page is printed; without a query, the list of all pages. "
    "A call without a query reads it from a pipe or a file on standard input, where there is one; "
    "printing, it gives up on a pipe that says nothing for two seconds. "
    "With --list or --json it reads nothing: they hold everything then. "
    "A page shows its likeliest log lines and how many more there are."
)

COLUMNS = (
    "A list has five columns with a tab between: the code, or faq/ and the name of a question; the "
    "class, or faq; the title; the field that matched; the text that matched. "
    "The first column is a valid query."
)

STATUSES = (
    ("0", "something was found; pages and tables have no faults"),
    ("1", "nothing was found; --check found faults"),
    ("2", "the call was wrong; one line on standard error says how to mend it"),
    ("70", "a fault of the program or its data; standard error says where the details are"),
    ("129", "its terminal was closed (SIGHUP)"),
    (
        "130",
        "interrupted (SIGINT), as by ctrl+c; in the browser ctrl+c is a key that quits, with 0",
    ),
    ("141", "the reader of the output left before its end"),
    ("143", "ended from outside (SIGTERM)"),
)
"""The exit statuses and what each means."""

EXAMPLES = (
    ("statusbrowser 502", "open the page of a code"),
    ("statusbrowser upstream prematurely closed", "open on what a log line means"),
    ("statusbrowser 404 | less", "read a page in a pager"),
    ("statusbrowser --full 502 | grep -i envoy", "search all log lines of a page"),
    ("tail -1 error.log | statusbrowser -", "look up the last line of a log"),
    ("statusbrowser -l -c 5xx timeout | cut -f1,3", "list codes and titles"),
    ("statusbrowser --json 429 | jq -r .page.link", "find the specification"),
)
"""Calls worth copying, and what each is for."""

LEAST_COLUMN = 24
"""A text that would get fewer columns beside what it explains stands below it."""


def spelling(option: Option) -> str:
    """Write an option as the help does: `-c, --class CLASS`."""
    return ", ".join(option.spellings) + (f" {option.value}" if option.value else "")


def summary(option: Option) -> str:
    """Say what an option does, and which values there are."""
    choices = f": {', '.join(option.choices)}" if option.choices else ""
    return option.summary + choices


def help_text(width: int = USUAL) -> str:
    """Write the help.

    Args:
        width: How many columns a line may have; what is to be typed stays whole.
    """
    parts = [
        "statusbrowser [options] [QUERY ...]\nstatusbrowser --check [PATH ...]",
        textwrap.fill(SUMMARY, width),
        _rows("Options", [(spelling(option), summary(option)) for option in OPTIONS], width),
        f"QUERY\n{_indented(QUERY, width)}",
        f"Output\n{_indented(FORMS, width)}",
        _indented(COLUMNS, width),
        _rows("Exit status", STATUSES, width),
        "Examples\n" + "\n".join(f"  {call}\n      {why}" for call, why in EXAMPLES),
    ]
    return "\n\n".join(parts) + "\n"


def _indented(text: str, width: int) -> str:
    return textwrap.indent(textwrap.fill(text, width - 2), "  ")


def _rows(heading: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    """Write rows in two columns, the second one wrapped below itself."""
    column = max(len(left) for left, _ in rows) + 4
    lines = [heading]
    for left, right in rows:
        lead = f"  {left:<{column - 2}}"
        if width - column < LEAST_COLUMN:
            lines.append(lead.rstrip())
            lead = " " * 6
        below = " " * len(lead)
        wrap = textwrap.TextWrapper(
            width, lead, below, break_long_words=False, break_on_hyphens=False
        )
        lines.append(wrap.fill(right))
    return "\n".join(lines)
