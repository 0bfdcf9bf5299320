#!/usr/bin/env python3
"""Take the pictures that the README shows, from the program itself.

`python assets/take.py` writes them beside this script, `python assets/take.py FOLDER`
elsewhere. The same program gives the same bytes.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

SURROUNDINGS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
"""All that the screen finds set, so that the picture is the same everywhere."""


FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"
"""What readers have, in place of a font that their browser would fetch."""


@dataclass(frozen=True)
class Picture:
    """A state of the screen."""

    name: str
    size: tuple[int, int]
    query: str
    keys: tuple[str, ...] = ()
    """What is pressed before it is taken."""
    faq: bool = False
    theme: str = "status-dark"


LOG_LINE = "upstream prematurely closed connection while reading response header from upstream"

PICTURES = (
    Picture("codes-dark", (120, 40), LOG_LINE),
    Picture("codes-80x24", (80, 24), "429"),
    Picture("faq", (100, 30), "401 or 403", faq=True),
    Picture("compare", (120, 36), "401", ("enter", "equals_sign", *"403", "enter")),
    Picture("light", (120, 40), "timeout", theme="status-light"),
)


async def take(picture: Picture) -> str:
    """Draw a state and give it as SVG."""
    from statusbrowser.catalog import Catalog  # noqa: PLC0415 - after the surroundings are set
    from statusbrowser.search import open_index  # noqa: PLC0415
    from statusbrowser.tui import StatusBrowser  # noqa: PLC0415

    catalog = Catalog()
    with open_index(catalog) as index:
        app = StatusBrowser(
            catalog, index, query=picture.query, faq=picture.faq, theme=picture.theme
        )
        async with app.run_test(size=picture.size) as pilot:
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause()
            return settled(app.export_screenshot())


def settled(svg: str) -> str:
    """Take out of an SVG what changes with every letter, and what would be fetched to show it."""
    svg = re.sub(r"terminal-\d+", "screen", svg)
    svg = re.sub(r"\s*@font-face {.*?}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS)
    return "\n".join(line.rstrip() for line in svg.split("\n")) + "\n"


def main() -> None:
    """Write all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    os.environ.clear()
    os.environ.update(SURROUNDINGS)
    for picture in PICTURES:
        (folder / f"{picture.name}.svg").write_text(asyncio.run(take(picture)), encoding="utf-8")


if __name__ == "__main__":
    main()
