"""What is due, out of what the records hold."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import put
from workstation.records.access import Role
from workstation.records.agenda import DueKind
from workstation.records.briefings import Profile
from workstation.records.cases import Case, IssueState
from workstation.records.consents import Consent
from workstation.records.contact_log import ContactLog
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.issues import Issue
from workstation.records.kit import Id
from workstation.records.protection import (
    NeedKind,
    ProtectionNeed,
    RetaliationIncident,
    RetaliationState,
    Safeguard,
    SafetyPlan,
    Urgency,
)
from workstation.records.taxonomy import RetaliationType
from workstation.rules.clocks import Clock, running
from workstation.services.session import Session
from workstation.services.today import AHEAD, Task

DAY = dt.timedelta(days=1)


def tasks(session: Session, kind: DueKind) -> list[tuple[int, Task]]:
    day = session.today.look()
    return [(at, task) for at, part in enumerate(day.parts) for task in part if task.kind is kind]


def of_case(session: Session, case: Id) -> Case:
    return session.reader.get(Case, case)


@pytest.mark.parametrize(("days", "part"), [(-1, 0), (0, 1), (AHEAD, 2)])
def test_the_next_step_stands_in_its_part(office: Ready, days: int, part: int) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        due = session.cases.today() + days * DAY
        case = of_case(session, office.case.id)
        session.cases.put(replace(case, next_step="Ask the clinic", next_due=due))
        ((where, task),) = tasks(session, DueKind.STEP)

        assert (where, task.verb, task.due, task.code) == (part, "Ask the clinic", due, case.code)


def test_what_comes_after_the_week_and_what_is_ended_is_left_out(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        today = session.cases.today()
        case = session.cases.put(
            replace(of_case(session, office.case.id), next_step="x", next_due=today + 8 * DAY)
        )
        assert tasks(session, DueKind.STEP) == []
        session.cases.put(replace(case, next_due=today, state=IssueState.CLOSED))

        day = session.today.look()
        assert day.parts == ((), (), ())
        assert day.loads == ()
        assert day.begun


def test_an_assessment_that_ran_out_is_late_and_counted_at_its_level(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        case = of_case(session, office.case.id)
        put(session, replace(case, risk_until=session.cases.today() - DAY))
        ((where, task),) = tasks(session, DueKind.RISK)
        (load,) = session.today.look().loads

        assert (where, task.verb) == (0, "Assess risk again")
        assert (load.level, load.cases, load.late) == (case.risk_level, 1, 1)


def test_a_consent_is_asked_for_again_until_its_last_day(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        today = session.cases.today()
        one, *others = session.reader.find(Consent, case=office.case.id)
        for consent in others:
            session.cases.put(replace(consent, expires=today - DAY))
        assert tasks(session, DueKind.CONSENT) == []
        session.cases.put(replace(one, expires=today))
        ((where, task),) = tasks(session, DueKind.CONSENT)

        assert (where, task.due) == (1, today)


@pytest.mark.parametrize(
    ("kind", "clock"),
    [
        (DueKind.ACKNOWLEDGE, Clock.ACKNOWLEDGE),
        (DueKind.RESPONSE, Clock.RESPONSE),
        (DueKind.REMEDY, Clock.REMEDY),
    ],
)
def test_the_clocks_of_the_list_are_those_of_the_rules(
    office: Ready, kind: DueKind, clock: Clock
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        now = session.cases.now()
        met = {DueKind.ACKNOWLEDGE: 0, DueKind.RESPONSE: 1, DueKind.REMEDY: 2}[kind]
        for issue in session.reader.find(Issue, case=office.case.id):
            session.cases.put(
                replace(
                    issue,
                    reported_on=(now - 70 * DAY).date(),
                    acknowledged_at=now if met > 0 else None,
                    responded_at=now if met > 1 else None,
                    claimed_at=None,
                )
            )
        want: dict[dt.date, set[str]] = {}
        for issue in session.reader.find(Issue, case=office.case.id):
            assert issue.reported_on is not None
            reported = dt.datetime.combine(issue.reported_on, dt.time(), dt.UTC)
            due = next(c.due for c in running(issue, reported) if c.clock is clock)
            want.setdefault(due.date(), set()).add(issue.code.label)
        found = {task.due: task.why for _, task in tasks(session, kind)}

        assert found.keys() == want.keys()
        for day, issues in want.items():
            more = f", and {len(issues) - 1} more" if len(issues) > 1 else ""
            assert found[day].removesuffix(more) in issues


def test_the_last_call_asks_for_the_next_one_with_whether_it_is_safe(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        now, today = session.cases.now(), session.cases.today()
        for days, step in ((9, "Old"), (2, "Tell them")):
            call = ContactLog(
                case=office.case.id, at=now - days * DAY, next_step=step, next_on=today
            )
            session.cases.put(call)
        ((where, task),) = tasks(session, DueKind.CALL)

        assert where == 1
        assert task.safe is not None
        assert "Tell them" not in f"{task.verb}{task.why}"


def test_protection_sees_what_is_theirs_and_a_briefing_officer_does_not(office: Ready) -> None:
    case = office.case.id
    with office.as_(Role.PROTECTION_OFFICER) as session:
        today = session.cases.today()
        who = Id("0" * 32)
        for record in (
            SafetyPlan(case=case, person=who, review_on=today),
            Safeguard(case=case, measure="Line leader off that shift", deadline=today),
            ProtectionNeed(
                case=case, person=who, kind=NeedKind.SHELTER, urgency=Urgency.NOW, raised_on=today
            ),
        ):
            session.cases.put(record)
        kinds = {task.kind for task in session.today.look().parts[1]}
        assert {DueKind.PLAN, DueKind.SAFEGUARD, DueKind.NEED} <= kinds
    with office.as_(Role.BRIEFING_OFFICER) as session:
        seen = {task.kind for part in session.today.look().parts for task in part}

        assert not seen & {DueKind.PLAN, DueKind.SAFEGUARD, DueKind.NEED, DueKind.CALL}


def test_an_act_after_a_disclosure_is_told_until_somebody_answers(office: Ready) -> None:
    case = office.case.id
    with office.as_(Role.CASE_WORKER) as session:
        today = session.cases.today()
        told = session.reader.find(Disclosure, case=case)
        contact = session.partners.all()[0].id
        if not told:
            purpose = session.reader.find(Consent, case=case)[0].purpose
            session.cases.put(
                Disclosure(
                    case=case,
                    contact=contact,
                    on=today - 6 * DAY,
                    profile=Profile.EMP,
                    purpose=purpose,
                    sent_how=SentHow.PHONE,
                )
            )
        (told_now,) = session.reader.find(Disclosure, case=case)
        act = session.risks.report(
            RetaliationIncident(
                case=case,
                target=Id("0" * 32),
                act=RetaliationType.RT11,
                on=today,
                disclosure=told_now.id,
            )
        )
        linked = session.today.look().linked
        assert linked is not None
        assert linked.after == "6 days after the employer was told"
        session.cases.put(replace(act, state=RetaliationState.ACTING))

        assert session.today.look().linked is None


def test_a_custodian_sees_no_case_and_knows_of_backups(office: Ready) -> None:
    with office.as_(Role.CUSTODIAN) as session:
        day = session.today.look()

        assert (day.parts, day.loads, day.backup_days) == (((), (), ()), (), None)
        assert day.colleagues == len(Role) - 1
