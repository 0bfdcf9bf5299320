"""The tables beside the pages: signatures, headers and confusables, a row each."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from statusbrowser.catalog.faults import Fault, PageError
from statusbrowser.model import CLASSES, Confusable, Header, Signature

Row = TypeVar("Row")

_CLASS_LABELS = {member.label for member in CLASSES if member.label.endswith("xx")}


def read_signatures(file: str, text: str) -> list[tuple[int, Signature]]:
    """Read `signatures.csv`: each row with its line number.

    Raises:
        PageError: The table breaks a rule; holds all of its faults.
    """
    columns = ("product", "kind", "text", "codes", "meaning", "source")
    return _read(file, text, columns, _signature)


def lines_that_lead_to(code: int, data: bytes, *, numbered: bool = True) -> bytes:
    """Leave out the lines of `signatures.csv` that cannot lead to the page of a code.

    Printing one page needs a few of thousands of rows, and looking for words
    in the whole table is many times faster than taking it apart.

    Args:
        code: The page's code.
        data: The whole table.
        numbered: Whether empty lines stand for those left out, so that the
            others keep their numbers: that takes longer to read.
    """
    labels = (*_CLASS_LABELS, "none")
    words = {word for word in labels if code in Signature("", "", "", (word,), "", "").pages}
    words |= {f"{code:03d}"} if code else {"000", ",0,", ",0 ", " 0,"}
    begins = {0}
    for needle in (word.encode() for word in words):
        at = data.find(needle)
        while at >= 0:
            begins.add(data.rfind(b"\n", 0, at) + 1)
            end = data.find(b"\n", at)
            at = data.find(needle, end) if end >= 0 else -1
    kept: list[bytes] = []
    end = 0
    for begin in sorted(begins):
        kept.append(b"\n" * (data.count(b"\n", end, begin) if numbered else begin > 0))
        end = data.find(b"\n", begin)
        end = end if end >= 0 else len(data)
        kept.append(data[begin:end])
    return b"".join(kept)


def read_headers(file: str, text: str) -> list[tuple[int, Header]]:
    """Read `headers.csv`: each row with its line number.

    Raises:
        PageError: The table breaks a rule; holds all of its faults.
    """
    columns = ("header", "direction", "statuses", "tells", "specification", "source")
    return _read(file, text, columns, _header)


def read_confusables(file: str, text: str) -> list[tuple[int, Confusable]]:
    """Read `confusables.csv`: each row with its line number.

    Raises:
        PageError: The table breaks a rule; holds all of its faults.
    """
    return _read(file, text, ("codes", "question", "answer", "source"), _confusable)


def _read(
    file: str,
    text: str,
    columns: tuple[str, ...],
    make: Callable[[dict[str, str]], Row],
) -> list[tuple[int, Row]]:
    faults: list[Fault] = []
    rows: list[tuple[int, Row]] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in _lines(file, text, columns):
        wrong = _wrong_cells(file, line, cells, columns)
        key = tuple(cells[:4])
        if key in seen:
            what = f"the row says the same as line {seen[key]}"
            wrong.append(Fault(file, line, what, "one row, one place"))
        seen.setdefault(key, line)
        if not wrong:
            try:
                rows.append((line, make(dict(zip(columns, cells, strict=True)))))
            except _BadCellError as error:
                wrong.append(Fault(file, line, error.wrong, error.wanted))
        faults += wrong
    if faults:
        raise PageError(faults)
    return rows


def _wrong_cells(file: str, line: int, cells: list[str], columns: tuple[str, ...]) -> list[Fault]:
    if len(cells) != len(columns):
        wrong = f"the row has {len(cells)} cells"
        return [Fault(file, line, wrong, f"it has {len(columns)}: {', '.join(columns)}")]
    if all(map(str.strip, cells)) and "".join(cells).isprintable():
        return []
    faults = [
        Fault(file, line, f"{name} is empty", "every cell says something")
        for name, cell in zip(columns, cells, strict=True)
        if not cell.strip()
    ]
    faults += [
        Fault(file, line, f"{name} holds a control character", "plain text only")
        for name, cell in zip(columns, cells, strict=True)
        if not cell.isprintable()
    ]
    return faults


def _lines(file: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.split("\n"), strict=True)
    line = 1  # where the row begins that is read next
    try:
        head = next(reader, [])
        if tuple(head) != columns:
            wrong = f"the first line is {','.join(head)[:60]!r}"
            raise PageError([Fault(file, 1, wrong, f"it must be {','.join(columns)}")])
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        wrong = f"the row cannot be read: {error}"
        wanted = "comma-separated cells, a quote doubled inside quotes"
        raise PageError([Fault(file, line, wrong, wanted)]) from None


class _BadCellError(ValueError):
    """A cell says something that its column cannot mean."""

    def __init__(self, wrong: str, wanted: str) -> None:
        self.wrong = wrong
        self.wanted = wanted
        super().__init__(wrong)


def _signature(row: dict[str, str]) -> Signature:
    codes = tuple(row["codes"].split())
    for code in codes:
        if code not in _CLASS_LABELS and code != "none" and not _is_number(code):
            raise _BadCellError(f"code {code!r}", "a number, a class such as 4xx, or none")
    return Signature(
        product=row["product"],
        kind=row["kind"],
        text=row["text"],
        codes=codes,
        meaning=row["meaning"],
        source=row["source"],
    )


def _header(row: dict[str, str]) -> Header:
    if row["direction"] not in ("request", "response", "both", "response trailer"):
        raise _BadCellError(f"direction {row['direction']!r}", "request, response or both")
    return Header(
        names=_field_names(row["header"]),
        title=row["header"],
        direction=row["direction"],
        statuses=row["statuses"],
        pages=_codes_in(row["statuses"]),
        tells=row["tells"],
        specification=row["specification"],
        source=row["source"],
    )


def _confusable(row: dict[str, str]) -> Confusable:
    codes = tuple(int(code) for code in row["codes"].split() if _is_number(code))
    if not codes:
        raise _BadCellError(f"codes {row['codes']!r}", "two codes or more with a space between")
    return Confusable(codes, row["codes"], row["question"], row["answer"], row["source"])


def _field_names(title: str) -> tuple[str, ...]:
    """Split `X-Cache, X-Served-By (Fastly)` and `X-RateLimit-Limit, -Remaining` into names."""
    names: list[str] = []
    if "," not in title and " " not in title and ":" not in title:
        return (title,)
    for part in re.split(r", | with ", re.sub(r" \(.*?\)", "", title)):
        name = part.split(":")[0].strip()
        if name.startswith("-") and names:
            name = names[0].rsplit("-", 1)[0] + name
        names.append(name)
    return tuple(names)


def _codes_in(statuses: str) -> tuple[int, ...]:
    """Read `405 200(OPTIONS)` and `520-526 530`; classes and words name no page."""
    codes: list[int] = []
    for word in re.sub(r"\(.*?\)", "", statuses).split():
        if span := re.fullmatch("([0-9]{3})-([0-9]{3})", word):
            codes += range(int(span[1]), int(span[2]) + 1)
        elif len(word) == 3 and _is_number(word):
            codes.append(int(word))
    return tuple(codes)


def _is_number(text: str) -> bool:
    return len(text) <= 3 and text.isascii() and text.isdecimal()
