"""A page as blocks of runs: what the screen paints and plain text wraps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from statusbrowser.catalog import Catalog
from statusbrowser.model import (
    Confusable,
    Entry,
    Header,
    Question,
    Registration,
    Retry,
    Signature,
    Status,
    StatusSection,
    Use,
)
from statusbrowser.text.blocks import Block, Kind, Role, Run
from statusbrowser.text.markup import linked, parse

FACTS, SOURCES = "Facts", "Sources"
"""The headings below the last section of a page."""

SHOWN_LOG_LINES = 6
"""How many log lines stand open; a longer list shows this many and folds the rest."""

_ANSWER = re.compile(r"(.+): ([0-9]{3})\b(.*)")
"""An answer to a question that decides: when, which code, and what else there is to say."""

RETRY_WORDS = {
    Retry.YES: "yes",
    Retry.IDEMPOTENT: "GET, once",
    Retry.LATER: "later",
    Retry.CHANGED: "after a change",
    Retry.FOLLOW: "follow Location",
    Retry.NO: "no",
    Retry.NOT_NEEDED: "not needed",
}
"""What the line below the title says of sending the request again."""

_REGISTERED_WORDS = {
    Registration.REGISTERED: "yes, in the IANA registry",
    Registration.UNREGISTERED: "no",
    Registration.OBSOLETE: "yes, as obsolete",
    Registration.RESERVED: "reserved, with no meaning",
    Registration.TEMPORARY: "for a time only",
}


def page_of(entry: Entry, catalog: Catalog) -> tuple[Block, ...]:
    """Lay out the page of a status or a question in reading order.

    Args:
        entry: What to show.
        catalog: Where its log lines, headers, neighbors and the titles of linked codes are.

    Raises:
        PageError: A table that belongs to the page breaks its rules.
    """
    if isinstance(entry, Question):
        return tuple(_question(entry, catalog))
    return tuple(_status(entry, catalog))


def subtitle(status: Status) -> str:
    """Say the class, who defines the code, and whether to retry, in one line."""
    parts = [status.status_class.title]
    if status.specification:
        parts.append(f"{status.specification} {status.section}".strip())
    elif status.vendor:
        parts.append(f"{status.vendor}, not registered")
    parts.append(f"retry: {RETRY_WORDS[status.retry]}")
    return " | ".join(parts)


def _status(status: Status, catalog: Catalog) -> Iterator[Block]:
    number = Run(status.number, Role.NUMBER, status.code)
    yield Block(Kind.TITLE, (number, Run(f" {status.title}", Role.TITLE)))
    yield Block(Kind.SUBTITLE, (Run(subtitle(status), Role.DIM),))
    added = {
        StatusSection.MEANING: _uses,
        StatusSection.HEADERS: _headers,
        StatusSection.LOG_LINES: _log_lines,
        StatusSection.CONFUSABLES: _confusables,
    }
    for section in StatusSection:
        blocks = list(parse(status.sections.get(section, "")))
        if section in added:
            blocks += added[section](status, catalog)
        if blocks:
            yield heading(section.value)
            yield from blocks
    yield heading(FACTS)
    yield from _facts(status)
    yield from _sources(status.sources)


def _question(question: Question, catalog: Catalog) -> Iterator[Block]:
    yield Block(Kind.TITLE, (Run(question.question, Role.TITLE),))
    codes = [code for code in question.codes if code in catalog]
    for section, text in question.sections.items():
        yield heading(section.value)
        yield from parse(text)
    if codes:
        yield heading("Pages")
        for code in codes:
            runs = (Run(f"{code:03d}", Role.LINK, code), Run(f" {catalog.title(code)}"))
            yield Block(Kind.ROW, runs)
    yield from _sources(question.sources)


def heading(text: str) -> Block:
    """Make a section's heading."""
    return Block(Kind.HEADING, (Run(text, Role.HEADING),))


def _uses(status: Status, catalog: Catalog) -> Iterator[Block]:
    for use in status.uses:
        yield Block(Kind.ITEM, tuple(_use(use, catalog)), "-")


def _use(use: Use, catalog: Catalog) -> Iterator[Run]:
    yield Run(use.vendor, Role.STRONG)
    said = ", ".join(
        part
        for part in (
            f"written {use.written}" if use.written else "",
            f'"{use.phrase}"' if use.phrase else "",
            f"{use.specification} {use.section}".strip(),
        )
        if part
    )
    yield Run(f" ({said})" if said else "")
    if use.note:
        yield Run(": ")
        yield from linked(use.note, catalog)


def fields_of(status: Status, catalog: Catalog) -> list[str]:
    """Name the fields that a page speaks of, in its order: its own, then those of the table."""
    told = status.sections.get(StatusSection.HEADERS, "")
    own = re.findall(r"(?m)^- `([^`:]+)", told)
    return own + [header.title for header in _further_headers(status, catalog)]


def _further_headers(status: Status, catalog: Catalog) -> list[Header]:
    """Give the rows of the table that the page's own text does not speak of."""
    told = status.sections.get(StatusSection.HEADERS, "").lower()
    leads = set(re.findall(r"`([^`:]+)", told))
    rows = catalog.headers_of(status.code)
    return [row for row in rows if not leads & {name.lower() for name in row.names}]


def _headers(status: Status, catalog: Catalog) -> Iterator[Block]:
    for header in _further_headers(status, catalog):
        runs = (Run(header.title, Role.LITERAL), Run(": "), *linked(header.tells, catalog))
        yield Block(Kind.ITEM, runs, "-")


def _log_lines(status: Status, catalog: Catalog) -> Iterator[Block]:
    rows = catalog.signatures_of(status.code)
    products: defaultdict[str, list[Signature]] = defaultdict(list)
    for row in rows:
        products[row.product].append(row)
    shown = 0
    for product, lines in products.items():
        folded = shown >= SHOWN_LOG_LINES
        yield Block(Kind.PRODUCT, (Run(product, Role.LABEL),), folded=folded)
        for row in lines:
            shown += 1
            folded = shown > SHOWN_LOG_LINES
            yield Block(Kind.ROW, (Run(row.text, Role.LOG),), indent=2, folded=folded)
            meaning = list(linked(row.meaning, catalog, Role.DIM))
            if len(row.codes) > 1:
                meaning.append(Run(f" (leads to {' or '.join(row.codes)})", Role.DIM))
            yield Block(Kind.ROW, tuple(meaning), indent=4, folded=folded)


def _confusables(status: Status, catalog: Catalog) -> Iterator[Block]:
    for group in catalog.confusables_of(status.code):
        yield Block(Kind.PRODUCT, (Run(group.question, Role.STRONG),))
        yield from deciding_rows(group, catalog, status.code)


def deciding_rows(group: Confusable, catalog: Catalog, here: int | None = None) -> Iterator[Block]:
    """Write the answers to a question that decides between codes, one a line.

    Args:
        group: The question and its answers, `late: 408; broken: 400`.
        catalog: Where the titles of the codes are.
        here: The code of the page on which they stand; it is no link there.
    """
    for part in group.answer.split("; "):
        found = _ANSWER.fullmatch(part)
        if found is None or int(found[2]) not in catalog:
            yield Block(Kind.ROW, tuple(linked(part, catalog)), indent=2)
            continue
        said, code, more = found[1], int(found[2]), found[3]
        name = Run(f"{code:03d}", Role.NUMBER, code)
        if code != here:
            name = Run(f"{code:03d}", Role.LINK, code)
        runs = (name, Run(f" {catalog.title(code)}", Role.STRONG), Run(f": {said}{more}"))
        if more and not more.startswith((" (", ",", ":")):  # the sentence goes on behind the code
            runs = (Run(f"{said}: "), name, Run(more))
        yield Block(Kind.ROW, runs, indent=2)


def _facts(status: Status) -> Iterator[Block]:
    facts = {
        "Phrase": status.phrase or "none",
        "Formerly": "; ".join(status.former_phrases),
        "Sent as": "; ".join(
            f"{variant.phrase} ({variant.by})" if variant.by else variant.phrase
            for variant in status.variants
        ),
        "In code": "; ".join(status.also_called),
        "Python": status.python,
        "Registered": _REGISTERED_WORDS[status.registered],
        "Sender": status.vendor,
        "Cacheable": {None: "", True: "yes, by default", False: "not by default"}[status.cacheable],
        "Body": "allowed" if status.body else "none",
        "Comes with": status.typical_headers,
        "Method": status.redirect,
        "Retry": status.retry_note.removeprefix("na: ") or RETRY_WORDS[status.retry],
        "Related": ", ".join(f"{code:03d}" for code in status.related),
    }
    for label, value in facts.items():
        if value:
            yield _fact(label, [Run(value)])
    if status.link:
        address = Run(f"{status.specification} {status.section}", Role.ADDRESS, status.link)
        yield _fact("Defined in", [address])


def _fact(label: str, runs: list[Run]) -> Block:
    return Block(Kind.ROW, tuple(runs), marker=f"{label:<11}")


def _sources(sources: tuple[str, ...]) -> Iterator[Block]:
    yield heading(SOURCES)
    for source in sources:
        yield Block(Kind.ROW, (Run(source, Role.DIM),), "-")
