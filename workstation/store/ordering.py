"""Orders of the key custodian, signed and written down with what belongs to them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crypto.identities import Identity
from crypto.slots import open_any, seal_slot
from workstation.errors import BadInput, Damaged, Missing, NotEntitled
from workstation.ports import Clock
from workstation.records.access import NAMES, Role
from workstation.records.kit import UserToken
from workstation.records.members import NewUser, OrderKind
from workstation.store.create import Door, door, remember_slot, write_slots
from workstation.store.holding import SHEET_TOKEN
from workstation.store.layout import RESTORE, Place
from workstation.store.leased import in_one_go
from workstation.store.orders import Member, Order, next_order, order
from workstation.store.people import DOOR_WAYS, KeyRing, NamesKey, write_user
from workstation.store.pins import write_order, write_pin
from workstation.store.recipients import sign_recovery
from workstation.store.slotted import owners, slots_of
from workstation.store.standing import Standing, standing
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

Also = Callable[[SqlWork], None]


class Ordering:
    """Gives orders in the name of the user who is in; each is one transaction and one event."""

    def __init__(
        self, place: Place, ring: KeyRing, writer: Writer, hand: Callable[[], Hand], now: Clock
    ) -> None:
        self._place, self._ring, self._writer, self._hand = place, ring, writer, hand
        self._now = now

    def keeper(self) -> bool:
        """Whether this user's orders hold."""
        token = self._ring.held.token
        keepers = self._standing().log.roster().keepers
        return token == SHEET_TOKEN or any(member.token == token for member in keepers)

    def add(self, new: NewUser) -> UserToken:
        """Order that somebody is let in; two derivations. Carried out by `carry_out`.

        Raises BadInput for a passphrase already in use, NotEntitled for who may not order.
        """
        names = NamesKey(self._ring.held.secret_named(NAMES))
        made = door(new, self._place.header)
        secret, about = made.secret, self._place.header.about
        in_use = slots_of(self._place, self._writer.call(Turn.WORK, owners))
        self._refuse_known(made, list(in_use))
        slots = [seal_slot(secret, key, about=about) for key in made.keys]
        public = Identity.from_seed(secret.seed).public
        member = Member(UserToken(secret.token.hex()), new.role, public)

        signed = sign_recovery(self._place.header.vault, secret, made.recovery)

        def also(work: SqlWork) -> None:
            write_user(work, secret, names, made.recovery, signed)
            for slot, way in zip(slots, DOOR_WAYS, strict=True):
                remember_slot(work, slot, member.token, way)

        # Slots that no row knows are dummies to the next rewrite, so they may come first.
        order = self._order(OrderKind.ADD, member)
        write_slots(self._place.files, self._place.layout, [*in_use, *slots])
        self._give(order, also, "user added")
        return member.token

    def remove(self, user: UserToken) -> None:
        """Order that somebody leaves; raises Missing, NotEntitled."""
        self._give(self._order(OrderKind.REMOVE, self._present(user)), _nothing, "user removed")

    def change_role(self, user: UserToken, role: Role) -> None:
        """Order another role; raises Missing, NotEntitled."""
        member = replace(self._present(user), role=role)
        self._give(self._order(OrderKind.ROLE, member), _nothing, "role changed")

    def _order(self, kind: OrderKind, member: Member) -> Order:
        held = self._ring.held
        self._sound()
        if not self.keeper():
            raise NotEntitled("Only the key custodian orders this.", "Ask the key custodian.")
        by = "" if held.token == SHEET_TOKEN else held.token
        return order(self._place.header.vault, kind, member, self._now(), by)

    def _give(self, order: Order, also: Also, verb: str) -> None:
        """Write an order down, with what belongs to it and the entry in the log of events."""
        stands, held, hand = self._standing(), self._ring.held, self._hand()
        log, entry = next_order(stands.log, order, held.identity.signing if order.by else None)
        users = Standing(log, {}, stands.carried)

        def write(work: SqlWork) -> None:
            write_order(work, log.number, entry)
            also(work)
            users.write_states(work)
            if not order.by:  # stands by the memory of every file
                for name in stands.pins:
                    write_pin(work, name, log)
            work.log(verb, None, {"user": order.user, "role": order.role.value})

        self._writer.call(Turn.WORK, lambda connection: in_one_go(connection, hand, write))

    def _present(self, user: UserToken) -> Member:
        member = self._sound().log.roster().members.get(user)
        if member is None or not member.present:
            raise Missing("This user is not here any more.", "Look at the list again.")
        return member

    def _refuse_known(self, made: Door, in_use: Sequence[bytes]) -> None:
        for key in made.keys:
            if open_any(in_use, key, about=self._place.header.about) is not None:
                raise BadInput("This passphrase is in use already.", "Choose another one.")
        if made.keys[0] == made.keys[1]:
            raise BadInput("The passphrase is the recovery code.", "Choose another passphrase.")

    def _sound(self) -> Standing:
        """The orders, where every open file goes on from them; raises Damaged."""
        stands = self._standing()
        if doubted := stands.doubted():
            raise Damaged(f"The orders do not go on from what {doubted[0]}.db remembers.", RESTORE)
        return stands

    def _standing(self) -> Standing:
        vault = self._place.header.vault
        return self._writer.call(Turn.WORK, lambda c: standing(c, vault))


def _nothing(work: SqlWork) -> None:
    """An order that changes no other row."""
