"""Where a blocker can be put right, by the beginning of its rule."""

from collections.abc import Callable, Sequence
from enum import Enum

from ui.page import Place
from ui.pages.release.foot import LAST
from ui.pages.release.state import Step, Wizard
from workstation.errors import Blocker
from workstation.records.access import CASE_TEAM, Role
from workstation.rules.verbs import Reach, reach_of


class To(Enum):
    """Places besides the steps: parts of the steps, other pages, and one form."""

    PURPOSE = "purpose"
    FIRM = "firm"
    DETAILS = "details"
    INSTEAD = "instead"
    UNREAD = "unread"
    AGAIN = "again"
    LOWER = "lower"
    WITNESS = "witness"
    SIGN = "sign"
    CONTACT = "contact"
    STAFF = "staff"
    TIMELINE = "timeline"
    CONSENTS = "consents"
    PEOPLE = "people"
    PROTECTION = "protection"
    ISSUES = "issues"
    LOG = "log"


IN_FIRST = (To.PURPOSE, To.FIRM, To.DETAILS, To.INSTEAD, To.UNREAD)
"""Parts of the first step."""
_IN_CASE = (To.TIMELINE, To.CONSENTS, To.PEOPLE, To.PROTECTION, To.ISSUES)
Way = tuple[Step | To, str]
Ways = Callable[[str], Way | None]
"""The way from where somebody stands, by the rule that stops them."""

_WAYS: Sequence[tuple[str, Step | To, str]] = (
    ("names.unknown", To.AGAIN, "Look again"),
    ("names.", Step.REDACT, "Take them out"),
    ("redaction", Step.REDACT, "Go through it"),
    ("k.unknown", To.STAFF, "Staff list…"),
    ("k.", To.DETAILS, "Say less"),
    ("traits.", To.UNREAD, "Read it"),
    ("jigsaw", To.DETAILS, "Say less"),
    ("pictures.", Step.ATTACH, "Look at them"),
    ("contact.missing", Step.CHOOSE, "Choose"),
    ("contact.", To.CONTACT, "Open the contact"),
    ("purpose", To.PURPOSE, "Choose"),
    ("firm.", To.FIRM, "Ask the firm"),
    ("consent.unknown", Step.CHOOSE, "Choose"),
    ("consent.people", To.PEOPLE, "Write them down"),
    ("consent.witness", To.WITNESS, "Not reached…"),
    ("consent.", To.CONSENTS, "Open the consents"),
    ("witness.words", Step.CHOOSE, "Say less"),
    ("witness.issues", Step.CHOOSE, "Choose issues"),
    ("witness.", To.WITNESS, "Look at it…"),
    ("risk.", To.PROTECTION, "Open the case"),
    ("hold", To.PROTECTION, "Open the case"),
    ("retaliation.", To.PROTECTION, "Open the case"),
    ("site.small.unknown", To.STAFF, "Staff list…"),
    ("site.", To.INSTEAD, "Send instead…"),
    ("event.unique.unknown", To.ISSUES, "Open the issues"),
    ("event.", To.INSTEAD, "Send instead…"),
    ("spread.person", Step.CHOOSE, "Say less"),
    ("spread.", To.INSTEAD, "Choose more"),
    ("lower.", To.LOWER, "Ask an officer…"),
    ("case.", Step.CHOOSE, "Do it again"),
    ("text", Step.CHOOSE, "Do it again"),
    ("profile.", Step.CHOOSE, "Do it again"),
    ("issues", To.ISSUES, "Open the issues"),
    ("account", To.TIMELINE, "Open the case"),
    ("approval.", To.SIGN, "Sign here"),
    ("clock", To.LOG, "Open the log"),
)

_LOWER = ("k.few", "jigsaw", "site.small", "event.unique")
"""What a lower count may let pass, where the workers want it sent all the same."""


def way_of(rule: str) -> Way | None:
    """Where a blocker can be put right, and the verb of its button."""
    return next(((to, verb) for start, to, verb in _WAYS if rule.startswith(start)), None)


def way_from(wizard: Wizard, role: Role, rule: str) -> Way | None:
    """The way from where the wizard stands; None where this user has none from there.

    What is kept already is not changed any more: only other pages, and the signing, are left.
    """
    way = way_of(rule)
    if way is not None and way[0] is To.LOG and reach_of(role) is Reach.NONE:
        way = To.AGAIN, "Look again"
    if way is not None and way[0] is To.PEOPLE and role not in CASE_TEAM:
        way = To.CONSENTS, "Open the consents"
    if way is None or (wizard.step in LAST and not _open_late(way[0], wizard)):
        return None
    return way


def _open_late(to: Step | To, wizard: Wizard) -> bool:
    if to is To.SIGN:
        return wizard.step is Step.SECOND
    return isinstance(to, To) and place_of(to, wizard) is not None


def may_be_accepted(stopped: Sequence[Blocker]) -> bool:
    """Whether a lower count, accepted by workers and officer, would let something of it pass."""
    return any(blocker.rule in _LOWER for blocker in stopped)


def place_of(to: To, wizard: Wizard) -> Place | None:
    """The other page that it is, if it is one."""
    if to is To.LOG:
        return Place("audit")
    if to is To.CONTACT and wizard.contact is not None:
        return Place("partners", wizard.contact.id)
    if wizard.case is None:
        return None
    if to is To.STAFF:
        return Place("staff", wizard.case)
    return Place("case", (wizard.case, to.value)) if to in _IN_CASE else None
