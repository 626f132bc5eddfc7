"""Takes a site's staff list in, without names, so that its people are counted exactly."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from workstation.errors import BadInput, Blocker, Refused
from workstation.ports import Clock, OpenWork, Reader
from workstation.records.access import CASE_TEAM, Role
from workstation.records.generalise import age_band, age_in_band, tenure_band
from workstation.records.kit import Id
from workstation.records.organisations import Site
from workstation.records.rosters import Roster, RosterRow
from workstation.rules.counting import shared_by

LARGEST = 4 << 20
MOST_ROWS = 20_000
_LONGEST = 80

_GENDERS = {"f": "woman", "female": "woman", "w": "woman", "m": "man", "male": "man"}


def _gender(text: str, _: dt.date) -> str:
    return _GENDERS.get(text.casefold(), text.casefold())


def _age(text: str, on: dt.date) -> str:
    if not text.isdecimal() or len(text) > 4:
        return text
    number = int(text)
    return age_band(number, on) if number > 1900 else age_in_band(number)


def _tenure(text: str, _: dt.date) -> str:
    return tenure_band(int(text)) if text.isdecimal() and len(text) <= 4 else text


def _as_it_is(text: str, _: dt.date) -> str:
    return text


Said = Callable[[str, dt.date], str]
_COLUMNS: Mapping[str, tuple[str, Said]] = MappingProxyType(
    {
        "nationality": ("nationality", _as_it_is),
        "sex": ("gender", _gender),
        "gender": ("gender", _gender),
        "age": ("age", _age),
        "birth_year": ("age", _age),
        "job": ("job", _as_it_is),
        "section": ("section", _as_it_is),
        "line": ("section", _as_it_is),
        "shift": ("shift", _as_it_is),
        "dorm": ("dorm", _as_it_is),
        "room": ("dorm", _as_it_is),
        "tenure": ("tenure", _tenure),
        "tenure_months": ("tenure", _tenure),
    }
)
"""Headings that are read, and how: ages and months become bands at once."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A staff list as it was taken in: columns read and left out, and who stands alone in it."""

    roster: Roster
    read: tuple[str, ...]
    left_out: tuple[str, ...]
    alone: int


class Rosters:
    """Staff lists of sites."""

    def __init__(self, reader: Reader, open_work: OpenWork, role: Role, now: Clock) -> None:
        self._reader, self._open_work = reader, open_work
        self._role, self._now = role, now

    @property
    def may(self) -> bool:
        """Whether staff lists are this user's to take in."""
        return self._role in CASE_TEAM

    def take(self, site: Id, file: Path) -> Listed:
        """Keep the traits of everybody in a CSV file as the site's list of today.

        Columns of names and of anything else are not taken in. Raises BadInput for a file that is
        no list, Refused by role.
        """
        if not self.may:
            words = f"A staff list is not for a {self._role.label.lower()} to take in."
            raise Refused([Blocker("roster.role", words, "Ask a case worker.")])
        today = self._now().date()
        place = self._reader.get(Site, site)
        read, left_out, rows = _rows(_text(file), file.name, today)
        with self._open_work() as work:
            kept = work.put(Roster(site=place.id, taken_on=today, rows=rows))
            work.log("staff list taken in", None, {"rows": str(len(rows))})
            work.commit()
        return Listed(kept, read, left_out, alone(rows))


def alone(rows: tuple[RosterRow, ...]) -> int:
    """How many workers are the only ones to share some three traits of theirs."""
    counts = shared_by(rows)
    single = {traits for traits, people in counts.items() if people == 1}
    return sum(any(traits in single for traits in shared_by([row])) for row in rows)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as source:
            data = source.read(LARGEST + 1)
    except OSError as problem:
        raise BadInput(f"{file.name} cannot be read: {problem.strerror}.") from None
    if len(data) > LARGEST:
        raise BadInput(f"{file.name} is over 4 MB.", "A staff list of traits is shorter.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file.name} is not text in UTF-8.", "Save it as CSV, UTF-8.") from None


def _rows(
    text: str, name: str, on: dt.date
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[RosterRow, ...]]:
    lines = csv.reader(io.StringIO(text, newline=""))
    try:
        heads = [head.strip().casefold().replace(" ", "_") for head in next(lines, [])]
        read = tuple(head for head in heads if head in _COLUMNS)
        if not read:
            words = f"{name} has no column of traits in its first line."
            raise BadInput(words, f"Name some of: {', '.join(_COLUMNS)}.")
        rows = tuple(_read(lines, heads, on, name))
    except csv.Error:
        raise BadInput(f"{name} is not a table.", "Save it as CSV, UTF-8.") from None
    if not rows:
        raise BadInput(f"{name} lists nobody.", "Give each worker a line.")
    return read, tuple(head for head in heads if head not in _COLUMNS), rows


def _read(
    lines: Iterator[list[str]], heads: list[str], on: dt.date, name: str
) -> Iterator[RosterRow]:
    for number, line in enumerate(lines, 1):
        if number > MOST_ROWS:
            raise BadInput(f"{name} has over {MOST_ROWS:,} lines.", "Take one site at a time.")
        held: dict[str, str] = {}
        for head, cell in zip(heads, line, strict=False):
            if head in _COLUMNS and (text := cell.strip()[:_LONGEST]):
                field, said = _COLUMNS[head]
                held[field] = said(text, on)
        if held:
            yield RosterRow(**held)
