from __future__ import annotations

import pytest

from statusbrowser.search.codes import Certainty, codes_in


def first(text: str) -> tuple[int, Certainty]:
    found = codes_in(text)[0]
    return found.code, found.certainty


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("404", 404, id="a code"),
        pytest.param("000", 0, id="no status"),
        pytest.param("  503 ", 503, id="with space around it"),
        pytest.param("4o4", 404, id="a letter for a digit"),
        pytest.param("5O2", 502, id="a capital letter for a digit"),
        pytest.param("40l", 401, id="an l for a 1"),
        pytest.param("40 4", 404, id="a stray space"),
        pytest.param("error 41 3", 413, id="a stray space behind a word"),
        pytest.param('"404"', 404, id="in quotes"),
        pytest.param("(404)", 404, id="in parentheses"),
        pytest.param("502,", 502, id="a comma behind it"),
        pytest.param("502?", 502, id="a question mark behind it"),
        pytest.param("#502", 502, id="a number sign before it"),
        pytest.param("\ufeff404", 404, id="a byte order mark before it"),
    ],
)
def test_the_whole_query_is_a_code(typed: str, code: int) -> None:
    assert first(typed) == (code, Certainty.WHOLE)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("HTTP/1.1 503 Service Unavailable", 503, id="status line"),
        pytest.param("< HTTP/2 429", 429, id="status line of curl -v"),
        pytest.param(
            '10.1.2.3 - - [03/Mar/2026:10:11:12 +0000] "GET /a HTTP/1.1" 502 157 "-" "x"',
            502,
            id="combined access log",
        ),
        pytest.param('10.1.2.3 - - [t] "GET /a/200/b HTTP/2" 404 9', 404, id="digits in the path"),
        pytest.param(
            '10.1.2.3 - - [t] "\\x16\\x03\\x01" 400 157 "-" "-"', 400, id="no HTTP at all"
        ),
        pytest.param(
            "haproxy[9]: 10.0.0.1:4711 [t] fe be/s1 0/0/-1/-1/3001 503 217 - - sC-- 1/1/0/0/1 0/0",
            503,
            id="HAProxy",
        ),
        pytest.param(
            "haproxy[9]: 10.0.0.1:4711 [t] fe be/s1 0/0/1/-1/301 -1 0 - - CH-- 1/1/0/0/1 0/0",
            0,
            id="HAProxy without a status",
        ),
        pytest.param(
            'https 2026-03-03T10:00:00Z app/lb 10.0.0.1:3 10.0.0.2:80 0.001 0.2 -1 504 - 34 0 "GET',
            504,
            id="AWS ALB",
        ),
        pytest.param("1795.1 27 10.0.0.1 TCP_MISS/504 35 GET http://a/ - HIER", 504, id="Squid"),
        pytest.param(
            "2026-03-03 10:00:00 10.0.0.1 GET /x - 443 - 10.9.9.9 curl - 500 19 13 15",
            500,
            id="IIS",
        ),
        pytest.param(
            "[W 260303 10:11:12 web:2591] 403 POST /x (10.0.0.1) 0.77ms", 403, id="Tornado"
        ),
        pytest.param("... db/db1 1/-1/1001 0 SC 1/1/0/0/1 0/0", 0, id="HAProxy of TCP"),
        pytest.param("--  RespStatus     503\n--- BerespStatus   200", 503, id="Varnish"),
    ],
)
def test_a_log_line_says_its_status(line: str, code: int) -> None:
    assert first(line) == (code, Certainty.LOGGED)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("status=499", 499, id="key and value"),
        pytest.param('{"level":"error","status":502,"size":0}', 502, id="JSON"),
        pytest.param("error code: 522", 522, id="error code"),
        pytest.param("401.2", 401, id="substatus"),
        pytest.param("Request failed with status code 413", 413, id="in words"),
        pytest.param("curl: (22) The requested URL returned error: 401", 401, id="curl -f"),
        pytest.param("Client error '410 Gone' for url", 410, id="beside its class"),
        pytest.param("<title>423 Locked</title>", 423, id="title of an error page"),
        pytest.param("got a 451 from the repository", 451, id="got a"),
        pytest.param("error404", 404, id="joined to a word"),
        pytest.param("http502", 502, id="joined to the protocol"),
        pytest.param("npm ERR! code E404", 404, id="joined to a letter"),
        pytest.param("rc:503", 503, id="a short key"),
        pytest.param("err=502", 502, id="another short key"),
    ],
)
def test_words_beside_a_number_say_that_it_is_a_status(text: str, code: int) -> None:
    found, certainty = first(text)
    assert found == code
    assert certainty >= Certainty.NAMED


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("404s", 404, id="alone"),
        pytest.param("lots of 500s", 500, id="counted"),
        pytest.param("random 502s once a day", 502, id="among words"),
    ],
)
def test_codes_that_one_counts(text: str, code: int) -> None:
    assert first(text) == (code, Certainty.BARE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("gave up after 500s", id="seconds"),
        pytest.param("connect() failed (111: Connection refused)", id="errno in parentheses"),
        pytest.param("OSError: [Errno 110] timed out", id="Errno"),
        pytest.param("listening on port 443", id="port"),
        pytest.param("connect to app.internal:500 failed", id="port behind a host"),
        pytest.param("client 192.168.100.200 left", id="address"),
        pytest.param("waited 504 ms for 200 bytes", id="time and size"),
        pytest.param("2026-03-03 10:11:12.404", id="date and time"),
        pytest.param("worker (pid 502) died", id="process"),
        pytest.param("app.py line 404", id="line"),
        pytest.param("read RFC 410", id="specification"),
        pytest.param("took 100 seconds", id="seconds"),
        pytest.param("1200 requests", id="a longer number"),
    ],
)
def test_other_numbers_are_no_codes(text: str) -> None:
    assert codes_in(text) == []


def test_the_last_status_line_decides() -> None:
    paste = "HTTP/1.1 301 Moved Permanently\nLocation: /x\n\nHTTP/1.1 404 Not Found\n"
    assert [found.code for found in codes_in(paste)] == [404, 301]


def test_failures_in_an_access_log_come_first() -> None:
    log = '- "GET /a HTTP/1.1" 200 5\n- "GET /b HTTP/1.1" 502 9\n- "GET /c HTTP/1.1" 304 0\n'
    assert [found.code for found in codes_in(log)] == [502, 304, 200]


def test_the_answer_of_a_proxy_to_connect_is_not_the_sites() -> None:
    assert codes_in("> CONNECT a.example:443 HTTP/1.1\n< HTTP/1.1 200 Connection established") == []
