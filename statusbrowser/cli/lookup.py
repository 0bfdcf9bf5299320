"""From a query to the entries that count: those it names outright, else those it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from statusbrowser.catalog import Catalog
from statusbrowser.cli.endings import quoted
from statusbrowser.cli.options import Call
from statusbrowser.model import Entry, Listing

if TYPE_CHECKING:  # what is named outright costs no import of the search
    from statusbrowser.search import Hit, Index, Results

FAQ_PREFIX = "faq/"
"""What stands before the name of a question in a list, and in a query."""


def slug_in(query: str, catalog: Catalog) -> str | None:
    """Tell which question a query such as `faq/401-or-403` names; None where it names none."""
    word = query.strip()
    slug = word.removeprefix(FAQ_PREFIX)
    return slug if word != slug and slug in catalog.slugs else None


def no_such_question(query: str, catalog: Catalog) -> str:
    """Say that a query such as `faq/nosuch` names no question, and which is nearest; else empty."""
    word = query.strip()
    slug = word.removeprefix(FAQ_PREFIX)
    if slug == word or slug in catalog.slugs or not slug.replace("-", "").isalnum():
        return ""
    import difflib

    near = difflib.get_close_matches(slug, catalog.slugs, 1)
    hint = f"the nearest is {FAQ_PREFIX}{near[0]}" if near else "--faq --list names them all"
    return f"there is no question {quoted(word)}; {hint}"


def named_entry(query: str, call: Call, catalog: Catalog) -> Entry | None:
    """Give the page that a query names outright; None where it has to be searched."""
    slug = slug_in(query, catalog)
    if slug is not None and call.status_class is None:
        return catalog.question(slug)
    word = query.strip()
    if call.has("faq") or len(word) != 3 or not (word.isascii() and word.isdecimal()):
        return None
    if int(word) not in catalog:
        return None
    status = catalog.status(int(word))
    return status if call.status_class in (None, status.status_class) else None


def search(query: str, catalog: Catalog, index: Index | None = None) -> Results:
    """Search the catalog; `faq/` and the name of a question finds that question alone, or nothing.

    Args:
        query: What was asked.
        catalog: What is searched.
        index: Its index, where it is open already.
    """
    from statusbrowser.search import Field, Hit, Results, open_index

    if no_such_question(query, catalog):
        return Results(query, ())
    slug = slug_in(query, catalog)
    if slug is None:
        if index is not None:
            return index.search(query)
        with open_index(catalog) as opened:
            return opened.search(query)
    listing = Listing(None, slug, catalog.question(slug).title)
    text = FAQ_PREFIX + slug
    return Results(query, (Hit(listing, 100.0, Field.NAME, text, ((0, len(text)),)),))


def narrowed(results: Results, call: Call) -> tuple[Hit, ...]:
    """Keep what the call asks for: a class, or questions, or all."""
    if call.has("faq"):
        return results.questions
    if call.status_class is not None:
        return results.of_class(call.status_class)
    return results.hits


def entry_of(listing: Listing, catalog: Catalog) -> Entry:
    """Read the page of a listing."""
    if listing.code is None:
        return catalog.question(listing.slug)
    return catalog.status(listing.code)
