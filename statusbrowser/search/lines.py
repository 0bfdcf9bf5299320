"""The tiers that read what a program wrote: rows of the table, exceptions, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbrowser.model import NO_STATUS, StatusClass
from statusbrowser.search import weights
from statusbrowser.search.answers import Answer
from statusbrowser.search.codes import Certainty
from statusbrowser.search.hits import Field
from statusbrowser.search.products import CLIENT, SERVER, client_error_in, server_trace_in
from statusbrowser.search.query import Query
from statusbrowser.search.signatures import Match
from statusbrowser.search.store import Row, Store
from statusbrowser.search.words import content_terms, fold

_STATE = r"[cCsSPLRIUDK][RCHDQTL][NIDVEOU-][NIUPRD-]"
_FLAGS_IN_A_LINE = (
    r" (?:-|\S+) (?:-|\S+) (?P<haproxy>[-A-Za-z]{4}) \d+/\d+/\d+/\d+/"
    r"|(?<!\S)(?P<state>[A-Za-z]{2}--)(?!\S)"
    r"|\" \d{1,3} (?P<envoy>[A-Z]{2,6}(?:,[A-Z]{2,6})*) "
    r"|(?<![a-z])flags?:? (?P<named>[A-Z]{2,6})\b"
)
_FLAG_ALONE = (
    r"(?:\S+ )?"
    r"(?P<flag>[A-Za-z]{2}--|[cCsSPLRIUDKEN][CRHDQTL]|[A-Z]{2,5}(?:,[A-Z]{2,5})*)"
    r"(?: .{0,40})?"
)
_HYPHEN, _JOINT = re.escape("-"), "[- ]"
_HEADER_WORDS = frozenset(
    (
        *("field", "header", "headers", "http", "missing", "no", "request", "response", "set"),
        *("value", "without", "wrong"),
    )
)
"""Words beside a field's name that say nothing more than that it is one."""


_ERRNO = (
    r"\b(?i:E(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|NOTFOUND|PIPE|AI_AGAIN"
    r"|(?:HOST|NET)UNREACH))\b"
)
"""A system's error that keeps a connection from being made or used; people type it in any case."""

_SUBSTATUS = re.compile(r"[1-5][0-9]{2}\.[0-9]{1,2}")
"""A status of IIS with what it adds: 401.2."""

_PARSER = r"node_modules/(?:body-parser|raw-body|co-body)/"
"""What reads the body of a request; it throws where the body is wrong."""

_ERROR_LINE = r"\s*(?:\w*Error): ([A-Z][\w' -]+)$"


def by_signature(store: Store, query: Query, *, settled: bool) -> Iterator[Answer]:
    """Answer with the rows of the table that stand in the query."""
    answered = any(code.certainty is Certainty.LOGGED for code in query.codes)
    ceiling = weights.NAME_FLOOR - 1 if settled else weights.SIGNATURE_CEILING
    for line in query.lines:
        for match in store.matcher.find(line):
            row = store.row(match.row)
            score = _worth(store, query, row, match, begins=line.lstrip().startswith(row.text))
            if answered and row.text.startswith("* "):
                score += weights.REMARK_BESIDE_AN_ANSWER
            for rank, entry in enumerate(_named_first(store, query, row.entries)):
                top = weights.SIGNATURE_CEILING if match.is_whole else ceiling
                worth = min(score - rank * weights.EACH_FURTHER_PAGE, top)
                yield Answer(entry, worth, Field.SIGNATURE, row.text, match.spans)


def _worth(store: Store, query: Query, row: Row, match: Match, *, begins: bool) -> float:
    """Score a row that was found."""
    short = match.weight < weights.TELLING_SIGNATURE
    prose = row.text.islower() and row.text.replace(" ", "").isalpha()
    full = min(1.0, match.weight / weights.SIGNATURE_FULL_WEIGHT)
    if short and not prose:  # it stands there to the letter, capitals and signs included
        full = max(full, weights.AT_THE_BEGINNING if begins else weights.TO_THE_LETTER)
    score = weights.SIGNATURE_FLOOR + weights.SIGNATURE_RANGE * match.coverage**2 * full
    score += weights.SIGNATURE_LENGTH * min(1.0, match.weight / weights.LONG_SIGNATURE)
    score += weights.AS_WRITTEN * match.as_written
    score += _product_bonus(store, query, row.product, row.entries[0])
    if short and prose and row.product not in query.products:
        score += weights.ANYBODYS_WORDS
    if query.is_prose or (prose and not query.products and not query.is_paste):
        score *= weights.PART_OF_PROSE + (1 - weights.PART_OF_PROSE) * match.part
    if match.is_whole and ("_" in row.text or _SUBSTATUS.fullmatch(row.text)):
        score = max(score, weights.NAME_OF_AN_ERROR)
    if match.begun and not query.is_paste:
        score = max(score, weights.BEGUN_SIGNATURE)
    if row.of_class and (query.codes or len(_classes(store, row)) > 1):
        score += weights.SIGNATURE_OF_A_CLASS
    return score


def _classes(store: Store, row: Row) -> set[StatusClass | None]:
    return {store.listings[entry].status_class for entry in row.entries}


def _named_first(store: Store, query: Query, entries: tuple[int, ...]) -> list[int]:
    """Order the entries of a row: those whose code the query names before the others."""
    named = {store.entry_of_code.get(found.code) for found in query.codes}
    return sorted(entries, key=lambda entry: entry not in named)


def _product_bonus(store: Store, query: Query, product: str, entry: int) -> float:
    if product in query.products:
        return weights.SAME_PRODUCT
    no_status = store.listings[entry].code == NO_STATUS
    if CLIENT in query.products:
        return weights.CLIENT_GAVE_UP if no_status else weights.OTHER_PRODUCT
    if SERVER in query.products and no_status:
        return weights.NO_CLIENT
    return weights.OTHER_PRODUCT if query.products - {SERVER} else 0.0


def by_flag(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the termination states and response flags of a line, or with one typed alone."""
    flags: list[tuple[str, float, str]] = []
    for found in re.finditer(_FLAGS_IN_A_LINE, query.text):
        state = found["haproxy"] or found["state"]
        product = "HAProxy" if state else "Envoy / Istio"
        said = (state or found["envoy"] or found["named"]).split(",")
        flags += [(flag, weights.FLAG_IN_PLACE, product) for flag in said]
    if not flags and "HAProxy" in query.products:
        states = re.findall(rf"(?<!\S){_STATE}(?!\S)", query.text)
        flags = [(state, weights.FLAG_IN_PLACE, "HAProxy") for state in states[:1]]
    if not flags and not query.is_paste and (alone := re.fullmatch(_FLAG_ALONE, query.text)):
        flags = [(flag, weights.FLAG_ALONE, "") for flag in alone["flag"].split(",")]
    for rank, (flag, score, product) in enumerate(flags):
        for number in store.matcher.flags({flag, flag[:2] if len(flag) == 4 else flag}):
            row = store.row(number)
            if product and row.product != product:
                continue
            worth = score - rank
            for entry in row.entries:
                yield Answer(entry, worth, Field.SIGNATURE, row.text, ((0, len(row.text)),))
                worth -= weights.EACH_FURTHER_PAGE


def by_failure(store: Store, query: Query) -> Iterator[Answer]:
    """Answer for exceptions that no row knows: a client's means no status, a server's 500."""
    if any(code.certainty > Certainty.BARE for code in query.codes):
        return
    if text := client_error_in(query.text):
        entry = store.entry_of_code.get(NO_STATUS)
        if entry is not None:
            yield Answer(entry, weights.CLIENT_ERROR, Field.SIGNATURE, text, ((0, len(text)),))
    elif text := server_trace_in(query.text):
        for code, score in _codes_of_a_trace(store, query):
            entry = store.entry_of_code.get(code)
            if entry is not None:
                yield Answer(entry, score, Field.SIGNATURE, text, ((0, len(text)),))
    elif (found := re.search(_ERRNO, query.text)) and not query.products:
        for code, less in ((NO_STATUS, 0.0), (502, weights.PROXY_MET_IT)):
            entry = store.entry_of_code.get(code)
            if entry is not None:
                worth = weights.CLIENT_ERROR + less
                yield Answer(entry, worth, Field.SIGNATURE, found[0], ((0, len(found[0])),))


def _codes_of_a_trace(store: Store, query: Query) -> Iterator[tuple[int, float]]:
    """Read the trace of a server's framework: 500 unless its error names a status or a parser."""
    yield 500, weights.SERVER_TRACE
    if re.search(_PARSER, query.text):
        yield 400, weights.NAMED_IN_A_TRACE
    said = {found[1].lower() for line in query.lines if (found := re.match(_ERROR_LINE, line))}
    for listing in store.listings:
        if listing.code is not None and listing.title.lower() in said:
            yield listing.code, weights.NAMED_IN_A_TRACE


def by_header(store: Store, query: Query, *, settled: bool) -> Iterator[Answer]:
    """Answer with the statuses for which the fields that the query names matter."""
    folded = fold(query.text)
    spaced = folded.replace("-", " ")
    named = [
        name
        for name in store.headers
        if name.replace("-", " ") in spaced and re.search(_as_a_field(name), folded, re.MULTILINE)
    ]
    if not named:
        return
    named.sort(key=len, reverse=True)
    told = {term for name in named for term in content_terms(name.replace("-", " "))} | set(named)
    rest = [
        term for term in content_terms(query.text.split(":")[0]) if term not in told | _HEADER_WORDS
    ]
    alone = not rest and not query.is_paste
    score = weights.HEADER_IN_TEXT
    if alone and not settled:
        score = weights.HEADER_ALONE
    if spaced.strip(" :") == named[0].replace("-", " "):
        score = weights.HEADER_EXACT
    for name in named[:1] if alone else named:
        title = store.header_titles[name]
        for rank, entry in enumerate(store.headers[name]):
            worth = score - rank * weights.EACH_FURTHER_PAGE
            yield Answer(entry, worth, Field.HEADER, title, ((0, len(title)),))


def _as_a_field(name: str) -> str:
    """Make the pattern of a field's name; an everyday word such as `date` must look like one."""
    if "-" in name:
        return rf"(?<![\w-]){re.escape(name).replace(_HYPHEN, _JOINT)}(?![\w-])"
    return rf"^(?:[<>] )?{re.escape(name)}: |(?<![\w-]){re.escape(name)} headers?\b"
