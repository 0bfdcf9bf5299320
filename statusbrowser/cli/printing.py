"""Pages, lists and JSON documents on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from statusbrowser.catalog import Catalog
from statusbrowser.cli.endings import NOTHING_FOUND, quoted, say
from statusbrowser.cli.lookup import (
    FAQ_PREFIX,
    entry_of,
    named_entry,
    narrowed,
    no_such_question,
    search,
)
from statusbrowser.cli.options import Call
from statusbrowser.cli.widths import width
from statusbrowser.model import Entry
from statusbrowser.text import Block, Kind, Role, Run, hit_data, listed, page_data, plain

if TYPE_CHECKING:  # a code or a question that is named needs no search
    from statusbrowser.search import Hit, Results


def answer(call: Call, query: str, catalog: Catalog) -> int:
    """Print what answers a query: a page, a list, or a JSON document.

    Args:
        call: Which form, and which entries count.
        query: What was asked; blank for the list of everything.
        catalog: Where the pages are.

    Returns:
        0 where there is an answer, 1 where there is none.
    """
    as_list = call.has("list") or not query
    if not (as_list or call.has("json")):
        entry = named_entry(query, call, catalog)
        if entry is not None:
            return _write_page(entry, call, catalog)
    results = search(query, catalog)
    hits = narrowed(results, call)
    if call.has("json"):
        _write_json(_document(query, hits, call, catalog))
    elif as_list:
        sys.stdout.write(listed(hits[: call.limit]))
    elif hits:
        return _write_page(entry_of(hits[0].entry, catalog), call, catalog)
    if not hits:
        say(_nothing_found(query, results, call, catalog))
    return 0 if hits else NOTHING_FOUND


def answer_blank(call: Call) -> int:
    """Say that nothing was asked by a query that is given and blank; nothing is found then.

    Args:
        call: Which form, and where the query stood.
    """
    if call.has("json"):
        _write_json(_document("", (), call, None))
    if call.words == ("-",):
        say("nothing found: standard input holds no query")
    else:
        say("nothing found: the query is blank; without one, everything is listed")
    return NOTHING_FOUND


def _document(
    query: str, hits: Sequence[Hit], call: Call, catalog: Catalog | None
) -> dict[str, object]:
    """Build the document of `--json`; its `page` is null where nothing was asked or found."""
    shown = [hit_data(hit) for hit in hits[: call.limit]]
    whole: dict[str, object] = {"query": query, "total": len(hits), "hits": shown}
    if not call.has("list"):
        whole["page"] = None
        if catalog is not None and hits and query:
            whole["page"] = page_data(entry_of(hits[0].entry, catalog), catalog)
    return whole


def _write_page(entry: Entry, call: Call, catalog: Catalog) -> int:
    from statusbrowser.text import page_of

    blocks = page_of(entry, catalog)
    sys.stdout.write(plain(blocks if call.has("full") else _folded(blocks), width()))
    return 0


def _folded(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put one line in the place of the log lines that the screen folds too."""
    hidden = sum(block.folded and block.runs[0].role is Role.LOG for block in blocks)
    for block in blocks:
        if not block.folded:
            yield block
        elif hidden:
            said = f"{hidden} more log {'line' if hidden == 1 else 'lines'}; --full prints them all"
            yield Block(Kind.PARAGRAPH, (Run(said),))
            hidden = 0


def _write_json(whole: dict[str, object]) -> None:
    """Write a document; ASCII, so that it survives every encoding and no terminal obeys it."""
    from json import dumps

    sys.stdout.write(f"{_spread(whole, dumps)}\n")


def _spread(value: object, dumps: Callable[[object], str], indent: str = "\n") -> str:
    """Write JSON with a line for each key and for each object of a list.

    Each such line is written as one: indenting what is within them would take
    the encoder three times as long.
    """
    inner = f"{indent}  "
    if isinstance(value, dict) and value:
        rows = [
            f"{inner}{dumps(key)}: {_spread(item, dumps, inner)}" for key, item in value.items()
        ]
        return f"{{{','.join(rows)}{indent}}}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = [inner + dumps(item) for item in value]
        return f"[{','.join(rows)}{indent}]"
    return dumps(value)


def _nothing_found(query: str, results: Results, call: Call, catalog: Catalog) -> str:
    """Say that nothing was found, among what, and what comes nearest."""
    missing = no_such_question(query, catalog)
    if missing:
        return missing
    among = ""
    if call.has("faq"):
        among = " among the questions"
    elif call.status_class is not None:
        among = f" in {call.status_class.label}"
    message = f"nothing found{among} for {quoted(query)}"
    if results.hits:
        return f"{message}; outside, there is {_told(results.hits[0])}"
    nearest = results.nearest
    if nearest is not None and not (call.has("faq") and nearest.entry.code is not None):
        return f"{message}; the nearest is {_told(nearest)}"
    return message


def _told(hit: Hit) -> str:
    listing = hit.entry
    if listing.code is None:
        return f"{FAQ_PREFIX}{listing.slug}, {quoted(listing.title)}"
    return f"{listing.number} {listing.title}"
