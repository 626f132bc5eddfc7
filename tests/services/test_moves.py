"""What is on file about an issue, as its next step asks for it."""

import datetime as dt

from msgspec.structs import replace

from workstation.records.access import Role
from workstation.records.briefings import Profile
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Consent, ConsentState, Purpose
from workstation.records.contact_log import ContactLog, Direction, Outcome
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record
from workstation.records.taxonomy import IssueCode
from workstation.rules.issues import IssueFacts
from workstation.services.moves import issue_facts

TODAY = dt.date(2026, 11, 22)
SOON = TODAY + dt.timedelta(days=30)
CASE = Case(code="GE3-C4M")
ISSUE = Issue(case=CASE.id, code=IssueCode.WL11, affected=11)
YES = Consent(
    person=Id("p"),
    purpose=Purpose.CASE_WORK,
    audience="this office",
    state=ConsentState.GRANTED,
    given=TODAY,
    expires=SOON,
)
TOLD = Disclosure(contact=Id("c"), on=TODAY, profile=Profile.EMP, purpose=Purpose.REMEDY_DIALOGUE)


def facts(*records: Record, case: Case = CASE, role: Role = Role.CASE_WORKER) -> IssueFacts:
    return issue_facts((case, *records), ISSUE, reason="Asked.", role=role, today=TODAY)


def test_nothing_on_file_counts_as_nothing_done() -> None:
    empty = facts()

    assert not any(
        (
            empty.has_contact_plan,
            empty.case_work_consent,
            empty.assessment_signed,
            empty.remedy_consent,
            empty.harm_gate_passed,
            empty.officer_signed,
            empty.duty_bearers,
        )
    )


def test_a_plan_and_a_yes_in_force_are_seen() -> None:
    plan = SafeContactPlan(person=Id("p"), channel=ContactWay.PHONE)
    found = facts(plan, YES)

    assert (found.has_contact_plan, found.case_work_consent) == (True, True)


def test_a_yes_that_ran_out_is_none() -> None:
    old = replace(YES, given=TODAY - dt.timedelta(days=9), expires=TODAY - dt.timedelta(days=1))

    assert not facts(old).case_work_consent


def test_a_level_on_the_case_means_signed_and_its_end_says_whether_it_is_in_date() -> None:
    level = replace(CASE, risk_level=RiskLevel.HIGH, risk_until=TODAY)
    late = replace(level, risk_until=TODAY - dt.timedelta(days=1))

    assert (facts(case=level).assessment_signed, facts(case=level).assessment_in_date) == (
        True,
        True,
    )
    assert (facts(case=late).assessment_signed, facts(case=late).assessment_in_date) == (
        True,
        False,
    )


def test_only_what_went_out_by_a_briefing_passed_the_gate() -> None:
    by_briefing = replace(TOLD, briefing=Id("b"))

    assert not facts(TOLD).harm_gate_passed
    assert facts(by_briefing).harm_gate_passed


def test_an_ally_is_never_responsible() -> None:
    ally = replace(TOLD, profile=Profile.ALLY)

    assert facts(ally).duty_bearers == 0
    assert facts(TOLD, replace(TOLD, id=Id("d"))).duty_bearers == 1


def test_a_protection_officer_who_moves_it_has_signed() -> None:
    assert facts(role=Role.PROTECTION_OFFICER).officer_signed


def test_of_several_workers_whoever_was_tried_too_little_counts() -> None:
    ties = [Involvement(person=Id(p), handle=p, part=CasePart.AFFECTED) for p in ("p", "q")]

    def tried(person: str, days: int) -> ContactLog:
        at = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC) - dt.timedelta(days=days)
        ours = {"direction": Direction.WE, "outcome": Outcome.MISSED, "in_safe_window": True}
        return ContactLog(person=Id(person), at=at, made=at, revision=1, **ours)  # type: ignore[arg-type]  # by name

    often = [tried(person, days) for person in "pq" for days in (40, 20, 1)]

    assert facts(*ties, *often).tries.enough
    assert not facts(*ties, *often[:-1]).tries.enough
    assert not facts(*often).tries.enough
