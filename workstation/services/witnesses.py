"""Says which witnesses wait, and lets letters go without those whom nobody can reach."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workstation.errors import BadInput, Blocker, Missing, Refused
from workstation.ports import Clock, OpenWork, Reader
from workstation.records.access import CASE_TEAM, Role
from workstation.records.cases import Case
from workstation.records.consents import Purpose, Scope
from workstation.records.contact_log import ContactLog
from workstation.records.issues import Issue
from workstation.records.kit import Id, UserToken
from workstation.records.out_of_reach import KnownIssue, OutOfReach, WhyNotReached
from workstation.records.partners import Contact
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.rules.consents import covers
from workstation.rules.days import day_of
from workstation.rules.out_of_reach import (
    OnFile,
    Use,
    against,
    lines_for,
    never_left_out,
    told_by_others,
    untried,
)
from workstation.rules.tries import days_of, since_reached
from workstation.services.crowds import speakers
from workstation.services.facts import affected, consents_for
from workstation.services.reaching import end_decisions, known_of, witnesses_among


@dataclass(frozen=True, slots=True)
class Silent:
    """A witness of whom no consent covers a letter.

    `decided` counts today; `against` says why it does not, or why they are never left out. `log`
    are the lines since they were reached last, None for whom holds no names. `shared` are the
    issues that somebody else told of.
    """

    person: Id
    handle: str
    decided: OutOfReach | None
    against: tuple[Blocker, ...]
    never: bool
    log: tuple[ContactLog, ...] | None
    shared: tuple[Issue, ...]


class Witnesses:
    """Whoever works on the case tries; a protection officer, who did not, decides."""

    def __init__(
        self, reader: Reader, open_work: OpenWork, user: UserToken, role: Role, now: Clock
    ) -> None:
        self._reader, self._open_work = reader, open_work
        self._user, self._role, self._now = user, role, now

    @property
    def may_try(self) -> bool:
        """Whether it is this user's to speak with witnesses."""
        return self._role in CASE_TEAM

    @property
    def may_decide(self) -> bool:
        """Whether it is this user's to decide that a letter goes without one."""
        return self._role is Role.PROTECTION_OFFICER

    def readers(self, case: Id) -> tuple[tuple[Contact, Purpose], ...]:
        """The contacts and purposes for which somebody whose account it is said yes, in force."""
        held, own = self._reader.get(Case, case), speakers(self._reader, case)
        today = day_of(self._now())
        found: dict[tuple[str, Purpose], tuple[Contact, Purpose]] = {}
        for contact in self._reader.find(Contact):
            for c in consents_for(self._reader, held, contact):
                asked = (c.purpose, contact.id, Scope.ISSUE_ONLY, today)
                if c.person in own and covers(c, *asked):
                    found[contact.id, c.purpose] = (contact, c.purpose)
        return tuple(found.values())

    def silent(self, case: Id, contact: Id, purpose: Purpose) -> tuple[Silent, ...]:
        """Every witness of a case whose consent does not cover a letter to this contact today."""
        held, to = self._reader.get(Case, case), self._reader.get(Contact, contact)
        given, people = consents_for(self._reader, held, to), affected(self._reader, held)
        asked = (purpose, contact, Scope.ISSUE_ONLY, day_of(self._now()))
        said_yes = {c.person for c in given if covers(c, *asked)}
        waiting = [person for person in people if person not in said_yes]
        found = witnesses_among(self._reader, case, waiting)
        return tuple(self._silent(known_of(self._reader, case, p), contact, purpose) for p in found)

    def issues_with(self, case: Id, codes: Sequence[str]) -> tuple[Id, ...]:
        """The issues of a case with these codes. Raises BadInput for a code that it has not."""
        issues = self._reader.find(Issue, case=case)
        if unknown := set(codes) - {issue.code.value for issue in issues}:
            raise BadInput(f"This case has no issue {min(unknown)[:20]}.", "Leave it out.")
        return tuple(issue.id for issue in issues if issue.code.value in codes)

    def decide(
        self,
        case: Id,
        contact: Id,
        purpose: Purpose,
        person: Id,
        why: WhyNotReached,
        issues: Collection[Id],
        because: str,
    ) -> OutOfReach:
        """Let letters to a contact go without a witness for 14 days; nothing of theirs goes along.

        `issues` are those that others told of as well. Raises Refused by role, without a reason,
        where nobody else tried enough, and without an assessment signed since the last try.
        """
        if not self.may_decide:
            raise Refused([_NOT_OFFICERS])
        known = known_of(self._reader, case, person)
        decided = self._decided(known, contact, purpose, why, issues, because)
        if found := self._against(decided, known):
            raise Refused(found)
        with self._open_work() as work:
            kept = work.put(decided)
            work.log("witness left out", case)
            work.commit()
        return kept

    def end(self, case: Id, contact: Id, purpose: Purpose, person: Id) -> None:
        """No letter goes without them any more. Raises Refused for anybody but an officer."""
        if not self.may_decide:
            raise Refused([_NOT_OFFICERS])
        about = {"case": case, "contact": contact, "purpose": purpose, "person": person}
        with self._open_work() as work:
            if not end_decisions(work, day_of(self._now()), **about):
                raise Missing("Nothing was decided about this witness.", "Nothing was changed.")
            work.log("witness asked again", case)
            work.commit()

    def _silent(self, known: OnFile, contact: Id, purpose: Purpose) -> Silent:
        use = Use(purpose, day_of(self._now()))
        about = {"case": known.case, "contact": contact, "person": known.person}
        found = self._reader.find(OutOfReach, **about, purpose=purpose)
        stops = [(each, against(each, known, use, self._reader.role_of)) for each in found]
        never = never_left_out(known)
        why = dict.fromkeys([never, *(stop for _, stop in stops[-1:])])
        handles = {tie.person: tie.handle for tie in known.ties}
        issues = self._reader.find(Issue, case=known.case)
        return Silent(
            person=known.person,
            handle=handles.get(known.person, ""),
            decided=next((each for each, stop in reversed(stops) if stop is None), None),
            against=tuple(stop for stop in why if stop is not None),
            never=never is not None,
            log=None if known.log is None else since_reached(known.log, known.person),
            shared=tuple(issue for issue in issues if told_by_others(issue.id, known)),
        )

    def _decided(
        self,
        known: OnFile,
        contact: Id,
        purpose: Purpose,
        why: WhyNotReached,
        issues: Collection[Id],
        because: str,
    ) -> OutOfReach:
        lines = lines_for(why, known, self._user)
        if not lines:
            raise Refused([never_left_out(known) or untried(why)])
        days = days_of(lines)
        told = (i for i in self._reader.find(Issue, case=known.case) if i.id in set(issues))
        return OutOfReach(
            author=self._user,
            case=known.case,
            person=known.person,
            contact=contact,
            purpose=purpose,
            why=why,
            days=len(days),
            first_on=days[0],
            last_on=days[-1],
            issues=tuple(KnownIssue(issue=issue.id, code=issue.code) for issue in told),
            officer=self._user,
            on=day_of(self._now()),
            because=because.strip(),
        )

    def _against(self, decided: OutOfReach, known: OnFile) -> list[Blocker]:
        found = [] if decided.because else [_NO_REASON]
        if not decided.issues:
            found.append(_NO_ISSUE)
        if not self._assessed_since(known, decided.last_on):
            found.append(_NOT_ASSESSED)
        told = [self._reader.get(Issue, each.issue) for each in decided.issues]
        use = Use(decided.purpose, decided.on, told)
        whole = decided.because and decided.issues
        stop = against(decided, known, use, self._reader.role_of) if whole else None
        return [*found, stop] if stop is not None else found

    def _assessed_since(self, known: OnFile, last: dt.date) -> bool:
        today = day_of(self._now())
        return any(
            a.state is AssessmentState.SIGNED
            and a.signed_at is not None
            and day_of(a.signed_at) >= last
            and a.valid_until is not None
            and a.valid_until >= today
            for a in self._reader.find(RiskAssessment, case=known.case, person=known.person)
        )


_NOT_OFFICERS = Blocker(
    "witness.role",
    "Only a protection officer decides that a letter goes without a witness.",
    "Ask a protection officer.",
)
_NOT_YOURS = Blocker(
    "witness.role", "Whoever works on the case speaks with the witnesses.", "Ask a case worker."
)
_NO_REASON = Blocker(
    "witness.because",
    "It is not said why it cannot wait.",
    "Write what waits for it, and for whom.",
)
_NO_ISSUE = Blocker(
    "witness.issues",
    "It is not said what others told of as well.",
    "Tick the issues that somebody else told of.",
)
_NOT_ASSESSED = Blocker(
    "witness.assessed",
    "Nobody assessed the risk for this witness since they were tried last.",
    "Sign a new assessment of them first.",
)
