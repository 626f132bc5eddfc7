"""What casework and protection wrote down in the case of the pictures; everybody is invented."""

import datetime as dt

from msgspec.structs import replace

from workstation.records.briefings import Profile
from workstation.records.cases import Severity
from workstation.records.consents import (
    Consent,
    ConsentMode,
    ConsentState,
    Explained,
    Purpose,
    Scope,
    WithheldItem,
)
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.disclosures import Disclosure
from workstation.records.issues import Issue, Sign
from workstation.records.kit import Id, Record
from workstation.records.people import Gender, Literacy, Person, YesNo
from workstation.records.protection import (
    NeedKind,
    NeedState,
    ProtectionNeed,
    RetaliationIncident,
    RetaliationState,
    Safeguard,
    SafeguardAnswer,
    SafetyPlan,
    SafetyPlanState,
    Urgency,
)
from workstation.records.taxonomy import ForcedLabourSign, SignStrength
from workstation.services.session import Session

_DAY = dt.timedelta(days=1)
_EXPLAINED = Explained(use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True)


def talked(session: Session, case: Id, worker: Id) -> None:
    """A call this morning, the person and the plan known better, consents asked for."""
    now, today = session.cases.now(), session.cases.today()
    call = ContactLog(
        case=case,
        person=worker,
        at=now,
        channel=ContactWay.PHONE,
        direction=Direction.THEY,
        outcome=Outcome.REACHED,
        in_safe_window=True,
        safe=YesNo.YES,
        fear=4,
        heard="The line leader asked on the bus who had spoken. Wants no names used.",
        next_step="Ring back with news",
        next_on=today + 2 * _DAY,
    )
    session.cases.put(call)
    for record in session.cases.file(case):
        if (known := _known(record, worker, now)) is not None:
            session.cases.put(known)
    for consent in _asked(case, worker, today):
        session.cases.put(consent)


def _known(record: Record, worker: Id, now: dt.datetime) -> Record | None:
    """A record of the intake as it stands after some talks; None where nothing was learnt."""
    match record:
        case Person() if record.id == worker:
            return replace(
                record,
                gender=Gender.WOMAN,
                age_band="25-34",
                languages=("my",),
                literacy=Literacy.READS,
            )
        case SafeContactPlan() if record.person == worker:
            return replace(record, shared_device=YesNo.YES, word_alone="Is the market open?")
        case Issue():
            return _worked_on(record, now)
        case Consent() if record.purpose is Purpose.REMEDY_DIALOGUE and record.contact is None:
            return replace(record, withheld=(WithheldItem(item="room number"),))
        case _:
            return None


def _worked_on(issue: Issue, now: dt.datetime) -> Issue:
    """An issue that was reported some weeks ago and answered late."""
    reported = dt.datetime.combine((now - 24 * _DAY).date(), dt.time(), dt.UTC)
    sign = Sign(code=ForcedLabourSign.FL6, strength=SignStrength.SUPPORTED)
    return replace(
        issue,
        severity=Severity.SERIOUS,
        section="Packing line, at night",
        reported_on=reported.date(),
        acknowledged_at=reported + dt.timedelta(hours=5),
        responded_at=reported + dt.timedelta(days=9),
        worker_told_at=now - 13 * _DAY,
        signs=(*issue.signs, sign),
    )


def _asked(case: Id, worker: Id, today: dt.date) -> list[Consent]:
    rows = (
        (Purpose.SAFETY_ACTION, "Shelter", Scope.PSEUDONYM, ConsentState.GRANTED, today),
        (Purpose.REFERRAL, "Labour inspection", Scope.IDENTITY, ConsentState.REFUSED, None),
        (Purpose.PUBLIC_ADVOCACY, "Anyone", Scope.AGGREGATE, ConsentState.WITHDRAWN, None),
    )
    return [
        Consent(
            case=case,
            person=worker,
            purpose=purpose,
            audience=audience,
            scope=scope,
            mode=ConsentMode.VERBAL,
            language="my",
            explained=_EXPLAINED,
            given=today - 30 * _DAY,
            expires=ends,
            state=state,
        )
        for purpose, audience, scope, state, ends in rows
    ]


def protected(session: Session, case: Id, worker: Id) -> None:
    """What is needed to be safe, what the employer was asked for, and the plan made together."""
    today = session.cases.today()
    told = session.reader.find(Disclosure, case=case)
    asked = max((each.on for each in told if each.profile is Profile.EMP), default=today)
    for act in session.reader.find(RetaliationIncident, case=case):
        chosen = "Chose papers first, no complaint yet"
        session.cases.put(replace(act, state=RetaliationState.ACTING, response_wanted=chosen))
    for need in session.reader.find(ProtectionNeed, case=case):
        session.cases.put(replace(need, state=NeedState.MET, met_on=today))
    for record in (*_needs(case, worker, today), *_guards(case, asked, today)):
        session.cases.put(record)
    session.cases.put(
        SafetyPlan(
            case=case,
            person=worker,
            signs="The line leader waits at the gate.",
            agreed_on=asked - _DAY,
            review_on=today + 3 * _DAY,
            state=SafetyPlanState.AGREED,
        )
    )


def _needs(case: Id, worker: Id, today: dt.date) -> list[ProtectionNeed]:
    rows = (
        (NeedKind.PAPERS_RECOVERY, Urgency.HOURS_72, NeedState.ASKED, "I cannot leave without it"),
        (NeedKind.SHELTER, Urgency.WEEKS_2, NeedState.OFFERED, "Two nights with a relative"),
        (NeedKind.DIGITAL_SAFETY, Urgency.WEEKS_2, NeedState.OPEN, "They read the messages"),
    )
    return [
        ProtectionNeed(
            case=case,
            person=worker,
            kind=kind,
            urgency=urgency,
            state=state,
            own_words=f"“{words}”",
            raised_on=today,
        )
        for kind, urgency, state, words in rows
    ]


def _guards(case: Id, asked: dt.date, today: dt.date) -> list[Safeguard]:
    pledge = Safeguard(
        case=case,
        measure="Written non-retaliation pledge",
        asked_on=asked,
        answer=SafeguardAnswer.GIVEN,
        answered_on=today,
    )
    moved = Safeguard(
        case=case, measure="Line leader off that shift", asked_on=asked, deadline=today + 4 * _DAY
    )
    return [pledge, moved]
