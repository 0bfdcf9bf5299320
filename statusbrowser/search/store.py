"""What the ranking reads, as plain data that is built once and kept in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from statusbrowser.model import Listing, Met
from statusbrowser.search.hits import Field
from statusbrowser.search.names import Names
from statusbrowser.search.passages import Passages
from statusbrowser.search.signatures import Matcher


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of signatures, as far as the ranking needs it."""

    product: str
    text: str
    flag: bool
    of_class: bool
    """Whether it leads to a class rather than to a code."""
    entries: tuple[int, ...]
    """The entries that it leads to, most likely first."""


@dataclass
class Store:
    """Entries, names, rows, fields and passages of a catalog.

    An entry's number is its place in `listings`; everything else refers to it.
    """

    listings: list[Listing] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    entry_of_code: dict[int, int] = field(default_factory=dict)
    entry_of_slug: dict[str, int] = field(default_factory=dict)
    questions_about: dict[int, list[int]] = field(default_factory=dict)
    """The questions that name a code as theirs, by the code."""
    passages: Passages = field(default_factory=Passages)
    texts: list[str] = field(default_factory=list)
    """The text of each passage."""
    fields: list[Field] = field(default_factory=list)
    """The field of each passage."""
    names: Names = field(default_factory=Names)
    rows: list[Row] = field(default_factory=list)
    matcher: Matcher = field(default_factory=Matcher)
    headers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The entries for which a field matters, by its lower-case name."""
    header_titles: dict[str, str] = field(default_factory=dict)

    def pack(self) -> tuple[Any, ...]:
        """Give the store as tuples, dictionaries, strings, bytes and numbers."""
        return (
            [(item.code, item.slug, item.title) for item in self.listings],
            [met.value for met in self.met],
            self.questions_about,
            self.passages.pack(),
            self.texts,
            [where.value for where in self.fields],
            self.names.pack(),
            [(row.product, row.text, row.flag, row.of_class, row.entries) for row in self.rows],
            self.matcher.pack(),
            self.headers,
            self.header_titles,
        )

    @classmethod
    def unpack(cls, packed: tuple[Any, ...]) -> Store:
        """Make a store of what `pack` gave."""
        listings, met, about, passages, texts, fields, names, rows, matcher, headers, titles = (
            packed
        )
        met_of = {item.value: item for item in Met}
        field_of = {item.value: item for item in Field}
        store = cls(
            listings=[Listing(*item) for item in listings],
            met=[met_of[value] for value in met],
            questions_about=about,
            passages=Passages.unpack(passages),
            texts=texts,
            fields=[field_of[value] for value in fields],
            names=Names(*names),
            rows=[Row(*row) for row in rows],
            matcher=Matcher(*matcher),
            headers=headers,
            header_titles=titles,
        )
        for entry, listing in enumerate(store.listings):
            if listing.code is None:
                store.entry_of_slug[listing.slug] = entry
            else:
                store.entry_of_code[listing.code] = entry
        return store
