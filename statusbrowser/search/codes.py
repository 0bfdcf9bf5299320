"""The codes that a query names, and how certain it is that a number is one.

A number counts as a status where the format around it says so: a status line,
the status field of an access log, a key called status. A bare number counts
only where nothing marks it as something else: a port, a size, an errno. Patterns
are compiled when they are first used: a query without a digit needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from statusbrowser.model import NO_STATUS


class Certainty(IntEnum):
    """How sure it is that a number is the status of the response; more is surer."""

    BARE = 1
    """Three digits on their own."""
    BEHIND = 2
    """The status that a server behind the sender gave."""
    NAMED = 3
    """Words beside it say so: `status code 404`, `error 502`."""
    KEYED = 4
    """A key, a title or its own phrase says so: `"status":502`, `423 Locked`."""
    LOGGED = 5
    """The status field of a log line, or a status line."""
    WHOLE = 6
    """The query is nothing but the code."""


class FoundCode(NamedTuple):
    """A code that a query names."""

    code: int
    certainty: Certainty
    start: int
    """Where it stands in the query."""
    gravity: int = 0
    """In a log of several requests: failures before successes."""


_C = r"(?P<code>[1-9]\d\d|000)"
_METHOD = r"(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|TRACE|CONNECT|PROPFIND|MKCOL|COPY|MOVE|LOCK)"

_WORDS_BEFORE = (
    r"status(?: ?code)?|statuscode|(?:response|error|result|http|exit|return) ?code|code|err|rc|ret"
    r"|https?(?: error| status)?|returned error|errors?|response|responded with|returned|returns"
    r"|answered|replied|got|gives|gave|received|throws|awaiting response\.\."
)
_FILLERS = r"an? |the |with |HTTP |status |code |error |error: "
_NO_MEASURE = r"\b(?![.:/]\d)(?! ?(?:ms|s|bytes|KB|MB|GB|%)\b)"

_STATUS_LINE = rf"HTTP/\d(?:\.\d)? +{_C}(?![\d.])(?! Connection established)"

_ACCESS_LOGS: tuple[tuple[str, str], ...] = (
    # the quoted request line: nginx, Apache httpd, Envoy, uvicorn ...
    ('/"', rf"HTTP/\d(?:\.\d)?\",? +{_C}(?![\d.])"),
    # a quoted request that is no HTTP at all, or of another version: "GARBAGE" 400 -
    ('"', rf"\" {_C} (?:-|\d+)(?= |$)"),
    # HAProxy: five timers, status, bytes
    ("/", r"(?:-?\d+/){4}\+?-?\d+ (?P<code>[1-9]\d\d|-1) \d+ "),
    # HAProxy of TCP: three timers, bytes, the state; no HTTP, no status
    ("/", r"(?<![\d/])(?:-?\d+/){2}\+?\d+ \d+ (?P<code>)[-A-Za-z]{2}(?= |$)"),
    # AWS ALB: three times, ELB status, target status, bytes
    ('"', rf"(?:(?:-1|\d+\.\d+) ){{3}}{_C} (?:\d{{3}}|-) \d+ \d+ \""),
    # Squid: TCP_MISS/504, NONE_NONE/431
    ("/", rf"\b(?:TCP|UDP|NONE|TAG)_?[A-Z_]*/{_C}\b"),
    # IIS W3C: sc-status sc-substatus sc-win32-status [time-taken] at the end of a dated line
    ("-:", rf"^\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d .* {_C} \d{{1,4}} \d+(?: \d+)*\s*$"),
    # AWS CloudFront: nine fields with a tab between, the ninth is sc-status
    ("\t", rf"^\d{{4}}-\d\d-\d\d\t\d\d:\d\d:\d\d\t(?:[^\t\n]*\t){{6}}{_C}\t"),
    # Tornado, and others that put the status before the method
    ("/", rf"(?<![\w./:-]){_C} {_METHOD} /"),
    # uWSGI, morgan: GET /x 404 1.2 ms
    ("/", rf"\b{_METHOD} /\S* {_C}(?= |$)"),
)
"""Where the status stands in a line of an access log, behind the signs that no such line lacks."""

_FORMATS: tuple[tuple[Certainty, str, str], ...] = (
    # a status line, as curl -i and -v print it; the answer of a proxy to CONNECT is not the site's
    (
        Certainty.LOGGED,
        "/",
        rf"^(?:< ?)?HTTP/\d(?:\.\d)? +{_C}(?![\d.])(?! Connection established)",
    ),
    (Certainty.KEYED, "/", rf"\bHTTP/\d(?:\.\d)? +{_C}(?![\d.])(?! Connection established)"),
    # Varnish
    (Certainty.LOGGED, "RS", rf"\bRespStatus\s+{_C}\b"),
    (Certainty.BEHIND, "BS", rf"\bBereqStatus\s+{_C}\b|\bBerespStatus\s+(?P<code2>[1-9]\d\d)\b"),
    # keys of structured logs and of JSON bodies
    (
        Certainty.KEYED,
        "",
        rf"\b\w*?(?:status|status_?code|err_?code)[\"']?\s*[:=]\s*[\"']?{_C}\b(?![.\d])",
    ),
    (
        Certainty.KEYED,
        ":",
        rf"[\"'](?:code|response_code|responseCode|errorCode)[\"']\s*:\s*[\"']?{_C}\b",
    ),
    # titles of error pages
    (Certainty.KEYED, "<", rf"<(?:title|h1)>(?:HTTP Status |Error |HTTP )?{_C}\b"),
    # Apache mod_dav: [423, #0]
    (Certainty.KEYED, "#", rf"\[{_C}, #\d+\]"),
    # Python requests: 502 Server Error; http.server: code 400, message
    (
        Certainty.KEYED,
        "",
        rf"(?<![\w.]){_C} (?:Client|Server) Error\b|\bcode (?P<code2>[1-5]\d\d), message\b",
    ),
    # IIS: 401.2, 500.19
    (Certainty.KEYED, ".", rf"(?<![\w.:/-]){_C}\.\d{{1,2}}(?![\w.:/-])"),
    # words before the number: status code 404, returned error: 401, got a 502
    (
        Certainty.NAMED,
        "",
        rf"\b(?:{_WORDS_BEFORE})[\s:=#(\"'\[]{{1,3}}(?:{_FILLERS})?[\"'(]?{_C}{_NO_MEASURE}",
    ),
)
"""The same for what else says a status: how sure it is, the signs, the pattern."""

_GLUED = r"(?<![\w./:-])(?:https?|error|err|status|code|e)[_-]?(?P<code>[1-5]\d\d)(?![\w.:/-])"
"""A word and its code in one: `error404`, `http502`, npm's `E404`."""

_MANY = (
    r"(?<![\w.,:/#$@&*=<>~^-])(?<!after )(?<!for )(?<!took )(?<!in )(?<!every )(?<!within )"
    r"(?<!waited )(?<!timeout )(?P<code>[345]\d\d)'?s(?![\w./:-])"
)
"""Codes as things that one counts: `lots of 502s`; elsewhere an s is for seconds."""

_FOLDED = (Certainty.NAMED, Certainty.KEYED)
"""Certainties whose patterns pass over the difference of cases."""

_BARE = (
    r"(?<![\w.,:/#$@&*=<>~^-])"
    r"(?<!errno )(?<!Errno )(?<!port )(?<!line )(?<!pid )(?<!Error\()(?<!RFC )(?<!rfc )"
    r"(?<!HTTP/1\.\d )"
    r"(?P<code>[1-9]\d\d)"
    r"(?![\w%]|[.,:/-]\d|: |[x*]|\s?(?:ms|s|secs?|seconds?|min|minutes?|h|hours?|days?|bytes?"
    r"|[KMG]i?B|kb|mb|gb|k|px|requests?|times|users?|files?|connections?)\b)"
)
_SLIP = r"(?:(?:https?|error|status|code) )?([0-9oOlI]{3})"
_SPLIT = r"(?:(?:https?|error|status|code) ){0,2}(\d) ?(\d) ?(\d)"
_ZERO = (
    r"\b(?<!exit )(?:(?:status|response)\w*(?:[ _-]code)?|http[ _-]code"
    r"|code(?=[\"']?[\s:=]+[\"']?000))[\"']?[\s:=]+[\"']?(0{1,3}|-1)(?![\d.])"
)
"""No status, as clients write it; `code: 0` alone is any program's."""

_AROUND = " \t\n\ufeff\"'`()[]{}<>#*.,;:?!"
"""Signs around a code that say nothing: `(404)`, `502?`."""

LONGEST_BARE = 400
"""Characters of a query beyond which bare numbers in it are not looked at."""


def codes_in(text: str) -> list[FoundCode]:
    """Find the codes that a query names, the surest first.

    Args:
        text: A query in one or several lines, without control characters.

    Returns:
        Each code once. In an access log a failure comes before a success; of
        several status lines the last one comes first, which ended the exchange.
    """
    whole = text.strip(_AROUND)
    if re.fullmatch(r"[1-9]\d\d|000", whole):
        return [FoundCode(int(whole), Certainty.WHOLE, text.index(whole))]
    if slip := _slip(whole):
        return [FoundCode(slip, Certainty.WHOLE, 0)]
    if not any(char in text for char in "0123456789"):
        return []
    found: dict[int, FoundCode] = {}
    for item in _all_codes(text):
        known = found.get(item.code)
        if known is None or (item.certainty, item.start) > (known.certainty, known.start):
            found[item.code] = item
    if any(item.certainty is Certainty.LOGGED for item in found.values()):
        # where a log line gives the status, a bare number beside it is a size or a time
        found = {code: item for code, item in found.items() if item.certainty > Certainty.BARE}
    return sorted(found.values(), key=lambda item: (-item.certainty, -item.gravity, -item.start))


def _all_codes(text: str) -> Iterator[FoundCode]:
    """Find every mention of a code, however sure."""
    for signs, pattern in _ACCESS_LOGS:
        for match in _matches(signs, pattern, text, re.MULTILINE):
            code = _number(match["code"] or "000")
            yield FoundCode(code, Certainty.LOGGED, match.start("code"), code // 100 % 6)
    for certainty, signs, pattern in _FORMATS:
        fold = re.IGNORECASE if certainty in _FOLDED else re.NOFLAG
        for match in _matches(signs, pattern, text, re.MULTILINE | fold):
            code = _number(match["code"] or match.groupdict().get("code2") or "")
            yield FoundCode(code, certainty, match.start())
    if nothing := re.search(_ZERO, text, re.IGNORECASE):
        yield FoundCode(NO_STATUS, Certainty.KEYED, nothing.start())
    if len(text) <= LONGEST_BARE:
        for certainty, signs, pattern in (
            (Certainty.BARE, "", _BARE),
            (Certainty.BARE, "s", _MANY),
            (Certainty.NAMED, "", _GLUED),
        ):
            for match in _matches(signs, pattern, text, re.IGNORECASE):
                yield FoundCode(int(match["code"]), certainty, match.start("code"))


def _matches(signs: str, pattern: str, text: str, flags: re.RegexFlag) -> Iterator[re.Match[str]]:
    """Find a pattern that no text has without some signs; without them it isn't even compiled."""
    return re.finditer(pattern, text, flags) if all(map(text.__contains__, signs)) else iter(())


def _number(digits: str) -> int:
    return NO_STATUS if digits in ("-1", "000") else int(digits)


def _slip(text: str) -> int:
    """Read `4o4` and `40 4` as 404; 0 where it is neither."""
    if len(text) > 24:
        return 0
    if (slip := re.fullmatch(_SLIP, text, re.IGNORECASE)) and any(
        char.isdigit() for char in slip[1]
    ):
        digits = slip[1].translate(str.maketrans("oOlI", "0011"))
        return int(digits) if digits[0] != "0" else 0
    if split := re.fullmatch(_SPLIT, text, re.IGNORECASE):
        return int("".join(split.groups())) if split[1] != "0" else 0
    return 0
