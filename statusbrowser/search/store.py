"""What the ranking reads, as plain data that is built once and kept in a file.

Whatever there is much of is kept as bytes and read piece by piece when it is
asked for: a query needs a few sentences of many thousands.
"""

from __future__ import annotations

from array import array
from typing import Any, NamedTuple

from statusbrowser.model import Listing, Met
from statusbrowser.search.hits import Field
from statusbrowser.search.names import Names
from statusbrowser.search.passages import Passages
from statusbrowser.search.signatures import Matcher

_FIELDS = tuple(Field)


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
        self.names = Names([], [], {}, [])
        self.passages = Passages()
        self.fields = bytearray()
        """The field of each passage, by its place in `Field`."""
        self.matcher = Matcher([], {}, [], {}, {}, {})
        self.headers: dict[str, tuple[int, ...]] = {}
        """The entries for which a field matters, by its lower-case name."""
        self.header_titles: dict[str, str] = {}
        self._rows: list[tuple[Any, ...]] = []
        self._texts = bytearray()
        self._ends = array("I")

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
        """Add a row of the table."""
        self._rows.append(tuple(row))

    def row(self, number: int) -> Row:
        """Give a row of the table."""
        return Row(*self._rows[number])

    def pack(self) -> tuple[Any, ...]:
        """Give the store as tuples, dictionaries, strings, bytes and numbers."""
        return (
            [(*item, met.value) for item, met in zip(self.listings, self.met, strict=True)],
            self.questions_about,
            tuple(self.names),
            self.passages.pack(),
            bytes(self._texts),
            self._ends.tobytes(),
            bytes(self.fields),
            self._rows,
            tuple(self.matcher),
            self.headers,
            self.header_titles,
        )

    @classmethod
    def unpack(cls, packed: tuple[Any, ...]) -> Store:
        """Make a store of what `pack` gave."""
        made = cls()
        met_of = {item.value: item for item in Met}
        for code, slug, title, met in packed[0]:
            made.enter(Listing(code, slug, title), met_of[met])
        made.questions_about = packed[1]
        made.names = Names(*packed[2])
        made.passages = Passages.unpack(packed[3])
        made._texts = bytearray(packed[4])
        made._ends.frombytes(packed[5])
        made.fields = bytearray(packed[6])
        made._rows = packed[7]
        made.matcher = Matcher(*packed[8])
        made.headers, made.header_titles = packed[9:]
        return made
