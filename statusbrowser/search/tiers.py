"""The tiers: each looks at a query in its own way and answers with scores in its own band."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from statusbrowser.model import NO_STATUS, StatusClass
from statusbrowser.search import weights
from statusbrowser.search.codes import Certainty
from statusbrowser.search.hits import Field, Span
from statusbrowser.search.products import CLIENT, client_error_in, server_trace_in
from statusbrowser.search.query import Query
from statusbrowser.search.store import Store
from statusbrowser.search.words import content_terms, fold

_FLAGS_IN_A_LINE = (
    r" (?:-|\S+) (?:-|\S+) (?P<haproxy>[-A-Za-z]{4}) \d+/\d+/\d+/\d+/"
    r"|\" \d{1,3} (?P<envoy>[A-Z]{2,6}(?:,[A-Z]{2,6})*) "
)
_FLAG_ALONE = (
    r"(?:\S+ )?"
    r"(?P<flag>[A-Za-z]{2}--|[cCsSPLRIUDKEN][CRHDQTL]|[A-Z]{2,5}(?:,[A-Z]{2,5})*)"
    r"(?: .{0,40})?"
)
_HEADER_WORDS = frozenset(
    (
        *("field", "header", "headers", "http", "missing", "no", "request", "response", "set"),
        *("value", "without", "wrong"),
    )
)
"""Words beside a field's name that say nothing more than that it is one."""


class Answer(NamedTuple):
    """What one tier says of one entry."""

    entry: int
    score: float
    field: Field
    text: str
    spans: tuple[Span, ...] | None = ()
    """What matched in the text; None where the words of the query are still to be marked."""


def by_code(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the codes that the query names."""
    for rank, found in enumerate(query.codes):
        entry = store.entry_of_code.get(found.code)
        if entry is not None:
            score = weights.CERTAINTY[found.certainty] - min(rank, 8) * weights.EACH_FURTHER_CODE
            yield Answer(entry, score, Field.CODE, line_of(store, entry), ((0, 3),))
        if found.certainty is Certainty.WHOLE:
            for question in store.questions_about.get(found.code, ()):
                title = store.listings[question].title
                at = title.find(f"{found.code:03d}")
                spans = ((at, at + 3),) if at >= 0 else ()
                yield Answer(question, weights.QUESTION_ABOUT, Field.CODE, title, spans)


def by_prefix(store: Store, query: Query) -> Iterator[Answer]:
    """Answer `40` and `4xx`: every code that begins so."""
    for code, entry in store.entry_of_code.items():
        number = f"{code:03d}"
        if query.status_class:
            fits, length = StatusClass.of(code) is query.status_class, 1
        else:
            fits, length = number.startswith(query.prefix), len(query.prefix)
        if fits:
            yield Answer(entry, 90.0, Field.CODE, line_of(store, entry), ((0, length),))


def by_slug(store: Store, query: Query) -> Iterator[Answer]:
    """Answer `faq/401-or-403`, the name that a list prints for a question."""
    entry = store.entry_of_slug.get(query.text.removeprefix("faq/").lower())
    if entry is not None:
        yield Answer(entry, 100.0, Field.NAME, store.listings[entry].title)


def by_name(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the names that the query begins, misspells or holds."""
    if query.is_paste:
        return
    for match in store.names.find(query.text):
        name, entry, where, _ = store.names.names[match.name]
        yield Answer(entry, match.score, Field(where), name, match.spans)


def by_signature(store: Store, query: Query, *, settled: bool) -> Iterator[Answer]:
    """Answer with the rows of the table that stand in the query."""
    yield from _flags(store, query)
    ceiling = weights.NAME_FLOOR - 1 if settled else weights.SIGNATURE_CEILING
    for line in query.lines:
        for match in store.matcher.find(line):
            row = store.row(match.row)
            short = match.weight < weights.TELLING_SIGNATURE
            prose = row.text.islower() and row.text.replace(" ", "").isalpha()
            full = min(1.0, match.weight / weights.SIGNATURE_FULL_WEIGHT)
            if short and not prose:  # it stands there to the letter, capitals and signs included
                full = max(full, weights.TO_THE_LETTER)
            score = weights.SIGNATURE_FLOOR + weights.SIGNATURE_RANGE * match.coverage**2 * full
            score += weights.SIGNATURE_LENGTH * min(1.0, match.weight / weights.LONG_SIGNATURE)
            score += _product_bonus(store, query, row.product, row.entries[0])
            if short and prose and row.product not in query.products:
                score += weights.ANYBODYS_WORDS
            if match.is_whole and "_" in row.text:
                score = max(score, weights.NAME_OF_AN_ERROR)
            if match.is_begun and not query.is_paste:
                score = max(score, weights.BEGUN_SIGNATURE)
            if row.of_class and query.codes:
                score += weights.SIGNATURE_OF_A_CLASS
            for rank, entry in enumerate(_named_first(store, query, row.entries)):
                top = weights.SIGNATURE_CEILING if match.is_whole else ceiling
                worth = min(score - rank * weights.EACH_FURTHER_PAGE, top)
                yield Answer(entry, worth, Field.SIGNATURE, row.text, match.spans)


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
    return weights.OTHER_PRODUCT if query.products else 0.0


def _flags(store: Store, query: Query) -> Iterator[Answer]:
    flags: list[tuple[str, float, str]] = []
    for found in re.finditer(_FLAGS_IN_A_LINE, query.text):
        product = "HAProxy" if found["haproxy"] else "Envoy / Istio"
        said = (found["haproxy"] or found["envoy"]).split(",")
        flags += [(flag, weights.FLAG_IN_PLACE, product) for flag in said]
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
        entry = store.entry_of_code.get(500)
        if entry is not None:
            yield Answer(entry, weights.SERVER_TRACE, Field.SIGNATURE, text, ((0, len(text)),))


def by_header(store: Store, query: Query, *, settled: bool) -> Iterator[Answer]:
    """Answer with the statuses for which the fields that the query names matter."""
    folded = fold(query.text)
    named = [
        name
        for name in store.headers
        if name in folded
        and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-]){_as_a_field(name)}", folded)
    ]
    if not named:
        return
    named.sort(key=len, reverse=True)
    told = {term for name in named for term in content_terms(name)} | set(named)
    rest = [
        term for term in content_terms(query.text.split(":")[0]) if term not in told | _HEADER_WORDS
    ]
    alone = not rest and not query.is_paste
    score = weights.HEADER_IN_TEXT
    if alone and not settled:
        score = weights.HEADER_ALONE
    if folded.strip(" :") == named[0]:
        score = weights.HEADER_EXACT
    for name in named[:1] if alone else named:
        title = store.header_titles[name]
        for rank, entry in enumerate(store.headers[name]):
            worth = score - rank * weights.EACH_FURTHER_PAGE
            yield Answer(entry, worth, Field.HEADER, title, ((0, len(title)),))


def _as_a_field(name: str) -> str:
    """What must follow a name so that it is a field, where it is an everyday word: `date`."""
    return "" if "-" in name else r"(?:: | headers?\b)"


def by_text(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the pages whose sentences have the query's words."""
    words = searched_terms(query)
    for match in store.passages.find(words, unfinished=unfinished_term(query, words)):
        score = weights.TEXT_RANGE * match.part
        if query.is_paste:
            score *= weights.TEXT_OF_A_PASTE
        if store.listings[match.entry].code is None:
            score *= weights.QUESTION_SHARE
        score *= weights.TEXT_BY_MET[store.met[match.entry]]
        text = store.text_of(match.passage)
        yield Answer(match.entry, score, store.field_of(match.passage), text, None)


def searched_terms(query: Query) -> list[str]:
    """The terms of a query that the full text is searched for, each once.

    Numbers beside a status that a log line gives are sizes and times.
    """
    found = content_terms(query.words)
    if any(code.certainty is Certainty.LOGGED for code in query.codes):
        found = [term for term in found if not term.isdigit()]
    return list(dict.fromkeys(found))


def unfinished_term(query: Query, words: list[str]) -> str:
    """The term that may still be typed on; empty where there is none."""
    return "" if query.is_paste or not words else words[-1]


def line_of(store: Store, entry: int) -> str:
    """Write an entry as its line in the list: `404 Not Found`."""
    listing = store.listings[entry]
    return f"{listing.number} {listing.title}".strip()
