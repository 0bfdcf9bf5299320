"""The few signs that are not ASCII, and text that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colors and cursor moves, as colored logs have them
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # titles, links, clipboard
    r"|\x1b[ -/]*[0-~]?"
)
_SPACES = re.compile(r"[\t\v\f\u00a0\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs of the interface that a terminal without UTF-8 cannot show."""

    ellipsis: str
    line_break: str
    """Stands in the search bar where a pasted text breaks its line."""


UNICODE = Glyphs("\u2026", "\u23ce")
ASCII = Glyphs("~", "/")


def is_ascii_only(environ: Mapping[str, str]) -> bool:
    """Tell whether the locale names an encoding other than UTF-8 (POSIX, 8.2: LC_ALL first).

    Python itself sets LC_CTYPE to C.UTF-8 where the locale is C or unknown
    (PEP 538); what LANG says counts there.
    """
    encoding = environ.get("LC_CTYPE") or ""
    language = environ.get("LANG") or ""
    if encoding == "C.UTF-8" and language:
        encoding = language
    locale = environ.get("LC_ALL") or encoding or language
    return locale != "" and "utf" not in locale.lower().replace("-", "")


def clean(text: str) -> str:
    """Make text safe for a terminal and one line high.

    Escape sequences go, other characters that cannot be printed (controls,
    direction marks, halves of surrogate pairs) become spaces or a middle dot's
    plain stand-in, so that nothing from a page or a paste is ever obeyed.
    """
    if text.isprintable():
        return text
    text = _SPACES.sub(" ", _ESCAPES.sub("", text))
    return "".join(char if char.isprintable() else " " if char in "\r\n" else "?" for char in text)
