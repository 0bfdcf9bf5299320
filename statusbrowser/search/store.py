"""What the ranking reads, as plain data that is built once and kept in a file.

Whatever there is much of is a piece of bytes, read bit by bit when it is asked
for: a query needs a few sentences of many thousands, and a blank one, as the
screen begins with, neither names nor rows. Pieces of a file stay there until
then.
"""

from __future__ import annotations

import marshal
from functools import cached_property
from typing import Any, NamedTuple

from statusbrowser.model import Listing, Met
from statusbrowser.search.hits import Field
from statusbrowser.search.names import Names
from statusbrowser.search.passages import Passages
from statusbrowser.search.pieces import Piece, Texts
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
        """The questions that name a code as theirs, by the code; the closest to it first."""
        self.passages = Passages()
        self.fields = bytearray()
        """The field of each passage, by its place in `Field`."""
        self.headers: dict[str, tuple[int, ...]] = {}
        """The entries for which a field matters, by its lower-case name."""
        self.header_titles: dict[str, str] = {}
        self._texts = Texts()
        self._rows = Texts()
        self._packed: dict[str, Piece] = {}
        """What is read when it is first used, by the name of the property."""

    @cached_property
    def names(self) -> Names:
        """The names of all statuses."""
        return Names(*self._part("names", ([], [], {}, [])))

    @cached_property
    def matcher(self) -> Matcher:
        """Finds rows of the table in a query."""
        packed = self._part("matcher", None)
        if packed is None:
            return Matcher.of((), frozenset())
        return Matcher.unpack(packed, self._packed.pop("rows' texts"))

    def _part(self, name: str, empty: Any) -> Any:  # noqa: ANN401 - as marshal gives it
        packed = self._packed.pop(name, None)
        return empty if packed is None else marshal.loads(packed[:])  # noqa: S302 - index.py checked it

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
        self._texts.append(text)

    def text_of(self, passage: int) -> str:
        """Read the text of a passage."""
        return self._texts[passage]

    def field_of(self, passage: int) -> Field:
        """Tell the field of a passage."""
        return _FIELDS[self.fields[passage]]

    def add_row(self, row: Row) -> None:
        """Add a row of the table; the matcher is given the texts of all in the same order."""
        marks = f"{row.flag:d}{row.of_class:d}"
        self._rows.append("\t".join((marks, " ".join(map(str, row.entries)), row.product)))

    def row(self, number: int) -> Row:
        """Give a row of the table."""
        marks, entries, product = self._rows[number].split("\t")
        return Row(
            product=product,
            text=self.matcher.texts[number],
            flag=marks[0] == "1",
            of_class=marks[1] == "1",
            entries=tuple(map(int, entries.split())),
        )

    def pack(self) -> tuple[tuple[Any, ...], dict[str, Piece]]:
        """Give the store as plain data: what is little, and the large pieces by their names."""
        little = (
            [(*item, met.value) for item, met in zip(self.listings, self.met, strict=True)],
            self.questions_about,
            self.passages.pack(),
            self._texts.ends,
            self._rows.ends,
            bytes(self.fields),
            self.headers,
            self.header_titles,
        )
        return little, {
            "texts": self._texts.piece,
            "postings": self.passages.data,
            "rows": self._rows.piece,
            "rows' texts": self.matcher.texts.piece,
            "matcher": marshal.dumps(self.matcher.pack(), MARSHAL_VERSION),
            "names": marshal.dumps(tuple(self.names), MARSHAL_VERSION),
        }

    @classmethod
    def unpack(cls, little: tuple[Any, ...], pieces: dict[str, Piece]) -> Store:
        """Make a store of what `pack` gave."""
        made = cls()
        met_of = {item.value: item for item in Met}
        listings, made.questions_about, passages, ends, row_ends, fields, *rest = little
        for code, slug, title, met in listings:
            made.enter(Listing(code, slug, title), met_of[met])
        made.headers, made.header_titles = rest
        made.fields = bytearray(fields)
        made._packed = dict(pieces)
        made._texts = Texts(made._packed.pop("texts"), ends)
        made._rows = Texts(made._packed.pop("rows"), row_ends)
        made.passages = Passages.unpack(passages, made._packed.pop("postings"))
        return made
