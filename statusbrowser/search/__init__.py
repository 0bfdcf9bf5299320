"""Catalog in, ranked hits out. RapidFuzz lives here and nowhere else."""

from statusbrowser.search.hits import Field, Hit, Results, Span
from statusbrowser.search.index import Index, open_index, save_index

__all__ = ["Field", "Hit", "Index", "Results", "Span", "open_index", "save_index"]
