"""The log of events, for those who may read it, and the check of the whole vault."""

import datetime as dt
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from workstation.errors import NotEntitled
from workstation.ports import Checks, Clock, Progress, Reader
from workstation.records.access import Role
from workstation.records.events import Event, EventFilter, Found
from workstation.records.kit import UserToken
from workstation.records.members import Colleague
from workstation.rules.verbs import Reach, reach_of, sentence
from workstation.services.log_words import besides


class Verdict(msgspec.Struct, frozen=True):
    """What a check of the vault found, and when; it reads the files that its maker opens."""

    at: dt.datetime
    by: UserToken
    found: tuple[Found, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether everything was as it was written."""
        return not self.found


@dataclass(frozen=True, slots=True)
class LogLine:
    """An event in words: who did what, when, and what is told besides to those who may know.

    `details` are codes as the log keeps them, with users by their names; `besides` says the same
    in words, as label and value. None and nothing where they are sealed to others.
    """

    number: int
    at: dt.datetime
    who: str
    verb: str
    words: str
    details: Mapping[str, str] | None
    besides: tuple[tuple[str, str], ...] = ()


class AuditLog:
    """What was done here: a case worker's own, a supervisor's team's, a custodian's bare lines."""

    def __init__(
        self,
        reader: Reader,
        checks: Checks,
        users: Callable[[], Sequence[Colleague]],
        me: UserToken,
        role: Role,
        now: Clock,
    ) -> None:
        self._reader, self._checks, self._users = reader, checks, users
        self._me, self._role, self._now = me, role, now

    @property
    def reach(self) -> Reach:
        """How much of it this user reads."""
        return reach_of(self._role)

    def people(self) -> Mapping[UserToken, str]:
        """Who may be filtered for, by their names or roles."""
        found = {u.token: u.name or u.role.label for u in self._users()}
        return {self._me: found[self._me]} if self.reach is Reach.OWN else found

    def numbers(self, which: EventFilter) -> "array[int]":
        """The numbers of all events that fit, newest first. Raises NotEntitled."""
        if self.reach is Reach.NONE:
            raise NotEntitled(
                f"The log is not for the role {self._role.label.lower()}.", "Ask a supervisor."
            )
        own = replace(which, by=self._me) if self.reach is Reach.OWN else which
        return self._reader.event_numbers(own)

    def lines(self, numbers: Sequence[int], names: Mapping[UserToken, str]) -> list[LogLine]:
        """These events in words, in their order; `names` is what `people` gave."""
        found = self._reader.events_numbered(numbers)
        return [self._line(event, names) for event in found]

    def check(self, progress: Progress) -> Verdict:
        """Read every page, chain and checkpoint that this user opens, and keep the verdict."""
        verdict = Verdict(self._now(), self._me, self._checks.check(progress))
        self._checks.keep(msgspec.json.encode(verdict).decode())
        return verdict

    def last_check(self) -> Verdict | None:
        """What the last check found, whoever made it."""
        kept = self._checks.last()
        return msgspec.json.decode(kept, type=Verdict) if kept else None

    def _line(self, event: Event, names: Mapping[UserToken, str]) -> LogLine:
        details = _named(event.details, names) if self.reach is Reach.TEAM else None
        who = names.get(event.by) or "Recovery sheet"
        said = besides(event.verb, details) if details else ()
        words = sentence(event.verb)
        return LogLine(event.sequence, event.at, who, event.verb, words, details, said)


def _named(
    details: Mapping[str, str] | None, names: Mapping[UserToken, str]
) -> Mapping[str, str] | None:
    """The details with users by their names; several stand in one value with spaces between."""
    if details is None:
        return None
    known = {str(token): name for token, name in names.items()}
    return {
        key: ", ".join(known[each] for each in value.split())
        if value and all(each in known for each in value.split())
        else value
        for key, value in details.items()
    }
