"""Fewer bytes for the same picture: styles are told by what changes.

Textual writes every piece of text between a whole style and a reset: two
thirds of a screen are styles, and over a line of 64 kbit/s that is half a
second. No issue upstream.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_STYLE = re.compile(r"\x1b\[([0-9;]*)m")
_PLACE = re.compile(r"(?:\r\n)?\x1b\[(\d+);(\d+)H")
_ONLY_PLACES = re.compile(r"(?:\x1b\[[0-9;]+H|\r\n)*\Z")

_EXTENDED = {"2": 5, "5": 3}
"""How many parameters a color has after 38 or 48, itself included: RGB, or one of 256."""

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25"}
_OFF |= {"7": "27", "8": "28", "9": "29"}
"""What takes back an attribute; bold and dim, and the two kinds of blinking, share theirs."""

_SEEN_ON_BLANKS = frozenset("479")
"""Underline, reverse, strike through."""


class _Pen(NamedTuple):
    """How the terminal writes from here on."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    surface: str = ""


_PLAIN = _Pen()


def thrifty(data: str) -> str:
    """Write the same with fewer bytes.

    Args:
        data: What goes to a terminal whose style is plain.

    Returns:
        What leaves the same cells in the same styles and the terminal plain;
        the data as they are where they hold a style that is not understood or
        do not end plain.
    """
    if "m" not in data:
        return data
    actual = wanted = _PLAIN
    written: list[str] = []
    pieces = _STYLE.split(_PLACE.sub(_short_place, data))
    for number, piece in enumerate(pieces):
        if number % 2:
            pen = _changed(wanted, piece)
            if pen is None:
                return data
            wanted = pen
        elif _ONLY_PLACES.match(piece):
            written.append(piece)
        else:
            pen = wanted if piece.strip(" ") else _for_blanks(actual, wanted)
            written += (_step(actual, pen), piece)
            actual = pen
    if wanted != _PLAIN:
        return data
    written.append(_step(actual, wanted))
    return "".join(written)


def _short_place(match: re.Match[str]) -> str:
    row, column = match.groups()
    return f"\x1b[{row}H" if column == "1" else f"\x1b[{row};{column}H"


@lru_cache(maxsize=4096)
def _changed(pen: _Pen, codes: str) -> _Pen | None:
    """Apply the parameters of a style; None for one that is not understood."""
    parameters = (codes or "0").split(";")
    attributes, ink, surface = pen
    while parameters:
        code = parameters[0]
        length = 1
        if code in ("38", "48"):
            length = _EXTENDED.get(parameters[1] if len(parameters) > 1 else "", 0)
            if not 0 < length <= len(parameters):
                return None
        color = ";".join(parameters[:length])
        del parameters[:length]
        number = int(code or "0")
        if number == 0:
            attributes, ink, surface = _PLAIN
        elif number < 10:
            attributes |= {code}
        elif 30 <= number <= 38 or 90 <= number <= 97:
            ink = color
        elif 40 <= number <= 48 or 100 <= number <= 107:
            surface = color
        elif number == 39:
            ink = ""
        elif number == 49:
            surface = ""
        else:
            return None
    return _Pen(attributes, ink, surface)


def _for_blanks(actual: _Pen, wanted: _Pen) -> _Pen:
    """Choose a style in which blanks look as wanted; only lines and the surface show on them."""
    if (actual.attributes | wanted.attributes) & _SEEN_ON_BLANKS:
        return wanted
    return actual._replace(surface=wanted.surface)


@lru_cache(maxsize=4096)
def _step(actual: _Pen, wanted: _Pen) -> str:
    """Write the shortest way from one style to another."""
    if actual == wanted:
        return ""
    if wanted == _PLAIN:
        return "\x1b[m"
    gone = actual.attributes - wanted.attributes
    off = {_OFF[code] for code in gone}
    kept = {code for code in actual.attributes - gone if _OFF[code] not in off}
    change = _codes(actual._replace(attributes=frozenset(kept)), wanted, sorted(off))
    afresh = _codes(_PLAIN, wanted, ["0"])
    return min(change, afresh, key=len)


def _codes(actual: _Pen, wanted: _Pen, codes: list[str]) -> str:
    codes = codes + sorted(wanted.attributes - actual.attributes)
    if actual.ink != wanted.ink:
        codes.append(wanted.ink or "39")
    if actual.surface != wanted.surface:
        codes.append(wanted.surface or "49")
    return f"\x1b[{';'.join(codes)}m"
