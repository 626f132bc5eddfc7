"""Turns an intake document into records: who, where, what was said and what was allowed."""

import datetime as dt
import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from workstation.errors import BadInput
from workstation.records.accounts import Account, DetailKind, IdentifyingDetail
from workstation.records.cases import Case, Severity, new_code
from workstation.records.consents import (
    CONSENT_DAYS,
    Consent,
    ConsentItem,
    ConsentMode,
    ConsentState,
    Explained,
    Purpose,
    Scope,
    WithheldItem,
    WithheldReason,
)
from workstation.records.contact_plan import ContactWay, SafeContactPlan, SafeWindow, Weekday
from workstation.records.intake import Intake, IntakeChannel, IntakeSource
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record
from workstation.records.organisations import Organisation, Site
from workstation.records.partners import PartnerType
from workstation.records.people import Person, YesNo
from workstation.records.risk import (
    CAPACITIES,
    THREATS,
    VULNERABILITIES,
    Answer,
    Impact,
    RiskAssessment,
)
from workstation.records.taxonomy import IssueCode
from workstation.rules.risk import exposed
from workstation.services.choices import chosen
from workstation.services.intake_format import IntakeIn, SiteIn
from workstation.services.intake_names import CALLED, letters, name_of, names_in
from workstation.services.intake_referents import employer_of, referents, safe_title

_PEOPLE: dict[str, CasePart] = {
    "worker": CasePart.AFFECTED,
    "family": CasePart.FAMILY,
    "defender": CasePart.DEFENDER,
    "interpreter": CasePart.INTERPRETER,
    "witness": CasePart.WITNESS,
    "alleged_perpetrator": CasePart.PERPETRATOR,
    "recruiter": CasePart.RECRUITER,
}
_DETAILS = {
    "place": DetailKind.PLACE,
    "number": DetailKind.NUMBER,
    "date": DetailKind.DATE,
    "unique_detail": DetailKind.UNIQUE,
}


@dataclass(slots=True)
class _Building:
    """The records of one intake while they are put together."""

    intake: IntakeIn
    today: dt.date
    case: Case
    records: list[Record] = field(default_factory=list)
    handles: dict[str, int] = field(default_factory=dict)
    worker: Person | None = None
    defender: Person | None = None

    @property
    def speaker(self) -> Person | None:
        """Whose account it is: a worker's, else a defender's own (S11)."""
        return self.worker or self.defender


def records_of(intake: IntakeIn, today: dt.date) -> tuple[Record, ...]:
    """The case first, then all that belongs to it. Raises BadInput naming the field that is off."""
    employer = employer_of(intake)
    building = _Building(intake, today, _case(intake, today, employer))
    organisation = _organisations(building, employer)
    for tag, kind, forms in referents(intake):
        _referent(building, tag, kind, forms, organisation)
    _issues(building)
    _account(building)
    _contact_plan(building)
    _consents(building)
    _assessments(building)
    return (building.case, *building.records)


def _case(intake: IntakeIn, today: dt.date, employer: SiteIn | None) -> Case:
    return Case(
        code=new_code(),
        title=safe_title(intake),
        sector=employer.sector if employer else "",
        country=employer.country if employer else "",
        severity=chosen(Severity, intake.severity, "severity"),
        opened_on=intake.received or today,
        affected=intake.affected,
    )


def _organisations(building: _Building, employer: SiteIn | None) -> str | None:
    """Keep the employer and its site; the answer is the tag under which the text names it."""
    if employer is None:
        return None
    names = tuple(
        dict.fromkeys((employer.name, *building.intake.variants.get(employer.tag or "", ())))
    )
    firm = Organisation(
        names=names,
        partner_type=PartnerType.SUPPLIER,
        country=employer.country,
        admin1=employer.admin1,
        sector=employer.sector,
    )
    site = Site(
        names=names,
        organisation=firm.id,
        country=employer.country,
        admin1=employer.admin1,
        headcount=employer.headcount,
    )
    building.records += [firm, site]
    building.case = replace(building.case, organisation=firm.id, site=site.id)
    return employer.tag


def _referent(
    building: _Building, tag: str, kind: str, forms: tuple[str, ...], employer: str | None
) -> None:
    if kind in _PEOPLE:
        _person(building, kind, forms)
    elif kind == "organisation":
        if tag != employer:
            building.records.append(_detail(building, DetailKind.OTHER, forms))
    elif forms:
        building.records.append(_detail(building, _DETAILS.get(kind, DetailKind.OTHER), forms))


def _detail(building: _Building, kind: DetailKind, forms: tuple[str, ...]) -> IdentifyingDetail:
    return IdentifyingDetail(case=building.case.id, kind=kind, forms=forms)


def _person(building: _Building, kind: str, forms: tuple[str, ...]) -> None:
    part = _PEOPLE[kind]
    person_kind, word = CALLED[part]
    texts = dict.fromkeys(name for form in forms for name in names_in(form))
    person = Person(
        case=building.case.id,
        kind=person_kind,
        names=tuple(name_of(text) for text in texts),
    )
    number = building.handles[word] = building.handles.get(word, -1) + 1
    building.records += [
        person,
        Involvement(
            case=building.case.id, person=person.id, part=part, handle=f"{word} {letters(number)}"
        ),
    ]
    if part is CasePart.AFFECTED:
        building.worker = building.worker or person
    if part is CasePart.DEFENDER:
        building.defender = building.defender or person


def _issues(building: _Building) -> None:
    for code in building.intake.codes:
        if code in IssueCode.__members__:
            building.records.append(
                Issue(
                    case=building.case.id,
                    code=IssueCode(code),
                    severity=building.case.severity,
                    affected=building.intake.affected,
                    since=building.intake.since,
                    reported_on=building.case.opened_on,
                    unique_event=chosen(YesNo, building.intake.unique_event, "unique_event"),
                    prior_internal_complaint=chosen(
                        YesNo, building.intake.complained_inside, "complained_inside"
                    ),
                )
            )
        elif not re.fullmatch(r"(FL|RT)\d{1,2}", code):
            raise BadInput(f"codes: {code[:20]!r} is no issue code.")


def _account(building: _Building) -> None:
    intake, speaker = building.intake, building.speaker
    told = dt.datetime.combine(building.case.opened_on or building.today, dt.time(), dt.UTC)
    building.records += [
        Account(
            case=building.case.id,
            person=speaker.id if speaker else None,
            text=intake.text,
            wanted=intake.wants,
            language=intake.language,
            told_on=building.case.opened_on,
        ),
        Intake(
            case=building.case.id,
            person=speaker.id if speaker else None,
            at=told,
            channel=chosen(IntakeChannel, intake.channel, "channel"),
            source=chosen(IntakeSource, intake.source, "source"),
            anonymous=speaker is None,
            fear=intake.fear,
        ),
    ]


def _contact_plan(building: _Building) -> None:
    plan, speaker = building.intake.contact_plan, building.speaker
    if plan is None or speaker is None:
        return
    window = SafeWindow(
        days=tuple(list(Weekday)[day] for day in plan.weekdays),
        start=plan.begins.hour * 60 + plan.begins.minute,
        until=plan.ends.hour * 60 + plan.ends.minute,
    )
    building.records.append(
        SafeContactPlan(
            case=building.case.id,
            person=speaker.id,
            channel=chosen(ContactWay, plan.channel, "contact_plan.channel"),
            number=plan.number,
            windows=(window,),
            zone=plan.zone,
            language=plan.language,
        )
    )


def _consents(building: _Building) -> None:
    speaker = building.speaker
    if speaker is None:
        return
    for given in building.intake.consents:
        building.records.append(
            Consent(
                case=building.case.id,
                person=speaker.id,
                purpose=chosen(Purpose, given.purpose, "consents.purpose"),
                audience=given.audience,
                scope=chosen(Scope, given.scope, "consents.scope"),
                mode=chosen(ConsentMode, given.mode, "consents.mode"),
                items=tuple(chosen(ConsentItem, item, "consents.items") for item in given.items),
                withheld=tuple(
                    WithheldItem(item=item, reason=WithheldReason.OTHER) for item in given.withheld
                ),
                language=building.intake.language,
                explained=Explained(
                    use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True
                ),
                given=given.given,
                expires=given.expires or given.given + dt.timedelta(days=CONSENT_DAYS),
                state=ConsentState.GRANTED,
            )
        )


def _assessments(building: _Building) -> None:
    """A draft for everybody exposed: an officer reads and signs it, an import never does."""
    risk = building.intake.risk
    if risk is None:
        return
    given = (*risk.threats, *risk.vulnerabilities, *risk.capacities)
    factors = (*THREATS, *VULNERABILITIES, *CAPACITIES)
    answers = tuple(Answer(factor=f, score=s) for f, s in zip(factors, given, strict=True))
    involved = [r for r in building.records if isinstance(r, Involvement)]
    building.records += [
        RiskAssessment(
            case=building.case.id,
            person=person,
            answers=answers,
            impact=Impact(str(risk.impact)),
            own_fear=risk.own_fear,
        )
        for person in sorted(exposed(involved))
    ]
