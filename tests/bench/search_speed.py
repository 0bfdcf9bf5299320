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
import resource
import sqlite3
import statistics
import subprocess
import sys
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
    for passage, entry in enumerate(store.passages.entries):
        texts[entry] += f" {store.text_of(passage)}"
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
    with open_index(Catalog()):
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
        print(
            f"| {what} | {milliseconds(took)} | {milliseconds(against)} ({name}) "
            f"| {took / against:.2f} |"
        )


def generated(count: int) -> tuple[list[str], list[str]]:
    """Make pages of 150 words, frequent and rare ones as in a language, and queries for them."""
    chance = random.Random(count)  # noqa: S311 - the same pages in every run
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
        title = " ".join(words[:2])
        store.enter(Listing(number, "", title), Met.OFTEN)
        names.append((title, number, Field.PHRASE.value, Met.OFTEN.value))
        for at in range(0, len(words), 15):
            store.add(number, Field.TEXT, 1.0, " ".join(words[at : at + 15]))
    store.names = Names.of(names)
    store.passages.close()
    return store


def trigrams(pages: Sequence[str]) -> sqlite3.Connection:
    """Put generated pages into SQLite's trigram index."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table page using fts5(text, tokenize='trigram')")
    database.executemany("insert into page values (?)", ((page,) for page in pages))
    return database


def resident() -> int:
    """The memory of this process, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def growth() -> None:
    """Print the table for growing numbers of generated pages."""
    print("| pages | built in | memory | a query | extract | ratio | SQLite FTS5 |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in (1_000, 10_000, 100_000):
        print(f"| {' | '.join(grown(count))} |", flush=True)


def grown(count: int) -> list[str]:
    """Measure one number of generated pages: the cells of its row."""
    pages, asked = generated(count)
    gc.collect()
    before, start = resident(), perf_counter()
    store = store_of(pages)
    built, memory = perf_counter() - start, resident() - before

    def ours(query: str) -> object:
        return search(store, query)

    def extract(query: str) -> object:
        return process.extract(query, pages, scorer=fuzz.partial_ratio)

    database = trigrams(pages)

    def sqlite(query: str) -> object:
        match = " AND ".join(f'"{word}"' for word in query.split())
        found = "select rowid from page where page match ? order by rank limit 20"
        return database.execute(found, (match,)).fetchall()

    took = statistics.median(times(ours, asked))
    floor = statistics.median(times(extract, asked[: 3 if count > 10_000 else 10]))
    return [
        f"{count:,}",
        f"{built:.2f} s",
        f"{memory / 1e6:.0f} MB",
        milliseconds(took),
        milliseconds(floor),
        f"{took / floor:.3f}",
        milliseconds(statistics.median(times(sqlite, asked))),
    ]


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
