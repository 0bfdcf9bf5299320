"""Which part knows which: each only those above it, and only the screen knows Textual."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import statusbrowser

ROOT = Path(statusbrowser.__file__).parent
ORDER = ["model", "catalog", "search", "text"]
"""Each part may know those before it; the command and the screen know them all."""
ALLOWED = {part: set(ORDER[:at]) for at, part in enumerate(ORDER)} | {
    "home": set(),
    "cli": {*ORDER, "home"},
    "tui": set(ORDER),
    "__main__": {"cli"},
    "__init__": set(),
}
LIBRARIES = {
    "textual": {"tui"},
    "rich": {"tui"},
    "rapidfuzz": {"search"},
    "platformdirs": {"cli", "home"},
}
"""Who may know which library."""
MODULES = sorted(ROOT.rglob("*.py"))


def part_of(module: Path) -> str:
    return module.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_stands_above_its_part(module: Path) -> None:
    part = part_of(module)
    known = {
        name.split(".")[1]
        for name in imports_of(module)
        if name.startswith("statusbrowser.") and name != "statusbrowser.__version__"
    }
    if module == ROOT / "cli/screen.py":  # the one function that opens the screen
        known.discard("tui")
    assert known - {part} <= ALLOWED[part]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_is_known_to_one_part(module: Path) -> None:
    names = {name.split(".")[0] for name in imports_of(module)}
    assert {
        name for name in names & LIBRARIES.keys() if part_of(module) not in LIBRARIES[name]
    } == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_outgrows_three_hundred_lines(module: Path) -> None:
    assert len(module.read_text().splitlines()) <= 300


@pytest.mark.parametrize("part", ["catalog", "search", "text"])
def test_a_facade_names_what_it_offers(part: str) -> None:
    probe = f"""
import statusbrowser.{part} as part
missing = [name for name in part.__all__ if not hasattr(part, name)]
assert part.__all__ == sorted(part.__all__, key=lambda n: (n != n.upper(), n[0].islower(), n)), 1
assert not missing, missing
"""
    subprocess.run([sys.executable, "-c", probe], check=True, timeout=60)


@pytest.mark.parametrize(
    ("part", "barred"),
    [
        pytest.param("statusbrowser", ["re", "enum", "typing"], id="package"),
        pytest.param("statusbrowser.cli", ["re", "enum", "typing"], id="command"),
        pytest.param("statusbrowser.model", ["dataclasses", "tomllib"], id="model"),
        pytest.param("statusbrowser.catalog", ["textual", "rapidfuzz"], id="catalog"),
        pytest.param("statusbrowser.search", ["textual", "rich"], id="search"),
        pytest.param("statusbrowser.text", ["textual", "rapidfuzz"], id="text"),
        pytest.param("statusbrowser.cli.command", ["textual", "rapidfuzz"], id="dispatch"),
        pytest.param("statusbrowser.cli.printing", ["textual", "rapidfuzz"], id="printing"),
        pytest.param("statusbrowser.cli.screen", ["textual", "rapidfuzz"], id="before the screen"),
    ],
)
def test_a_part_comes_alone(part: str, barred: list[str]) -> None:
    probe = f"import sys, {part}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {probe}"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert not set(barred) & set(done.stdout.decode().split())


HEAVY = {
    "argparse", "dataclasses", "importlib.resources", "inspect", "json", "pathlib", "platformdirs",
    "rapidfuzz", "shutil", "statusbrowser.search", "statusbrowser.tui", "textual",
}  # fmt: skip
MARKUP = "statusbrowser.text.markup"


@pytest.mark.parametrize(
    ("arguments", "barred"),
    [
        pytest.param(["--version"], HEAVY | {"re", "enum", "typing"}, id="version"),
        pytest.param(["--print", "404"], HEAVY, id="a page"),
        pytest.param(["faq/401-or-403"], HEAVY, id="an answer"),
        pytest.param(["--help"], HEAVY, id="help"),
        pytest.param(["--json", "404"], {"textual", "platformdirs", "argparse", MARKUP}, id="JSON"),
        pytest.param(["--list", "404"], {"textual", "platformdirs", "json", MARKUP}, id="a list"),
    ],
)
def test_a_call_imports_only_what_it_needs(arguments: list[str], barred: set[str]) -> None:
    probe = f"""
import sys
sys.path[:] = {sys.path!r}
from statusbrowser.cli import main
main({arguments!r})
print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", probe], capture_output=True, check=True, timeout=60
    )
    assert not barred & set(done.stderr.decode().split())


def module_name(module: Path) -> str:
    name = ".".join(module.relative_to(ROOT.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imported_at_once(module: Path) -> Iterator[str]:
    """Give the modules of the package that are imported while this one is."""
    names = {module_name(other) for other in MODULES}
    for node in ast.parse(module.read_text()).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & names
            yield from inner or {node.module} & names


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = {module_name(module): set(imported_at_once(module)) for module in MODULES}
    while free := [name for name, needs in waiting.items() if not needs & waiting.keys() - {name}]:
        for name in free:
            del waiting[name]
    assert not waiting, f"a circle among {sorted(waiting)}"


FACADES = {"catalog", "search", "text", "home", "tui"}
"""Parts that are used by what their `__init__` offers."""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_part_reaches_around_the_facade_of_another(module: Path) -> None:
    around = {
        node.module
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module
        for part in FACADES - {part_of(module)}
        if node.module.startswith(f"statusbrowser.{part}.")
    }
    assert around == set()
