"""How good the search is: the project's own queries, scored by category.

    python tests/bench/quality.py [--misses]

A query is found at k where one of its codes is among the first k statuses; MRR
is the mean of 1/rank of the first of them.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from statusbrowser.catalog import Catalog
from statusbrowser.search import Index, open_index

QUERIES = Path(__file__).parent.parent / "search" / "queries.jsonl"


@dataclass(frozen=True)
class Query:
    """One query of the set, and the codes that count as right."""

    id: str
    query: str
    expect: tuple[int, ...]
    category: str
    source: str


@dataclass(frozen=True)
class Score:
    """What part of some queries was found first, among three, and the mean reciprocal rank."""

    count: int
    top1: float
    top3: float
    mrr: float


def queries() -> list[Query]:
    """Read the set."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [Query(**row | {"expect": tuple(row["expect"])}) for row in map(json.loads, lines)]


def rank_of(index: Index, query: Query) -> int | None:
    """Tell at which place a right code comes, counted from 1; None where none does."""
    codes = [hit.entry.code for hit in index.search(query.query).statuses]
    return next((rank for rank, code in enumerate(codes, 1) if code in query.expect), None)


def score(ranks: list[int | None]) -> Score:
    """Score some ranks."""
    count = len(ranks)
    return Score(
        count,
        sum(rank == 1 for rank in ranks) / count,
        sum(rank is not None and rank <= 3 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
    )


def measure(index: Index) -> tuple[dict[str, Score], list[tuple[Query, int | None]]]:
    """Score every category and all of them, and give the queries that were not found first."""
    ranks: defaultdict[str, list[int | None]] = defaultdict(list)
    misses = []
    for query in queries():
        rank = rank_of(index, query)
        ranks[query.category].append(rank)
        ranks["all"].append(rank)
        if rank != 1:
            misses.append((query, rank))
    return {category: score(found) for category, found in ranks.items()}, misses


def table(scores: dict[str, Score]) -> str:
    """Write the scores as a Markdown table, all of them in the last row."""
    lines = [
        "| queries | number | first | among three | MRR |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in sorted(scores, key=lambda name: (name == "all", name)):
        found = scores[name]
        cells = (name, found.count, f"{found.top1:.1%}", f"{found.top3:.1%}", f"{found.mrr:.3f}")
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and what was missed where that is asked for."""
    parser = argparse.ArgumentParser(description="Score the search on the project's own queries.")
    parser.add_argument("--misses", action="store_true", help="list what was not found first")
    options = parser.parse_args()
    scores, misses = measure(open_index(Catalog()))
    print(table(scores))
    for query, rank in misses if options.misses else []:
        wanted = ", ".join(f"{code:03d}" for code in query.expect)
        print(f"{query.id} {query.category}: {query.query[:100]!r} wants {wanted}, rank {rank}")


if __name__ == "__main__":
    main()
