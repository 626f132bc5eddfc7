"""How an issue moves from intake to closed, and what each step needs (part 3)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.cases import IssueState, RiskLevel
from workstation.records.issues import InactiveReason, Issue
from workstation.records.kit import UserToken
from workstation.rules import validation
from workstation.rules.tries import NOT_ENOUGH, Tries
from workstation.rules.validation import Claim, Crowd, Validation

_S = IssueState
_ANYWHERE = frozenset({_S.SAFETY_HOLD, _S.INACTIVE})
_FORWARD: Mapping[IssueState, frozenset[IssueState]] = MappingProxyType(
    {
        _S.INTAKE: frozenset({_S.TRIAGED}),
        _S.TRIAGED: frozenset({_S.OPEN}),
        _S.OPEN: frozenset({_S.ACTION_AGREED}),
        _S.ACTION_AGREED: frozenset({_S.CLAIMED}),
        _S.CLAIMED: frozenset({_S.AWAITING_VALIDATION}),
        _S.AWAITING_VALIDATION: frozenset({_S.CLOSED, _S.DISPUTED}),
        _S.DISPUTED: frozenset({_S.OPEN}),
        _S.CLOSED: frozenset({_S.REOPENED}),
        _S.REOPENED: frozenset({_S.OPEN}),
        _S.SAFETY_HOLD: frozenset(),
        _S.INACTIVE: frozenset({_S.REOPENED}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """What the steps of an issue ask; what is not said counts as not done.

    `reason` is why the step is taken and is always needed. `duty_bearers` counts buyers,
    suppliers, agencies and government among those who act; an NGO is none (S23).
    """

    reason: str = ""
    role: Role | None = None
    has_contact_plan: bool = False
    case_work_consent: bool = False
    assessment_signed: bool = False
    assessment_in_date: bool = False
    remedy_consent: bool = False
    harm_gate_passed: bool = False
    risk_level: RiskLevel | None = None
    officer_signed: bool = False
    duty_bearers: int = 0
    target_date: dt.date | None = None
    claims: tuple[Claim, ...] = ()
    validations: tuple[Validation, ...] = ()
    crowd: Crowd | None = None
    negotiators: frozenset[UserToken] = frozenset()
    safety_plan_reviewed: bool = False
    told_may_return: bool = False
    closing_questions_asked: bool = False
    tries: Tries = field(default_factory=Tries)


Condition = Callable[[Issue, IssueFacts], list[Blocker]]


def next_states(issue: Issue) -> frozenset[IssueState]:
    """Where an issue may go from where it stands."""
    if issue.state is _S.SAFETY_HOLD:
        back = frozenset() if issue.held_from is None else frozenset({issue.held_from})
        return back | {_S.INACTIVE}
    return _FORWARD[issue.state] | (_ANYWHERE - {issue.state})


def blockers(issue: Issue, to: IssueState, facts: IssueFacts) -> list[Blocker]:
    """What stands against moving an issue on; empty means it may move.

    Closing needs the workers' validation, whoever asks (S19).
    """
    if to not in next_states(issue):
        words = f"An issue does not go from “{issue.state.label}” to “{to.label}”."
        return [Blocker("issue.move", words, "Choose a step that follows.")]
    found = [] if facts.reason.strip() else [_needs("reason", "A reason is missing.", "Write why.")]
    if issue.state is _S.SAFETY_HOLD:
        found += _release_from_hold(facts)
        if to is issue.held_from and to is not _S.CLOSED:
            return found
    return found + [b for condition in CONDITIONS.get(to, ()) for b in condition(issue, facts)]


def _needs(rule: str, words: str, remedy: str) -> Blocker:
    return Blocker(f"issue.{rule}", words, remedy)


def _unless(holds: bool, rule: str, words: str, remedy: str) -> list[Blocker]:
    return [] if holds else [_needs(rule, words, remedy)]


def _triaged(issue: Issue, facts: IssueFacts) -> list[Blocker]:
    return [
        *_unless(
            facts.has_contact_plan,
            "plan",
            "There is no safe-contact plan.",
            "Agree with the worker how to reach them.",
        ),
        *_unless(
            facts.case_work_consent,
            "case_work",
            "There is no consent to case work.",
            "Ask the worker and write the answer down.",
        ),
        *_unless(
            facts.assessment_signed,
            "assessment",
            "The risk of retaliation is not assessed.",
            "A protection officer signs an assessment.",
        ),
    ]


def _agreed(issue: Issue, facts: IssueFacts) -> list[Blocker]:
    """Whoever agrees an action has spoken with a duty bearer, so that contact's rules hold too."""
    return [
        *contact_blockers(facts),
        *_unless(
            bool(issue.root_cause.strip()),
            "root_cause",
            "The root cause is not written down.",
            "Write why it could happen.",
        ),
        *_unless(
            facts.duty_bearers >= 1,
            "duty_bearer",
            "Nobody responsible is named for the action.",
            "Choose a buyer, supplier, agency or government.",
        ),
        *_unless(
            facts.target_date is not None,
            "target",
            "The action has no target date.",
            "Agree one.",
        ),
    ]


def contact_blockers(facts: IssueFacts) -> list[Blocker]:
    """What stands against speaking with a duty bearer (part 3)."""
    critical = facts.risk_level is None or facts.risk_level is RiskLevel.CRITICAL
    return [
        *_unless(
            facts.remedy_consent,
            "remedy_consent",
            "There is no consent to speak about a remedy.",
            "Ask the worker at a safe time.",
        ),
        *_unless(
            facts.assessment_in_date,
            "assessment_date",
            "No risk assessment is in date.",
            "A protection officer signs a new one.",
        ),
        *_unless(
            facts.harm_gate_passed,
            "harm",
            "The do-no-harm statements are not all answered yes.",
            "Answer them; unsure counts as no.",
        ),
        *_unless(
            facts.officer_signed or not critical,
            "officer",
            "The risk is critical: a protection officer signs first.",
            "Ask the protection officer.",
        ),
    ]


def _claimed(issue: Issue, facts: IssueFacts) -> list[Blocker]:
    said = [c for c in facts.claims if c.claimed_at is not None and c.statement.strip()]
    return _unless(
        bool(said),
        "claim",
        "The claim is not on file in its own words.",
        "Write down what was claimed, word for word.",
    )


def _closed(issue: Issue, facts: IssueFacts) -> list[Blocker]:
    found = _unless(
        facts.crowd is not None,
        "crowd",
        "It is not known who is affected.",
        "Write down how many and which groups.",
    )
    if facts.crowd is not None:
        found += validation.blockers(
            facts.claims, facts.validations, facts.crowd, facts.negotiators
        )
    return [
        *found,
        *_unless(
            facts.safety_plan_reviewed,
            "safety_plan",
            "The safety plan is not reviewed.",
            "Review it with the person.",
        ),
        *_unless(
            facts.told_may_return,
            "may_return",
            "The worker was not told that they may return any time.",
            "Tell them.",
        ),
        *_unless(
            facts.closing_questions_asked,
            "questions",
            "The four closing questions are not asked.",
            "Ask about dignity, protection, decent work and justice.",
        ),
    ]


def _inactive(issue: Issue, facts: IssueFacts) -> list[Blocker]:
    found = _unless(
        facts.role is Role.SUPERVISOR,
        "supervisor",
        "Only a supervisor ends an issue as inactive.",
        "Ask a supervisor to sign.",
    )
    found += _unless(
        issue.inactive_reason is not None,
        "inactive_reason",
        "It is not said why it ends.",
        "Choose a reason. It is never counted as remedied.",
    )
    if issue.inactive_reason is InactiveReason.UNREACHABLE:
        found += _unless(facts.tries.enough, "unreachable", NOT_ENOUGH, "Try again at a safe time.")
    return found


def _release_from_hold(facts: IssueFacts) -> list[Blocker]:
    return _unless(
        facts.role is Role.PROTECTION_OFFICER,
        "hold",
        "A safety hold is ended by a protection officer only.",
        "Ask the protection officer.",
    )


CONDITIONS: Mapping[IssueState, Sequence[Condition]] = MappingProxyType(
    {
        _S.TRIAGED: (_triaged,),
        _S.ACTION_AGREED: (_agreed,),
        _S.CLAIMED: (_claimed,),
        _S.CLOSED: (_closed,),
        _S.INACTIVE: (_inactive,),
    }
)
"""What a state needs before an issue may enter it; a hold needs a reason and nothing else."""
