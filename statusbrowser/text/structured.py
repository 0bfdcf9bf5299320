"""Hits and pages as plain data, for JSON. The keys are a contract: scripts lean on them.

`statusbrowser.cli.document` describes each with its type; the manual is made of that.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from statusbrowser.catalog import Catalog
from statusbrowser.model import Confusable, Entry, Header, Question, Signature, Status, Use, Variant

if TYPE_CHECKING:  # a page as data costs no import of the search
    from statusbrowser.search import Hit

Data = dict[str, object]
Record = Status | Question | Header | Confusable | Variant | Use


def hit_data(hit: Hit) -> Data:
    """Give a hit as data: what it is, where the query was found, and how well it fits.

    A status has `code`, `number`, `title` and `class`, a question `question`
    and `slug`; `spans` are the begin and the end of what matched in `text`, in
    characters.
    """
    listing = hit.entry
    if listing.status_class is None:
        what: Data = {"question": listing.title, "slug": listing.slug}
    else:
        what = {
            "code": listing.code,
            "number": listing.number,
            "title": listing.title,
            "class": listing.status_class.label,
        }
    return what | {
        "field": hit.field.value,
        "score": round(hit.score, 2),
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
    }


def page_data(entry: Entry, catalog: Catalog) -> Data:
    """Give a whole page as data: its head, its sections as Markdown, and its table rows.

    Args:
        entry: The status or the question.
        catalog: Where the rows are that belong to a status.

    Raises:
        PageError: A table that belongs to the page breaks its rules.
    """
    return _record(entry) if isinstance(entry, Question) else _status(entry, catalog)


def _status(status: Status, catalog: Catalog) -> Data:
    head = _record(status)
    sections = head.pop("sections")
    named = {"code": head.pop("code"), "number": status.number, "title": status.title}
    return named | {
        "class": status.status_class.label,
        "class_title": status.status_class.title,
        **head,
        "link": status.link,
        "sections": sections,
        "headers": [_record(row) for row in catalog.headers_of(status.code)],
        "log_lines": [_log_line(row) for row in catalog.signatures_of(status.code)],
        "confusables": [_record(row) for row in catalog.confusables_of(status.code)],
    }


def _log_line(row: Signature) -> Data:
    """Give a row of the largest table, of which a page may have hundreds: texts, and two lists."""
    return row._asdict() | {"codes": list(row.codes), "pages": list(row.pages)}


def _record(record: Record) -> Data:
    return {name: _plain(value) for name, value in record._asdict().items()}


def _plain(value: object) -> object:
    """Turn enums into their values, tuples into lists, records into objects."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Variant | Use):
        return _record(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
