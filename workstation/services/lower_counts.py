"""Lets a text leave though too few people fit: each worker wants it, and an officer agrees."""

import datetime as dt
from dataclasses import dataclass

from msgspec.structs import replace

from workstation.errors import Blocker, Refused
from workstation.ports import Clock, OpenWork, Reader
from workstation.records.access import CASE_TEAM, Role
from workstation.records.briefings import Briefing, BriefingState, LowerCount
from workstation.records.cases import Case
from workstation.records.consents import Consent, GuessTold, Purpose, Scope
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, UserToken
from workstation.records.partners import Contact
from workstation.rules.consents import covers, may_guess_since, told_may_guess
from workstation.rules.days import day_of
from workstation.rules.lower_counts import Use, against
from workstation.services.facts import affected, consents_for

GUESS = "They may guess it is you."
"""What each worker has to be told, whatever else is said (part 4)."""

_USED = frozenset(BriefingState) - {
    BriefingState.DRAFT,
    BriefingState.REDACTED,
    BriefingState.K_TESTED,
    BriefingState.DNH_PASSED,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One of those whose account it is: the consent in force for it, if there is one."""

    person: Id
    handle: str
    consent: Consent | None
    on: dt.date | None
    """When they were told and wanted it sent; None for not yet."""


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

    @property
    def may_tell(self) -> bool:
        """Whether it is this user's to speak with workers about it."""
        return self._role in CASE_TEAM

    def accepted(
        self, case: Id, contact: Id, purpose: Purpose | None = None
    ) -> tuple[LowerCount, ...]:
        """What was accepted for a case and a recipient, oldest first.

        With a purpose only what counts today: for that one, accepted after the workers were told,
        by who is a protection officer still.
        """
        found = self._reader.find(LowerCount, case=case, contact=contact)
        if purpose is None:
            return found
        since = self._since(case, contact, purpose)
        if since is None:
            return ()
        use = Use(purpose, since, day_of(self._now()))
        return tuple(a for a in found if against(a, use, self._reader.role_of) is None)

    def used(self, case: Id, contact: Id, purpose: Purpose) -> bool:
        """Whether a text for this was approved since the first time it was accepted."""
        given = self._reader.find(LowerCount, case=case, contact=contact, purpose=purpose)
        first = min((each.made for each in given if each.made), default=None)
        return first is not None and any(
            b.state in _USED and b.approved_at is not None and b.approved_at >= first
            for b in self._reader.find(Briefing, case=case, contact=contact, purpose=purpose)
        )

    def told(self, case: Id, contact: Id, purpose: Purpose) -> tuple[Told, ...]:
        """Each of those whose account it is, and how they were asked about this recipient."""
        held, to = self._reader.get(Case, case), self._reader.get(Contact, contact)
        handles = {i.person: i.handle for i in self._reader.find(Involvement, case=case)}
        given = consents_for(self._reader, held, to)
        return tuple(
            self._told(person, handles.get(person, ""), self._fit(person, given, purpose, contact))
            for person in affected(self._reader, held)
        )

    def tell(self, case: Id, contact: Id, purpose: Purpose, words: str, language: str) -> None:
        """Write down that everybody not asked yet was told today, in these words, and wants it.

        Raises Refused by role, without the words, and where a consent in force is missing.
        """
        waiting = [each for each in self.told(case, contact, purpose) if each.on is None]
        if found := self._against_telling(waiting, words):
            raise Refused(found)
        said = GuessTold(words=words.strip(), language=language.strip(), by=self._user)
        self._write(waiting, day_of(self._now()), said, "lower count told", case)

    def untell(self, case: Id, contact: Id, purpose: Purpose) -> None:
        """Take back that they were told, and what an officer accepted on the strength of it.

        Raises Refused by role, and once it was used.
        """
        if not self.may_tell:
            raise Refused([_NOT_YOURS])
        self._refuse_used(case, contact, purpose)
        rested = self._reader.find(LowerCount, case=case, contact=contact, purpose=purpose)
        told = [each for each in self.told(case, contact, purpose) if each.on is not None]
        self._write(told, None, None, "lower count taken back", case, rested)

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
                    purpose=purpose,
                    officer=self._user,
                    on=day_of(self._now()),
                    why=why.strip(),
                )
            )
            work.log("lower count accepted", case)
            work.commit()
        return kept

    def take_back(self, case: Id, contact: Id, purpose: Purpose) -> None:
        """The officer accepts it no longer. Raises Refused by role, and once it was used."""
        if not self.may:
            raise Refused([_NOT_OFFICERS])
        self._refuse_used(case, contact, purpose)
        with self._open_work() as work:
            for each in work.find(LowerCount, case=case, contact=contact, purpose=purpose):
                work.remove(LowerCount, each.id)
            work.log("lower count taken back", case)
            work.commit()

    def _fit(
        self, person: Id, given: tuple[Consent, ...], purpose: Purpose, contact: Id
    ) -> list[Consent]:
        asked = (purpose, contact, Scope.ISSUE_ONLY, day_of(self._now()))
        return [c for c in given if c.person == person and covers(c, *asked)]

    def _told(self, person: Id, handle: str, fits: list[Consent]) -> Told:
        told = [c for c in fits if told_may_guess(c, day_of(self._now()))]
        newest = next(iter((told or fits)[-1:]), None)
        return Told(person, handle, newest, newest.may_guess_on if newest and told else None)

    def _since(self, case: Id, contact: Id, purpose: Purpose) -> dt.date | None:
        held, to = self._reader.get(Case, case), self._reader.get(Contact, contact)
        asked = (purpose, to.id, Scope.ISSUE_ONLY, day_of(self._now()))
        consents = consents_for(self._reader, held, to)
        return may_guess_since(affected(self._reader, held), consents, *asked)

    def _write(
        self,
        those: list[Told],
        on: dt.date | None,
        said: GuessTold | None,
        verb: str,
        case: Id,
        accepted: tuple[LowerCount, ...] = (),
    ) -> None:
        with self._open_work() as work:
            for rested in accepted:
                work.remove(LowerCount, rested.id)
            for each in those:
                if each.consent is not None:
                    held = work.get(Consent, each.consent.id)
                    work.put(replace(held, may_guess_on=on, may_guess=said))
            work.log(verb, case)
            work.commit()

    def _refuse_used(self, case: Id, contact: Id, purpose: Purpose) -> None:
        if self.used(case, contact, purpose):
            words = "A text was approved on the strength of it."
            raise Refused([Blocker("lower.used", words, "Recall the text, and ask it back.")])

    def _against_telling(self, waiting: list[Told], words: str) -> list[Blocker]:
        found = [] if self.may_tell else [_NOT_YOURS]
        if not words.strip():
            said = "It is not said in which words they were told."
            found.append(Blocker("lower.words", said, "Write down what was said, word by word."))
        if any(each.consent is None for each in waiting):
            said = "Somebody has no consent in force for this recipient and purpose."
            found.append(Blocker("lower.consent", said, "Ask for the consent first."))
        return found

    def _against(self, case: Id, contact: Id, purpose: Purpose, why: str) -> list[Blocker]:
        found = [] if self.may else [_NOT_OFFICERS]
        if not why.strip():
            words = "It is not said why."
            found.append(Blocker("lower.why", words, "Write why it has to leave all the same."))
        if self._since(case, contact, purpose) is None:
            words = "Not everybody was told “they may guess it is you” and wants it sent."
            remedy = "Ask each of them at a safe time, and write it into the consent."
            found.append(Blocker("lower.worker", words, remedy))
        return found


_NOT_OFFICERS = Blocker(
    "lower.role", "Only a protection officer accepts a lower count.", "Ask a protection officer."
)
_NOT_YOURS = Blocker(
    "lower.role", "Whoever works on the case speaks with the workers.", "Ask a case worker."
)
