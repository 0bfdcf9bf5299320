"""What a call in a script costs, in bare Python starts of the same run.

    python tests/bench/start.py [--runs N]

The runs of all calls take turns, so that a busy machine slows all of them. The
import cost of each part is what it adds to a bare start.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

BARE = "a bare Python start"
BARE_START = (sys.executable, "-c", "pass")

PARTS = ("model", "catalog", "search", "text", "cli", "home", "tui")


def program() -> tuple[str, ...]:
    """Give the installed command; where there is none, the package as a module."""
    command = Path(sys.executable).with_name("statusbrowser")
    return (str(command),) if command.exists() else (sys.executable, "-m", "statusbrowser")


def calls() -> dict[str, tuple[str, ...]]:
    """List the calls by what they are."""
    query = "upstream prematurely closed"
    return {
        "`--version`": (*program(), "--version"),
        "`--print 404`": (*program(), "--print", "404"),
        "`--json` of a text query": (*program(), "--json", query),
        "`--list` of a text query": (*program(), "--list", query),
        "`--list` of everything": (*program(), "--list"),
    }


def imports() -> dict[str, tuple[str, ...]]:
    """List the imports of each part."""
    return {
        f"`statusbrowser.{part}`": (sys.executable, "-c", f"import statusbrowser.{part}")
        for part in PARTS
    }


BARS = {"`--version`": 2.0, "`--print 404`": 4.0, "`--json` of a text query": 6.0}
"""Bare Python starts that a call may take."""


@dataclass(frozen=True)
class Taken:
    """Seconds of some runs."""

    least: float
    median: float

    def against(self, floor: Taken) -> Taken:
        """Give them in times of a floor."""
        return Taken(self.least / floor.least, self.median / floor.median)


def time_in_turns(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Taken]:
    """Run each command so many times, one of each in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings())
            seconds[name].append(perf_counter() - start)
    return {name: Taken(min(took), statistics.median(took)) for name, took in seconds.items()}


def surroundings() -> dict[str, str]:
    """Give the variables that a run may see."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LANG": "C.UTF-8"}


def tables(runs: int) -> str:
    """Measure, and write both tables as Markdown."""
    took = time_in_turns({BARE: BARE_START} | calls() | imports(), runs)
    floor = took[BARE]
    lines = [
        (
            f"In bare Python starts of {floor.least * 1000:.0f} ms (the least of {runs} runs; "
            f"the median {floor.median * 1000:.0f})."
        ),
        "",
        "| call | least | median | bar |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name in calls():
        ratio = took[name].against(floor)
        bar = f"{BARS[name]:.0f}" if name in BARS else ""
        lines.append(f"| {name} | {ratio.least:.2f} | {ratio.median:.2f} | {bar} |")
    lines += ["", "| importing | adds, least | median |", "| --- | ---: | ---: |"]
    for name in imports():
        ratio = took[name].against(floor)
        lines.append(f"| {name} | {ratio.least - 1:.2f} | {ratio.median - 1:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Time calls against bare Python starts.")
    parser.add_argument("--runs", type=int, default=20, help="runs of each call")
    print(tables(parser.parse_args().runs))


if __name__ == "__main__":
    main()
