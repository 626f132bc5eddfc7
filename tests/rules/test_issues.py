"""How an issue moves, and that nobody closes one over the workers' heads."""

import dataclasses
import datetime as dt
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.access import Role
from workstation.records.cases import IssueState, RiskLevel, Standing
from workstation.records.issues import InactiveReason, Issue
from workstation.records.kit import UserToken, new_id
from workstation.records.taxonomy import IssueCode
from workstation.rules import issues
from workstation.rules.issues import IssueFacts
from workstation.rules.tries import Tries
from workstation.rules.validation import Claim, Crowd, Nature, Validation

S = IssueState
CLAIMED = dt.datetime(2026, 11, 17, tzinfo=dt.UTC)
CLAIM = Claim(action=new_id(), claimed_at=CLAIMED, statement="All passports are back.")
VALIDATED = Validation(
    action=CLAIM.action,
    validator=new_id(),
    asked_at=CLAIMED + dt.timedelta(days=2),
    asked_by=UserToken("asker"),
    employer_present=False,
    interpreter_vetted=True,
    nature=Nature.HAPPENED,
    quality=4,
    retaliation=False,
)
READY = IssueFacts(
    reason="it is time",
    role=Role.SUPERVISOR,
    has_contact_plan=True,
    case_work_consent=True,
    assessment_signed=True,
    assessment_in_date=True,
    remedy_consent=True,
    harm_gate_passed=True,
    risk_level=RiskLevel.HIGH,
    duty_bearers=1,
    target_date=dt.date(2026, 11, 24),
    claims=(CLAIM,),
    validations=(VALIDATED,),
    crowd=Crowd(standing=Standing.INDIVIDUAL, affected=1),
    safety_plan_reviewed=True,
    told_may_return=True,
    closing_questions_asked=True,
)


def issue(state: IssueState, **changes: object) -> Issue:
    first = Issue(code=IssueCode.WL11, state=state, root_cause="no lockers")
    return msgspec.structs.replace(first, **changes)


def rules(value: Issue, to: IssueState, **changes: object) -> set[str]:
    facts = dataclasses.replace(READY, **changes)  # type: ignore[arg-type]
    return {blocker.rule for blocker in issues.blockers(value, to, facts)}


WAY = (S.INTAKE, S.TRIAGED, S.OPEN, S.ACTION_AGREED, S.CLAIMED, S.AWAITING_VALIDATION, S.CLOSED)


@pytest.mark.parametrize(("start", "to"), list(pairwise(WAY)))
def test_an_issue_in_order_goes_all_the_way(start: IssueState, to: IssueState) -> None:
    assert rules(issue(start), to) == set()


@pytest.mark.parametrize(
    ("start", "to"),
    [
        (S.AWAITING_VALIDATION, S.DISPUTED),
        (S.DISPUTED, S.OPEN),
        (S.CLOSED, S.REOPENED),
        (S.REOPENED, S.OPEN),
        (S.INACTIVE, S.REOPENED),
    ],
)
def test_a_failed_or_fading_remedy_opens_it_again(start: IssueState, to: IssueState) -> None:
    assert rules(issue(start), to) == set()


ALLOWED = {
    S.INTAKE: {S.TRIAGED},
    S.TRIAGED: {S.OPEN},
    S.OPEN: {S.ACTION_AGREED},
    S.ACTION_AGREED: {S.CLAIMED},
    S.CLAIMED: {S.AWAITING_VALIDATION},
    S.AWAITING_VALIDATION: {S.CLOSED, S.DISPUTED},
    S.DISPUTED: {S.OPEN},
    S.CLOSED: {S.REOPENED},
    S.REOPENED: {S.OPEN},
    S.SAFETY_HOLD: set(),
    S.INACTIVE: {S.REOPENED},
}


@pytest.mark.parametrize("start", S)
@pytest.mark.parametrize("to", S)
def test_no_other_step_exists(start: IssueState, to: IssueState) -> None:
    anywhere = {S.SAFETY_HOLD, S.INACTIVE} - {start}
    forbidden = to not in ALLOWED[start] | anywhere
    assert ("issue.move" in rules(issue(start), to)) is forbidden


def test_every_step_needs_a_reason() -> None:
    assert rules(issue(S.TRIAGED), S.OPEN, reason=" ") == {"issue.reason"}


@pytest.mark.parametrize(
    ("start", "to", "change", "rule"),
    [
        (S.INTAKE, S.TRIAGED, {"has_contact_plan": False}, "issue.plan"),
        (S.INTAKE, S.TRIAGED, {"case_work_consent": False}, "issue.case_work"),
        (S.INTAKE, S.TRIAGED, {"assessment_signed": False}, "issue.assessment"),
        (S.OPEN, S.ACTION_AGREED, {"remedy_consent": False}, "issue.remedy_consent"),
        (S.OPEN, S.ACTION_AGREED, {"assessment_in_date": False}, "issue.assessment_date"),
        (S.OPEN, S.ACTION_AGREED, {"harm_gate_passed": False}, "issue.harm"),
        (S.OPEN, S.ACTION_AGREED, {"risk_level": RiskLevel.CRITICAL}, "issue.officer"),
        (S.OPEN, S.ACTION_AGREED, {"risk_level": None}, "issue.officer"),
        (S.OPEN, S.ACTION_AGREED, {"duty_bearers": 0}, "issue.duty_bearer"),
        (S.OPEN, S.ACTION_AGREED, {"target_date": None}, "issue.target"),
        (S.ACTION_AGREED, S.CLAIMED, {"claims": ()}, "issue.claim"),
        (S.AWAITING_VALIDATION, S.CLOSED, {"validations": ()}, "close.asked"),
        (S.AWAITING_VALIDATION, S.CLOSED, {"crowd": None}, "issue.crowd"),
        (S.AWAITING_VALIDATION, S.CLOSED, {"safety_plan_reviewed": False}, "issue.safety_plan"),
        (S.AWAITING_VALIDATION, S.CLOSED, {"told_may_return": False}, "issue.may_return"),
        (S.AWAITING_VALIDATION, S.CLOSED, {"closing_questions_asked": False}, "issue.questions"),
    ],
)
def test_a_step_names_what_it_lacks(
    start: IssueState, to: IssueState, change: dict[str, object], rule: str
) -> None:
    assert rules(issue(start), to, **change) == {rule}


def test_no_action_is_agreed_without_a_root_cause() -> None:
    assert rules(issue(S.OPEN, root_cause=" "), S.ACTION_AGREED) == {"issue.root_cause"}


def test_at_critical_risk_a_protection_officer_signs_before_contact() -> None:
    signed = {"risk_level": RiskLevel.CRITICAL, "officer_signed": True}
    assert rules(issue(S.OPEN), S.ACTION_AGREED, **signed) == set()


every_facts = st.builds(
    IssueFacts,
    reason=st.sampled_from(["", "because"]),
    role=st.none() | st.sampled_from(Role),
    officer_signed=st.booleans(),
    claims=st.sampled_from([(), (CLAIM,)]),
    crowd=st.sampled_from([None, READY.crowd]),
    validations=st.sampled_from([(), (dataclasses.replace(VALIDATED, nature=Nature.PARTLY),)]),
    safety_plan_reviewed=st.booleans(),
    told_may_return=st.booleans(),
    closing_questions_asked=st.booleans(),
)


@given(st.sampled_from(S), st.none() | st.sampled_from(S), every_facts)
def test_nobody_closes_an_issue_that_the_workers_did_not_validate(
    start: IssueState, held_from: IssueState | None, facts: IssueFacts
) -> None:
    assert issues.blockers(issue(start, held_from=held_from), S.CLOSED, facts)


def test_only_a_supervisor_ends_it_as_inactive_and_with_a_reason() -> None:
    gone = issue(S.OPEN, inactive_reason=InactiveReason.WITHDREW)
    assert rules(gone, S.INACTIVE) == set()
    assert rules(gone, S.INACTIVE, role=Role.CASE_WORKER) == {"issue.supervisor"}
    assert rules(issue(S.OPEN), S.INACTIVE) == {"issue.inactive_reason"}


@pytest.mark.parametrize(
    ("tries", "enough"),
    [
        (Tries(tries=3, safe_windows=2, days=30), True),
        (Tries(tries=2, safe_windows=2, days=30), False),
        (Tries(tries=3, safe_windows=1, days=30), False),
        (Tries(tries=3, safe_windows=2, days=29), False),
    ],
)
def test_unreachable_means_tried_three_times_safely_over_thirty_days(
    tries: Tries, enough: bool
) -> None:
    gone = issue(S.OPEN, inactive_reason=InactiveReason.UNREACHABLE)
    assert rules(gone, S.INACTIVE, tries=tries) == (set() if enough else {"issue.unreachable"})


def test_anybody_may_hold_and_only_protection_lets_go() -> None:
    assert rules(issue(S.CLAIMED), S.SAFETY_HOLD, role=None) == set()
    held = issue(S.SAFETY_HOLD, held_from=S.CLAIMED)
    assert rules(held, S.CLAIMED) == {"issue.hold"}
    assert rules(held, S.CLAIMED, role=Role.PROTECTION_OFFICER) == set()
    assert rules(held, S.OPEN) == {"issue.move"}


def test_a_hold_is_no_way_round_the_workers() -> None:
    held = issue(S.SAFETY_HOLD, held_from=S.CLOSED)
    found = rules(held, S.CLOSED, role=Role.PROTECTION_OFFICER, validations=())
    assert found == {"close.asked"}
