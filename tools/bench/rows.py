"""One line of the table, and how a piece of work is timed."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, how large, ours, the peer's, both in `unit`, and who the peer is."""

    what: str
    size: str
    ours: float
    peer: float
    unit: str
    against: str

    @property
    def ratio(self) -> float:
        """Ours over the peer's."""
        return self.ours / self.peer if self.peer else float("nan")


def at_each(sizes: Iterable[int], measure: Callable[[int, Path], Iterable[Row]]) -> Iterator[Row]:
    """The rows of each size, measured in an empty folder of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield from measure(size, Path(folder))


def timed(work: Callable[[], object], times: int = 5) -> float:
    """The median time of a piece of work, in milliseconds; one run goes before."""
    work()
    return statistics.median(_once(work) for _ in range(times))


def least(work: Callable[[], object], times: int = 5) -> float:
    """The least processor time of some runs, in milliseconds; one run goes before."""
    work()
    return min(_of_processor(work) for _ in range(times))


def taken(work: Callable[[], object]) -> float:
    """The time of one run, in milliseconds."""
    return _once(work)


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _of_processor(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


HEAD = ("what", "size", "ours", "peer", "ratio", "unit", "against")


def printed(row: Row) -> tuple[str, ...]:
    """A row as cells."""
    figures = (f"{row.ours:.4g}", f"{row.peer:.4g}", f"{row.ratio:.3g}")
    return (row.what, row.size, *figures, row.unit, row.against)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [" | ".join(HEAD), " | ".join("-" for _ in HEAD)]
    return "\n".join(f"| {line} |" for line in [*lines, *(" | ".join(printed(r)) for r in rows)])
