from __future__ import annotations

import pytest

from statusbrowser.search.signatures import Matcher, identifier

TEXTS = [
    "upstream prematurely closed connection while reading response header from upstream",
    "connect() to unix:... failed (2: No such file or directory) while connecting to upstream",
    "upstream timed out (110: Connection timed out) while reading response header from upstream",
    "ERR_TOO_MANY_REDIRECTS",
    "404.13",
    "sC",
    "client sent too long URI",
    "Bad thing",
]
FLAGS = frozenset({5})


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher.of(TEXTS, FLAGS)


def best(matcher: Matcher, line: str) -> str | None:
    found = sorted(matcher.find(line), key=lambda match: -match.coverage * match.weight)
    return TEXTS[found[0].row] if found else None


def test_a_row_is_found_with_the_variable_parts_of_a_real_line(matcher: Matcher) -> None:
    line = (
        "2026/03/03 10:11:12 [crit] 7#7: *1 connect() to unix:/run/shop/app.sock failed "
        "(2: No such file or directory) while connecting to upstream, client: 10.0.0.9"
    )
    assert best(matcher, line) == TEXTS[1]


def test_the_row_with_more_of_its_words_wins(matcher: Matcher) -> None:
    line = (
        "upstream timed out (110: Connection timed out) while reading response header from upstream"
    )
    assert best(matcher, line) == TEXTS[2]


def test_words_in_another_order_are_no_match(matcher: Matcher) -> None:
    words = TEXTS[0].split()
    found = [match for match in matcher.find(" ".join(reversed(words))) if match.row == 0]
    assert not found


@pytest.mark.parametrize(
    ("line", "row"),
    [
        pytest.param("net::ERR_TOO_MANY_REDIRECTS at /login", 3, id="an identifier in a line"),
        pytest.param("HTTP Error 404.13 - Not Found", 4, id="a substatus"),
    ],
)
def test_an_identifier_stands_for_itself(matcher: Matcher, line: str, row: int) -> None:
    assert row in {match.row for match in matcher.find(line)}


def test_the_parts_of_an_identifier_are_no_match(matcher: Matcher) -> None:
    assert not matcher.find("too many redirects")


def test_a_flag_counts_its_letter_case(matcher: Matcher) -> None:
    assert matcher.flags(["sC"]) == [5]
    assert matcher.flags(["SC", "sc"]) == []


def test_a_short_row_must_stand_as_it_is_written(matcher: Matcher) -> None:
    assert best(matcher, "a Bad thing happened") == "Bad thing"
    assert best(matcher, "what a bad old thing") is None


def test_spans_lie_in_the_row(matcher: Matcher) -> None:
    line = "upstream prematurely closed connection while reading the header"
    for match in matcher.find(line):
        text = TEXTS[match.row]
        assert all(0 <= start < end <= len(text) for start, end in match.spans)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("ERR_DNS_FAIL", "err_dns_fail", id="underscores"),
        pytest.param("AH01102:", "ah01102", id="a colon at its end"),
        pytest.param("error=dns_timeout", "error=dns_timeout", id="a key and a value"),
        pytest.param("two words", "", id="two words"),
        pytest.param("has a ... gap", "", id="a gap"),
    ],
)
def test_what_is_one_name(text: str, name: str) -> None:
    assert identifier(text) == name


@pytest.mark.parametrize(
    ("line", "begun"),
    [
        pytest.param("upstream prematurely closed", 3, id="alone"),
        pytest.param("nginx: upstream prematurely closed", 3, id="behind a product"),
        pytest.param("upstream prematurely", 0, id="two words that one row has"),
        pytest.param("prematurely closed the door", 0, id="other words behind it"),
    ],
)
def test_a_row_is_begun(matcher: Matcher, line: str, begun: int) -> None:
    assert max((match.begun for match in matcher.find(line)), default=0) == begun


def test_a_match_knows_its_part_of_the_line(matcher: Matcher) -> None:
    words = "upstream prematurely closed connection"
    whole = max(match.part for match in matcher.find(words))
    half = max(match.part for match in matcher.find(f"{words} because somebody pulled cables"))
    assert whole == 1.0
    assert half < whole
