"""A user's own ways in: another passphrase, another recovery code, a PIN for this computer."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from crypto.device import derive_device, new_device_secret, new_pin
from crypto.keys import DerivedKey
from crypto.passphrase import derive
from crypto.recovery import code_identity, derive_code, read_code
from crypto.slots import SLOTS, open_any, seal_slot
from workstation.errors import BadInput, WorkstationError, WrongPassphrase
from workstation.store.backoff import Backoff
from workstation.store.connect import Connection
from workstation.store.create import remember_slot, write_slots
from workstation.store.device import Kept, KeyStore, NoKeyStore
from workstation.store.layout import Place, read_slots
from workstation.store.leased import in_one_go
from workstation.store.people import Held, Way
from workstation.store.recipients import sign_recovery
from workstation.store.slotted import digest, owners, slots_of
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

_MINE = "SELECT digest, way FROM main.slot WHERE user = ?"
_NOTE_CODE = (
    "UPDATE main.user SET recovery = ?1, recovery_signature = ?2 "
    "WHERE token = ?3 AND (recovery IS NOT ?1 OR recovery_signature IS NOT ?2)"
)
_OF_WAY = "SELECT digest, way FROM main.slot WHERE way = ?"


@dataclass(frozen=True, slots=True)
class _Proof:
    """What somebody typed once more: its key, and which of their ways it is."""

    key: DerivedKey
    way: Way


class Ways:
    """Replaces slots of the user who is in; all 32 are written together, in a new order.

    Every change asks for a way that opens, and a wrong one counts like a wrong try at the lock
    screen. A change that is cut short leaves either the old way or the new one, never none.
    """

    def __init__(
        self,
        place: Place,
        held: Held,
        writer: Writer,
        hand: Callable[[], Hand],
        store: KeyStore | None = None,
    ) -> None:
        self._place, self._secret, self._writer, self._hand = place, held.secret, writer, hand
        self._store = store or KeyStore(place.header.vault)
        self._backoff = Backoff(place.files, place.layout.tries)
        self.written = False
        """Whether anything was changed since the vault was unlocked."""

    def change_passphrase(self, old: str, new: str) -> None:
        """Put another passphrase in the place of the old one.

        Raises WrongPassphrase or TooSoon for the old one, BadInput for a new one that is in use.
        """
        proof = self._proved_passphrase(old)
        new_key = self._fresh(self._derived(new))
        self._replace(proof, {Way.PASSPHRASE: new_key}, "passphrase changed")

    def change_code(self, passphrase: str, words: str) -> None:
        """Put another recovery code in the place of the old one, which is dead at once.

        Raises WrongPassphrase, TooSoon, BadInput for words that are no code.
        """
        code = read_code(words)
        proof = self._proved_passphrase(passphrase)
        key = self._fresh(self._derived_code(code))
        self._replace(proof, {Way.CODE: key}, "recovery words changed", code)

    def renew(self, old_words: str, passphrase: str, words: str) -> None:
        """After a passphrase was lost: prove the old code, and replace both. Raises as above."""
        code, old = read_code(words), read_code(old_words)
        proof = _Proof(self._proved(lambda: self._derived_code(old)), Way.CODE)
        new = {
            Way.PASSPHRASE: self._fresh(self._derived(passphrase)),
            Way.CODE: self._fresh(self._derived_code(code)),
        }
        self._replace(proof, new, "access renewed by recovery words", code)

    def note_code(self, words: str) -> None:
        """Remember, signed, where backups are sealed for a code that has just opened the vault."""
        recipient = code_identity(read_code(words)).recipient
        self._writer.call(Turn.WORK, lambda c: c.run(_NOTE_CODE, self._signed(recipient)))

    def set_pin(self, passphrase: str, pin: str) -> None:
        """Let a PIN open the vault on this computer; one that was set on another is dead then.

        Raises NoKeyStore where this computer cannot keep a secret safely, WrongPassphrase, TooSoon,
        BadInput for a PIN that is tried first or one that is not this user's here.
        """
        chosen, before = new_pin(pin), self._store.get()
        self._refuse_anothers(before)
        proof = self._proved_passphrase(passphrase)
        header, half = self._place.header, new_device_secret()
        key = derive_device(half, chosen, header.salt_bytes, header.kdf)
        self._store.put(Kept(half))
        try:
            self._replace(proof, {Way.DEVICE: key}, "PIN set")
        except BaseException:
            self._put_back(before)
            raise

    def forget_pin(self) -> None:
        """Let no PIN of this user open the vault any more, on whichever computer; nothing to prove.

        Raises NoKeyStore where this computer's half could not be removed; it is of no use then.
        """
        here = self.has_pin()
        self._rewrite({Way.DEVICE}, {}, self._labelled(None), "PIN forgotten", None)
        if here:
            self._store.forget()

    def has_pin(self) -> bool:
        """Whether a PIN of this user is noted, on whichever computer."""
        return Way.DEVICE in self.noted()

    def noted(self) -> frozenset[Way]:
        """Which ways are noted for this user."""
        return frozenset(Way(way) for way in self._there(_MINE, self._token) if way)

    @property
    def _token(self) -> str:
        return self._secret.token.hex()

    def _signed(self, recipient: str) -> tuple[str, bytes, str]:
        signature = sign_recovery(self._place.header.vault, self._secret, recipient)
        return (recipient, signature, self._token)

    def _there(self, sql: str, value: str) -> list[str | None]:
        """The ways that are noted and stand for a slot; what was cut short left other notes."""
        rows = self._writer.call(Turn.WORK, lambda c: c.all(sql, (value,)))
        lying = {digest(slot) for slot in self._slots()}
        return [way for each, way in rows if each in lying]

    def _derived(self, passphrase: str) -> DerivedKey:
        return derive(passphrase, self._place.header.salt_bytes, self._place.header.kdf)

    def _derived_code(self, code: tuple[str, ...]) -> DerivedKey:
        return derive_code(code, self._place.header.salt_bytes, self._place.header.kdf)

    def _proved_passphrase(self, typed: str) -> _Proof:
        return _Proof(self._proved(lambda: self._derived(typed)), Way.PASSPHRASE)

    def _proved(self, make: Callable[[], DerivedKey]) -> DerivedKey:
        with self._backoff.attempt():
            key = make()
            opened = open_any(self._slots(), key, about=self._place.header.about)
            if opened is None or opened.token != self._secret.token:
                raise WrongPassphrase(
                    "That is not what opens the vault for you. Nothing was changed.",
                    "Type it again.",
                )
            return key

    def _fresh(self, key: DerivedKey) -> DerivedKey:
        if open_any(self._slots(), key, about=self._place.header.about) is not None:
            raise BadInput("This passphrase is in use already.", "Choose another one.")
        return key

    def _put_back(self, before: Kept | None) -> None:
        # The reason for it is on its way up; a half that stands for no slot hinders nobody.
        with suppress(NoKeyStore):
            if before is None:
                self._store.forget()
            else:
                self._store.put(before)

    def _refuse_anothers(self, kept: Kept | None) -> None:
        if kept is None or self.has_pin():
            return
        # The half of somebody who left, or of a change that was cut short, opens nothing.
        if self._there(_OF_WAY, Way.DEVICE.value):
            raise BadInput(
                "Somebody else's PIN opens this vault on this computer.",
                "They take it away first, in their settings.",
            )

    def _replace(
        self,
        proof: _Proof,
        new: Mapping[Way, DerivedKey],
        verb: str,
        code: tuple[str, ...] | None = None,
    ) -> None:
        self._rewrite(set(new), new, self._labelled(proof), verb, code)

    def _rewrite(
        self,
        drop: set[Way],
        new: Mapping[Way, DerivedKey],
        mine: Mapping[bytes, Way],
        verb: str,
        code: tuple[str, ...] | None,
    ) -> None:
        about = self._place.header.about
        used = slots_of(self._place, self._writer.call(Turn.WORK, owners))
        kept = [slot for slot in used if mine.get(slot) not in drop]
        fresh = {seal_slot(self._secret, key, about=about): way for way, key in new.items()}
        if len(kept) + len(fresh) > SLOTS:
            raise BadInput("The vault has no free key slot.", "Remove a user who has left.")
        recovery = code_identity(code).recipient if code else None
        # Cut short before the slots are swapped the old way opens, after it the new one; what is
        # noted here besides stands for no slot then, and goes with the next change.
        hand = self._hand()
        self._writer.call(
            Turn.WORK,
            lambda c: in_one_go(c, hand, lambda work: self._note(work, fresh, recovery, verb)),
        )
        self.written = True
        write_slots(self._place.files, self._place.layout, [*kept, *fresh])
        # From here on the new way opens, so nothing may say that nothing was changed.
        with suppress(WorkstationError):
            self._writer.call(Turn.WORK, lambda c: self._tidy(c, [*kept, *fresh]))

    def _note(
        self, work: SqlWork, fresh: Mapping[bytes, Way], recovery: str | None, verb: str
    ) -> None:
        for slot, way in fresh.items():
            remember_slot(work, slot, self._token, way)
        if recovery:
            work.run(_NOTE_CODE, self._signed(recovery))
        work.log(verb)

    def _tidy(self, connection: Connection, slots: Sequence[bytes]) -> None:
        there = {digest(slot) for slot in slots}
        noted = [row[0] for row in connection.all(_MINE, (self._token,))]
        gone = [(each,) for each in noted if each not in there]
        connection.run_many("DELETE FROM main.slot WHERE digest = ?", gone)

    def _labelled(self, proof: _Proof | None) -> dict[bytes, Way]:
        """This user's slots; in a vault of the first format a slot does not say which way it is."""
        rows = self._writer.call(Turn.WORK, lambda c: c.all(_MINE, (self._token,)))
        ways: dict[bytes, str | None] = dict(rows)
        mine = [slot for slot in self._slots() if digest(slot) in ways]
        return {slot: _way(ways[digest(slot)], proof, self._opens(slot, proof)) for slot in mine}

    def _opens(self, slot: bytes, proof: _Proof | None) -> bool:
        about = self._place.header.about
        return proof is not None and open_any([slot], proof.key, about=about) is not None

    def _slots(self) -> tuple[bytes, ...]:
        return read_slots(self._place.files, self._place.layout)


def _way(noted: str | None, proof: _Proof | None, opens: bool) -> Way:
    if noted:
        return Way(noted)
    if proof is None or opens:
        return proof.way if proof else Way.PASSPHRASE
    return Way.CODE if proof.way is Way.PASSPHRASE else Way.PASSPHRASE
