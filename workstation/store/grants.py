"""Users and named secrets of an open vault: who may open what, and orders about it."""

from collections.abc import Callable
from dataclasses import replace

from workstation.ports import Clock, Progress
from workstation.records.access import NAMES, Role
from workstation.records.kit import UserToken
from workstation.records.members import Colleague, NewUser, Progressed, Waiting
from workstation.store.carrying import Carrier
from workstation.store.connect import Connection
from workstation.store.layout import Place
from workstation.store.ordering import Ordering
from workstation.store.people import KeyRing, NamesKey, User, read_users
from workstation.store.recipients import recipients
from workstation.store.standing import Standing, standing
from workstation.store.work import Hand
from workstation.store.writer import Turn, Writer


class Grants:
    """Who may open what. Orders are signed here; whoever holds a key carries them out."""

    def __init__(
        self, place: Place, ring: KeyRing, writer: Writer, hand: Callable[[], Hand], now: Clock
    ) -> None:
        self._place, self._ring, self._writer = place, ring, writer
        self._ordering = Ordering(place, ring, writer, hand, now)
        self._carrier = Carrier(place, ring, writer, hand)
        self._auditors: tuple[str, ...] = ()
        self.written = False
        """Whether anything was ordered or carried out since it was opened."""

    def secret(self, name: str) -> bytes:
        """A secret sealed to this user; raises NotEntitled."""
        return self._ring.held.secret_named(name)

    def users(self) -> tuple[User, ...]:
        """Every user with their keys; those who may not read the names see roles only.

        Keys, roles and states are those of the orders; rows of vault.db that no order knows are
        left out.
        """
        stands, told = self._standing(), self._writer.call(Turn.WORK, self._told)
        members = stands.log.roster().members
        return tuple(
            replace(
                user,
                role=members[user.token].role,
                public=members[user.token].public,
                state=stands.state(user.token),
            )
            for user in told
            if user.token in members
        )

    def colleagues(self) -> tuple[Colleague, ...]:
        """Every user, what their keys open today, and what they wait for."""
        stands = self._standing()
        keepers = {member.token for member in stands.log.roster().keepers}
        return tuple(
            Colleague(
                token=user.token,
                name=user.name,
                role=user.role,
                state=user.state,
                keeper=user.token in keepers,
                opens=stands.opens(user.token),
                waits=stands.waits(user.token),
            )
            for user in self.users()
        )

    def waiting(self) -> tuple[Waiting, ...]:
        """The keys that an order did not reach yet, and whose unlock they wait for."""
        return self._standing().waiting()

    def recipients(self) -> list[str]:
        """Where backups are sealed, as `recipients` says."""
        told = self._writer.call(Turn.WORK, self._told)
        return recipients(self._place.header.vault, self._standing(), told, self._ring.held)

    def auditors(self) -> tuple[str, ...]:
        """Where the details of audit events are sealed: to supervisors and the organisation.

        Where no file vouches for the orders, only this user can open them: nobody else is known.
        """
        if not self._auditors:
            log = self._standing().vouched()
            supervisors = (m for m in log.roster().present if m.role is Role.SUPERVISOR)
            found = (*(m.public.recipient for m in supervisors), log.organisation)
            self._auditors = found if log.orders else (self._ring.held.identity.age.recipient,)
        return self._auditors

    def keeper(self) -> bool:
        """Whether this user's orders hold."""
        return self._ordering.keeper()

    def add(self, new: NewUser) -> UserToken:
        """As `Ordering.add`."""
        user = self._ordering.add(new)
        self.written = True
        return user

    def remove(self, user: UserToken) -> None:
        """As `Ordering.remove`."""
        self._ordering.remove(user)
        self.written = True

    def change_role(self, user: UserToken, role: Role) -> None:
        """As `Ordering.change_role`."""
        self._ordering.change_role(user, role)
        self.written = True

    def carry_out(self, progress: Progress) -> Progressed:
        """Do all that orders ask of the keys that this user holds; raises DiskFull.

        Nothing may be open in this thread; readers get Busy while files get new keys.
        """
        self._auditors = ()
        done = self._carrier.carry_out(progress)
        self.written = self.written or bool(done.carried)
        return done

    def _standing(self) -> Standing:
        vault = self._place.header.vault
        return self._writer.call(Turn.WORK, lambda c: standing(c, vault))

    def _told(self, connection: Connection) -> tuple[User, ...]:
        secrets = self._ring.held.secrets
        return read_users(connection, NamesKey(secrets[NAMES]) if NAMES in secrets else None)
