"""Carries orders out for the keys that a user holds: seals them anew, or gives a file a new key.

The order of steps leaves the old or the new state at every moment: next keys beside the old ones,
the files under them, the next keys in place, and last the note that it is done. What is cut short
is done again, under another key.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from crypto.keyfiles import seal_secret
from crypto.keys import CompartmentKey
from workstation.ports import Progress
from workstation.records.access import NAMES
from workstation.records.kit import UserToken
from workstation.records.members import Carried, Progressed
from workstation.store.connect import Connection
from workstation.store.create import write_slots
from workstation.store.holding import again
from workstation.store.layout import (
    DATABASES,
    Place,
    read_key_files,
    write_together,
)
from workstation.store.leased import in_one_go
from workstation.store.orders import Log
from workstation.store.people import KeyRing, NamesKey, read_users, seal_names
from workstation.store.pins import write_carried, write_pin
from workstation.store.rekey import NEXT, promoted, rekey
from workstation.store.slotted import owners, slots_of
from workstation.store.standing import Standing, guard, standing
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer


class Carrier:
    """Does what is due, for one user, while nobody else holds the vault."""

    def __init__(
        self, place: Place, ring: KeyRing, writer: Writer, hand: Callable[[], Hand]
    ) -> None:
        self._place, self._ring, self._writer, self._hand = place, ring, writer, hand

    def carry_out(self, progress: Progress) -> Progressed:
        """Do all that is due for the keys held; what was done, and what cannot be trusted.

        Raises DiskFull where a file has no room to be encrypted anew; its old key holds then.
        """
        stands = self._stands()
        doubted = stands.doubted()
        held = self._ring.held.secrets.keys()
        sound = held - set(doubted)
        trusted = sorted(name for name in held if guard(name) in sound)
        due = [step for name in trusted if (step := stands.due(name)).let_in | step.shut_out]
        if due or self._cut_short():
            self._seal(stands.log, due, progress)
        behind = [name for name in trusted if stands.done(name) < stands.log.number]
        if behind or due:
            self._drop_slots(stands.log)
            self._note(stands, behind, due)
        return Progressed(tuple(due), doubted, stands.log.refused)

    def _seal(self, log: Log, due: Sequence[Carried], progress: Progress) -> None:
        held, roster = self._ring.held, log.roster()
        sealed = promoted(self._read(), held.fresh)
        for name in held.secrets:  # a next key that its file never got
            sealed.pop(name + NEXT, None)
        new = {step.what: CompartmentKey.generate() for step in due if step.renewed}
        for step in due:
            name = step.what
            value = new[name].raw if name in new else held.secrets[name]
            to = name + NEXT if name in new else name
            sealed[to] = seal_secret(value, roster.recipients(name), log.organisation)
        self._write(sealed)
        if new:
            self._renew(sealed, new, progress)
        self._ring.held = again(self._place, held)

    def _renew(
        self, sealed: Mapping[str, bytes], new: Mapping[str, CompartmentKey], progress: Progress
    ) -> None:
        if NAMES in new:
            self._writer.call(Turn.WORK, lambda c: self._reseal_names(c, new[NAMES].raw))
        done = {NAMES} & new.keys()
        turns, self._ring.turns = self._ring.turns or 0, None

        def each() -> None:
            files = [name for name in DATABASES if name in new]
            try:
                for count, name in enumerate(files):
                    progress.step(count, len(files), name)
                    self._rekey(name, new[name])
                    done.add(name)
            finally:
                try:
                    self._write(promoted(sealed, frozenset(done)))
                finally:
                    # What could not be put in place is found as a next key all the same.
                    self._ring.held = again(self._place, self._ring.held)

        try:
            self._writer.alone(each)
        finally:
            self._ring.turns = turns + 1

    def _cut_short(self) -> bool:
        """Whether a next key stands there that this user can put in place or drop."""
        return any(name + NEXT in self._read() for name in self._ring.held.secrets)

    def _rekey(self, name: str, new: CompartmentKey) -> None:
        old = CompartmentKey(self._ring.held.secrets[name])
        rekey(self._place.layout.database(name), old, new)

    def _reseal_names(self, connection: Connection, new: bytes) -> None:
        users = read_users(connection, NamesKey(self._ring.held.secrets[NAMES]))
        with connection.transaction():
            seal_names(connection, users, NamesKey(new))

    def _drop_slots(self, log: Log) -> None:
        """Take away the slots of those who left; the others get new places."""
        known = self._writer.call(Turn.WORK, owners)
        gone = set(_gone(log))
        if gone.intersection(known.values()):
            slots = slots_of(self._place, known)
            kept = [slot for slot, user in slots.items() if user not in gone]
            write_slots(self._place.files, self._place.layout, kept)

    def _note(self, stands: Standing, behind: Iterable[str], due: Sequence[Carried]) -> None:
        log = stands.log
        carried = {**stands.carried, **dict.fromkeys(behind, log.number)}
        users = Standing(log, {}, carried)

        def write(work: SqlWork) -> None:
            for name in behind:
                if name in DATABASES:
                    write_pin(work, name, log)
                write_carried(work, name, log.number)
            for token in _gone(log):
                work.run("DELETE FROM main.slot WHERE user = ?", (token,))
            users.write_states(work)
            for step in due:
                work.log("key renewed" if step.renewed else "key sealed anew", None, _told(step))

        hand = self._hand()
        self._writer.call(Turn.WORK, lambda connection: in_one_go(connection, hand, write))

    def _stands(self) -> Standing:
        vault = self._place.header.vault
        return self._writer.call(Turn.WORK, lambda c: standing(c, vault))

    def _read(self) -> dict[str, bytes]:
        return read_key_files(self._place.files, self._place.layout)

    def _write(self, sealed: Mapping[str, bytes]) -> None:
        # What this user cannot open is written again as it is: all files get one time.
        write_together(self._place.files, self._place.layout.keys, sorted(sealed.items()))


def _gone(log: Log) -> list[UserToken]:
    return [m.token for m in log.roster().members.values() if not m.present]


def _told(step: Carried) -> dict[str, str]:
    return {
        "key": step.what,
        "let in": " ".join(sorted(step.let_in)),
        "shut out": " ".join(sorted(step.shut_out)),
    }
