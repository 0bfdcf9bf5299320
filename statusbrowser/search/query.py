"""What was typed or pasted, read once: lines, codes, words, the products that wrote it."""

from __future__ import annotations

import re
from typing import NamedTuple

from statusbrowser.model import StatusClass
from statusbrowser.search.codes import FoundCode, codes_in
from statusbrowser.search.products import may_be_program, products_in
from statusbrowser.search.words import clean

LONGEST_LINE = 1_500
MOST_LINES = 120
"""What is looked at of a paste: so many characters of a line, so many lines from each end."""

SHORT = 160
"""Characters of one line that a person may have typed."""

_TIMESTAMP = re.compile(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[.,\d]*(?:Z| ?[+-]\d\d:?\d\d)?\]?"
    r"|\[?\d\d/[A-Z][a-z]{2}/\d{4}[: ][\d:.]+(?: [+-]\d{4})?\]?"
    r"|\[?(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d[.\d]*(?: \d{4})?\]?"
)
_NOISE = re.compile(
    r"https?://[^\s\"'<>)]+"  # addresses
    r"|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?"
    r"|\b0x[0-9a-fA-F]+|\b[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}|\b[0-9a-fA-F]{16,}\b"
    r"|(?:/[\w.@%+~-]+){2,}/?(?::\d+)*"  # paths
    # the tail of an nginx line
    r"|, (?:client|server|host|upstream|request|subrequest|referrer): (?:\"[^\"]*\"|[^,\s]*)"
)
_FRAME = re.compile(
    r"^\s*(?:at .+\)?$|File \".*\", line \d+.*|\.\.\. \d+ more|[\^~\s]+$|goroutine \d+"
    r"|\t.*\.(?:go|java):\d+)"
)

_ASKED = frozenset(
    (
        *("what", "which", "why", "how", "who", "whose", "where", "when", "should", "are"),
        *("difference", "vs", "vs.", "versus", "or"),
    )
)
"""Words with which people ask what a page about one code does not say."""

_BEGINNINGS = ("can i ", "do i ", "is it ", "may i ")
"""The same, for what asks only at the beginning."""


class Query(NamedTuple):
    """A query, read."""

    text: str
    """Without escape sequences and control characters, trimmed; cut where it is very long."""
    lines: tuple[str, ...]
    """The lines that say something: stack frames are left out."""
    words: str
    """The same without timestamps, addresses, paths and ids: what the full text is searched for."""
    codes: tuple[FoundCode, ...]
    products: frozenset[str]
    prefix: str = ""
    """One or two digits that codes begin with: `40`."""
    status_class: StatusClass | None = None
    """The class, where the query is nothing else: `5xx`."""
    mentioned: str = ""
    """The digits of a class that stands among other words: 52 of `cloudflare 52x`."""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was asked."""
        return not self.text

    @property
    def is_paste(self) -> bool:
        """Tell a piece of a log or a response from what a person types."""
        return len(self.lines) > 1 or len(self.text) > SHORT

    @property
    def is_prose(self) -> bool:
        """Tell what a person types from what a program wrote: words and nothing else."""
        return not self.is_paste and not self.products and not may_be_program(self.text)

    @property
    def is_question(self) -> bool:
        """Tell a question, or the choice between two things, from a symptom."""
        folded = self.text.lower()
        asks = folded.startswith(_BEGINNINGS) or not _ASKED.isdisjoint(folded.split())
        return asks and not self.is_paste


def read_query(text: str) -> Query:
    """Read a query.

    Args:
        text: Anything, of any length.

    Returns:
        What it says; of a long paste the beginning and the end.
    """
    kept = _shortened(text)
    trimmed = clean(kept).strip().removeprefix("\ufeff")
    folded = trimmed.lower()
    prefix = re.fullmatch(r"([1-9]\d?|0{1,2})x{0,2}", folded)
    status_class = StatusClass.parse(folded) if re.fullmatch(r"[1-5]xx", folded) else None
    mentioned = re.search(r"\b([1-5]\d?)x{1,2}\b", folded) if len(folded) <= SHORT else None
    lines = tuple(line for line in trimmed.split("\n") if line.strip() and not _FRAME.match(line))
    words = _NOISE.sub(" ", _TIMESTAMP.sub(" ", "\n".join(lines)))
    return Query(
        text=trimmed,
        lines=lines or tuple(trimmed.split("\n")),
        words=words,
        codes=tuple(codes_in(trimmed)),
        products=products_in(trimmed),
        prefix=prefix[1] if prefix and status_class is None else "",
        status_class=status_class,
        mentioned=mentioned[1] if mentioned and len(mentioned[0]) == len("5xx") else "",
    )


def _shortened(text: str) -> str:
    most = LONGEST_LINE * MOST_LINES
    if len(text) > 2 * most:
        text = f"{text[:most]}\n{text[-most:]}"
    lines = text.split("\n")
    if len(lines) > 2 * MOST_LINES:
        lines = lines[:MOST_LINES] + lines[-MOST_LINES:]
    return "\n".join(line[:LONGEST_LINE] for line in lines)
