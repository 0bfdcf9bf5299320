from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statusbrowser.catalog import Catalog
from statusbrowser.search import Index

INDEX = Index.of(Catalog())
TITLES = sorted({hit.entry.title for hit in INDEX.search("").statuses if hit.entry.title})

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
pieces = st.sampled_from(
    [
        *"0123456789",
        *("404", "HTTP/1.1 ", '" 502 ', "upstream", "Retry-After:", "sC--", "ERR_", "/" * 30),
        *("\x1b[31m", "\x00", "[bold]", "\u2026", "\u202e", "\U0001f986", "\xe9", "\ud800"),
        *(" ", "\n", "(((((", "%s", "\\"),
    ]
)


@given(anything | st.lists(pieces, max_size=60).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_answered(text: str) -> None:
    results = INDEX.search(text)
    assert results.query == text
    for hit in results.hits:
        assert 0 <= hit.score <= 100
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
        ends = [end for _, end in hit.spans]
        assert ends == sorted(ends)


@given(anything)
@settings(max_examples=40, deadline=None)
def test_the_same_query_gives_the_same_order(text: str) -> None:
    assert INDEX.search(text) == INDEX.search(text)


@pytest.mark.parametrize("title", TITLES)
def test_more_letters_of_a_title_never_cost_it_the_first_place(title: str) -> None:
    alone = False
    for size in range(1, len(title) + 1):
        first, *others = INDEX.search(title[:size].rstrip()).statuses
        assert not alone or first.entry.title == title, title[:size]
        alone |= first.entry.title == title and all(hit.score < first.score for hit in others[:1])


@given(
    st.integers(1, 6), st.sampled_from(["9", "404 ", "x", "\n", "\x00", "a b ", "🦆", "((", '"'])
)
@settings(max_examples=12, deadline=None)
def test_a_huge_paste_is_cut_not_refused(power: int, piece: str) -> None:
    results = INDEX.search(piece * (10**power))
    assert len(results.hits) <= 200
