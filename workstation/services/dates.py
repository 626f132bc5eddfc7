"""Whether this computer's clock stands before what was done here, and what a supervisor says."""

import datetime as dt

from workstation.errors import Blocker, Refused
from workstation.ports import Clock, OpenWork, Reader, Work
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.consents import Consent
from workstation.records.issues import Issue
from workstation.records.kit import Record
from workstation.rules.consents import as_of
from workstation.rules.days import day_of, is_behind

_LOOKED_AT: tuple[type[Record], ...] = (Case, Issue, Consent)
"""What the checks of a release ask for the day of its last change."""


class Dates:
    """Compares the clock with the log, and ends a time in which it ran ahead.

    docs/decisions/0042 says why a person decides which of the two is right.
    """

    def __init__(self, reader: Reader, open_work: OpenWork, role: Role, now: Clock) -> None:
        self._reader, self._open_work = reader, open_work
        self._role, self._now = role, now

    @property
    def may(self) -> bool:
        """Whether this user confirms a date."""
        return self._role is Role.SUPERVISOR

    @property
    def today(self) -> dt.date:
        """The day by this computer's clock."""
        return day_of(self._now())

    def ahead(self) -> dt.date | None:
        """The day of the latest entry in the log, where the clock stands before it."""
        latest = self._reader.latest()
        behind = latest is not None and is_behind(self.today, [latest])
        return day_of(latest) if latest is not None and behind else None

    def confirm(self, day: dt.date) -> int:
        """Say that today is this day; gives how many records were saved once more for it.

        What was written while the clock ran ahead is of today then, and a yes of that time is asked
        for anew. Raises Refused for another role, and for another day than the clock shows.
        """
        if not self.may:
            words = "Only a supervisor says that the clock is right."
            raise Refused([Blocker("clock.role", words, "Ask a supervisor.")])
        if day != self.today:
            words = f"This computer's clock shows {self.today.isoformat()}."
            raise Refused([Blocker("clock.day", words, "Set the clock right first.")])
        with self._open_work() as work:
            late = self._late(work)
            for record in late:
                work.put(as_of(record, day) if isinstance(record, Consent) else record)
            work.log("date confirmed", None, {"records": str(len(late))})
            work.commit()
        return len(late)

    def _late(self, work: Work) -> list[Record]:
        """What bears a day to come, in the order in which it was written."""
        found = [r for kind in _LOOKED_AT for r in work.find(kind)]
        late = [(r.changed, r) for r in found if r.changed and is_behind(self.today, [r.changed])]
        return [record for _, record in sorted(late, key=lambda each: each[0])]
