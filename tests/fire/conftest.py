"""The whole program in this process, with a home of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.search import Index, open_index
from statusbrowser.tui import StatusBrowser


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the machine's settings out."""
    for name in ("NO_COLOR", "COLORTERM", "COLORFGBG", "LC_ALL", "LC_CTYPE", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog()


@pytest.fixture(scope="session")
def index(catalog: Catalog) -> Iterator[Index]:
    with open_index(catalog) as opened:
        yield opened


@pytest.fixture
def browser(catalog: Catalog, index: Index) -> Callable[[], StatusBrowser]:
    """Make the app over all of the reference."""
    return lambda: StatusBrowser(catalog, index)
