"""Catalog in, store out: every text of the pages and tables, cut into what is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbrowser.catalog import Catalog
from statusbrowser.model import Listing, Met, Question, Status, StatusSection
from statusbrowser.search import weights
from statusbrowser.search.hits import Field
from statusbrowser.search.names import Names
from statusbrowser.search.signatures import Matcher
from statusbrowser.search.store import Row, Store

FLAG = "response flag"
"""The kind of row whose text is a code of few letters, matched as it stands."""

_MARKUP = re.compile(r"`([^`]*)`|\*\*(.+?)\*\*|\[([^\]]+)\](?:\([^)]*\))?")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z\[`\"*])")


def build_store(catalog: Catalog) -> Store:
    """Read every page and table of a catalog.

    Raises:
        PageError: A page or a table breaks its rules.
    """
    store = Store()
    _add_statuses(store, catalog)
    _add_questions(store, catalog)
    _add_signatures(store, catalog)
    _add_headers(store, catalog)
    for group in catalog.confusables:
        for code in group.codes:
            weight = weights.SECTION[StatusSection.CONFUSABLES]
            text = f"{group.question} {group.answer}"
            store.add(store.entry_of_code[code], Field.TEXT, weight, text)
    store.passages.close()
    return store


def _add_statuses(store: Store, catalog: Catalog) -> None:
    names: list[tuple[str, int, str, str]] = []
    for status in catalog.statuses:
        entry = store.enter(Listing(status.code, "", status.title), status.met)
        borrowed = {use.phrase for use in status.uses}
        for where, text in names_of(status):
            met = Met.RARELY if text in borrowed - {status.phrase} else status.met
            names.append((text, entry, where.value, met.value))
            store.add(entry, where, weights.FIELD[where], text)
        for where, weight, text in _texts_of_status(status):
            store.add(entry, where, weight, text)
    store.names = Names.of(names)


def _add_questions(store: Store, catalog: Catalog) -> None:
    about: dict[int, list[tuple[int, int, int]]] = {}
    for question in catalog.questions:
        entry = store.enter(Listing(None, question.slug, question.question), Met.OFTEN)
        for place, code in enumerate(question.codes):
            about.setdefault(code, []).append((place, len(question.codes), entry))
        for where, weight, text in _texts_of_question(question):
            store.add(entry, where, weight, text)
    for code, found in about.items():  # those that are about this code first, and about few
        store.questions_about[code] = [entry for _, _, entry in sorted(found)]


def _add_signatures(store: Store, catalog: Catalog) -> None:
    texts: list[str] = []
    flags: set[int] = set()
    for signature in catalog.signatures:
        entries = tuple(store.entry_of_code[code] for code in signature.pages)
        of_class = signature.codes[0].endswith("xx")
        is_flag = signature.kind == FLAG
        if is_flag:
            flags.add(len(texts))
        texts.append(signature.text)
        store.add_row(Row(signature.product, signature.text, is_flag, of_class, entries))
        text = f"{signature.product}: {signature.text}"
        store.add(entries[0], Field.SIGNATURE, weights.FIELD[Field.SIGNATURE], text)
        store.add(entries[0], Field.TEXT, weights.MEANING_OF_A_SIGNATURE, signature.meaning)
    store.matcher = Matcher.of(texts, frozenset(flags))


def _add_headers(store: Store, catalog: Catalog) -> None:
    for header in catalog.headers:
        entries = tuple(store.entry_of_code[code] for code in header.pages)
        for name in header.names:
            store.headers.setdefault(name.lower(), entries)
            store.header_titles.setdefault(name.lower(), name)
        for entry in entries:
            text = f"{header.title}: {header.tells}"
            store.add(entry, Field.HEADER, weights.FIELD[Field.HEADER], text)


def names_of(status: Status) -> Iterator[tuple[Field, str]]:
    """Give the names of a status, its title first, none twice."""
    seen = set()
    former = (*status.former_phrases, *(variant.phrase for variant in status.variants))
    used = tuple(use.phrase for use in status.uses if use.phrase)
    for where, text in (
        (Field.PHRASE, status.title),
        (Field.PHRASE, status.phrase),
        *((Field.NAME, text) for text in (*former, *used, *status.also_called)),
    ):
        if text and text.casefold() not in seen:
            seen.add(text.casefold())
            yield where, text


def sentences(markdown: str) -> Iterator[str]:
    """Split the Markdown of a section into sentences without markup."""
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:-|\d+\.) )|```\w*", markdown):
        text = _MARKUP.sub(lambda found: found[1] or found[2] or found[3] or "", block)
        text = " ".join(re.sub(r"^\s*(?:-|\d+\.) ", "", text).split())
        if text:
            yield from _SENTENCE.split(text)


def _texts_of_status(status: Status) -> Iterator[tuple[Field, float, str]]:
    for text in status.people_say:
        yield Field.SYMPTOM, weights.FIELD[Field.SYMPTOM], text
    for use in status.uses:
        yield Field.TEXT, weights.SECTION[StatusSection.MEANING], f"{use.vendor}: {use.note}"
    if status.vendor:
        yield Field.TEXT, weights.SECTION[StatusSection.MEANING], f"{status.vendor} {status.title}"
    for section, markdown in status.sections.items():
        for text in sentences(markdown):
            yield Field.TEXT, weights.SECTION[section], text


def _texts_of_question(question: Question) -> Iterator[tuple[Field, float, str]]:
    yield Field.PHRASE, weights.FIELD[Field.PHRASE], question.question
    for text in question.asked_as:
        yield Field.SYMPTOM, weights.FIELD[Field.SYMPTOM], text
    for section, markdown in question.sections.items():
        for text in sentences(markdown):
            yield Field.TEXT, weights.SECTION[section], text
