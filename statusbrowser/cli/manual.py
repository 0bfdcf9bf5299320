"""The manual page, from the same table and texts as `--help`.

`python -m statusbrowser.cli.manual > man/statusbrowser.1` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from statusbrowser import __version__
from statusbrowser.cli.document import NOTES, SHAPES
from statusbrowser.cli.help import (
    COLUMNS,
    EXAMPLES,
    FORMS,
    QUERY,
    STATUSES,
    SUMMARY,
    summary,
)
from statusbrowser.cli.options import OPTIONS, Option

FILES = (
    "The pages come with the program. The screen reads settings.toml in the user's folder for "
    "settings (~/.config/statusbrowser on Linux), where there is one: theme, history (how many "
    "queries are kept) and a table keys. It keeps the last theme and the queries in memory.json, "
    "in the folder for states (~/.local/state/statusbrowser). When the program fails, the details "
    "are in last-error.txt, in the folder for logs (~/.local/state/statusbrowser/log)."
)

ENVIRONMENT = (
    ("COLUMNS", "how wide printed text is laid out, 20 to 100; else as the terminal is, or 80"),
    ("NO_COLOR", "no color on the screen"),
    ("TERM", "where it is dumb or not set, text is printed and no screen opened"),
)
"""The variables that the command minds."""


def manual() -> str:
    """Write the manual page as roff."""
    lines = [
        f'.TH STATUSBROWSER 1 "" "statusbrowser {__version__}" "User Commands"',
        ".SH NAME",
        "statusbrowser \\- a reference of HTTP status codes for the terminal",
        ".SH SYNOPSIS",
        ".B statusbrowser",
        "[options] [\\fIQUERY\\fR ...]",
        ".br",
        ".B statusbrowser \\-\\-check",
        "[\\fIPATH\\fR ...]",
        ".SH DESCRIPTION",
        _escaped(SUMMARY),
        _escaped(FORMS),
        ".PP",
        "\\fIQUERY\\fR:",
        _escaped(QUERY),
        ".SH OPTIONS",
        *(line for option in OPTIONS for line in _entry(_spelling(option), summary(option))),
        ".SH LISTS",
        _escaped(COLUMNS),
        ".SH JSON",
        _escaped(NOTES),
        *_shapes(),
        ".SH EXIT STATUS",
        *(line for status, text in STATUSES for line in _entry(f"\\fB{status}\\fR", text)),
        ".SH ENVIRONMENT",
        *(line for name, text in ENVIRONMENT for line in _entry(f"\\fB{name}\\fR", text)),
        ".SH FILES",
        _escaped(FILES),
        ".SH EXAMPLES",
        *(line for call, why in EXAMPLES for line in _entry(f"\\fB{_escaped(call)}\\fR", why)),
        ".SH SEE ALSO",
        "RFC 9110, HTTP Semantics; the IANA HTTP Status Code Registry",
    ]
    return "\n".join(lines) + "\n"


def _shapes() -> Iterator[str]:
    """Describe the document of `--json`, object by object."""
    for shape, keys in SHAPES.items():
        if shape:
            yield f".SS {shape}"
        for key in keys:
            yield from _entry(f"\\fB{key.name}\\fR ({key.kind})", key.text)


def _entry(term: str, text: str) -> tuple[str, str, str]:
    return (".TP", term, _escaped(text))


def _spelling(option: Option) -> str:
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in option.spellings)
    return f"{names} \\fI{option.value}\\fR" if option.value else names


def _escaped(text: str) -> str:
    """Keep roff from reading a text: backslashes, hyphens to type, a dot that begins a line."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("~", "\\(ti")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.stdout.write(manual())
