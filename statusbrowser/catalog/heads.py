"""The TOML head of a page: which keys it may have, of which type, and how it is read."""

import re
import tomllib
from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from statusbrowser.catalog.faults import Fault
from statusbrowser.model import Met, Registration, Retry

FENCE = "+++"
"""The line before and after the head."""


class Key(NamedTuple):
    """One key of a head: what its value must be, in words, and how to tell."""

    wanted: str
    fits: Callable[[object], bool]
    required: bool = False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_number(value: object) -> bool:
    return type(value) is int


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _list_of(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        return (
            isinstance(value, list)
            and all(fits(item) for item in value)
            and not any(item in value[:at] for at, item in enumerate(value))
        )

    return check


def _table(keys: dict[str, Key]) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        return (
            isinstance(value, dict)
            and all(name in keys and keys[name].fits(item) for name, item in value.items())
            and all(name in value for name, key in keys.items() if key.required)
        )

    return check


def _text(*, required: bool = False) -> Key:
    return Key("a text in one line", _is_text, required)


def _truth(*, required: bool = False) -> Key:
    return Key("true or false", _is_truth, required)


def _texts(*, required: bool = False) -> Key:
    return Key("a list of texts, none twice", _list_of(_is_text), required)


def _numbers(*, required: bool = False) -> Key:
    return Key("a list of codes, none twice", _list_of(_is_number), required)


def _one_of(choices: type[Enum]) -> Key:
    values = [member.value for member in choices]
    words = ", ".join(f'"{value}"' for value in values)
    return Key(f"one of {words}", lambda value: value in values, required=True)


_VARIANT = {"phrase": _text(required=True), "by": _text()}
_USE = {
    "vendor": _text(required=True),
    "note": _text(),
    "phrase": _text(),
    "written": _text(),
    "specification": _text(),
    "section": _text(),
    "typical_headers": _text(),
    "retry_note": _text(),
}

STATUS_KEYS = {
    "code": Key("a whole number", _is_number, required=True),
    "phrase": _text(),
    "known_as": _text(),
    "former_phrases": _texts(),
    "variants": Key("a list of { phrase, by }", _list_of(_table(_VARIANT))),
    "also_called": _texts(),
    "people_say": _texts(),
    "registered": _one_of(Registration),
    "vendor": _text(),
    "specification": _text(),
    "section": _text(),
    "cacheable": _truth(),
    "body": _truth(required=True),
    "typical_headers": _text(),
    "redirect": _text(),
    "retry": _one_of(Retry),
    "retry_note": _text(),
    "python": _text(),
    "met": _one_of(Met),
    "related": _numbers(),
    "sources": _texts(required=True),
    "uses": Key(f"tables with {', '.join(_USE)} (vendor is required)", _list_of(_table(_USE))),
}
"""What the head of a status page may say."""

QUESTION_KEYS = {
    "question": _text(required=True),
    "asked_as": _texts(),
    "codes": _numbers(required=True),
    "sources": _texts(required=True),
}
"""What the head of a question page may say."""


class Head(NamedTuple):
    """The head of one page."""

    values: dict[str, Any]
    lines: list[str]
    """The page down to the closing `+++`."""
    end: int
    """The line number of the closing `+++`."""

    def line(self, key: str) -> int:
        """Tell where a key stands; the first line where it is missing."""
        key_line = re.compile(rf"(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])")
        return next((at for at, line in enumerate(self.lines, 1) if key_line.match(line)), 1)


def read_head(
    file: str, lines: list[str], keys: dict[str, Key], faults: list[Fault]
) -> Head | None:
    """Read the head of a page and check each of its keys.

    Args:
        file: The page's name, for the faults.
        lines: The page's lines.
        keys: What the head may say.
        faults: Where each fault is added.

    Returns:
        The head with the values that are right; None where there is no head to read.
    """
    end = _closing_fence(file, lines, faults)
    values = _toml(file, lines[1:end], faults) if end is not None else None
    if end is None or values is None:
        return None
    head = Head({}, lines[:end], end + 1)
    for name, value in values.items():
        if name not in keys:
            wanted = f"one of {', '.join(keys)}"
            faults.append(Fault(file, head.line(name), f"unknown key {_shortened(name)}", wanted))
        elif not keys[name].fits(value):
            wrong = f"{name} is {_shortened(value)}"
            faults.append(Fault(file, head.line(name), wrong, f"it must be {keys[name].wanted}"))
        else:
            head.values[name] = value
    for name, key in keys.items():
        if key.required and name not in values:
            faults.append(Fault(file, 1, f"{name} is missing", f"it must be {key.wanted}"))
    return head


def _closing_fence(file: str, lines: list[str], faults: list[Fault]) -> int | None:
    """Tell where the head ends, counted from 0; None, and a fault, where there is none."""
    if not lines or lines[0].rstrip() != FENCE:
        wanted = f"begin with a line {FENCE}, TOML, and {FENCE}"
        faults.append(Fault(file, 1, "the page has no head", wanted))
        return None
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            return at
    faults.append(Fault(file, 1, "the head does not end", f"close it with a line {FENCE}"))
    return None


def _toml(file: str, lines: list[str], faults: list[Fault]) -> dict[str, Any] | None:
    """Read the lines between the fences; None, and a fault, where they are not TOML."""
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        at = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(at[1]) + 1 if at else len(lines) + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        faults.append(
            Fault(file, line, f"the head is not TOML: {reason}", 'write key = "value" lines')
        )
        return None


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
