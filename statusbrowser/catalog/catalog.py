"""The reference, read page by page when it is asked for.

Opening the catalog lists its files and reads none; a single status costs one
page. Paths are plain strings and nothing here imports `importlib.resources`:
printing one page has a budget of a few bare Python starts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cached_property

from statusbrowser.catalog.faults import CatalogError, Fault, PageError
from statusbrowser.catalog.pages import read_question, read_status
from statusbrowser.catalog.tables import (
    lines_that_lead_to,
    read_confusables,
    read_headers,
    read_signatures,
)
from statusbrowser.model import Confusable, Header, Question, Signature, Status, StatusClass

BUNDLED = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
"""Where the pages lie that come with the program."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""What some editors put before a text that is UTF-8."""

PIECE_BYTES = 1 << 16
"""How much of a file is read at a time."""

STATUSES, FAQ, TABLES = "statuses", "faq", "tables"


class Catalog:
    """Every status, question and row of the tables, in display order.

    Args:
        root: The folder with `statuses/`, `faq/` and `tables/`.

    Raises:
        CatalogError: The folder cannot be listed.
    """

    def __init__(self, root: str = BUNDLED) -> None:
        self.root = root
        self._statuses: dict[int, Status] = {}
        self._questions: dict[str, Question] = {}
        found = [int(stem) for stem in _stems(root, STATUSES) if re.fullmatch("[0-9]{3}", stem)]
        self.codes = tuple(sorted(found, key=_place))
        """Every code that has a page, class by class, ascending; what has no class comes last."""
        self.slugs = tuple(sorted(_stems(root, FAQ)))
        """Every question that has a page."""

    def __contains__(self, code: object) -> bool:
        """Tell whether a code has a page."""
        return code in self.codes

    def status(self, code: int) -> Status:
        """Read the page of a code.

        Raises:
            KeyError: The code has no page.
            PageError: The page breaks a rule.
        """
        if code not in self.codes:
            raise KeyError(code)
        if code not in self._statuses:
            file = self._file(code)
            self._statuses[code] = read_status(file, read_text(file), f"{code:03d}")
        return self._statuses[code]

    def title(self, code: int) -> str:
        """Read what stands beside a number, from two lines of its page's head.

        A page names its neighbors; reading each of them in full takes longer
        than the page itself.

        Raises:
            KeyError: The code has no page.
            PageError: The page breaks a rule.
        """
        if code in self.codes and code not in self._statuses:
            head, _, _ = read_text(self._file(code)).partition("\n+++")
            for key in ('\nknown_as = "', '\nphrase = "'):
                _, found, value = head.partition(key)
                title, quote, _ = value.partition('"\n')
                if found and quote and not {'"', "\\"} & set(title):
                    return title
        return self.status(code).title

    def question(self, slug: str) -> Question:
        """Read the page of a question.

        Raises:
            KeyError: There is no such question.
            PageError: The page breaks a rule.
        """
        if slug not in self.slugs:
            raise KeyError(slug)
        if slug not in self._questions:
            file = os.path.join(self.root, FAQ, f"{slug}.md")
            self._questions[slug] = read_question(file, read_text(file), slug)
        return self._questions[slug]

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """Every status, in the order of `codes`.

        Raises:
            PageError: A page breaks a rule.
        """
        return tuple(self.status(code) for code in self.codes)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the FAQ, in the order of their files' names.

        Raises:
            PageError: A page breaks a rule.
        """
        return tuple(self.question(slug) for slug in self.slugs)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Every log line, flag, exception and message.

        Raises:
            PageError: The table breaks a rule.
        """
        file = os.path.join(self.root, TABLES, "signatures.csv")
        return tuple(row for _, row in read_signatures(file, read_text(file)))

    @cached_property
    def headers(self) -> tuple[Header, ...]:
        """What each field tells when one debugs.

        Raises:
            PageError: The table breaks a rule.
        """
        file = os.path.join(self.root, TABLES, "headers.csv")
        return tuple(row for _, row in read_headers(file, read_text(file)))

    @cached_property
    def confusables(self) -> tuple[Confusable, ...]:
        """The codes that are taken for one another.

        Raises:
            PageError: The table breaks a rule.
        """
        file = os.path.join(self.root, TABLES, "confusables.csv")
        return tuple(row for _, row in read_confusables(file, read_text(file)))

    def signatures_of(self, code: int) -> tuple[Signature, ...]:
        """The rows that belong to a page, those that lead to it first of all before the rest.

        Raises:
            PageError: A row that belongs to the page, or all of them, breaks a rule.
        """
        rows = self._read_signatures_of(code)
        return tuple(sorted(rows, key=lambda row: row.pages.index(code)))

    def headers_of(self, code: int) -> tuple[Header, ...]:
        """The fields that matter for a code, in the order of the table."""
        return tuple(row for row in self.headers if code in row.pages)

    def confusables_of(self, code: int) -> tuple[Confusable, ...]:
        """The groups that a code belongs to, smallest first: a pair says more than a crowd."""
        rows = [row for row in self.confusables if code in row.codes]
        return tuple(sorted(rows, key=lambda row: (len(row.codes), code != row.codes[0])))

    def _read_signatures_of(self, code: int) -> list[Signature]:
        if "signatures" in self.__dict__:  # all are read already
            return [row for row in self.signatures if code in row.pages]
        file = os.path.join(self.root, TABLES, "signatures.csv")
        try:
            lines = [lines_that_lead_to(code, piece, numbered=False) for piece in read_pieces(file)]
            rows = read_signatures(file, decoded(file, b"\n".join(lines)))
        except PageError:  # a fault is told by its line
            left = lines_that_lead_to(code, read_bytes(file))
            rows = read_signatures(file, decoded(file, left))
        return [row for _, row in rows if code in row.pages]

    def _file(self, code: int) -> str:
        return os.path.join(self.root, STATUSES, f"{code:03d}.md")


def _place(code: int) -> tuple[bool, int]:
    return StatusClass.of(code) is StatusClass.OTHER, code


def read_text(file: str) -> str:
    """Read a page or a table as UTF-8.

    Raises:
        CatalogError: The file cannot be read.
        PageError: It is not UTF-8; names the line.
    """
    return decoded(file, read_bytes(file))


def read_bytes(file: str) -> bytes:
    """Read a file as it is.

    Raises:
        CatalogError: The file cannot be read.
    """
    return b"".join(read_pieces(file))


def read_pieces(file: str) -> Iterator[bytes]:
    """Read a file as it is, some whole lines at a time: a table is never in memory at once.

    Raises:
        CatalogError: The file cannot be read.
    """
    try:
        with open(file, "rb") as stream:
            while lines := stream.readlines(PIECE_BYTES):
                yield b"".join(lines)
    except OSError as error:
        raise CatalogError(f"cannot read {file}: {error.strerror}") from None


def decoded(file: str, data: bytes) -> str:
    """Decode what a file holds, with every end of a line as a line feed.

    Raises:
        PageError: It is not UTF-8; names the line.
    """
    try:
        return data.removeprefix(BYTE_ORDER_MARK).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise PageError([Fault(file, line, wrong, "save the file as UTF-8")]) from None


def _stems(root: str, folder: str) -> list[str]:
    path = os.path.join(root, folder)
    try:
        names = os.listdir(path)
    except OSError as error:
        hint = ""
        if isinstance(error, NotADirectoryError):
            hint = "; the pages are files on disk, so statusbrowser does not run from a zip"
        raise CatalogError(f"cannot list {path}: {error.strerror}{hint}") from None
    return [name.removesuffix(".md") for name in names if name.endswith(".md")]
