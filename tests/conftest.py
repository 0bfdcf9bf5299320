"""Options of the test run."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-snapshots",
        action="store_true",
        help="write tests/tui/snapshots anew instead of comparing with them",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try what drives a real terminal again: on a busy machine a key or a signal may come late."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent / "end_to_end"):
            item.add_marker(pytest.mark.flaky(reruns=3, only_rerun="never came about"))
