"""Catalog in, ranked hits out. RapidFuzz lives here and nowhere else.

It is imported where words are compared, not above: it takes as long as all the
rest of the search, and neither a code nor the opening screen needs it.
"""

from statusbrowser.search.hits import Field, Hit, Results, Span
from statusbrowser.search.index import Index, open_index, save_index

__all__ = ["Field", "Hit", "Index", "Results", "Span", "open_index", "save_index"]
