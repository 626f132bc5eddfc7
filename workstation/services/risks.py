"""Assesses retaliation risk, signs it, and tells the case what everybody may know."""

import datetime as dt

from msgspec.structs import replace

from workstation.errors import Blocker, Missing, Refused
from workstation.ports import Clock, OpenWork, Reader, SecondPerson, Work
from workstation.records.access import Role
from workstation.records.cases import Case, RiskLevel
from workstation.records.disclosures import Disclosure
from workstation.records.intake import Intake
from workstation.records.involvement import Involvement
from workstation.records.kit import Id, UserToken
from workstation.records.people import Person, YesNo
from workstation.records.protection import RetaliationIncident
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.rules.days import day_of
from workstation.rules.retaliation import ending_blockers, stops, watched
from workstation.rules.risk import assess, exposed, level_blockers, on_case, signed
from workstation.services.reaching import end_by


class Risks:
    """What a protection officer does."""

    def __init__(
        self,
        reader: Reader,
        open_work: OpenWork,
        second_person: SecondPerson,
        user: UserToken,
        role: Role,
        now: Clock,
    ) -> None:
        self._reader, self._open_work, self._second = reader, open_work, second_person
        self._user, self._role, self._now = user, role, now

    def of(self, case: Id) -> tuple[RiskAssessment, ...]:
        """Every assessment of a case, oldest first."""
        return self._reader.find(RiskAssessment, case=case)

    def draft(self, case: Id, person: Id) -> RiskAssessment:
        """The draft that stands for a person, or a new one that starts from the last signed."""
        mine = [a for a in self.of(case) if a.person == person]
        drafts = [a for a in mine if a.state is AssessmentState.DRAFT]
        if drafts:
            return drafts[-1]
        last = [a for a in mine if a.state is AssessmentState.SIGNED][-1:]
        fresh = RiskAssessment(case=case, person=person)
        if last:
            fresh = replace(fresh, answers=last[0].answers, impact=last[0].impact)
        return replace(fresh, **self._told(case, person))

    def keep(self, assessment: RiskAssessment) -> RiskAssessment:
        """Keep a draft as it is. Raises Refused for one that is signed: it stays as it was."""
        with self._open_work() as work:
            stored = work.find(RiskAssessment, id=assessment.id)
            if any(held.state is not AssessmentState.DRAFT for held in stored):
                words = "This assessment is signed and stays as it was signed."
                raise Refused([Blocker("risk.signed", words, "Begin a new one.")])
            kept = work.put(replace(assessment, state=AssessmentState.DRAFT))
            work.commit()
        return kept

    def sign(
        self,
        assessment: RiskAssessment,
        level: RiskLevel | None = None,
        second_passphrase: str = "",
    ) -> RiskAssessment:
        """Sign an assessment and write level, end and retaliation into the case (design.md 2).

        A second officer is known by their passphrase, in a process of their own. Raises Refused
        where the level may not be set so (2b), WrongPassphrase.
        """
        finding = assess(assessment)
        second, second_role = None, None
        if second_passphrase:
            second, second_role = self._second.prove(second_passphrase)
        blockers = level_blockers(
            finding,
            level or finding.level,
            reason=assessment.change_reason,
            officer=self._role,
            signer=self._user,
            second=second,
            second_role=second_role,
        )
        if blockers:
            raise Refused(blockers)
        with self._open_work() as work:
            self._supersede(work, assessment)
            kept = work.put(signed(assessment, self._now(), self._user, level, second))
            self._tell_case(work, kept)
            self._tell_recalls(work, kept)
            work.log("risk assessment signed", kept.case)
            work.commit()
        return kept

    def _tell_recalls(self, work: Work, kept: RiskAssessment) -> None:
        """What was asked back before this day is assessed with it."""
        told = work.find(Disclosure, case=kept.case) if kept.case is not None else ()
        for each in told:
            if each.recalled_on is not None and each.assessed_on is None:
                work.put(replace(each, assessed_on=day_of(self._now())))

    def report(self, incident: RetaliationIncident) -> RetaliationIncident:
        """Keep an act of retaliation, new or as it stands now.

        A critical one that stands stops every release at once. Raises Refused where somebody else
        than a protection officer makes protection less.
        """
        with self._open_work() as work:
            before = next(iter(work.find(RetaliationIncident, id=incident.id)), None)
            if found := ending_blockers(incident, before, self._role):
                raise Refused(found)
            kept = work.put(watched(incident, self.today()))
            end_by(work, kept, self.today())
            if kept.case is not None:
                self._tell_retaliation(work, kept.case)
            work.log("retaliation followed" if before else "retaliation reported", kept.case)
            work.commit()
        return kept

    def hold(self, case: Id, held: bool) -> Case:
        """Hold every release of a case, or let go: protection's own word, no reason needed.

        Raises Refused for anybody else.
        """
        if self._role is not Role.PROTECTION_OFFICER:
            words = "Only a protection officer holds a case or lets it go."
            raise Refused([Blocker("hold.role", words, "Ask a protection officer.")])
        with self._open_work() as work:
            kept = work.put(replace(work.get(Case, case), hold=held))
            work.log("release held" if held else "hold taken back", case)
            work.commit()
        return kept

    def _told(self, case: Id, person: Id) -> dict[str, object]:
        intakes = [i for i in self._reader.find(Intake, case=case) if i.person == person]
        young = self._reader.find(Person, id=person)
        fear = intakes[-1].fear if intakes else None
        return {"own_fear": fear, "under_18": any(p.under_18 is YesNo.YES for p in young)}

    def _supersede(self, work: Work, newest: RiskAssessment) -> None:
        for old in work.find(RiskAssessment, case=newest.case, person=newest.person):
            if old.state is AssessmentState.SIGNED and old.id != newest.id:
                work.put(replace(old, state=AssessmentState.SUPERSEDED))

    def _tell_case(self, work: Work, newest: RiskAssessment) -> None:
        if newest.case is None:
            raise Missing("This assessment belongs to no case.")
        case = work.get(Case, newest.case)
        people = exposed(work.find(Involvement, case=case.id))
        told = on_case(case, work.find(RiskAssessment, case=case.id), people)
        stands = _critical(work.find(RetaliationIncident, case=case.id))
        work.put(replace(told, open_critical_retaliation=stands))

    def _tell_retaliation(self, work: Work, case: Id) -> None:
        stands = _critical(work.find(RetaliationIncident, case=case))
        work.put(replace(work.get(Case, case), open_critical_retaliation=stands))

    def today(self) -> dt.date:
        """The day by the vault's clock."""
        return day_of(self._now())


def _critical(incidents: tuple[RetaliationIncident, ...]) -> bool:
    return any(map(stops, incidents))
