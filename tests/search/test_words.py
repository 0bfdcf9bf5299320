from __future__ import annotations

import pytest

from statusbrowser.search.words import clean, content_terms, index_terms, stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("redirects", "redirect"),
        ("redirected", "redirecting"),
        ("caching", "cache"),
        ("cached", "caches"),
        ("queries", "query"),
        ("stopped", "stop"),
        ("proxies", "proxy"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["https", "dns", "status", "css", "404", "access"])
def test_what_only_looks_like_an_ending_stays(word: str) -> None:
    assert stem(word) in (word, word.removesuffix("s")) or word in ("https", "dns")
    assert len(stem(word)) >= 3


def test_a_compound_gives_itself_and_its_parts() -> None:
    assert [term for term, _, _ in terms("Retry-After")] == ["retry-after", "retry", "after"]


def test_humps_are_parts() -> None:
    found = [term for term, _, _ in terms("NoSuchBucket")]
    assert "nosuchbucket" in found
    assert {"no", "such", "bucket"} <= set(found)


def test_terms_know_their_places() -> None:
    text = "the Upstream closed"
    assert [text[start:end] for _, start, end in terms(text)] == ["the", "Upstream", "closed"]


def test_stop_words_stay_where_nothing_else_is_left() -> None:
    assert len(content_terms("what is this")) == 3
    assert content_terms("what is the timeout") == [stem("timeout")]


def test_escape_sequences_are_dropped() -> None:
    assert clean("\x1b[31mred\x1b[0m \x1b]0;title\x07x\r\ny") == "red x\ny"


def test_what_is_searched_is_each_term_once_without_stop_words() -> None:
    assert index_terms("The proxy_read_timeout of the Proxy") == {
        "proxy-read-timeout",
        "proxy",
        "read",
        stem("timeout"),
    }
