"""What is done after something was asked back: people warned, assessed, reported (part 7)."""

import datetime as dt
from dataclasses import dataclass

from workstation.records.access import Choice
from workstation.records.disclosures import Disclosure, RecallReason, RecallState


class AfterStep(Choice):
    """A step after a recall; its value is the field that says that it is done."""

    WARN = "warned_on", "Tell the worker who has read it, at a safe time"
    ASSESS = "assessed_on", "Assess the risk again"
    REPORT = "reported_on", "Report it where the law asks for it"
    LEARN = "learned", "Write down what we do otherwise now"


WITHIN = {AfterStep.WARN: 1, AfterStep.ASSESS: 1, AfterStep.REPORT: 3, AfterStep.LEARN: 14}
"""Days after the recall: people within 24 hours, a regulator within 72 (part 7)."""

ANSWER_WITHIN = 7
"""Days after which a recipient who has not answered is asked again."""

REPORTED = (RecallReason.RECIPIENT, RecallReason.DANGER)
"""Reasons for which data reached somebody whom it was not meant for, or did harm."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A step, until when it is due, and whether it is done."""

    step: AfterStep
    due: dt.date
    done: bool


def steps_after(told: Disclosure) -> tuple[Owed, ...]:
    """The steps after a recall in their order; none for what stands."""
    if told.recall is RecallState.STANDS or told.recalled_on is None:
        return ()
    steps = (s for s in AfterStep if s is not AfterStep.REPORT or told.recall_reason in REPORTED)
    return tuple(_owed(told, step, told.recalled_on) for step in steps)


def _owed(told: Disclosure, step: AfterStep, since: dt.date) -> Owed:
    due = since + dt.timedelta(days=WITHIN[step])
    return Owed(step, due, bool(getattr(told, step.value)))
