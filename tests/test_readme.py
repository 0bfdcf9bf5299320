"""The README is a promise: what it shows and names is what there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.cli.options import OPTIONS
from statusbrowser.home import memory_file, read_settings, settings_file
from statusbrowser.tui import bindings, remap, theme_names

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ (.+)\n((?:(?!\$ |```).*\n)*)", README, re.MULTILINE)

KEYS = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "f1": "F1",
    "f3": "F3",
    "f4": "F4",
}


def keys_of_the_screen() -> set[str]:
    """Every key that some binding of the screen has, as the README writes it."""
    found = set()
    for value in vars(bindings).values():
        if isinstance(value, list):
            for binding in value:
                for key in getattr(binding, "key", "").split(","):
                    found.add(KEYS.get(key, key))
    return found


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_what_is_shown_is_what_the_program_says(command: str, shown: str) -> None:
    program = f'"{sys.executable}" -m statusbrowser'
    done = subprocess.run(  # the commands of the README are ours
        ["bash", "-c", command.replace("statusbrowser", program, 1)],
        env=os.environ | {"COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.stdout.rstrip() == shown.rstrip()


def test_something_is_shown() -> None:
    assert SHOWN


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_stands_in_the_readme(option: object) -> None:
    assert f"`--{getattr(option, 'name', '')}" in README


def test_every_option_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", README))
    of_others = {"rewrite-snapshots", "misses", "growth"}
    assert named - of_others <= {getattr(option, "name", "") for option in OPTIONS}


def test_every_key_of_the_readme_does_something() -> None:
    table = README.split("## Keys")[1].split("## ")[0]
    named = set(re.findall(r"`([^`]+)`", table))
    assert named
    assert not named - keys_of_the_screen()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\]\(([\w./-]+)\)", README))))
def test_every_file_that_it_links_to_exists(name: str) -> None:
    assert (ROOT / name).exists()


def test_what_it_counts_is_there() -> None:
    catalog = Catalog()
    assert f"It knows {len(catalog.codes)} codes" in README
    assert f"{len(catalog.slugs)} questions" in README
    rounded = len(catalog.signatures) // 100 * 100
    assert f"{rounded:,} log lines" in README
    products = len({row.product for row in catalog.signatures}) // 10 * 10
    assert f"of {products} servers" in README


def test_its_settings_are_right(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "settings.toml"
    file.write_text(shown)
    settings = read_settings(str(file), theme_names(), remap)
    assert settings.faults == ()
    assert settings.keymap


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:tests|statusbrowser|assets)/[\w./]+)`", README)))
)
def test_every_path_that_it_names_exists(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("name", ["settings.toml", "memory.json"])
def test_the_files_at_home_are_where_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", "/home/somebody")
    places = [settings_file(), memory_file()]
    (said,) = re.findall(rf"`(~/\S+/{name})`", README)
    assert said.replace("~", "/home/somebody", 1) in places
