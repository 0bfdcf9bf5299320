"""Store and query in, ranked hits out: each tier answers on its own, the best answer counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import attrgetter

from statusbrowser.search import lines, tiers, weights
from statusbrowser.search.answers import Answer
from statusbrowser.search.codes import Certainty
from statusbrowser.search.hits import Field, Hit, Results, Span, join_spans
from statusbrowser.search.query import Query, read_query
from statusbrowser.search.store import Store
from statusbrowser.search.words import STOP_WORDS, fold, terms

UNKNOWN_CODE = "what-does-an-unknown-code-mean"
"""The question that is nearest to a number outside the classes."""

MOST_MARKED = 32
"""Words that a hit gives for marking on its page."""


def search(store: Store, text: str) -> Results:
    """Order the entries that answer a query, best first.

    Args:
        store: What is searched.
        text: What was typed or pasted, untouched.

    Returns:
        At most 60 hits, statuses and questions in one order; every entry, at
        100 and in display order, for a blank query. The same query always gives
        the same order. Where nothing answers, `nearest` names what comes closest.
    """
    query = read_query(text)
    if query.is_blank:
        return Results(text, tuple(_plain(store, entry) for entry in range(len(store.listings))))
    best: dict[int, Answer] = {}
    said: dict[int, float] = {}
    rows: dict[int, Answer] = {}
    for answer in _answers(store, query):
        if answer.score < weights.LEAST_SCORE:
            continue
        if answer.is_text:
            said[answer.entry] = answer.score
        if answer.field is Field.SIGNATURE:
            rows[answer.entry] = max(
                answer, rows.get(answer.entry, answer), key=attrgetter("score")
            )
        known = best.get(answer.entry)
        if known is None or answer.score > known.score:
            best[answer.entry] = answer
    if not best:
        return Results(text, (), _nearest(store, query))

    def place(answer: Answer) -> tuple[float, float, float, int]:
        """Of two worth the same, the one whose text says more, then the one people meet."""
        entry = answer.entry
        return -answer.score, -said.get(entry, 0.0), -weights.MET[store.met[entry]], entry

    order = sorted(best.values(), key=place)
    least = order[0].score * weights.LEAST_PART
    kept = [answer for answer in order[: weights.MOST_HITS] if answer.score >= least]
    marker = _Marker(store, query)
    return Results(text, tuple(marker.hit(_with_cause(answer, rows)) for answer in kept))


def _with_cause(answer: Answer, rows: Mapping[int, Answer]) -> Answer:
    """Say of a code that a line gives why it came about, where a row of its page stands there."""
    row = rows.get(answer.entry)
    if answer.field is not Field.CODE or row is None or row.score < weights.CAUSE:
        return answer
    return row._replace(score=answer.score)


def _answers(store: Store, query: Query) -> Iterator[Answer]:
    yield from tiers.by_code(store, query)
    if any(code.certainty is Certainty.WHOLE for code in query.codes):
        return
    if query.prefix or query.status_class:
        yield from tiers.by_prefix(store, query)
        return
    yield from tiers.by_class(store, query)
    yield from tiers.by_slug(store, query)
    yield from tiers.by_title(store, query)
    flags = list(lines.by_flag(store, query))
    named = list(tiers.by_name(store, query))
    if flags and len(query.text.split()) == 1:  # other names only begin with these letters
        first = tiers.first_named(store, query.text[:-1]) if query.text.isalpha() else None
        yield from _below_title(flags, named, first)
        return
    yield from flags
    yield from named
    settled = any(answer.score >= weights.NAME_FLOOR for answer in named)
    yield from lines.by_signature(store, query, settled=settled)
    yield from lines.by_failure(store, query)
    yield from lines.by_header(store, query, settled=settled)
    yield from tiers.by_text(store, query)


def _below_title(flags: list[Answer], named: list[Answer], first: int | None) -> Iterator[Answer]:
    """Put a flag behind the title that came first a letter before, which is being typed: `UR`."""
    titles = (name for name in named if name.field is Field.PHRASE)
    title = next((name for name in titles if name.entry == first), None)
    top = 100.0
    if title is not None:
        yield title
        top = title.score - weights.EACH_FURTHER_CODE
    for flag in flags:
        yield flag._replace(score=min(flag.score, top))


class _Marker:
    """Makes hits of answers: marks the words of one query in their texts."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        words = tiers.searched_terms(query)
        unfinished = tiers.unfinished_term(query, words)
        self._terms = frozenset(
            term
            for word in words
            for term, _ in store.passages.vocabulary.expand(word, unfinished=word == unfinished)
        )
        typed = () if query.is_paste else fold(query.words).split()
        self._typed = tuple(word for word in typed if word not in STOP_WORDS)

    def hit(self, answer: Answer) -> Hit:
        """Make the hit of an answer."""
        spans = self._spans(answer.text) if answer.spans is None else answer.spans
        said = [answer.text[start:end].lower() for start, end in spans]
        if answer.field is Field.SIGNATURE:
            said.insert(0, answer.text.lower())
        words = dict.fromkeys(word for word in (*said, *self._typed) if len(word) > 1)
        return Hit(
            self._store.listings[answer.entry],
            round(min(answer.score, 100.0), 1),
            answer.field,
            answer.text,
            spans,
            tuple(words)[:MOST_MARKED],
        )

    def _spans(self, text: str) -> tuple[Span, ...]:
        spans: list[Span] = []
        for term, start, end in terms(text):
            if term in self._terms and end <= len(text) and (not spans or start >= spans[-1][1]):
                spans.append((start, end))
        return join_spans(spans, text)


def _plain(store: Store, entry: int) -> Hit:
    return Hit(store.listings[entry], 100.0, Field.ALL, store.listings[entry].title)


def _nearest(store: Store, query: Query) -> Hit | None:
    """Name what comes closest to a query that nothing answers.

    A code without a page is treated as the x00 of its class (RFC 9110, 15), and
    the text says so; of what only begins with a code it is that code; for words
    it is the title that looks most like them.
    """
    entry = None
    if query.codes:
        code = query.codes[0].code
        entry = store.entry_of_code.get(code // 100 * 100)
        if entry is None:
            entry = store.entry_of_slug.get(UNKNOWN_CODE)
        else:
            said = f"{code} counts as {tiers.line_of(store, entry)}"
            return Hit(store.listings[entry], 0.0, Field.CODE, said)
    elif begun := re.fullmatch(r"([0-9]{3})\w{1,3}", query.text, re.ASCII):
        entry = store.entry_of_code.get(int(begun[1]))
    if entry is None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - see the package's docstring

        titles = {entry: item.title.lower() for entry, item in enumerate(store.listings)}
        found = process.extractOne(query.text[:80].lower(), titles, scorer=fuzz.WRatio)
        entry = found[2] if found else None
    if entry is None:
        return None
    return Hit(store.listings[entry], 0.0, Field.PHRASE, tiers.line_of(store, entry))
