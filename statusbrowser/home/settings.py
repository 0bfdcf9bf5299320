"""The settings file: optional TOML; whatever is wrong in it is named and ignored."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from statusbrowser.home.files import read_small

LARGEST = 1 << 16
"""How many bytes of settings are read."""

MOST_LINES = 200
"""Up to so many lines a fault is told with its line; finding it takes a parse a line."""

KEPT_QUERIES = 200
MOST_QUERIES = 1000

Remap = Callable[[Mapping[str, Sequence[str]]], tuple[dict[str, str], dict[str, str]]]
"""Keys as they were written, by the ids of bindings, in; a keymap and what is wrong, by id, out."""

_Path = tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """What the file says, as far as it is right."""

    theme: str | None = None
    history: int = KEPT_QUERIES
    """How many queries are remembered."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Keys in place of the usual ones, by the ids of bindings, as Textual takes them."""
    faults: tuple[str, ...] = ()
    """What was ignored: `file:line: what is wrong; what is wanted`."""


def read_settings(file: str | None, themes: Collection[str], remap: Remap) -> Settings:
    """Read the settings; those that are missing or wrong are the usual ones.

    Args:
        file: Its path; None where there is no place for it.
        themes: The names that a theme can have.
        remap: Checks the keys.
    """
    if file is None:
        return Settings()
    data = b""
    try:
        data = read_small(file, LARGEST)
        return _Reader(file, data, themes, remap).settings()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(faults=(f"{file}: {error.strerror}; the usual settings are used",))
    except (ValueError, RecursionError) as error:
        fault = f"{file}{_place(error, data)}; the usual settings are used"
        return Settings(faults=(fault,))


class _Reader:
    """Takes one file apart and notes what is wrong.

    Raises:
        ValueError: It is no TOML, or not in UTF-8.
        RecursionError: Its values are nested too deep to be settings.
    """

    def __init__(self, file: str, data: bytes, themes: Collection[str], remap: Remap) -> None:
        self._file = file
        self._text = data.decode("utf-8-sig")
        self._held = tomllib.loads(self._text)
        self._themes = themes
        self._remap = remap
        self._faults: dict[_Path, str] = {}

    def settings(self) -> Settings:
        for name in self._held:
            if name not in _NAMES:
                self._faults[name,] = f"there is no setting {_shown(name)}{_near(name, _NAMES)}"
        theme, history, keymap = self._theme(), self._history(), self._keymap()
        return Settings(theme, history, keymap, tuple(self._told()))

    def _theme(self) -> str | None:
        theme = self._held.get("theme")
        if theme is None or (isinstance(theme, str) and theme in self._themes):
            return theme
        near = _near(str(theme), sorted(self._themes))
        self._faults["theme",] = f"there is no theme {_shown(theme)}{near}"
        return None

    def _history(self) -> int:
        history = self._held.get("history", KEPT_QUERIES)
        if type(history) is int and 0 <= history <= MOST_QUERIES:
            return history
        wanted = f"it is a whole number from 0 to {MOST_QUERIES}"
        self._faults["history",] = f"history {_shown(history)} is no number of queries; {wanted}"
        return KEPT_QUERIES

    def _keymap(self) -> Mapping[str, str]:
        table = self._held.get("keys", {})
        if not isinstance(table, dict):
            self._faults["keys",] = (
                f"keys {_shown(table)} is no table; it begins with a line [keys]"
            )
            return {}
        paths: dict[str, _Path] = {}
        wanted: dict[str, Sequence[str]] = {}
        for path, value in _leaves(("keys",), table):
            id_ = ".".join(path[1:])
            keys = [value] if isinstance(value, str) else value
            paths[id_] = path
            if isinstance(keys, list) and keys and all(isinstance(key, str) for key in keys):
                wanted[id_] = keys
            else:
                said = f"{_shown(id_)} cannot be {_shown(value)}"
                self._faults[path] = f'{said}; it is a key or a list of keys, as ["j", "down"]'
        keymap, wrong = self._remap(wanted)
        self._faults |= {paths[id_]: said for id_, said in wrong.items()}
        return keymap

    def _told(self) -> Iterator[str]:
        """Write the faults, those with a line in the order of the file."""
        lines = self._lines()
        ordered = sorted(self._faults.items(), key=lambda item: lines.get(item[0], 0))
        for path, said in ordered:
            place = f":{lines[path]}" if path in lines else ""
            yield f"{self._file}{place}: {said}"

    def _lines(self) -> dict[_Path, int]:
        """Find the lines on which what is wrong begins.

        The standard library tells values without their lines. What the file
        says up to a line, and did not say up to the line before, began there.
        """
        found: dict[_Path, int] = {}
        lines = self._text.split("\n")
        if not self._faults or len(lines) > MOST_LINES:
            return found
        begin = 1
        for number in range(1, len(lines) + 1):
            try:
                held = tomllib.loads("\n".join(lines[:number]) + "\n")
            except ValueError:  # in the midst of a value
                continue
            for path in self._faults:
                if path not in found and _holds(held, path):
                    found[path] = begin
            begin = number + 1
        return found


_NAMES = ("theme", "history", "keys")


def _leaves(path: _Path, table: Mapping[str, object]) -> Iterator[tuple[_Path, object]]:
    """Walk a table; `results.next = "n"` and `"results.next" = "n"` are the same to people."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves((*path, name), value)
        else:
            yield (*path, name), value


def _holds(held: object, path: _Path) -> bool:
    for name in path:
        if not isinstance(held, dict) or name not in held:
            return False
        held = held[name]
    return True


def _place(error: Exception, data: bytes) -> str:
    """Write where a file is broken, and how: `:3: Invalid value (column 5)`."""
    if isinstance(error, UnicodeDecodeError):
        return f":{error.object[: error.start].count(bytes([10])) + 1}: it is not in UTF-8"
    if isinstance(error, RecursionError):
        return ": it is nested too deep"
    said, at_end, _ = str(error).partition(" (at end of document)")
    if at_end:
        return f":{data.rstrip().count(bytes([10])) + 1}: {said} (the file ends there)"
    said, _, place = str(error).rpartition(" (at line ")
    line, comma, column = place.rstrip(")").partition(", ")
    return f":{line}: {said} ({column})" if said and comma else f": {error}"


def _near(name: str, names: Collection[str]) -> str:
    near = get_close_matches(name, names, 1)
    return f", is it {near[0]}?" if near else f"; there are {', '.join(names)}"


def _shown(value: object) -> str:
    """Show a value in one line that a terminal cannot obey."""
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:57]}..."
