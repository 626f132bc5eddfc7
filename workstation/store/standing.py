"""How far the orders are carried out: what is due for each key, and who still waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workstation.records.access import IDENTITIES, NAMES, Role
from workstation.records.kit import UserToken
from workstation.records.members import Carried, UserState, Waiting
from workstation.store.connect import Connection, Runs
from workstation.store.layout import DATABASES
from workstation.store.orders import Log, empty_log, readers
from workstation.store.pins import Pin, fits, read_carried, read_log, read_pins

RENEWED = frozenset({*DATABASES, NAMES})
"""What gets a new key when somebody loses it. The office's seal does not: it is known outside."""


def guard(name: str) -> str:
    """The file whose memory of the orders decides about a key: its own, where it has a file.

    For the others it is `identities`, which nobody outside the case team can write into.
    """
    return name if name in DATABASES else IDENTITIES.value


@dataclass(frozen=True, slots=True)
class Standing:
    """The orders, what each open file remembers of them, and how far each key is."""

    log: Log
    pins: Mapping[str, Pin | None] = field(repr=False)
    carried: Mapping[str, int]

    def doubted(self) -> tuple[str, ...]:
        """The open files for which these orders may not be the right ones.

        A file that remembers otherwise is vouched for by one with fewer readers that fits: whoever
        could have written into that one opens the other anyway. So nobody who is about to be taken
        out keeps a file by spoiling what it remembers.
        """
        good = [name for name, pin in self.pins.items() if fits(self.log, pin)]
        return tuple(
            name for name in self.pins if not any(readers(y) <= readers(name) for y in good)
        )

    def vouched(self) -> Log:
        """The orders as far as the open file with the fewest readers knows them, or none.

        What follows counts only where that file fits: an insider can write into the others.
        """
        pin = self.pins[min(self.pins, key=lambda name: len(readers(name)))]
        if pin is None or fits(self.log, pin):
            return self.log if pin else empty_log("")
        heads = self.log.heads[: pin.number + 1]
        known = 0 < pin.number < len(self.log.heads) and heads[-1].hex() == pin.head
        if not known:
            return empty_log("")
        return Log(self.log.orders[: pin.number], heads, self.log.rosters[: pin.number + 1])

    def done(self, name: str) -> int:
        """The last order carried out for a key; a file says it itself, 0 where that is no use."""
        if name not in self.pins:
            return min(self.carried.get(name, 0), self.log.number)
        pin = self.pins[name]
        return min(pin.carried, pin.number) if pin and fits(self.log, pin) else 0

    def due(self, name: str) -> Carried:
        """What the orders ask of a key that was not done yet."""
        then = self._opening(name)
        now = self.log.roster().entitled(name)
        return Carried(name, now - then, then - now, bool(then - now) and name in RENEWED)

    def waiting(self) -> tuple[Waiting, ...]:
        """Every key that the orders did not reach yet, and who can carry them out."""
        due = [self.due(name) for name in self.carried]
        return tuple(
            Waiting(each.what, each.let_in, each.shut_out, self._holders(each.what))
            for each in due
            if each.let_in | each.shut_out
        )

    def opens(self, token: UserToken) -> frozenset[str]:
        """The keys that are sealed to a user today."""
        return frozenset(name for name in self.carried if token in self._opening(name))

    def waits(self, token: UserToken) -> frozenset[str]:
        """The keys that an order about this user did not reach yet."""
        return frozenset(w.what for w in self.waiting() if token in w.let_in | w.shut_out)

    def state(self, token: UserToken) -> UserState:
        """Whether a user's keys open what their role needs."""
        if not self.log.roster().members[token].present:
            return UserState.REMOVED
        return UserState.WAITING if self.waits(token) else UserState.ACTIVE

    def write_states(self, to: Runs) -> None:
        """Let vault.db tell the roles and states, for lists and for backups."""
        for member in self.log.roster().members.values():
            told = (member.role.value, self.state(member.token).value, member.token)
            to.run("UPDATE main.user SET role = ?, state = ? WHERE token = ?", told)

    def _opening(self, name: str) -> frozenset[UserToken]:
        """Whom a key is sealed to today; whoever ever could be, where nothing says so."""
        if done := self.done(name):
            return self.log.roster(done).entitled(name)
        ever = (self.log.roster(number).entitled(name) for number in range(self.log.number + 1))
        return frozenset().union(*ever)

    def _holders(self, name: str) -> tuple[Role, ...]:
        then = self._opening(name) & self._opening(guard(name))
        roles = {member.role for member in self.log.roster().present if member.token in then}
        return tuple(role for role in Role if role in roles & readers(name))


def standing(connection: Connection, vault: str) -> Standing:
    """How things stand, as one connection sees it."""
    return Standing(read_log(connection, vault), read_pins(connection), read_carried(connection))
