"""Fills in what the records tell for an answers file; decisions and yeses are left to people."""

import datetime as dt

from msgspec.structs import replace

from workstation.ports import Finds
from workstation.records.cases import Severity
from workstation.records.issues import Issue
from workstation.records.taxonomy import IssueCode
from workstation.rules.do_no_harm import BY_PERSON, STATEMENTS
from workstation.rules.versions import version_of
from workstation.services.answers import Answers, AskAnswer
from workstation.services.dossiers import Plan, chosen_issues

ANSWER_DAYS = {Severity.CRITICAL: 3, Severity.SERIOUS: 30, Severity.STANDARD: 60}
"""Days for remedy by severity (domain.md 3, clocks)."""


def filled_template(finds: Finds, plan: Plan) -> Answers:
    """Answers with every issue, what is asked of each and by when, and nothing said yes to."""
    issues = chosen_issues(finds, plan, ())
    asked = issues if version_of(plan.profile).asks else ()
    return Answers(
        issues=tuple(dict.fromkeys(issue.code.value for issue in issues)),
        asks=tuple(_ask(issue, plan.day) for issue in asked),
        do_no_harm=dict.fromkeys(map(str, sorted(BY_PERSON)), "unsure"),
        notes={str(s.number): s.words for s in STATEMENTS if s.number in BY_PERSON},
    )


def asked_of(code: IssueCode, day: dt.date, severity: Severity = Severity.STANDARD) -> AskAnswer:
    """What is asked about a topic where nobody wrote down anything else."""
    what = f"Put right for every worker on site: {code.label}."
    return AskAnswer(what=what, by=day + dt.timedelta(days=ANSWER_DAYS[severity]), issue=code.value)


def _ask(issue: Issue, day: dt.date) -> AskAnswer:
    usual = asked_of(issue.code, day, issue.severity)
    return replace(usual, what=issue.asked_action or usual.what, by=issue.answer_by or usual.by)
