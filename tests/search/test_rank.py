from __future__ import annotations

from collections.abc import Callable

import pytest

from statusbrowser.search import Field, Index

Codes = Callable[[str], list[int]]

HAPROXY_LINE = (
    "haproxy[7]: 10.0.0.9:5 [26/Nov/2026:03:00:01.123] fe app/<NOSRV> 0/3/-1/-1/3 503 217 - - "
    'sC-- 12/11/1/0/3 0/0 "GET /a HTTP/1.1"'
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("404", 404, id="a code"),
        pytest.param("http 502", 502, id="a code with a word"),
        pytest.param("too many", 429, id="half a phrase"),
        pytest.param("found", 302, id="a whole phrase before a part of one"),
        pytest.param("gatway timeout", 504, id="a misspelled phrase"),
        pytest.param("request entity too large", 413, id="a former phrase"),
        pytest.param("gateway time-out", 504, id="the phrase that a server sends"),
        pytest.param("Retry-After", 503, id="a field"),
        pytest.param("no live upstreams while connecting to upstream", 502, id="a log line"),
        pytest.param("upstream prematurely closed", 502, id="a log line that is being typed"),
        pytest.param("upstream prem", 502, id="the beginning of one"),
        pytest.param("sC--", 503, id="a termination state"),
        pytest.param("SC--", 503, id="another one"),
        pytest.param("sH--", 504, id="letter case decides"),
        pytest.param("UAEX", 403, id="a response flag"),
        pytest.param("UF", 503, id="a short response flag"),
        pytest.param("UR", 414, id="a flag with which the title begins that is being typed"),
        pytest.param("curl: (28) Operation timed out after 5001 ms", 0, id="a client gave up"),
        pytest.param("Cannot GET /orders", 404, id="a message of few words, as it is written"),
        pytest.param("FAILED_PRECONDITION", 400, id="the name of an error before a phrase"),
        pytest.param("captive portal", 511, id="words of the text"),
        pytest.param("i'm a teapot", 418, id="a name with an apostrophe"),
        pytest.param("retry after", 503, id="a field without its hyphen"),
        pytest.param("content type", 415, id="another field without its hyphen"),
        pytest.param("etag mismatch", 412, id="two words of a row are no row"),
        pytest.param("ECONNREFUSED", 0, id="the error of a system"),
        pytest.param("econnrefused", 0, id="the same as people type it"),
        pytest.param("token expired", 401, id="of rows that tie the one whose page speaks of it"),
        pytest.param("Content-Range: bytes */1048576", 416, id="the signs of a value decide"),
        pytest.param("Content-Range: bytes 0-99/1048576", 206, id="other signs of a value"),
        pytest.param("KeyError: 'customer'", 500, id="the exception of an application"),
        pytest.param("java.lang.NullPointerException: null", 500, id="another one"),
        pytest.param(
            'production.ERROR: Call to a member function x() on null {"exception":"(code: 0)"}',
            500,
            id="a code 0 that is no status",
        ),
        pytest.param("http_code: 000", 0, id="a code 0 that is one"),
        pytest.param("hosting bundle", 500, id="a word that is no plural"),
        pytest.param("TypeError: Failed to fetch", 0, id="a browser got nothing"),
        pytest.param("DNS_PROBE_FINISHED_NXDOMAIN", 0, id="a browser found no host"),
        pytest.param("cloudflare 52x", 520, id="a class beside a word"),
        pytest.param("envoy response_flags: RL", 429, id="a response flag behind its name"),
        pytest.param("web/<NOSRV> -1/1/-1/-1/0 PT-- haproxy tarpit", 500, id="a state in a line"),
        pytest.param(
            "SyntaxError: Unexpected token } in JSON at position 4\n"
            "    at parse (/srv/node_modules/body-parser/lib/types/json.js:89:19)",
            400,
            id="the parser of a request",
        ),
        pytest.param(
            "Error: Failed Dependency\n    at /srv/node_modules/@hapi/hapi/lib/toolkit.js:57:29",
            424,
            id="a phrase in a trace",
        ),
        pytest.param(
            "--  BereqURL /a\n--  FetchError overflow", 503, id="a server's word for a client's"
        ),
    ],
)
def test_the_answer_comes_first(codes: Codes, query: str, first: int) -> None:
    assert codes(query)[0] == first


@pytest.mark.parametrize(
    "typed",
    ["gat", "gatew", "gateway", "gateway t", "gateway tim", "gateway timeout"],
)
def test_every_key_on_the_way_shows_the_page(codes: Codes, typed: str) -> None:
    assert 504 in codes(typed)[:2]


@pytest.mark.parametrize(
    "before", ["", "nginx: ", "2024/01/01 ", "2024/01/01 10:11:12 [error] 7#7: *1 "]
)
def test_what_stands_before_a_half_typed_row_changes_nothing(codes: Codes, before: str) -> None:
    assert codes(f"{before}upstream prematurely closed connection while reading")[0] == 502


@pytest.mark.parametrize(
    "query",
    [
        (
            "Access to fetch at 'https://a.example/' from origin 'https://b.example' has been "
            "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the "
            "requested resource."
        ),
        (
            "Response to preflight request doesn't pass access control check: It does not have "
            "HTTP ok status."
        ),
    ],
)
def test_a_browser_that_hides_an_answer_got_none(codes: Codes, query: str) -> None:
    assert codes(query)[0] == 0


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("401 vs 403", "401-or-403"),
        ("difference 401 403", "401-or-403"),
        ("why 401 instead of 403", "401-or-403"),
        ("404 or 410", "404-or-410"),
        ("502 vs 503 vs 504", "502-503-or-504-where-to-look"),
        ("which status should a health check return", "health-check-status"),
        ("are errors cached", "which-errors-are-cached"),
        ("post became get", "why-post-became-get"),
        ("cors error", "cors-preflight-status"),
    ],
)
def test_a_question_comes_first_where_it_answers_best(index: Index, query: str, slug: str) -> None:
    assert index.search(query).hits[0].entry.slug == slug


@pytest.mark.parametrize(("code", "slug"), [("499", "what-is-499"), ("401", "401-or-403")])
def test_the_closest_question_about_a_code_comes_first(index: Index, code: str, slug: str) -> None:
    assert index.search(code).questions[0].entry.slug == slug


@pytest.mark.parametrize(
    "query",
    ["hello world", "the quick brown fox", "lorem ipsum dolor sit amet", "my cat is hungry"],
)
def test_one_word_of_a_few_by_chance_is_no_answer(index: Index, query: str) -> None:
    assert index.search(query).hits == ()


def test_a_measure_is_no_code(index: Index) -> None:
    assert all(hit.field is not Field.CODE for hit in index.search("took 502 ms").hits)


def test_a_remark_beside_an_answer_is_no_failure(codes: Codes) -> None:
    paste = (
        "> POST /upload HTTP/1.1\n> Content-Length: 10\n>\n* upload completely sent off: 10 bytes\n"
        "< HTTP/1.1 201 Created\n< Content-Length: 0\n"
    )
    assert codes(paste)[0] == 201
    assert 0 not in codes(paste)[:2]


def test_digits_are_literal(codes: Codes) -> None:
    assert all(str(code).startswith("40") for code in codes("40"))
    assert 304 not in codes("40")


def test_a_class_lists_its_codes(codes: Codes) -> None:
    found = codes("5xx")
    assert found
    assert all(500 <= code <= 599 for code in found)


def test_every_entry_answers_a_blank_query(index: Index) -> None:
    results = index.search("  \n ")
    assert len(results.statuses) == len({hit.entry.code for hit in results.statuses})
    assert 404 in {hit.entry.code for hit in results.statuses}
    assert results.questions
    assert {hit.field for hit in results.hits} == {Field.ALL}


def test_questions_rank_among_the_hits(index: Index) -> None:
    hits = index.search("is it 401 or 403").hits[:6]
    assert any(hit.entry.slug == "401-or-403" for hit in hits)


def test_the_name_that_a_list_prints_leads_to_the_question(index: Index) -> None:
    assert index.search("faq/401-or-403").hits[0].entry.slug == "401-or-403"


def test_an_unknown_code_names_the_page_of_its_class(index: Index) -> None:
    results = index.search("477")
    assert results.hits == ()
    assert results.nearest is not None
    assert results.nearest.entry.code == 400


def test_nonsense_names_the_nearest_thing(index: Index) -> None:
    results = index.search("qqxzzv")
    assert results.hits == ()
    assert results.nearest is not None


def test_each_code_of_a_paste_is_listed_the_cause_first(codes: Codes) -> None:
    paste = (
        "HTTP/1.1 302 Found\nLocation: https://app.example/login\n\n"
        "HTTP/1.1 503 Service Temporarily Unavailable\nServer: nginx\nRetry-After: 30\n"
    )
    assert codes(paste)[:2] == [503, 302]


def test_the_status_of_a_line_outranks_its_other_numbers(codes: Codes) -> None:
    line = '10.0.0.1 - - [01/Feb/2026:04:04:05 +0000] "GET /500/200 HTTP/1.1" 404 502 "-" "-"'
    assert codes(line)[0] == 404


def test_a_size_beside_the_status_is_no_code(index: Index) -> None:
    results = index.search('10.0.0.1 - - [t] "GET /404 HTTP/1.1" 200 502')
    found = [hit.entry.code for hit in results.statuses if hit.field is Field.CODE]
    assert found == [200]


def test_a_hit_says_where_it_was_found(index: Index) -> None:
    hit = index.search("upstream prematurely closed").statuses[0]
    assert hit.field is Field.SIGNATURE
    assert "upstream prematurely closed" in [hit.text[start:end] for start, end in hit.spans]


def test_the_filter_counts_what_was_found(index: Index) -> None:
    results = index.search("timeout")
    assert sum(results.counts.values()) == len(results.statuses)
    for status_class, count in results.counts.items():
        assert len(results.of_class(status_class)) == count


def test_the_codes_of_a_class_stand_in_the_order_of_their_numbers(codes: Codes) -> None:
    for query in ("4xx", "40", "5"):
        assert codes(query) == sorted(codes(query))


def test_a_flag_alone_brings_no_names_that_begin_with_its_letters(codes: Codes) -> None:
    assert codes("sC--") == [503]


def test_words_that_say_that_a_name_is_an_error_make_it_no_smaller(codes: Codes) -> None:
    assert codes("forbidden error on a page")[0] == 403


def test_a_question_is_found_by_any_word_of_its_title(index: Index) -> None:
    found = index.search("why")
    assert found.questions
    assert all("why" in hit.entry.title.lower() for hit in found.questions)


@pytest.mark.parametrize("query", ["4045", "404w"])
def test_what_begins_with_a_code_is_nearest_to_it(index: Index, query: str) -> None:
    nearest = index.search(query).nearest
    assert nearest is not None
    assert nearest.entry.code == 404


def test_a_code_that_nobody_lists_is_nearest_to_the_first_of_its_class(index: Index) -> None:
    nearest = index.search("432").nearest
    assert nearest is not None
    assert (nearest.entry.code, nearest.text) == (400, "432 counts as 400 Bad Request")


def test_a_number_outside_the_classes_is_nearest_to_the_question_about_such(index: Index) -> None:
    nearest = index.search("799").nearest
    assert nearest is not None
    assert nearest.entry.slug == "what-does-an-unknown-code-mean"


def test_a_substatus_is_found_as_the_line_that_explains_it(index: Index) -> None:
    best = index.search("401.2").hits[0]
    assert (best.entry.code, best.field, best.text) == (401, Field.SIGNATURE, "401.2")


@pytest.mark.parametrize(
    ("query", "code", "cause"),
    [
        (
            HAPROXY_LINE,
            503,
            "sC",
        ),
        (
            '[2026-11-26T03:00:00.000Z] "GET /a HTTP/1.1" 503 UF,URX - "-" 0 91 11 - "-" "c" "x"',
            503,
            "UF",
        ),
        (
            "< HTTP/1.1 503\n<\nupstream connect error or disconnect/reset before headers. reset",
            503,
            "upstream connect error or disconnect/reset before headers",
        ),
    ],
)
def test_a_line_with_its_code_says_the_cause_too(
    index: Index, query: str, code: int, cause: str
) -> None:
    hit = index.search(query).hits[0]
    assert (hit.entry.code, hit.field, hit.text) == (code, Field.SIGNATURE, cause)
