"""Lets a protection officer accept that too few people fit, where the workers want it sent."""

from workstation.errors import Blocker, Refused
from workstation.ports import Clock, OpenWork, Reader
from workstation.records.access import Role
from workstation.records.briefings import LowerCount
from workstation.records.cases import Case
from workstation.records.consents import Purpose, Scope
from workstation.records.kit import Id, UserToken
from workstation.records.partners import Contact
from workstation.rules.consents import may_guess
from workstation.services.facts import affected, consents_for


class LowerCounts:
    """The officer's half; the workers' half stands in each one's consent (part 4)."""

    def __init__(
        self, reader: Reader, open_work: OpenWork, user: UserToken, role: Role, now: Clock
    ) -> None:
        self._reader, self._open_work = reader, open_work
        self._user, self._role, self._now = user, role, now

    @property
    def may(self) -> bool:
        """Whether it is this user's to accept."""
        return self._role is Role.PROTECTION_OFFICER

    def accepted(self, case: Id, contact: Id) -> tuple[LowerCount, ...]:
        """What was accepted for a case and a recipient, oldest first."""
        return self._reader.find(LowerCount, case=case, contact=contact)

    def accept(self, case: Id, contact: Id, purpose: Purpose, why: str) -> LowerCount:
        """Write down that it may leave with a lower count, and why.

        Raises Refused by role, without a reason, and where somebody whose account it is was not
        told “they may guess it is you” or does not want it sent today.
        """
        if found := self._against(case, contact, purpose, why):
            raise Refused(found)
        with self._open_work() as work:
            kept = work.put(
                LowerCount(
                    case=case,
                    contact=contact,
                    officer=self._user,
                    on=self._now().date(),
                    why=why.strip(),
                )
            )
            work.log("lower count accepted", case)
            work.commit()
        return kept

    def _against(self, case: Id, contact: Id, purpose: Purpose, why: str) -> list[Blocker]:
        found = []
        if not self.may:
            words = "Only a protection officer accepts a lower count."
            found.append(Blocker("lower.role", words, "Ask a protection officer."))
        if not why.strip():
            words = "It is not said why."
            found.append(Blocker("lower.why", words, "Write why it has to leave all the same."))
        held, to = self._reader.get(Case, case), self._reader.get(Contact, contact)
        asked = (purpose, to.id, Scope.ISSUE_ONLY, self._now().date())
        consents = consents_for(self._reader, held, to)
        if not may_guess(affected(self._reader, held), consents, *asked):
            words = "Not everybody was told “they may guess it is you” and wants it sent."
            remedy = "Ask each of them at a safe time, and write it into the consent."
            found.append(Blocker("lower.worker", words, remedy))
        return found
