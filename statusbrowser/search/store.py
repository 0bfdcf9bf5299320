"""What the ranking reads, as plain data that is built once and kept in a file.

Whatever there is much of is kept as bytes and read piece by piece when it is
asked for: a query needs a few sentences of many thousands, and a blank one, as
the screen begins with, neither names nor rows.
"""

from __future__ import annotations

import marshal
from array import array
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple

from statusbrowser.model import Listing, Met
from statusbrowser.search.hits import Field
from statusbrowser.search.names import Names
from statusbrowser.search.passages import Passages
from statusbrowser.search.signatures import Matcher

_FIELDS = tuple(Field)

MARSHAL_VERSION = 4
"""Read by every supported Python; holds a text once that stands in several places."""


class Row(NamedTuple):
    """A row of the table of signatures, as far as the ranking needs it."""

    product: str
    text: str
    flag: bool
    of_class: bool
    """Whether it leads to a class rather than to a code."""
    entries: tuple[int, ...]
    """The entries that it leads to, most likely first."""


class Store:
    """Entries, names, rows, fields and passages of a catalog.

    An entry's number is its place in `listings`; everything else refers to it.
    """

    def __init__(self) -> None:
        self.listings: list[Listing] = []
        self.met: list[Met] = []
        self.entry_of_code: dict[int, int] = {}
        self.entry_of_slug: dict[str, int] = {}
        self.questions_about: dict[int, list[int]] = {}
        """The questions that name a code as theirs, by the code."""
        self.passages = Passages()
        self.fields = bytearray()
        """The field of each passage, by its place in `Field`."""
        self.headers: dict[str, tuple[int, ...]] = {}
        """The entries for which a field matters, by its lower-case name."""
        self.header_titles: dict[str, str] = {}
        self._texts: bytes | bytearray = bytearray()
        self._ends = array("I")
        self._packed: dict[str, bytes] = {}
        """What is read when it is first used, by the name of the property."""

    @cached_property
    def names(self) -> Names:
        """The names of all statuses."""
        return Names(*self._part("names", ([], [], {}, [])))

    @cached_property
    def matcher(self) -> Matcher:
        """Finds rows of the table in a query."""
        return Matcher(*self._part("matcher", ([], {}, [], {}, {}, {})))

    @cached_property
    def _rows(self) -> list[tuple[Any, ...]]:
        """The rows without their texts, which the matcher has."""
        rows: list[tuple[Any, ...]] = self._part("rows", [])
        return rows

    def _part(self, name: str, empty: Any) -> Any:  # noqa: ANN401 - as marshal gives it
        packed = self._packed.pop(name, None)
        return empty if packed is None else marshal.loads(packed)  # noqa: S302 - index.py checked it

    def enter(self, listing: Listing, met: Met) -> int:
        """Add an entry and give its number."""
        number = len(self.listings)
        self.listings.append(listing)
        self.met.append(met)
        if listing.code is None:
            self.entry_of_slug[listing.slug] = number
        else:
            self.entry_of_code[listing.code] = number
        return number

    def add(self, entry: int, where: Field, weight: float, text: str) -> None:
        """Add a passage of an entry; only while the store is being built."""
        self.passages.add(entry, weight, text)
        self.fields.append(_FIELDS.index(where))
        self._texts += text.encode()
        self._ends.append(len(self._texts))

    def text_of(self, passage: int) -> str:
        """Read the text of a passage."""
        start = self._ends[passage - 1] if passage else 0
        return self._texts[start : self._ends[passage]].decode()

    def field_of(self, passage: int) -> Field:
        """Tell the field of a passage."""
        return _FIELDS[self.fields[passage]]

    def add_row(self, row: Row) -> None:
        """Add a row of the table; the matcher is given the texts of all in the same order."""
        self._rows.append((intern(row.product), row.flag, row.of_class, row.entries))

    def row(self, number: int) -> Row:
        """Give a row of the table."""
        product, *rest = self._rows[number]
        return Row(product, self.matcher.texts[number], *rest)

    def pack(self) -> tuple[Any, ...]:
        """Give the store as tuples, dictionaries, strings, bytes and numbers."""
        parts: dict[str, Any] = {
            "names": tuple(self.names),
            "matcher": tuple(self.matcher),
            "rows": self._rows,
        }
        return (
            [(*item, met.value) for item, met in zip(self.listings, self.met, strict=True)],
            self.questions_about,
            self.passages.pack(),
            bytes(self._texts),
            self._ends.tobytes(),
            bytes(self.fields),
            self.headers,
            self.header_titles,
            {name: marshal.dumps(part, MARSHAL_VERSION) for name, part in parts.items()},
        )

    @classmethod
    def unpack(cls, packed: tuple[Any, ...]) -> Store:
        """Make a store of what `pack` gave."""
        made = cls()
        met_of = {item.value: item for item in Met}
        listings, made.questions_about, passages, made._texts, ends, fields, *rest = packed
        for code, slug, title, met in listings:
            made.enter(Listing(code, slug, title), met_of[met])
        made.passages = Passages.unpack(passages)
        made._ends.frombytes(ends)
        made.fields = bytearray(fields)
        made.headers, made.header_titles, made._packed = rest
        return made
