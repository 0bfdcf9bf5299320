from __future__ import annotations

import pytest

from statusbrowser.search.names import Names

TITLES = [
    "Not Found",
    "Found",
    "Gateway Timeout",
    "Too Many Requests",
    "Request Header Fields Too Large",
]


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.of([(title, at, "phrase", "often") for at, title in enumerate(TITLES)])


def best(names: Names, typed: str) -> str | None:
    found = sorted(names.find(typed), key=lambda match: -match.score)
    return TITLES[found[0].name] if found else None


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        pytest.param("found", "Found", id="a whole name before a part of one"),
        pytest.param("not f", "Not Found", id="half-typed"),
        pytest.param("timeout gateway", "Gateway Timeout", id="any order"),
        pytest.param("gatew", "Gateway Timeout", id="the beginning of a word"),
        pytest.param("gatway timout", "Gateway Timeout", id="two slips"),
        pytest.param("requst hedder feilds", "Request Header Fields Too Large", id="three slips"),
        pytest.param("to many reqests", "Too Many Requests", id="a letter missing in each"),
        pytest.param("oto many requests", "Too Many Requests", id="the first letter wrong"),
        pytest.param("it says gateway timeout", "Gateway Timeout", id="among other words"),
    ],
)
def test_the_name_is_found(names: Names, typed: str, title: str) -> None:
    assert best(names, typed) == title


@pytest.mark.parametrize(
    "typed",
    [pytest.param("", id="nothing"), pytest.param("zebra crossing", id="something else")],
)
def test_nothing_is_found(names: Names, typed: str) -> None:
    assert names.find(typed) == []


def test_digits_are_never_compared_fuzzily() -> None:
    names = Names.of([("Error 304", 0, "phrase", "often")])
    assert names.find("error 404") == []
