"""Takes a site's staff list in, without names, so that its people are counted exactly."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from workstation.errors import BadInput, Blocker, Refused
from workstation.ports import Clock, OpenWork, Progress, Reader, Silent
from workstation.records.access import CASE_TEAM, Role
from workstation.records.generalise import age_band, age_in_band, tenure_band
from workstation.records.kit import Id
from workstation.records.organisations import Site
from workstation.records.rosters import Roster, RosterRow
from workstation.rules.counting import shared_by
from workstation.rules.days import day_of
from workstation.services.crowds import newest_list
from workstation.services.sheets import cells

MOST_ROWS = 20_000
_LONGEST = 80
_STEP = 500

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
_SAID: Mapping[str, Said] = MappingProxyType({"gender": _gender, "age": _age, "tenure": _tenure})
"""How some fields are kept: ages and months become bands at once."""

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "nationality": "nationality",
        "sex": "gender",
        "gender": "gender",
        "age": "age",
        "birth_year": "age",
        "job": "job",
        "section": "section",
        "line": "section",
        "shift": "shift",
        "dorm": "dorm",
        "room": "dorm",
        "tenure": "tenure",
        "tenure_months": "tenure",
    }
)
"""Headings that are known by themselves, and which field of a row each is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its heading as it stands there, and the field that it seems to be."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A staff list as it was taken in: columns read and left out, and who stands alone in it.

    `refused` are the lines that were not taken, each with why.
    """

    roster: Roster
    read: tuple[str, ...]
    left_out: tuple[str, ...]
    alone: int
    refused: tuple[tuple[str, str], ...] = ()


class Rosters:
    """Staff lists of sites."""

    def __init__(self, reader: Reader, open_work: OpenWork, role: Role, now: Clock) -> None:
        self._reader, self._open_work = reader, open_work
        self._role, self._now = role, now

    @property
    def may(self) -> bool:
        """Whether staff lists are this user's to take in and away."""
        return self._role in CASE_TEAM

    def of(self, site: Id) -> Roster | None:
        """The newest staff list of a site."""
        return newest_list(self._reader, site)

    def look(self, file: Path) -> tuple[Column, ...]:
        """The columns of a file, by its first line. Raises BadInput for what is no table."""
        return tuple(Column(h, HEADINGS.get(_plain(h), "")) for h in _heads(file))

    def take(
        self,
        site: Id,
        file: Path,
        columns: Sequence[Column] | None = None,
        as_of: dt.date | None = None,
        progress: Progress | None = None,
    ) -> Listed:
        """Keep the traits of everybody in a CSV file or spreadsheet as the site's staff list.

        It takes the place of an older list. Columns of names and of anything else are not taken
        in. Raises BadInput for a file that is no list, Refused by role.
        """
        self._refuse()
        progress, place = progress or Silent(), self._reader.get(Site, site)
        columns = self.look(file) if columns is None else columns
        today = as_of or day_of(self._now())
        if not any(column.field for column in columns):
            words = f"{file.name} has no column of traits in its first line."
            raise BadInput(words, f"Name some of: {', '.join(HEADINGS)}.")
        refused: list[tuple[str, str]] = []
        rows = tuple(_read(file, columns, today, refused, progress))
        if not rows:
            raise BadInput(f"{file.name} lists nobody.", "Give each worker a line.")
        kept = self._keep(Roster(site=place.id, taken_on=today, rows=rows))
        read = tuple(_plain(c.heading) for c in columns if c.field)
        left_out = tuple(_plain(c.heading) for c in columns if not c.field)
        return Listed(kept, read, left_out, alone(rows), tuple(refused))

    def remove(self, site: Id) -> None:
        """Take every staff list of a site away. Raises Refused by role."""
        self._refuse()
        with self._open_work() as work:
            for old in work.find(Roster, site=site):
                work.remove(Roster, old.id)
            work.log("staff list removed", None)
            work.commit()

    def _keep(self, roster: Roster) -> Roster:
        with self._open_work() as work:
            for old in work.find(Roster, site=roster.site):
                work.remove(Roster, old.id)
            kept = work.put(roster)
            work.log("staff list taken in", None, {"rows": str(len(roster.rows))})
            work.commit()
        return kept

    def _refuse(self) -> None:
        if not self.may:
            words = f"A staff list is not for a {self._role.label.lower()} to take in."
            raise Refused([Blocker("roster.role", words, "Ask a case worker.")])


def alone(rows: tuple[RosterRow, ...]) -> int:
    """How many workers are the only ones to share some three traits of theirs."""
    counts = shared_by(rows)
    single = {traits for traits, people in counts.items() if people == 1}
    return sum(any(traits in single for traits in shared_by([row])) for row in rows)


def _plain(heading: str) -> str:
    return heading.strip().casefold().replace(" ", "_")


def _heads(file: Path) -> list[str]:
    return next((line for _, line in cells(file, MOST_ROWS + 1)), [])


def _read(
    file: Path,
    columns: Sequence[Column],
    on: dt.date,
    refused: list[tuple[str, str]],
    progress: Progress,
) -> Iterator[RosterRow]:
    for number, line in cells(file, MOST_ROWS + 1):
        if number == 1 or not any(line):
            continue
        if number % _STEP == 0:
            progress.step(number, MOST_ROWS)
        found = _row(columns, line, on)
        if isinstance(found, RosterRow):
            yield found
        else:
            refused.append((f"line {number}", found))


def _row(columns: Sequence[Column], line: Sequence[str], on: dt.date) -> RosterRow | str:
    """One worker, or why the line cannot be taken."""
    if any(line[len(columns) :]):
        return "It has more cells than the first line"
    held: dict[str, str] = {}
    for column, cell in zip(columns, line, strict=False):
        if column.field and (text := cell[:_LONGEST]):
            if column.field == "age" and not _an_age(text, on):
                return "Its age is none: write years, a birth year, or a group as 18-24"
            held[column.field] = _SAID.get(column.field, _as_it_is)(text, on)
    return RosterRow(**held) if held else "Nothing in it counts"


_AGES = re.compile(r"[0-9]{1,3} ?[-–] ?[0-9]{1,3}|[0-9]{1,3} ?\+|minor", re.IGNORECASE)
"""A group as texts say it; any other words would keep an age as exactly as the list has it."""


def _an_age(text: str, on: dt.date) -> bool:
    if not text.isdecimal():
        return _AGES.fullmatch(text) is not None
    return len(text) <= 4 and (10 <= int(text) <= 100 or 1900 < int(text) <= on.year)
