"""Pages damaged byte by byte: the screen shows them or says what is wrong where, and stays up."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Key

from statusbrowser.catalog import BUNDLED, Catalog, PageError
from statusbrowser.search import Index, open_index
from statusbrowser.tui import StatusBrowser

KEYS = (
    "enter",
    "y",
    "u",
    "equals_sign",
    "escape",
    "escape",
    "ctrl+p",
    "escape",
    "tab",
    "enter",
    "y",
)
"""What reads pages: copying, comparing, the palette, the FAQ."""

BLOWS = 8
"""How many damaged forms of a page a seed tries."""


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A copy of the reference that can be damaged, with the index of the sound one."""
    copy = tmp_path / "data"
    shutil.copytree(BUNDLED, copy)
    return copy


def damaged(data: bytes, dice: random.Random) -> bytes:
    torn = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(torn))
        match dice.randrange(4):
            case 0:
                torn[at] = dice.randrange(256)
            case 1:
                torn.insert(at, dice.randrange(256))
            case 2:
                del torn[at : at + dice.randint(1, 60)]
            case _:
                del torn[at:]
        if not torn:
            return b""
    return bytes(torn)


def seen(app: App[None]) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("page", ["statuses/404.md", "faq/401-or-403.md", "tables/headers.csv"])
async def test_a_damaged_page_never_ends_the_screen(
    reference: Path, index: Index, page: str
) -> None:
    dice = random.Random(page)  # noqa: S311
    file = reference / page
    sound = file.read_bytes()
    for _ in range(BLOWS):
        file.write_bytes(damaged(sound, dice))
        app = StatusBrowser(Catalog(str(reference)), index)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            for key in (*"404", *KEYS):
                app.post_message(Key(key, key if len(key) == 1 else None))
                if key in {"4", "enter", "ctrl+p"}:
                    await pilot.pause()
            await pilot.pause()
            assert "of 103" in seen(app) or "of 43" in seen(app)
            assert not app._exit


@pytest.mark.parametrize("page", ["statuses/404.md", "tables/signatures.csv"])
def test_a_damaged_reference_builds_its_index_or_says_where(reference: Path, page: str) -> None:
    dice = random.Random(page)  # noqa: S311
    file = reference / page
    sound = file.read_bytes()
    for _ in range(3):
        file.write_bytes(damaged(sound, dice))
        faults = faults_of(reference)
        assert all(fault.startswith(f"{file}:") for fault in faults), faults


def faults_of(reference: Path) -> list[str]:
    try:
        with open_index(Catalog(str(reference))):
            pass
    except PageError as error:
        return [str(fault) for fault in error.faults]
    return []
