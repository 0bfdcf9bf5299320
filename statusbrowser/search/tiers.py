"""The tiers: each looks at a query in its own way and answers with scores in its own band."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from statusbrowser.model import StatusClass
from statusbrowser.search import weights
from statusbrowser.search.answers import Answer
from statusbrowser.search.codes import Certainty
from statusbrowser.search.hits import Field
from statusbrowser.search.query import Query
from statusbrowser.search.store import Store
from statusbrowser.search.words import content_terms, fold


def by_code(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the codes that the query names, and the questions about them."""
    for rank, found in enumerate(query.codes):
        entry = store.entry_of_code.get(found.code)
        if entry is not None:
            score = weights.CERTAINTY[found.certainty] - min(rank, 8) * weights.EACH_FURTHER_CODE
            yield Answer(entry, score, Field.CODE, line_of(store, entry), ((0, 3),))
    codes = {found.code for found in query.codes if found.certainty is not Certainty.BEHIND}
    if len(codes) > 1 and not query.is_paste:
        about = store.questions_about.get(query.codes[0].code, ())
        exact = [entry for entry in about if _codes_in_title(store, entry) == codes]
        yield from _questions(store, exact, weights.QUESTION_OF_THESE_CODES, query.codes[0].code)
    elif query.codes and query.codes[0].certainty is Certainty.WHOLE:
        code = query.codes[0].code
        about = store.questions_about.get(code, ())
        yield from _questions(store, about, weights.QUESTION_ABOUT, code)


def _questions(store: Store, entries: Iterable[int], score: float, code: int) -> Iterator[Answer]:
    for rank, entry in enumerate(entries):
        title = store.listings[entry].title
        at = title.find(f"{code:03d}")
        spans = ((at, at + 3),) if at >= 0 else ()
        worth = score - rank * weights.EACH_FURTHER_CODE
        yield Answer(entry, worth, Field.CODE, title, spans)


def _codes_in_title(store: Store, entry: int) -> set[int]:
    listing = store.listings[entry]
    return {int(code) for code in re.findall(r"\d{3}", f"{listing.slug} {listing.title}")}


def by_prefix(store: Store, query: Query) -> Iterator[Answer]:
    """Answer `40` and `4xx`: every code that begins so, in the order of the numbers."""
    for place, (code, entry) in enumerate(store.entry_of_code.items()):
        number = f"{code:03d}"
        if query.status_class:
            fits, length = StatusClass.of(code) is query.status_class, 1
        else:
            fits, length = number.startswith(query.prefix), len(query.prefix)
        if fits:
            score = weights.BEGUN_CODE - weights.EACH_NUMBER * place
            yield Answer(entry, score, Field.CODE, line_of(store, entry), ((0, length),))


def by_class(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with every code of a class that stands among other words."""
    for code, entry in store.entry_of_code.items():
        if query.mentioned and f"{code:03d}".startswith(query.mentioned):
            score = weights.CODE_OF_A_CLASS
            yield Answer(entry, score, Field.CODE, line_of(store, entry), ((0, 3),))


def by_slug(store: Store, query: Query) -> Iterator[Answer]:
    """Answer `faq/401-or-403`, the name that a list prints for a question."""
    entry = store.entry_of_slug.get(query.text.removeprefix("faq/").lower())
    if entry is not None:
        yield Answer(entry, 100.0, Field.NAME, store.listings[entry].title)


def by_title(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the questions of which every typed word begins a word, `why` included."""
    typed = () if query.is_paste else tuple(fold(query.text).split())
    if not typed or any(char.isdigit() for char in query.text):
        return
    titles = {entry: fold(store.listings[entry].title) for entry in store.entry_of_slug.values()}
    having = [entry for entry, title in titles.items() if all(word in title for word in typed)]
    if not having:  # most queries: spare them the pattern
        return
    pattern = re.compile(r"\b" + r"|\b".join(map(re.escape, typed)))
    for entry in having:
        title = store.listings[entry].title
        found = list(pattern.finditer(titles[entry]))
        if {match[0] for match in found} == set(typed):
            part = sum(map(len, typed)) / len(title)
            score = weights.TITLE_FLOOR + weights.TITLE_RANGE * min(1.0, part)
            if len(typed) > 1 and titles[entry].startswith(" ".join(typed)):
                score = weights.BEGUN_TITLE
            spans = tuple(match.span() for match in found)
            yield Answer(entry, score, Field.PHRASE, title, spans)


def by_name(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the names that the query begins, misspells or holds."""
    if query.is_paste:
        return
    for match in store.names.find(query.text):
        name, entry, where, _ = store.names.names[match.name]
        yield Answer(entry, match.score, Field(where), name, match.spans)


def first_named(store: Store, text: str) -> int | None:
    """Tell the entry whose name comes first for a text; None where no name does."""
    best = max(store.names.find(text), key=attrgetter("score"), default=None)
    return None if best is None else store.names.names[best.name][1]


def by_text(store: Store, query: Query) -> Iterator[Answer]:
    """Answer with the pages whose sentences have the query's words."""
    words = searched_terms(query)
    question = weights.ASKED_SHARE if query.is_question else weights.QUESTION_SHARE
    for match in store.passages.find(words, unfinished=unfinished_term(query, words)):
        score = weights.TEXT_RANGE * match.part
        if query.is_paste:
            score *= weights.TEXT_OF_A_PASTE
        if store.listings[match.entry].code is None:
            score = min(score * question, weights.BEST_QUESTION)
        score *= weights.TEXT_BY_MET[store.met[match.entry]]
        code = store.listings[match.entry].code
        if query.mentioned and code is not None and f"{code:03d}".startswith(query.mentioned):
            score += weights.TEXT_OF_A_CLASS
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
