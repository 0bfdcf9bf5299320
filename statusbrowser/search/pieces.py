"""Much data in one row, of which little is looked at: in memory, or in a file.

A piece of a file is read with a call for each bit. Mapping the file would be
shorter, but the kernel maps sixteen pages for one that is touched, and in the
end all of the file counts as memory of the program.
"""

from __future__ import annotations

import errno
import os
from array import array
from collections.abc import Mapping, Sequence
from typing import Protocol
from zlib import crc32

CHUNK = 1 << 16
"""How many bytes are read at once where all of a file is."""


class Piece(Protocol):
    """A row of bytes."""

    def __len__(self) -> int:
        """Tell how many bytes there are."""

    def __getitem__(self, part: slice, /) -> bytes | bytearray:
        """Give some of them; the slice has no step and counts from the start."""


class OpenFile:
    """A file that stays open until it is closed.

    Args:
        path: Where it is.

    Raises:
        OSError: It cannot be opened.
    """

    def __init__(self, path: str) -> None:
        self._number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self.size = os.fstat(self._number).st_size

    def close(self) -> None:
        """Close it, once.

        There is no `__del__`: a ctrl+c that came while it runs would be lost.
        """
        os.close(self._number)

    def read(self, start: int, size: int) -> bytes:
        """Read some bytes.

        Raises:
            OSError: The file has become shorter since it was opened.
        """
        data = os.pread(self._number, size, start)
        if len(data) < size:
            raise OSError(errno.EIO, "the search index was cut short while it was in use")
        return data

    def checksum(self, start: int) -> int:
        """Sum up everything from a place on (CRC-32)."""
        found = 0
        for at in range(start, self.size, CHUNK):
            found = crc32(self.read(at, min(CHUNK, self.size - at)), found)
        return found


class FilePiece:
    """Some bytes of a file.

    Args:
        file: The file.
        start: Where they begin.
        size: How many there are.
    """

    def __init__(self, file: OpenFile, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._size = size

    def __len__(self) -> int:
        """Tell how many bytes there are."""
        return self._size

    def __getitem__(self, part: slice, /) -> bytes:
        """Read some of them."""
        first, last, _ = part.indices(self._size)
        return self._file.read(self._start + first, last - first)


class Texts:
    """Many texts in one piece, each by its number.

    Args:
        piece: The texts one behind the other, in UTF-8.
        ends: Where each of them ends, as the bytes of an array of 32 bit; none where texts
            are still to be added.
    """

    def __init__(self, piece: Piece | None = None, ends: bytes = b"") -> None:
        self._written = bytearray()
        self.piece: Piece = self._written if piece is None else piece
        self._ends = array("I", ends)

    def __len__(self) -> int:
        """Tell how many texts there are."""
        return len(self._ends)

    def __getitem__(self, number: int) -> str:
        """Read a text."""
        start = self._ends[number - 1] if number else 0
        return self.piece[start : self._ends[number]].decode()

    def append(self, text: str) -> None:
        """Add a text; only while they are in memory."""
        self._written += text.encode()
        self._ends.append(len(self._written))

    @property
    def ends(self) -> bytes:
        """Where each text ends, as `Texts` takes it."""
        return self._ends.tobytes()


class Lexicon:
    """Words, each with a weight and the numbers of the rows that have it.

    A dictionary of ten thousand words takes two megabytes and a query asks for
    a few of them, so that it stays one text, a line a word, which is searched.

    Args:
        lines: What `of` wrote.
    """

    def __init__(self, lines: bytes = b"\n") -> None:
        self.lines = lines

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[int]], weights: Mapping[str, float]) -> Lexicon:
        """Write words with their rows; a word without a weight has none.

        Args:
            rows: The numbers of the rows by the word, which has no tab and no line feed.
            weights: What each word is worth.
        """
        lines = [
            f"\n{word}\t{weights.get(word, 0.0):g} {' '.join(map(str, rows.get(word, ())))}"
            for word in sorted(rows.keys() | weights.keys())
        ]
        return cls("".join([*lines, "\n"]).encode())

    def find(self, word: str) -> tuple[float, tuple[int, ...]] | None:
        """Give the weight and the rows of a word; None for one that there is not."""
        before = f"\n{word}\t".encode()
        at = self.lines.find(before)
        if at < 0:
            return None
        at += len(before)
        weight, *rows = self.lines[at : self.lines.index(b"\n", at)].split()
        return float(weight), tuple(map(int, rows))

    def rows(self, word: str) -> tuple[int, ...]:
        """Give the rows of a word; none for one that there is not."""
        found = self.find(word)
        return found[1] if found else ()
