"""What `--help` prints, from the table of options."""

from __future__ import annotations

import textwrap

from statusbrowser.cli.options import OPTIONS, Option

SUMMARY = (
    "A reference of HTTP status codes: a number, half a phrase or a line of log finds the page."
)

QUERY = (
    "A code (404), words (bad gateway), a class (5xx), a pasted line of log or a whole response, "
    "or the name of a question as a list writes it (faq/401-or-403). "
    "A - alone reads it from standard input."
)

FORMS = (
    "On a terminal the browser opens on the best match. Where standard output is no terminal, "
    "the best page is printed; without a query, the list of all pages."
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
    ("130", "ended by ctrl+c"),
    ("141", "the reader of the output left before its end"),
)
"""The exit statuses and what each means."""

EXAMPLES = (
    ("statusbrowser 502", "open the page of a code"),
    ("statusbrowser upstream prematurely closed", "open on what a log line means"),
    ("statusbrowser 404 | less", "read a page in a pager"),
    ("tail -1 error.log | statusbrowser -", "look up the last line of a log"),
    ("statusbrowser -l -c 5xx timeout | cut -f1,3", "list codes and titles"),
    ("statusbrowser --json 429 | jq -r .page.link", "find the specification"),
)
"""Calls worth copying, and what each is for."""

WIDTH = 80


def spelling(option: Option) -> str:
    """Write an option as the help does: `-c, --class CLASS`."""
    return ", ".join(option.spellings) + (f" {option.value}" if option.value else "")


def summary(option: Option) -> str:
    """Say what an option does, and which values there are."""
    choices = f": {', '.join(option.choices)}" if option.choices else ""
    return option.summary + choices


def help_text() -> str:
    """Write the help, as wide as the narrowest terminal that people use."""
    parts = [
        "statusbrowser [options] [QUERY ...]\nstatusbrowser --check [PATH ...]",
        textwrap.fill(SUMMARY, WIDTH),
        _rows("Options", [(spelling(option), summary(option)) for option in OPTIONS]),
        _paragraph("QUERY", QUERY),
        _paragraph("Output", FORMS),
        textwrap.indent(textwrap.fill(COLUMNS, WIDTH - 2), "  "),
        _rows("Exit status", STATUSES),
        "Examples\n" + "\n".join(f"  {call}\n      {why}" for call, why in EXAMPLES),
    ]
    return "\n\n".join(parts) + "\n"


def _paragraph(heading: str, text: str) -> str:
    return f"{heading}\n" + textwrap.indent(textwrap.fill(text, WIDTH - 2), "  ")


def _rows(heading: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    """Write rows in two columns, the second one wrapped below itself."""
    column = max(len(left) for left, _ in rows) + 4
    lines = [
        textwrap.fill(
            right,
            WIDTH,
            initial_indent=f"  {left:<{column - 2}}",
            subsequent_indent=" " * column,
        )
        for left, right in rows
    ]
    return "\n".join([heading, *lines])
