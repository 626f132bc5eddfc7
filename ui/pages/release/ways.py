"""Where a blocker can be put right, by the beginning of its rule."""

from collections.abc import Sequence
from enum import Enum

from ui.page import Place
from ui.pages.release.state import Step, Wizard
from workstation.errors import Blocker


class To(Enum):
    """Places besides the steps: parts of the first step, other pages, and one form."""

    DETAILS = "details"
    INSTEAD = "instead"
    UNREAD = "unread"
    LOWER = "lower"
    CONTACT = "contact"
    STAFF = "staff"
    CONSENTS = "consents"
    PROTECTION = "protection"
    ISSUES = "issues"


Way = tuple[Step | To, str]

_WAYS: Sequence[tuple[str, Step | To, str]] = (
    ("names.", Step.REDACT, "Take them out"),
    ("redaction", Step.REDACT, "Go through it"),
    ("k.unknown", To.STAFF, "Staff list…"),
    ("k.", To.DETAILS, "Say less"),
    ("traits.", To.UNREAD, "Read it"),
    ("jigsaw", To.DETAILS, "Say less"),
    ("pictures.", Step.ATTACH, "Look at them"),
    ("contact.", To.CONTACT, "Open the contact"),
    ("purpose", Step.CHOOSE, "Choose"),
    ("firm.", Step.CHOOSE, "Ask the firm"),
    ("consent.unknown", Step.CHOOSE, "Choose"),
    ("consent.", To.CONSENTS, "Open the consents"),
    ("risk.", To.PROTECTION, "Open the case"),
    ("hold", To.PROTECTION, "Open the case"),
    ("retaliation.", To.PROTECTION, "Open the case"),
    ("site.small.unknown", To.STAFF, "Staff list…"),
    ("site.", To.INSTEAD, "Send instead…"),
    ("event.unique.unknown", To.ISSUES, "Open the issues"),
    ("event.", To.INSTEAD, "Send instead…"),
    ("spread.person", Step.CHOOSE, "Say less"),
    ("spread.", To.INSTEAD, "Choose more"),
    ("lower.author", Step.CHOOSE, "Do it again"),
    ("lower.", To.LOWER, "Ask an officer…"),
    ("case.", Step.CHOOSE, "Do it again"),
    ("clock", To.CONSENTS, "Open the consents"),
)

_LOWER = ("k.few", "jigsaw", "site.small", "event.unique")
"""What a lower count may let pass, where the workers want it sent all the same."""


def way_of(rule: str) -> Way | None:
    """Where a blocker can be put right, and the verb of its button."""
    return next(((to, verb) for start, to, verb in _WAYS if rule.startswith(start)), None)


def may_be_accepted(stopped: Sequence[Blocker]) -> bool:
    """Whether a lower count, accepted by workers and officer, would let something of it pass."""
    return any(blocker.rule in _LOWER for blocker in stopped)


def place_of(to: To, wizard: Wizard) -> Place | None:
    """The other page that it is, if it is one."""
    if to is To.CONTACT and wizard.contact is not None:
        return Place("partners", wizard.contact.id)
    if to is To.STAFF:
        return Place("staff", wizard.case)
    if to in (To.CONSENTS, To.PROTECTION, To.ISSUES):
        return Place("case", (wizard.case, to.value))
    return None
