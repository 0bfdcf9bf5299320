"""The pictures in the README show what the program draws.

`python assets/take.py` takes them anew.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "assets"
NAMES = sorted(path.name for path in ASSETS.glob("*.svg"))


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pictures as they would be taken now, wherever this runs."""
    folder = tmp_path_factory.mktemp("pictures")
    subprocess.run(
        [sys.executable, ASSETS / "take.py", folder],
        env=os.environ | {"NO_COLOR": "1", "TEXTUAL_ANIMATIONS": "full", "LANG": "C"},
        check=True,
        timeout=120,
    )
    return folder


def texts(picture: Path) -> list[str]:
    """What a picture says, piece by piece."""
    pieces = re.findall(r">([^<>]*)</text>", picture.read_text(encoding="utf-8"))
    return [html.unescape(piece).replace("\xa0", " ") for piece in pieces]


def test_every_picture_is_taken_by_the_script(taken: Path) -> None:
    assert sorted(path.name for path in taken.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_what_the_program_draws(taken: Path, name: str) -> None:
    assert texts(ASSETS / name) == texts(taken / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_fetches_nothing(name: str) -> None:
    assert not re.search(r"(?:url\(|href=|src=)['\"]?\w+:", (ASSETS / name).read_text("utf-8"))


def test_the_readme_shows_only_pictures_that_there_are() -> None:
    shown = re.findall(r"assets/([\w.-]+\.svg)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert set(shown) <= set(NAMES)
