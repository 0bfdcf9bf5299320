"""Other keys for what is done: from what people wrote to what Textual takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from textual.binding import Binding

from statusbrowser.tui import bindings
from statusbrowser.tui.keynames import NoKeyError, is_typed, key_named
from statusbrowser.tui.keys import key_name

_PANES = (
    bindings.APP,
    bindings.SEARCH,
    bindings.RESULTS,
    bindings.PAGE,
    bindings.MAIN,
    bindings.CHOOSER,
    bindings.HELP,
    bindings.COMPARE,
)

_USUAL = tuple(
    {row.id: tuple(row.key.split(",")) for row in pane if isinstance(row, Binding) and row.id}
    for pane in _PANES
)
"""The keys of each pane, by the ids of the bindings. Within a pane a key does one thing."""

_EVERYWHERE = {
    row.id: tuple(row.key.split(","))
    for row in bindings.APP
    if isinstance(row, Binding) and row.id and row.priority
}
"""The bindings whose keys come before those of every pane."""

_WITH_TEXT = {
    *_EVERYWHERE,
    *(row.id for row in (*bindings.SEARCH, *bindings.CHOOSER) if isinstance(row, Binding)),
}
"""Bindings that work while characters go into a text."""


def remap(wanted: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Check the keys that people want.

    An entry is right where its id and its keys exist, and where it leaves to
    every other binding of the pane a key of its own.

    Args:
        wanted: Keys as they were written, by the ids of bindings.

    Returns:
        A keymap, which holds the bindings that lost one of several keys too;
        and what is wrong, by id.
    """
    right: dict[str, tuple[str, ...]] = {}
    wrong: dict[str, str] = {}
    for id_, keys in wanted.items():
        try:
            right[id_] = _checked(id_, keys)
        except ValueError as error:
            wrong[id_] = str(error)
    while (clash := next(_clashes(right), None)) is not None:
        id_, said = clash
        del right[id_]
        wrong[id_] = said
    keymap = {id_: ",".join(keys) for id_, keys in (_robbed(right) | right).items()}
    return keymap, wrong


def _checked(id_: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Give the names of keys for a binding.

    Raises:
        ValueError: There is no such binding or key, or it cannot work there.
    """
    ids = [name for pane in _USUAL for name in pane]
    if id_ not in ids:
        near = get_close_matches(id_, ids, 1)
        hint = f", is it {near[0]}?" if near else "; help (?) shows them all"
        raise ValueError(f"nothing is called {id_[:40]!r}{hint}")
    named = []
    for written in keys:
        try:
            key = key_named(written)
        except NoKeyError as error:
            raise ValueError(f"{id_}: {error}") from None
        if id_ in _WITH_TEXT and is_typed(key):
            raise ValueError(
                f"{id_}: {written!r} goes into the text there; a key such as ctrl+n or f5 does not"
            )
        named.append(key)
    return tuple(dict.fromkeys(named))


def _clashes(right: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Find entries that want a key which another one has, or which is another's only one."""
    for pane in _USUAL:
        owners = _owners_everywhere(right, pane)
        for id_, keys in right.items():
            for key in keys if id_ in pane else ():
                if owners.setdefault(key, id_) != id_:
                    yield id_, f"{id_}: {key_name(key)!r} is given to {owners[key]} already"
        for id_, keys in pane.items():
            if id_ not in right and owners.keys() >= set(keys):
                taker = owners[keys[0]]
                yield (
                    taker,
                    f"{taker}: {key_name(keys[0])!r} is the key of {id_}; give that one another",
                )


def _owners_everywhere(
    right: Mapping[str, Sequence[str]], pane: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Tell which keys no binding of a pane can have, and whose they are."""
    return {
        key: id_
        for id_, usual in _EVERYWHERE.items()
        if id_ not in pane
        for key in right.get(id_, usual)
    }


def _robbed(right: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Find the bindings that lose a key to another one, with the keys that they keep."""
    kept: dict[str, tuple[str, ...]] = {}
    for pane in _USUAL:
        taken = {key for id_, keys in right.items() if id_ in pane for key in keys}
        taken |= _owners_everywhere(right, pane).keys()
        for id_, keys in pane.items():
            if taken & set(keys):
                kept[id_] = tuple(key for key in keys if key not in taken)
    return kept
