"""The check of pages and tables: each on its own, then all references between them."""

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from statusbrowser.catalog.catalog import BUNDLED, FAQ, STATUSES, TABLES, read_text
from statusbrowser.catalog.faults import CatalogError, Fault, PageError
from statusbrowser.catalog.heads import FENCE
from statusbrowser.catalog.pages import links_in, read_question, read_status
from statusbrowser.catalog.tables import read_confusables, read_headers, read_signatures
from statusbrowser.model import Question, Status, StatusSection

_BULLET = r"- ((?:`[^`]+`(?:, | and |/| with )?)+)"

_HEADERS = f"\n## {StatusSection.HEADERS.value}"


_ENDINGS = {STATUSES: ".md", FAQ: ".md", TABLES: ".csv"}

LEAST_ROWS = {"signatures.csv": 5600, "headers.csv": 80, "confusables.csv": 65}
"""Rows that the bundled tables have had: with fewer, one was cut where a row ends."""


class Report(NamedTuple):
    """What a check read and what it found wrong."""

    faults: tuple[Fault, ...]
    """Every fault, by file and line."""
    statuses: int
    questions: int
    rows: int

    def __str__(self) -> str:
        """Say what was read, in one line."""
        statuses = _counted(self.statuses, "status", "statuses")
        questions = _counted(self.questions, "question", "questions")
        return f"{statuses}, {questions}, {_counted(self.rows, 'table row', 'table rows')}"


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def check(paths: Iterable[str] = (), bundled: str = BUNDLED) -> Report:
    """Check pages and tables, and every reference that they make.

    Args:
        paths: Files and folders; the bundled data where there are none. A
            file in a folder named `faq` is a question, a `.csv` file the
            table that its name says, any other `.md` file a status. Of a
            folder counts what lies in folders named `statuses`, `faq` and
            `tables`, itself among them; hidden folders are left out.
        bundled: The data whose pages and fields references may name too.

    Returns:
        The counts and all faults.

    Raises:
        CatalogError: A path cannot be read, is neither a page nor a table, or
            is a folder that holds none.
    """
    files = [file for path in (list(paths) or [bundled]) for file in _files(path)]
    faults: list[Fault] = []
    row_count = 0
    pages: list[tuple[str, str, Status | Question]] = []
    tables: list[tuple[str, list[tuple[int, tuple[int, ...]]]]] = []
    fields = _known_fields(bundled)
    for file in files:
        try:
            text = read_text(file)
            faults += _unended(file, text)
            if file.endswith(".csv"):
                rows, names = _table(file, text)
                tables.append((file, rows))
                fields |= names
                faults += _cut(file, len(rows))
                row_count += len(rows)
            else:
                pages.append((file, text, _page(file, text)))
        except PageError as error:
            faults += error.faults
    codes = {int(stem) for stem in _stems_of(bundled, STATUSES) if stem.isdigit()}
    codes |= {page.code for _, _, page in pages if isinstance(page, Status)}
    faults += _duplicates(pages)
    for file, text, page in pages:
        if isinstance(page, Status):
            faults += _unknown_codes(file, text, "related", page.related, codes)
            faults += _unknown_fields(file, text, page, fields)
        else:
            faults += _unknown_codes(file, text, "codes", page.codes, codes)
        faults += _unknown_links(file, text, codes)
    for file, rows in tables:
        faults += [
            Fault(file, line, f"code {code:03d} has no page", "a code that has one")
            for line, named in rows
            for code in named
            if code not in codes
        ]
    statuses = sum(isinstance(page, Status) for _, _, page in pages)
    return Report(tuple(sorted(faults)), statuses, len(pages) - statuses, row_count)


def _files(path: str) -> list[str]:
    """List what is to be checked at a path: itself, or the pages and tables below it."""
    if os.path.isdir(path):
        files = sorted(_files_below(path))
        if not files:
            wanted = f"pages lie in folders {STATUSES} and {FAQ}, tables in {TABLES}"
            raise CatalogError(f"no pages and no tables in {path}; {wanted}")
    elif not os.path.exists(path):
        raise CatalogError(f"no such file or folder: {path}")
    elif path.endswith(tuple(_ENDINGS.values())):
        files = [path]
    else:
        raise CatalogError(f"{path} is neither a page (.md) nor a table (.csv)")
    for file in files:
        if not os.path.isfile(file):  # reading from a named pipe would wait for ever
            raise CatalogError(f"cannot read {file}: it is no plain file")
    return files


def _files_below(path: str) -> Iterator[str]:
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if not name.startswith(".")]
        ending = _ENDINGS.get(os.path.basename(os.path.abspath(folder)))
        if ending:
            yield from (os.path.join(folder, name) for name in names if name.endswith(ending))


def _unended(file: str, text: str) -> list[Fault]:
    if text.endswith("\n"):
        return []
    line = text.count("\n") + 1
    wanted = "end it with a line feed; was the file cut?"
    return [Fault(file, line, "the last line has no end", wanted)]


def _cut(file: str, rows: int) -> list[Fault]:
    folder, name = os.path.split(os.path.realpath(file))
    least = LEAST_ROWS.get(name, 0)
    if rows >= least or folder != os.path.realpath(os.path.join(BUNDLED, TABLES)):
        return []
    wanted = f"{least} at least; was the table cut?"
    return [Fault(file, rows + 1, f"the table ends after {_counted(rows, 'row', 'rows')}", wanted)]


def _page(file: str, text: str) -> Status | Question:
    folder, name = os.path.split(os.path.abspath(file))
    stem = name.removesuffix(".md")
    if os.path.basename(folder) == FAQ:
        return read_question(file, text, stem)
    return read_status(file, text, stem)


def _table(file: str, text: str) -> tuple[list[tuple[int, tuple[int, ...]]], set[str]]:
    """Read a table by its name: the codes that each row names, and the fields it defines."""
    name = os.path.basename(file)
    if name == "signatures.csv":
        return [(line, row.pages) for line, row in read_signatures(file, text)], set()
    if name == "confusables.csv":
        return [(line, row.codes) for line, row in read_confusables(file, text)], set()
    if name == "headers.csv":
        rows = read_headers(file, text)
        fields = {name.lower() for _, row in rows for name in row.names}
        return [(line, row.pages) for line, row in rows], fields
    wanted = "signatures.csv, headers.csv or confusables.csv"
    raise PageError([Fault(file, 1, f"unknown table {name}", wanted)])


def _known_fields(bundled: str) -> set[str]:
    file = os.path.join(bundled, TABLES, "headers.csv")
    try:
        return _table(file, read_text(file))[1]
    except CatalogError:  # it is reported where the table itself is checked
        return set()


def _stems_of(root: str, folder: str) -> list[str]:
    path = os.path.join(root, folder)
    if not os.path.isdir(path):
        return []
    return [name.removesuffix(".md") for name in os.listdir(path) if name.endswith(".md")]


def _duplicates(pages: list[tuple[str, str, Status | Question]]) -> list[Fault]:
    faults = []
    seen: dict[str, str] = {}
    for file, _, page in pages:
        key = page.number if isinstance(page, Status) else page.question.casefold()
        if key in seen:
            what = f"code {key}" if isinstance(page, Status) else "the question"
            faults.append(
                Fault(file, 1, f"{what} has a page already, {seen[key]}", "one page, one file")
            )
        seen.setdefault(key, file)
    return faults


def _unknown_codes(
    file: str, text: str, key: str, named: tuple[int, ...], codes: set[int]
) -> list[Fault]:
    line = next(
        (at for at, row in enumerate(text.split("\n"), 1) if re.match(rf"{key}\s*=", row)), 1
    )
    return [
        Fault(file, line, f"{key} names {code:03d}, which has no page", "a code that has one")
        for code in named
        if code not in codes
    ]


def _unknown_links(file: str, text: str, codes: set[int]) -> list[Fault]:
    end = text.index(f"\n{FENCE}", len(FENCE))
    start = text.count("\n", 0, end) + 1
    body = text[end + 1 :]
    return [
        Fault(file, start + line + 1, f"[{code:03d}] has no page", "link to a code that has one")
        for line, code in links_in(body)
        if code not in codes
    ]


def _unknown_fields(file: str, text: str, page: Status, fields: set[str]) -> list[Fault]:
    if StatusSection.HEADERS not in page.sections:
        return []
    section = page.sections[StatusSection.HEADERS]
    start = text.count("\n", 0, text.index(section, text.index(_HEADERS))) + 1
    faults = []
    for number, line in enumerate(section.split("\n"), start):
        if not line.startswith("- "):
            continue
        lead = re.match(_BULLET, line)
        names = re.findall(r"`([^`]+)`", lead[1]) if lead else []
        if not names:
            wanted = "begin it with the field's name in backticks"
            faults.append(Fault(file, number, "the item names no field", wanted))
        faults += [
            Fault(file, number, f"field {name} is not in headers.csv", "one that is, or add it")
            for name in names
            if name.split(":")[0].lower() not in fields
        ]
    return faults
