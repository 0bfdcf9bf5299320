"""All benchmarks as Markdown tables: start, screen, search quality, search speed.

    python tests/bench/run.py [--growth]

Ratios against floors that are measured in the same run: they hold on a busy or
slow machine, which the times beside them do not. With --growth the search is
timed over growing numbers of generated pages too, which takes minutes.
"""

from __future__ import annotations

import argparse

import quality
import screen
import search_speed
import start

from statusbrowser.catalog import Catalog
from statusbrowser.search import open_index


def main() -> None:
    """Print the tables, each under a heading."""
    parser = argparse.ArgumentParser(description="Print all benchmarks as Markdown tables.")
    parser.add_argument("--growth", action="store_true", help="time growing numbers of pages too")
    parser.add_argument("--runs", type=int, default=20, help="runs of each call in a script")
    parser.add_argument("--starts", type=int, default=8, help="starts of the screen at each size")
    parser.add_argument("--rounds", type=int, default=2, help="times that all keys are pressed")
    options = parser.parse_args()
    heading("Start")
    print(start.tables(options.runs))
    heading("Screen")
    screen.tables(options.starts, options.rounds)
    heading("Search quality")
    print(quality.table(quality.measure(open_index(Catalog()))[0]))
    heading("Search speed")
    search_speed.bundled()
    if options.growth:
        heading("Search growth")
        search_speed.growth()


def heading(text: str) -> None:
    """Begin a part of the report."""
    print(f"\n## {text}\n", flush=True)


if __name__ == "__main__":
    main()
