"""Who works here: orders of the key custodian, and what they mean for everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from crypto.passphrase import strength
from crypto.recovery import new_code, read_code
from workstation.errors import BadInput, Blocker, Refused
from workstation.ports import Progress
from workstation.records.access import SEAL, SEALED, Role
from workstation.records.kit import UserToken
from workstation.records.members import Colleague, NewUser, Progressed, Waiting
from workstation.rules.custody import (
    CONTENT,
    leaving_blockers,
    listed,
    order_blockers,
    told,
    waiting_words,
)


class Custody(Protocol):
    """Users and keys: orders that are signed with this user's key, and what they ask of keys.

    An order of somebody who may not give it raises NotEntitled, and no holder would carry it out.
    """

    def keeper(self) -> bool: ...

    def colleagues(self) -> tuple[Colleague, ...]: ...

    def waiting(self) -> tuple[Waiting, ...]: ...

    def add(self, new: NewUser) -> UserToken: ...

    def remove(self, user: UserToken) -> None: ...

    def change_role(self, user: UserToken, role: Role) -> None: ...

    def carry_out(self, progress: Progress) -> Progressed: ...


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a user is to know: one sentence, and what to do about it."""

    words: str
    advice: str = ""


class Access:
    """Users and their keys. Any user may look; the key custodian orders.

    An order is signed, and carried out at once for the keys that the custodian holds (the list of
    users and the log of events). Each other key waits for the next unlock of somebody who holds
    it; `open_session` calls `carry_out` for that. Orders take seconds: run them as jobs.
    """

    def __init__(self, custody: Custody, me: UserToken) -> None:
        self._custody, self._me = custody, me

    @property
    def may_order(self) -> bool:
        """Whether this user's orders hold: a key custodian's, or the founder's before there is one.

        What is not theirs to order is refused by every holder's program, whatever is shown here.
        """
        return self._custody.keeper()

    def users(self) -> tuple[Colleague, ...]:
        """Everybody who works here or did; names are empty for those who may not read them."""
        return self._custody.colleagues()

    def waiting(self) -> tuple[tuple[Waiting, str], ...]:
        """Every key that an order did not reach yet, with the sentence that says whose turn it is.

        "Protection waits for a case worker or protection officer."
        """
        return tuple((each, waiting_words(each)) for each in self._custody.waiting())

    def blockers(self, user: UserToken, to: Role | None = None) -> list[Blocker]:
        """Why a user may not be taken out, or not get the role `to`; empty where they may."""
        users = self._custody.colleagues()
        return order_blockers(self.may_order) or leaving_blockers(users, user, self._me, to)

    @staticmethod
    def new_code() -> tuple[str, ...]:
        """The twelve words that a newcomer writes down and types back."""
        return new_code()

    def order_add(self, new: NewUser, typed_back: str, progress: Progress) -> tuple[Notice, ...]:
        """Let somebody in who chose name, role and passphrase and typed their code back.

        Raises BadInput where the code differs, the passphrase can be guessed or is in use, and
        Refused for who may not order.
        """
        _refuse(order_blockers(self.may_order))
        if read_code(typed_back) != new.code:
            raise BadInput("These are not the words that were shown.", "Compare them one by one.")
        if not strength(new.passphrase, (new.name,)).enough:
            raise BadInput("The passphrase can be guessed.", "Take five words from the dice.")
        progress.step(0, 2, "Deriving keys")
        self._custody.add(new)
        progress.step(1, 2, "Sealing keys")
        return self._after(progress)

    def order_remove(self, user: UserToken, progress: Progress) -> tuple[Notice, ...]:
        """Take somebody out; gives what cannot be undone, and what waits. Raises Refused."""
        _refuse(self.blockers(user))
        who = self._who()
        role = next(u.role for u in self._custody.colleagues() if u.token == user)
        self._custody.remove(user)
        after = self._after(progress)
        return (*_not_undone(who[user], role), *after)

    def order_role(self, user: UserToken, to: Role, progress: Progress) -> tuple[Notice, ...]:
        """Give somebody another role; gives what waits. Raises Refused."""
        _refuse(self.blockers(user, to))
        before = next(u for u in self._custody.colleagues() if u.token == user)
        self._custody.change_role(user, to)
        after = self._after(progress)
        return (*_seal_known(self._who()[user], before.role, to), *after)

    def carry_out(self, progress: Progress) -> tuple[Notice, ...]:
        """Do all that orders ask of the keys that this user holds, and tell what was done.

        Raises DiskFull where a file has no room to be encrypted anew; its old key holds then.
        """
        return tuple(self._told(self._custody.carry_out(progress)))

    def _after(self, progress: Progress) -> tuple[Notice, ...]:
        done = self.carry_out(progress)
        return (*done, *(Notice(words, _NEXT_UNLOCK) for _, words in self.waiting()))

    def _told(self, done: Progressed) -> Iterable[Notice]:
        who = self._who()
        carried = [step for step in done.carried if step.what in CONTENT]
        for token in _users(step.let_in for step in carried):
            keys = [told(step.what) for step in carried if token in step.let_in]
            yield Notice(f"{who[token]} was let in to {listed(keys)}.", _NOT_EXPECTED)
        for token in _users(step.shut_out for step in carried):
            keys = [told(step.what) for step in carried if token in step.shut_out]
            words = f"{listed(keys)} got new keys, which {who[token]} does not hold."
            yield Notice(words[0].upper() + words[1:], _NOT_EXPECTED)
        for name in done.doubted:
            words = f"The orders of the key custodian do not go on from what {told(name)} knows."
            yield Notice(f"{words} Nothing was carried out there.", _DOUBTED)
        if done.refused:
            words = "Somebody wrote an order that no key custodian signed. It was not carried out."
            yield Notice(words, "Tell the key custodian.")

    def _who(self) -> Mapping[UserToken, str]:
        users = self._custody.colleagues()
        return {u.token: u.name or f"a {u.role.label.lower()}" for u in users}


_NEXT_UNLOCK = "It is done when one of them unlocks, or with the recovery sheet."
_NOT_EXPECTED = "If this was not expected, ask the key custodian."
_DOUBTED = "Show this to the key custodian: an old copy may have been put back, or changed."


def _users(groups: Iterable[frozenset[UserToken]]) -> list[UserToken]:
    return sorted(frozenset().union(*groups))


def _not_undone(name: str, role: Role) -> Iterable[Notice]:
    """What taking somebody out does not undo, said before anybody relies on it."""
    yield Notice(
        f"{name} was taken out. What they copied, printed or remember stays with them.",
        "Look at whose safety rests on it, and change plans that they know.",
    )
    yield Notice(
        f"Backups from before today open with the keys that {name} had.",
        "Make a backup now, and destroy those that are not needed.",
    )
    yield from _seal_known(name, role, None)


def _seal_known(name: str, before: Role, to: Role | None) -> Iterable[Notice]:
    if before in SEALED[SEAL] and to not in SEALED[SEAL]:
        yield Notice(
            f"{name} held the office's seal. A copy of it still signs in the office's name.",
            "Tell partners by voice, so that they ask back about letters that they did not expect.",
        )


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refused(blockers)
