"""One source for footer, help and palette: the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from textual.binding import ActiveBinding, Binding, BindingType
from textual.dom import DOMNode

from statusbrowser.tui.keynames import CHARACTERS

_NAMES = {
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
    **CHARACTERS,
}
"""Keys whose name in Textual is not what stands on them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a key does, and where."""

    id: str
    keys: str
    """As they are shown: `down, j`."""
    description: str
    label: str
    """The same in a word, as the footer says it."""
    action: str
    node: DOMNode
    """The pane that does it."""


def key_name(key: str) -> str:
    """Write a key as people call it."""
    return _NAMES.get(key, key)


def footer_keys(
    active: Iterable[ActiveBinding], labels: Mapping[str, str], *, typing: bool
) -> list[tuple[str, str]]:
    """Choose what the footer shows of the bindings that work right now.

    Args:
        active: The bindings from the focus upward.
        labels: What a binding's description is right now, by its id; an empty
            one leaves it out.
        typing: Whether single characters go into a text, and so do nothing else.
    """
    shown: dict[str, tuple[str, str]] = {}
    for _, binding, enabled, _ in active:
        label = labels.get(binding.id or "", binding.description)
        if binding.show and enabled and label and binding.action not in shown:
            key = binding.key_display or key_name(binding.key)
            if not (typing and len(key) == 1):
                shown[binding.action] = (key, label)
    return list(shown.values())


def table_keys(table: Iterable[BindingType], keymap: Mapping[str, str]) -> list[tuple[str, str]]:
    """Choose what the footer shows of a table of bindings that all work.

    Args:
        table: The bindings.
        keymap: What people have put on other keys, by the binding's id.
    """
    shown = []
    for row in table:
        if isinstance(row, Binding) and row.show:
            remapped = keymap.get(row.id or "", "").partition(",")[0]
            shown.append((key_name(remapped or row.key_display or row.key), row.description))
    return shown


def deeds_of(node: DOMNode, keymap: Mapping[str, str]) -> Iterator[Deed]:
    """List what the keys of a pane, a screen or the app do, in the order of its bindings.

    Args:
        node: Whose bindings; those of the library's own classes are left out.
        keymap: What people have put on other keys, by the binding's id.
    """
    seen: set[str] = set()
    for cls in type(node).__mro__:
        if not cls.__module__.startswith("statusbrowser."):
            break
        for binding in cls.__dict__.get("BINDINGS", ()):
            if not isinstance(binding, Binding) or not binding.id or binding.id in seen:
                continue
            seen.add(binding.id)
            keys = keymap.get(binding.id, binding.key).split(",")
            names = ", ".join(key_name(key.strip()) for key in keys)
            description = binding.tooltip or binding.description
            yield Deed(binding.id, names, description, binding.description, binding.action, node)
