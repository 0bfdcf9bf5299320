"""The names of keys: as people write them in, as Textual takes them, and which ones exist."""

from __future__ import annotations

import string
import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS

_MOVES = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"}
_MOVES |= {f"f{number}" for number in range(1, 13)}
_LETTERS = set(string.ascii_lowercase)
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "ins": "insert",
    "del": "delete",
    "backtab": "shift+tab",
    "ctrl+space": "ctrl+@",
}
"""Other names for keys, among them those that help and footer show."""

_NAMED = (
    _MOVES
    | {"tab", "shift+tab", "enter", "escape", "backspace", "space", "ctrl+@"}
    | {f"ctrl+{letter}" for letter in _LETTERS - set("him")}
    | {f"alt+{letter}" for letter in _LETTERS | set(string.digits)}
    | {f"{modifier}+{move}" for modifier in ("shift", "ctrl", "alt") for move in _MOVES}
)
"""Keys with a name that terminals send."""

_SENT_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+[": "escape",
    "ctrl+enter": "enter",
    "shift+enter": "enter",
    "ctrl+tab": "tab",
}
"""Keys for which a terminal sends what it sends for another one."""


class NoKeyError(ValueError):
    """No terminal sends such a key; the message says what is wanted."""


def key_named(written: str) -> str:
    """Give the name that Textual has for a key.

    Args:
        written: A character (`?`, `G`), or a name in any case: `pagedown`,
            `PgDn`, `ctrl+n`, `question_mark`.

    Raises:
        NoKeyError: There is no such key.
    """
    if len(written) == 1 and written.isprintable() and written != " ":
        return character_name(written)
    name = "space" if written == " " else written.strip().lower()
    name = _ALIASES.get(name, name)
    if name in _NAMED or name in CHARACTERS:
        return name
    shown = repr(written[:40])
    if name in _SENT_AS:
        raise NoKeyError(f"{shown} cannot be told from {_SENT_AS[name]} by a terminal")
    modifier, _, letter = name.rpartition("+")
    if modifier == "shift" and len(letter) == 1:
        raise NoKeyError(f"{shown} is the character itself, {letter.upper()}")
    if "," in name:
        raise NoKeyError(f'{shown} is no key; several are a list, as ["j", "down"]')
    raise NoKeyError(f"{shown} is no key that terminals send; some are j, ?, f5, ctrl+n, pagedown")


def character_name(character: str) -> str:
    """Name the key of a character; letters and digits are their own names."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def is_typed(key: str) -> bool:
    """Tell whether a key goes into a text that has the focus."""
    return len(key) == 1 or key == "space" or key in CHARACTERS


CHARACTERS = {character_name(character): character for character in string.punctuation}
"""Every ASCII sign by the name of its key."""
