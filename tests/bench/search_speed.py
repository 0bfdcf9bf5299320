"""How fast the search is, as ratios against floors measured in the same run.

    python tests/bench/search_speed.py [--growth]

On the bundled pages: a query against `rapidfuzz.process.extract` with
`partial_ratio` over the same texts, opening and building the index against
importing `textual.app`. With --growth: 1,000 to 100,000 generated pages of 150
words, beside `process.extract` and the trigram index of SQLite.
"""

from __future__ import annotations

import argparse
import gc
import random
import sqlite3
import statistics
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from quality import queries
from rapidfuzz import fuzz, process

from statusbrowser.catalog import Catalog
from statusbrowser.model import Listing, Met
from statusbrowser.search import Index, open_index, save_index
from statusbrowser.search.build import build_store
from statusbrowser.search.hits import Field
from statusbrowser.search.names import Names
from statusbrowser.search.rank import search
from statusbrowser.search.store import Store

FRAME = 1 / 60
"""Seconds between two frames of a screen."""


def milliseconds(seconds: float) -> str:
    """Write a time."""
    return f"{seconds * 1000:.2f} ms"


def times(run: Callable[[str], object], asked: Iterable[str]) -> list[float]:
    """Time a call for each query, in seconds."""
    found = []
    for query in asked:
        start = perf_counter()
        run(query)
        found.append(perf_counter() - start)
    return sorted(found)


def p95(found: Sequence[float]) -> float:
    """The time that 95 of 100 calls stay below."""
    return found[int(len(found) * 0.95)]


def process_time(code: str, runs: int = 5) -> float:
    """The median time of a whole Python process that runs some code, in seconds."""
    found = []
    for _ in range(runs):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        found.append(perf_counter() - start)
    return statistics.median(found)


def texts_of(store: Store) -> list[str]:
    """The whole text of each entry."""
    texts = [""] * len(store.listings)
    for entry, text in zip(store.passages.entries, store.texts, strict=True):
        texts[entry] += f" {text}"
    return texts


def bundled() -> None:
    """Print the table for the bundled pages."""
    catalog = Catalog()
    save_index(catalog)
    index = open_index(catalog)
    texts = texts_of(build_store(Catalog()))
    asked = [query.query for query in queries()]
    ours = times(index.search, asked)
    floor = times(lambda query: process.extract(query, texts, scorer=fuzz.partial_ratio), asked)
    start = perf_counter()
    open_index(Catalog())
    opened = perf_counter() - start
    start = perf_counter()
    Index.of(Catalog())
    built = perf_counter() - start
    textual = process_time("import textual.app") - process_time("pass")
    rows = [
        ("a query, median", statistics.median(ours), statistics.median(floor), "extract"),
        ("a query, p95", p95(ours), p95(floor), "extract"),
        ("a query, p95", p95(ours), FRAME, "a frame of 1/60 s"),
        ("opening the finished index", opened, textual, "importing textual.app"),
        ("building it from the pages", built, textual, "importing textual.app"),
    ]
    print("| what | takes | floor | ratio |\n| --- | ---: | ---: | ---: |")
    for what, took, against, name in rows:
        print(f"| {what} | {milliseconds(took)} | {milliseconds(against)} ({name}) "
              f"| {took / against:.2f} |")


def generated(count: int) -> tuple[list[str], list[str]]:
    """Make pages of 150 words, frequent and rare ones as in a language, and queries for them."""
    chance = random.Random(count)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    pages = [" ".join(chance.choices(words, weights, k=150)) for _ in range(count)]
    asked = [" ".join(chance.sample(chance.choice(pages).split(), 4)) for _ in range(40)]
    return pages, asked


def store_of(pages: Sequence[str]) -> Store:
    """Put generated pages into a store, a sentence for every fifteen words."""
    store = Store()
    names = []
    for number, page in enumerate(pages):
        words = page.split()
        store.listings.append(Listing(number, "", " ".join(words[:2])))
        store.met.append(Met.OFTEN)
        names.append((" ".join(words[:2]), number, Field.PHRASE.value, Met.OFTEN.value))
        for at in range(0, len(words), 15):
            text = " ".join(words[at : at + 15])
            store.passages.add(number, 1.0, text)
            store.texts.append(text)
            store.fields.append(Field.TEXT)
    store.names = Names.of(names)
    store.passages.close()
    return store


def trigrams(pages: Sequence[str]) -> sqlite3.Connection:
    """Put generated pages into SQLite's trigram index."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table page using fts5(text, tokenize='trigram')")
    database.executemany("insert into page values (?)", ((page,) for page in pages))
    return database


def growth() -> None:
    """Print the table for growing numbers of generated pages."""
    print("| pages | built in | memory | a query | extract | ratio | SQLite FTS5 |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in (1_000, 10_000, 100_000):
        pages, asked = generated(count)
        gc.collect()
        start = perf_counter()
        store = store_of(pages)
        built = perf_counter() - start
        tracemalloc.start()
        copy = Store.unpack(store.pack()) if count < 100_000 else store
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del copy
        ours = statistics.median(times(lambda query, store=store: search(store, query), asked))
        some = asked[: 3 if count == 100_000 else 10]
        floor = statistics.median(
            times(
                lambda query, pages=pages: process.extract(
                    query, pages, scorer=fuzz.partial_ratio
                ),
                some,
            )
        )
        database = trigrams(pages)
        match = "select rowid from page where page match ? order by rank limit 20"
        sqlite = statistics.median(
            times(
                lambda query, database=database: database.execute(
                    match, (" AND ".join(f'"{word}"' for word in query.split()),)
                ).fetchall(),
                asked,
            )
        )
        size = f"{memory / 1e6:.0f} MB" if count < 100_000 else "-"
        print(
            f"| {count:,} | {built:.2f} s | {size} | {milliseconds(ours)} "
            f"| {milliseconds(floor)} | {ours / floor:.3f} | {milliseconds(sqlite)} |",
            flush=True,
        )


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description="Time the search against floors.")
    parser.add_argument("--growth", action="store_true", help="time growing numbers of pages too")
    options = parser.parse_args()
    bundled()
    if options.growth:
        print()
        growth()


if __name__ == "__main__":
    main()
