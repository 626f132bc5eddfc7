"""How severe an issue is at least, whatever somebody ticked (S5, part 2a)."""

from workstation.records.cases import Severity
from workstation.records.issues import Issue
from workstation.records.people import YesNo
from workstation.records.taxonomy import SUPPRESSION, SignStrength


def possible_forced_labour(issue: Issue) -> bool:
    """Whether the screen is positive: both answers yes in one stage, and one sign strong.

    It calls for a protection officer within 24 hours; it is no legal finding and is never
    printed (HTS, C029).
    """
    both = any(a.involuntary is YesNo.YES and a.coerced is YesNo.YES for a in issue.screen)
    return both and any(sign.strength is SignStrength.STRONG for sign in issue.signs)


def least_severity(issue: Issue) -> Severity:
    """The severity that counts: critical by the screen, suppressed voice at least serious."""
    if possible_forced_labour(issue):
        return Severity.CRITICAL
    if issue.severity is Severity.STANDARD and issue.code in SUPPRESSION:
        return Severity.SERIOUS
    return issue.severity
