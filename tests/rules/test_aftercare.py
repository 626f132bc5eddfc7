"""What is owed after a recall, and until when."""

import datetime as dt

import msgspec
import pytest

from tests.rules.test_jigsaw import BUYER, TODAY, told
from workstation.records.disclosures import Disclosure, RecallReason, RecallState
from workstation.rules.aftercare import AfterStep, steps_after


def asked(reason: RecallReason, **done: object) -> Disclosure:
    recalled = {"recall": RecallState.ASKED, "recalled_on": TODAY, "recall_reason": reason}
    return msgspec.structs.replace(told(BUYER.id), **recalled, **done)


def test_nothing_is_owed_for_what_stands() -> None:
    assert steps_after(told(BUYER.id)) == ()


@pytest.mark.parametrize("reason", RecallReason)
def test_the_law_is_told_where_it_got_out_or_did_harm(reason: RecallReason) -> None:
    steps = [owed.step for owed in steps_after(asked(reason))]

    astray = reason in (RecallReason.RECIPIENT, RecallReason.DANGER)
    assert (AfterStep.REPORT in steps) is astray
    assert steps[:2] == [AfterStep.WARN, AfterStep.ASSESS]
    assert steps[-1] is AfterStep.LEARN


def test_people_are_warned_within_a_day_and_the_law_within_three() -> None:
    due = {owed.step: owed.due - TODAY for owed in steps_after(asked(RecallReason.DANGER))}

    assert due[AfterStep.WARN] == due[AfterStep.ASSESS] == dt.timedelta(days=1)
    assert due[AfterStep.REPORT] == dt.timedelta(days=3)


def test_a_step_is_done_once_its_field_says_so() -> None:
    steps = steps_after(asked(RecallReason.CONTENT, warned_on=TODAY, learned="Read it twice."))

    assert [owed.done for owed in steps] == [True, False, True]
