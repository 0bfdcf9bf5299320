"""A query a line in, a JSON document a line out."""

from __future__ import annotations

import gc
import json
import sys

from statusbrowser.catalog import Catalog
from statusbrowser.cli.asking import is_blank
from statusbrowser.cli.endings import NOTHING_FOUND, UsageError, say
from statusbrowser.cli.lookup import narrowed, search
from statusbrowser.cli.options import Call
from statusbrowser.search import open_index
from statusbrowser.text import hit_data

MOST_HITS = 10
"""How many hits a line holds where no limit is given."""


def answer_lines(call: Call) -> int:
    """Answer each line of standard input as soon as it is there.

    Nothing is kept from one line to the next, so that memory stays flat
    however many there are. A blank line asks nothing and finds nothing.

    Args:
        call: Which entries count, and how many.

    Returns:
        0 where some line found something, else 1.

    Raises:
        UsageError: Standard input is closed.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed; --batch reads its queries from it")
    catalog = Catalog()
    limit = call.limit or MOST_HITS
    found = False
    gc.enable()
    with open_index(catalog) as index:
        for line in sys.stdin.buffer:
            query = query_in(line)
            hits = () if is_blank(query) else narrowed(search(query, catalog, index), call)
            found = found or bool(hits)
            shown = [hit_data(hit) for hit in hits[:limit]]
            answer = {"query": query, "total": len(hits), "hits": shown}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    if not found:
        say("nothing found for any line of standard input")
    return 0 if found else NOTHING_FOUND


def query_in(line: bytes) -> str:
    """Read the query of a line: a JSON string, or else the line as it stands.

    Bytes that are not UTF-8 are replaced, and so are halves of characters
    that JSON can write and UTF-8 cannot.
    """
    text = line.decode(errors="replace").rstrip("\r\n")
    if text.startswith('"'):
        try:
            decoded = json.loads(text)
        except (ValueError, RecursionError):
            return text
        if isinstance(decoded, str):
            return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
