"""Fills in what the records tell for an answers file; decisions and yeses are left to people."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from workstation.ports import Finds
from workstation.records.briefings import Profile
from workstation.records.cases import Severity
from workstation.records.issues import Issue
from workstation.records.taxonomy import IssueCode
from workstation.rules.do_no_harm import BY_PERSON, STATEMENTS
from workstation.rules.versions import version_of
from workstation.services.answers import Answers, AskAnswer
from workstation.services.dossiers import Plan, chosen_issues

ANSWER_DAYS = {Severity.CRITICAL: 3, Severity.SERIOUS: 30, Severity.STANDARD: 60}
"""Days for remedy by severity (domain.md 3, clocks)."""

_PUT_RIGHT = "Put right for every worker on site"
_ASKS: Mapping[Profile, str] = MappingProxyType(
    {
        Profile.BUY: "See that the supplier puts it right for every worker on site",
        Profile.ALLY: "Help the worker with this",
        Profile.GOV: "Look into it at the whole site, and see that it is put right",
    }
)
"""What can be asked of those who do not put it right themselves."""


def filled_template(finds: Finds, plan: Plan) -> Answers:
    """Answers with every issue, what is asked of each and by when, and nothing said yes to."""
    # As in the letter: the order of the records tells what was said first.
    issues = sorted(chosen_issues(finds, plan, ()), key=lambda issue: issue.code.value)
    asked = issues if version_of(plan.profile).asks else ()
    return Answers(
        issues=tuple(dict.fromkeys(issue.code.value for issue in issues)),
        asks=tuple(_ask(issue, plan) for issue in asked),
        do_no_harm=dict.fromkeys(map(str, sorted(BY_PERSON)), "unsure"),
        notes={str(s.number): s.words for s in STATEMENTS if s.number in BY_PERSON},
    )


def asked_of(
    code: IssueCode,
    day: dt.date,
    severity: Severity = Severity.STANDARD,
    profile: Profile = Profile.EMP,
) -> AskAnswer:
    """What is asked of a kind of reader about a topic where nobody wrote down anything else."""
    what = f"{_ASKS.get(profile, _PUT_RIGHT)}: {code.label}."
    return AskAnswer(what=what, by=day + dt.timedelta(days=ANSWER_DAYS[severity]), issue=code.value)


def _ask(issue: Issue, plan: Plan) -> AskAnswer:
    usual = asked_of(issue.code, plan.day, issue.severity, plan.profile)
    return replace(usual, what=issue.asked_action or usual.what, by=issue.answer_by or usual.by)
