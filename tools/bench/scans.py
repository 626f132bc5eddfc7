"""Scanning with growing lists of people, against exact strings alone and Presidio's deny list."""

import datetime as dt
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from exports.redaction import Known, Scanner
from tools.bench.peers import ROOT, deny_list_seconds
from tools.bench.rows import Row, taken, timed
from workstation.services.demo.generate import documents
from workstation.services.demo.pools import PEOPLE

_LINKED, _MANY, _RUNS = 10, 5_000, 3
_NARRATIVES = (5_000, 20_000, 50_000)
# The peer reads less where it would take minutes.
_PEER_READS = 20_000
_EXACT, _DENY_LIST = "Aho-Corasick, exact strings only", "Presidio 2.2.366, deny list"


def rows(people: tuple[int, ...]) -> Iterator[Row]:
    """MB/s of UTF-8 over accounts and over plain prose; then one narrative, and the building."""
    texts = {"scan accounts": _accounts(), "scan prose": _prose()}
    for count in people:
        names = _names(count)
        known = [Known(f"P{n}", "person", name, linked=n < _LINKED) for n, name in enumerate(names)]
        size = f"{count:,} people"
        build = taken(partial(Scanner, known)), taken(partial(AhoCorasick, names))
        yield Row("scanner: build", size, *build, "ms", _EXACT)
        exact = AhoCorasick(names)
        for what, text in texts.items():
            speeds = [_speed(text, each) for each in _both(known, exact, text)]
            yield Row(what, size, speeds[0], speeds[1], "MB/s", _EXACT)
            yield Row(what, size, speeds[0], _deny_list(names, text), "MB/s", _DENY_LIST)
        if count <= _MANY:
            everybody = [Known(one.id, one.kind, one.text) for one in known]
            text = texts["scan accounts"]
            speeds = [_speed(text, each) for each in _both(everybody, exact, text)]
            yield Row("scan accounts, all of one case", size, speeds[0], speeds[1], "MB/s", _EXACT)
        for length in _NARRATIVES if count == _MANY else ():
            text = texts["scan accounts"].encode()[:length].decode(errors="ignore")
            what = f"scan a narrative of {length // 1000} kB"
            yield Row(what, size, *_both(known, exact, text), "ms", _EXACT)


def _both(known: list[Known], exact: AhoCorasick, text: str) -> tuple[float, float]:
    # What a scanner has read it does not read again: each run has one of its own.
    fresh = [Scanner(known) for _ in range(_RUNS + 1)]
    ours = timed(lambda: fresh.pop().scan(text), _RUNS)
    return ours, timed(partial(exact.find_matches_as_indexes, text), _RUNS)


def _deny_list(names: list[str], text: str) -> float:
    part = text[:_PEER_READS]
    return _speed(part, deny_list_seconds(names, part, 1) * 1000)


def _speed(text: str, milliseconds: float) -> float:
    return len(text.encode()) / 1e3 / milliseconds


def _accounts() -> str:
    """Invented accounts: a name, a day, a sum or a detail in every line."""
    return "\n".join(d["text"] for d in documents(5, 400, dt.date(2026, 1, 1)))


def _prose() -> str:
    """Our own pages: text in which almost nothing identifies."""
    pages = sorted(Path(ROOT, "docs").glob("*.md"))
    return "\n\n".join(page.read_text("utf-8") for page in pages)


def _names(count: int) -> list[str]:
    dice = random.Random(11)
    pool = [name for names in PEOPLE.values() for pair in names for name in pair]
    return [f"{dice.choice(pool)} {dice.choice(pool)}" for _ in range(count)]
