"""Where an index comes from: the file that the package ships, or the pages themselves.

Reading all pages takes as long as the interface may take to open. The wheel
therefore carries the finished store, `data/search.index`, which counts only as
long as it was made from the very files that lie beside it. In a checkout it is
kept as Python keeps compiled modules: made anew after a page was changed.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from typing import Self
from zlib import crc32

from statusbrowser import __version__
from statusbrowser.catalog import Catalog
from statusbrowser.search.hits import Results
from statusbrowser.search.pieces import FilePiece, OpenFile, Piece
from statusbrowser.search.rank import search
from statusbrowser.search.store import MARSHAL_VERSION, Store

FILE = "search.index"
"""The file in the data folder that holds the finished store."""

_MAGIC = b"statusbrowser index 3 "

_WARMING = ("4", "of")
"""Half a code and half a word: what all queries need, and nothing that takes memory for itself."""


class Index:
    """Everything that can be found, ready to be searched.

    Used by `with`, it closes its file at the end.

    Args:
        store: What is searched.
        file: Where the store reads what it needs, unless all of it is in memory.
    """

    def __init__(self, store: Store, file: OpenFile | None = None) -> None:
        self._store = store
        self._file = file

    def __enter__(self) -> Self:
        """Give the index itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @classmethod
    def of(cls, catalog: Catalog) -> Index:
        """Build the index of a catalog from its pages.

        Raises:
            PageError: A page or a table breaks its rules.
        """
        from statusbrowser.search.build import build_store  # noqa: PLC0415 - costs only who builds

        return cls(build_store(catalog))

    def search(self, query: str) -> Results:
        """Order the entries that answer a query, best first.

        Args:
            query: What was typed or pasted, untouched; every entry answers a
                blank one.
        """
        return search(self._store, query)

    def warm_up(self) -> None:
        """Compile and read what the first searches would otherwise wait for."""
        for query in _WARMING:
            search(self._store, query)

    def dump(self, fingerprint: bytes) -> bytes:
        """Write the index as bytes, with the fingerprint of the data that it was made from.

        A line with the fingerprint and a checksum of the rest; the little data
        and the sizes of the pieces, marshaled; the pieces.
        """
        little, pieces = self._store.pack()
        sizes = {name: len(piece) for name, piece in pieces.items()}
        head = marshal.dumps((little, sizes), MARSHAL_VERSION)
        rest = b"".join((b"%08x" % len(head), head, *(piece[:] for piece in pieces.values())))
        return b"".join((_MAGIC, fingerprint, b" %08x\n" % crc32(rest), rest))

    @classmethod
    def load(cls, file: OpenFile, fingerprint: bytes) -> Index | None:
        """Open what `dump` wrote; None where it is damaged or made from other data."""
        line = len(_MAGIC) + len(fingerprint) + 10
        if file.size < line + 8:
            return None
        checksum = b" %08x\n" % file.checksum(line)
        if file.read(0, line) != b"".join((_MAGIC, fingerprint, checksum)):
            return None
        at = line + 8
        size = int(file.read(line, 8), 16)
        little, sizes = marshal.loads(file.read(at, size))  # noqa: S302 - the checksum just matched
        at += size
        pieces: dict[str, Piece] = {}
        for name, size in sizes.items():
            pieces[name] = FilePiece(file, at, size)
            at += size
        return cls(Store.unpack(little, pieces), file)


def open_index(catalog: Catalog) -> Index:
    """Open the index of a catalog: the finished one where it is current, else a new one.

    Raises:
        PageError: It had to be built, and a page or a table breaks its rules.
    """
    fingerprint = fingerprint_of(catalog.root)
    index = _finished(os.path.join(catalog.root, FILE), fingerprint)
    if index is None:
        index = Index.of(catalog)
        with suppress(OSError):  # a wheel carries the file; a checkout may be read-only
            _save(index, catalog.root, fingerprint)
    return index


def _finished(path: str, fingerprint: bytes) -> Index | None:
    """Open the index that a file holds; None where there is none that is current."""
    try:
        file = OpenFile(path)
    except OSError:
        return None
    index = None
    try:
        with suppress(OSError):
            index = Index.load(file, fingerprint)
    finally:
        if index is None:
            file.close()
    return index


def save_index(catalog: Catalog) -> str:
    """Build the index of a catalog, put it beside the pages, and give its file's name.

    Raises:
        PageError: A page or a table breaks its rules.
        OSError: The file cannot be written.
    """
    return _save(Index.of(catalog), catalog.root, fingerprint_of(catalog.root))


def _save(index: Index, root: str, fingerprint: bytes) -> str:
    """Put an index into its file as a whole or not at all."""
    path = os.path.join(root, FILE)
    part = f"{path}.{os.getpid()}"
    try:
        with open(part, "wb") as file:
            file.write(index.dump(fingerprint))
        os.replace(part, path)
    finally:
        with suppress(OSError):
            os.remove(part)
    return path


def fingerprint_of(root: str) -> bytes:
    """Give eight hexadecimal digits that change with any page, table or line of the search."""
    digest = crc32(__version__.encode())
    folders = sorted(entry.path for entry in os.scandir(root) if entry.is_dir())
    for folder in (*folders, os.path.dirname(__file__)):
        for name in sorted(os.listdir(folder)):
            if name.endswith((".md", ".csv", ".py")):
                with open(os.path.join(folder, name), "rb", buffering=0) as file:
                    digest = crc32(file.read(), crc32(name.encode(), digest))
    return b"%08x" % digest
