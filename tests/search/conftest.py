"""The index over the bundled pages, built once for all tests of the search."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from statusbrowser.catalog import Catalog
from statusbrowser.search import Index


@pytest.fixture(scope="session")
def index() -> Index:
    return Index.of(Catalog())


@pytest.fixture(scope="session")
def codes(index: Index) -> Callable[[str], list[int]]:
    """The codes that answer a query, best first."""

    def search(query: str) -> list[int]:
        return [
            hit.entry.code for hit in index.search(query).statuses if hit.entry.code is not None
        ]

    return search
