"""The document of `--json` is what the manual says of it, for every page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.cli.document import SHAPES
from statusbrowser.cli.manual import manual
from statusbrowser.model import Entry
from statusbrowser.text import page_data

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]
CATALOG = Catalog()


def is_number(value: object) -> bool:
    return type(value) in (int, float)


def all_of(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(type(item) is kind for item in value)


KINDS: dict[str, Callable[[object], bool]] = {
    "string": lambda value: type(value) is str,
    "integer": lambda value: type(value) is int,
    "number": is_number,
    "boolean": lambda value: type(value) is bool,
    "boolean or null": lambda value: value is None or type(value) is bool,
    "strings": all_of(str),
    "integers": all_of(int),
    "objects": all_of(dict),
    "object or null": lambda value: value is None or type(value) is dict,
    "pairs of integers": lambda value: (
        isinstance(value, list) and all(len(pair) == 2 and all_of(int)(pair) for pair in value)
    ),
    "texts by heading": lambda value: isinstance(value, dict) and all_of(str)([*value.values()]),
}


def shape_of(name: str, value: dict[str, object]) -> str:
    """Tell by which keys an object is described."""
    if name in ("hits", "page"):
        return f"{name} of a {'question' if 'question' in value else 'status'}"
    return name


def hold(value: dict[str, object], name: str, seen: set[str]) -> None:
    """Hold an object, and those in it, against the description."""
    shape = shape_of(name, value)
    seen.add(shape)
    assert list(value) == [key.name for key in SHAPES[shape]]
    for key in SHAPES[shape]:
        held = value[key.name]
        assert KINDS[key.kind](held), f"{shape}: {key.name} is no {key.kind}: {held!r}"
        if key.kind == "objects" and isinstance(held, list):
            for item in held:
                hold(item, key.name, seen)
        if key.kind == "object or null" and isinstance(held, dict):
            hold(held, key.name, seen)


def test_every_page_is_as_described() -> None:
    seen: set[str] = set()
    entries: list[Entry] = [*CATALOG.statuses, *CATALOG.questions]
    for entry in entries:
        page = json.loads(json.dumps(page_data(entry, CATALOG)))
        hold(page, "page", seen)
    assert seen == {shape for shape in SHAPES if shape and not shape.startswith("hits")}


@pytest.mark.parametrize("query", ["502", "faq/401-or-403", "upstream prematurely closed", ""])
def test_a_document_is_as_described(command: Command, query: str) -> None:
    hold(json.loads(command("--json", *query.split()).stdout), "", set())


def test_codes_are_there_as_numbers_too() -> None:
    for code in (404, 502):
        page = json.loads(json.dumps(page_data(CATALOG.status(code), CATALOG)))
        for row in (*page["log_lines"], *page["headers"]):
            assert code in row["pages"]


def test_a_line_of_a_batch_has_the_total(command: Command) -> None:
    (line,) = command("--batch", "-n1", stdin=b"timeout\n").stdout.splitlines()
    answer = json.loads(line)
    assert list(answer) == ["query", "total", "hits"]
    assert answer["total"] == json.loads(command("--json", "-l", "timeout").stdout)["total"]
    assert json.loads(command("--batch", stdin=b"\n").stdout)["total"] == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_the_manual_describes_every_key(shape: str) -> None:
    told = manual().partition(".SH JSON\n")[2].partition(".SH EXIT")[0]
    part = told.partition(f".SS {shape}\n")[2] if shape else told
    part = part.partition(".SS ")[0]
    for key in SHAPES[shape]:
        assert f"\\fB{key.name}\\fR ({key.kind})\n" in part
