"""Deletes a case or a person for good: asked for, held for 72 hours, signed by two people."""

import secrets
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from workstation.errors import Blocker, Refused
from workstation.ports import Clock, Countersigner, OpenWork, Progress, Reader, Shredder
from workstation.records.access import IDENTITIES, Role
from workstation.records.erasure import (
    Erasure,
    ErasureRequest,
    Extent,
    Line,
    RequestState,
    Subject,
    digest_of,
)
from workstation.records.evidence import Evidence
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, UserToken
from workstation.rules.days import day_of
from workstation.rules.erasure import (
    ask_blockers,
    blockers,
    certificate,
    second_blockers,
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stays of something deleted: what and when, in tokens; `text` is for paper."""

    what: Erasure
    text: str


class Erasures:
    """Requests to delete, and how they are carried out."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        shreds: Shredder,
        second: Countersigner,
        user: UserToken,
        role: Role,
        now: Clock,
    ) -> None:
        self._reader, self._open_work = reader, open_work
        self._shreds, self._second = shreds, second
        self._user, self._role, self._now = user, role, now

    @property
    def may_ask(self) -> bool:
        """Whether this user deletes."""
        return not ask_blockers(self._role, "-")

    def waiting(self) -> tuple[ErasureRequest, ...]:
        """The requests that stand, oldest first; none for those outside the case team."""
        if not self._reader.holds(IDENTITIES):
            return ()
        return self._reader.find(ErasureRequest, state=RequestState.WAITING)

    def of(self, case: Id) -> ErasureRequest | None:
        """The request that stands about a whole case."""
        return next((r for r in self.waiting() if r.about == case), None)

    def extent(self, subject: Subject, id: Id) -> Extent:
        """How much would go. Takes as long as deleting: run it as a job."""
        return self._shreds.extent(subject, id)

    def elsewhere(self, subject: Subject, id: Id) -> int:
        """Of a case: how many of its people are in others too, and stay there.

        Of a person: in how many further cases their handle will stand in place of their names.
        """
        if subject is Subject.PERSON:
            return max(0, len({p.case for p in self._reader.find(Involvement, person=id)}) - 1)
        people = {part.person for part in self._reader.find(Involvement, case=id)}
        parts = (p for person in people for p in self._reader.find(Involvement, person=person))
        return len({part.person for part in parts if part.case != id})

    def ask(self, case: Id, reason: str, person: Id | None = None) -> ErasureRequest:
        """Ask for a case, or for a person of it, to be deleted. Raises Refused."""
        _refuse(ask_blockers(self._role, reason))
        subject = Subject.PERSON if person else Subject.CASE
        if any(each.about == (person or case) for each in self.waiting()):
            words = "This was asked for already."
            _refuse([Blocker("erase.twice", words, "Look at the requests that wait.")])
        wish = ErasureRequest(
            case=case, subject=subject, person=person, reason=reason.strip(), asked_at=self._now()
        )
        return self._put(wish, "deletion asked for")

    def withdraw(self, request: Id) -> ErasureRequest:
        """Take a request back; nothing was deleted."""
        found = self._reader.get(ErasureRequest, request)
        return self._put(replace(found, state=RequestState.WITHDRAWN), "deletion withdrawn")

    def tell(self, request: Id) -> ErasureRequest:
        """Write down that the person was told today that a legal hold keeps it."""
        found = self._reader.get(ErasureRequest, request)
        return self._put(replace(found, told_on=day_of(self._now())), "told of a legal hold")

    def blockers(self, request: ErasureRequest) -> list[Blocker]:
        """Why it may not be carried out now; empty where it may."""
        return blockers(request, self._held(request), self._role, self._now().astimezone())

    def carry_out(self, request: Id, passphrase: str, progress: Progress) -> Certificate:
        """Delete, once a second person has signed with their passphrase in a process of their own.

        Raises Refused, WrongPassphrase, DiskFull; nothing is deleted then.
        """
        asked = self._reader.get(ErasureRequest, request)
        _refuse(self.blockers(asked))
        what = Erasure(
            vault=self._shreds.vault,
            token=secrets.token_hex(16),
            at=self._now(),
            by=self._user,
            subject=asked.subject,
            digest=digest_of(asked.subject, asked.about),
        )
        body = msgspec.json.encode(what)
        other = self._second.countersign(body, passphrase)
        _refuse(second_blockers(self._user, other.by, other.role))
        _refuse(self.blockers(self._reader.get(ErasureRequest, request)))
        line = Line(body, self._shreds.sign(body), other.by, other.signature)
        self._shreds.carry_out(line, progress)
        return _certified(what, other.by)

    def done(self) -> tuple[Certificate, ...]:
        """The certificates of all that was deleted, newest first."""
        found = [
            (msgspec.json.decode(x.body, type=Erasure), x.second) for x in self._shreds.lines()
        ]
        return tuple(_certified(what, by) for what, by in reversed(found))

    def _held(self, request: ErasureRequest) -> int:
        cases = {request.case}
        if request.person is not None:
            cases |= {p.case for p in self._reader.find(Involvement, person=request.person)}
        found = (e for case in cases for e in self._reader.find(Evidence, case=case))
        return sum(evidence.legal_hold for evidence in found)

    def _put(self, request: ErasureRequest, verb: str) -> ErasureRequest:
        with self._open_work() as work:
            kept = work.put(request)
            work.log(verb, kept.id)
            work.commit()
        return kept


def _certified(what: Erasure, second: str) -> Certificate:
    return Certificate(what, certificate(what, second, what.at.astimezone()))


def _refuse(found: list[Blocker]) -> None:
    if found:
        raise Refused(found)
