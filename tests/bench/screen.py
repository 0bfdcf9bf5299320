"""The screen against the floor: ready, keys, bytes, idle, memory, as ratios of one run.

    python tests/bench/screen.py [--starts N] [--rounds N]

Both programs run side by side in terminals of the same size and take turns key
by key, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from start import program, surroundings
from terminal import Answer, Terminal

SIZES = ((80, 24), (120, 40))

QUERIES = ("404", "gateway", "not found", "timeout", "50", "request")
"""What is typed, a key at a time."""

IDLE_SECONDS = 4.0

ARROWS = 24
"""Presses of an arrow down the list, and then as many up."""

FLOOR = (sys.executable, str(Path(__file__).with_name("floors.py")))

READY = "201 Created"
"""A row that is in view in both at first."""


@dataclass
class Seen:
    """What was measured of one program at one size; seconds and bytes."""

    ready: list[float] = field(default_factory=list)
    typed: list[Answer] = field(default_factory=list)
    arrows: list[Answer] = field(default_factory=list)
    idle: float = 0.0
    memory: int = 0


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(values)[int(len(values) * 0.95)]


@dataclass(frozen=True)
class Program:
    """What is started, and the keys that bring it from the bar into the list."""

    command: tuple[str, ...]
    to_list: tuple[str, ...]


PROGRAMS = (Program(program(), ("enter", "left")), Program(FLOOR, ("tab",)))
"""The browser and the floor."""


def measure(size: tuple[int, int], starts: int, rounds: int) -> tuple[Seen, Seen]:
    """Measure both programs at a size, taking turns."""
    both = (Seen(), Seen())
    with tempfile.TemporaryDirectory() as home:
        environment = surroundings() | {"HOME": home}
        for _ in range(starts):
            for one, seen in zip(PROGRAMS, both, strict=True):
                with Terminal(one.command, size, environment) as terminal:
                    seen.ready.append(terminal.ready(READY).seconds)
        with ExitStack() as stack:
            terminals = [
                stack.enter_context(Terminal(one.command, size, environment)) for one in PROGRAMS
            ]
            use(terminals, both, rounds)
    return both


def use(terminals: Sequence[Terminal], both: Sequence[Seen], rounds: int) -> None:
    """Type and move in both programs, and let them rest."""
    for terminal in terminals:
        terminal.ready(READY)
    for query in QUERIES * rounds:
        for seen, typed in zip(both, in_turns(terminals, query), strict=True):
            seen.typed += typed
        in_turns(terminals, ["ctrl+u"])
    for seen, terminal in zip(both, terminals, strict=True):
        seen.idle = terminal.idle(IDLE_SECONDS)
    for one, terminal in zip(PROGRAMS, terminals, strict=True):
        in_turns([terminal], one.to_list)
    keys = (*["down"] * ARROWS, *["up"] * ARROWS) * rounds
    for seen, terminal, moved in zip(both, terminals, in_turns(terminals, keys), strict=True):
        seen.arrows = moved
        seen.memory = terminal.peak_memory()


def in_turns(terminals: Sequence[Terminal], keys: Iterable[str]) -> list[list[Answer]]:
    """Press each key in one terminal after the other; give what they led to in each."""
    answers: list[list[Answer]] = [[] for _ in terminals]
    for key in keys:
        for terminal, found in zip(terminals, answers, strict=True):
            found.append(terminal.press(key))
    return answers


@dataclass(frozen=True)
class Row:
    """One figure of both programs, and the ratio that is aimed at."""

    what: str
    ours: float
    floor: float
    unit: str
    bar: float | None

    def __str__(self) -> str:
        """Write a row of the table; a floor of nothing leaves no ratio."""
        ratio = f"{self.ours / self.floor:.2f}" if self.bar is not None else ""
        bar = f"{self.bar}" if self.bar is not None else "0 ours"
        ours, floor = (f"{value:.1f} {self.unit}" for value in (self.ours, self.floor))
        return f"| {self.what} | {ours} | {floor} | {ratio} | {bar} |"


def rows(ours: Seen, floor: Seen) -> Iterator[Row]:
    """Put what was measured into the rows of a table."""
    ready = [[1000 * seconds for seconds in seen.ready] for seen in (ours, floor)]
    yield Row("ready, least", min(ready[0]), min(ready[1]), "ms", 1.2)
    yield Row("ready, median", median(ready[0]), median(ready[1]), "ms", 1.2)
    for name, keys in (
        ("a typed key", (ours.typed, floor.typed)),
        ("an arrow in the list", (ours.arrows, floor.arrows)),
    ):
        took = [[1000 * key.seconds for key in pressed] for pressed in keys]
        sent, against = (mean(key.bytes / 1000 for key in pressed) for pressed in keys)
        yield Row(f"{name} until still, median", median(took[0]), median(took[1]), "ms", 0.8)
        yield Row(f"{name} until still, p95", p95(took[0]), p95(took[1]), "ms", 0.8)
        yield Row(f"{name} sends, mean", sent, against, "KB", 0.7)
    yield Row("idle, a second", ours.idle, floor.idle, "bytes", None)
    yield Row("peak memory", ours.memory / 1e6, floor.memory / 1e6, "MB", 1.3)


def table(size: tuple[int, int], starts: int, rounds: int) -> str:
    """Measure at a size, and write the table as Markdown."""
    columns, lines = size
    written = [
        f"| at {columns}x{lines} | statusbrowser | floor | ratio | bar |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    return "\n".join(written + [str(row) for row in rows(*measure(size, starts, rounds))])


def tables(starts: int, rounds: int) -> None:
    """Print a table for each size as soon as it is measured."""
    for number, size in enumerate(SIZES):
        print("\n" * bool(number) + table(size, starts, rounds), flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure the screen against the floor.")
    parser.add_argument("--starts", type=int, default=8, help="starts of each program")
    parser.add_argument("--rounds", type=int, default=2, help="times that all keys are pressed")
    options = parser.parse_args()
    tables(options.starts, options.rounds)


if __name__ == "__main__":
    main()
