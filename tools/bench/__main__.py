"""Runs the measurements and prints them as a table: `make bench`, or with names for some."""

import argparse
import sys
from collections.abc import Callable, Iterator

from tools.bench import bundles, letters, lists, questions, saves, scans, texts, windows
from tools.bench.rows import Row, table

ALL: dict[str, Callable[[bool], Iterator[Row]]] = {
    "windows": lambda _small: windows.rows(),
    "lists": lambda small: lists.rows((1_000,) if small else (1_000, 10_000, 100_000)),
    "questions": lambda small: questions.rows((1_000,) if small else (1_000, 20_000)),
    "saves": lambda small: saves.rows((1_000,) if small else (1_000, 10_000, 100_000)),
    "bundles": lambda small: bundles.rows((16,) if small else (16, 256)),
    "scans": lambda small: scans.rows((50, 500) if small else (50, 500, 5_000, 50_000)),
    "texts": lambda small: texts.rows((2,) if small else (2, 20)),
    "letters": lambda small: letters.rows((2,) if small else (20,)),
}


def main() -> None:
    """Measure what is asked for, everything without a name."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", choices=[*ALL, []])
    asked.add_argument("--small", action="store_true", help="the smallest sizes alone")
    given = asked.parse_args()
    found: list[Row] = []
    for name in given.names or ALL:
        for row in ALL[name](given.small):
            sys.stderr.write(f"{row.what}, {row.size}: {row.ours:.4g} {row.unit}\n")
            found.append(row)
    sys.stdout.write(table(found) + "\n")


if __name__ == "__main__":
    main()
