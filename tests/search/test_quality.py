"""The floor that keeps the search from sliding; `tests/bench/quality.py` prints the whole table."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from statusbrowser.search import Index

LEAST = {
    "access log": 0.98,
    "client error": 0.97,
    "flags": 0.94,
    "header": 0.95,
    "log line": 0.93,
    "numeric": 0.98,
    "phrase": 0.98,
    "product": 0.86,
    "response": 0.98,
    "symptom": 0.78,
    "typo": 0.96,
    "all": 0.895,
}
"""The least part of each category that must be found first."""


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    file = Path(__file__).parent.parent / "bench" / "quality.py"
    spec = importlib.util.spec_from_file_location("quality", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


def test_the_set_is_large_and_every_query_has_a_source(quality: ModuleType) -> None:
    found = quality.queries()
    assert len(found) >= 150
    assert len({query.query for query in found}) == len(found)
    assert all(query.source for query in found)


def test_no_category_slides_below_its_floor(quality: ModuleType, index: Index) -> None:
    scores, _ = quality.measure(index)
    assert set(scores) == set(LEAST)
    low = {name: round(found.top1, 3) for name, found in scores.items() if found.top1 < LEAST[name]}
    assert not low


def test_nine_in_ten_stand_among_the_first_three(quality: ModuleType, index: Index) -> None:
    scores, _ = quality.measure(index)
    assert scores["all"].top3 >= 0.95
    assert scores["all"].mrr >= 0.93
