"""Where an index comes from: the file that the package ships, or the pages themselves.

Reading all pages takes as long as the interface may take to open. The wheel
therefore carries the finished store, `data/search.index`, which counts only as
long as it was made from the very files that lie beside it.
"""

from __future__ import annotations

import marshal
import os
from zlib import crc32

from statusbrowser import __version__
from statusbrowser.catalog import Catalog
from statusbrowser.search.build import build_store
from statusbrowser.search.hits import Results
from statusbrowser.search.rank import search
from statusbrowser.search.store import Store

FILE = "search.index"
"""The file in the data folder that holds the finished store."""

_MAGIC = b"statusbrowser index 1 "
_MARSHAL_VERSION = 2  # read and written alike by every supported Python


class Index:
    """Everything that can be found, ready to be searched."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def of(cls, catalog: Catalog) -> Index:
        """Build the index of a catalog from its pages.

        Raises:
            PageError: A page or a table breaks its rules.
        """
        return cls(build_store(catalog))

    def search(self, query: str) -> Results:
        """Order the entries that answer a query, best first.

        Args:
            query: What was typed or pasted, untouched; every entry answers a
                blank one.
        """
        return search(self._store, query)

    def dump(self, fingerprint: bytes) -> bytes:
        """Write the index as bytes, with the fingerprint of the data that it was made from."""
        packed = marshal.dumps(self._store.pack(), _MARSHAL_VERSION)
        return b"".join((_MAGIC, fingerprint, b" %08x\n" % crc32(packed), packed))

    @classmethod
    def load(cls, data: bytes, fingerprint: bytes) -> Index | None:
        """Read what `dump` wrote; None where it is damaged or made from other data."""
        head, _, packed = data.partition(b"\n")
        if head != b"".join((_MAGIC, fingerprint, b" %08x" % crc32(packed))):
            return None
        return cls(Store.unpack(marshal.loads(packed)))  # noqa: S302 - the checksum just matched


def open_index(catalog: Catalog) -> Index:
    """Open the index of a catalog: the finished one where it is current, else a new one.

    Raises:
        PageError: It had to be built, and a page or a table breaks its rules.
    """
    try:
        with open(os.path.join(catalog.root, FILE), "rb") as file:
            data = file.read()
    except OSError:
        return Index.of(catalog)
    return Index.load(data, fingerprint_of(catalog.root)) or Index.of(catalog)


def save_index(catalog: Catalog) -> str:
    """Build the index of a catalog, put it beside the pages, and give its file's name.

    Raises:
        PageError: A page or a table breaks its rules.
        OSError: The file cannot be written.
    """
    path = os.path.join(catalog.root, FILE)
    data = Index.of(catalog).dump(fingerprint_of(catalog.root))
    with open(path, "wb") as file:
        file.write(data)
    return path


def fingerprint_of(root: str) -> bytes:
    """Give eight hexadecimal digits that change with any page, any table and the version."""
    digest = crc32(__version__.encode())
    for folder in sorted(entry.path for entry in os.scandir(root) if entry.is_dir()):
        for name in sorted(os.listdir(folder)):
            if name.endswith((".md", ".csv")):
                with open(os.path.join(folder, name), "rb") as file:
                    digest = crc32(file.read(), crc32(name.encode(), digest))
    return b"%08x" % digest
