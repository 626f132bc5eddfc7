"""Where the form for each task of the first page is."""

from ui.page import Place
from workstation.ports import Reader
from workstation.records.access import IDENTITIES, PROTECTION
from workstation.records.agenda import DueKind
from workstation.records.disclosures import Disclosure, RecallState
from workstation.records.kit import Id
from workstation.rules.aftercare import steps_after
from workstation.services.today import Task


def place_of(task: Task, reader: Reader) -> Place:
    """Where the form for a task is; for those who do not write it, where it is read."""
    if task.kind in _RECALLS:
        return _recalled(task.case, reader)
    if task.kind is DueKind.RISK and reader.holds(PROTECTION):
        return Place("assess", task.case)
    form, part = _FORMS[task.kind]
    return Place("case", (task.case, form if reader.holds(IDENTITIES) else part))


def _recalled(case: Id, reader: Reader) -> Place:
    """The letter of a case that was asked back first and still owes an answer or a step."""
    asked = [told for told in reader.find(Disclosure, case=case) if told.briefing and _owes(told)]
    first = min(asked, key=lambda told: told.recalled_on or told.on, default=None)
    return Place("releases") if first is None else Place("release", ("briefing", first.briefing))


def _owes(told: Disclosure) -> bool:
    waits = told.recall is RecallState.ASKED
    return waits or any(not owed.done for owed in steps_after(told))


_RECALLS = frozenset({DueKind.ANSWER, DueKind.WARN, DueKind.REPORT})
_FORMS = {
    DueKind.STEP: ("next_step", "timeline"),
    DueKind.RISK: ("protection", "protection"),
    DueKind.CONSENT: ("consent", "consents"),
    DueKind.ACKNOWLEDGE: ("issues", "issues"),
    DueKind.RESPONSE: ("issues", "issues"),
    DueKind.REMEDY: ("issues", "issues"),
    DueKind.FEEDBACK: ("contact", "timeline"),
    DueKind.CALL: ("contact", "timeline"),
    DueKind.PLAN: ("protection", "protection"),
    DueKind.SAFEGUARD: ("protection", "protection"),
    DueKind.NEED: ("protection", "protection"),
}
"""The form or part of a case that a task asks for, and the part for those who only read."""
