"""Clocks and the severity they follow."""

import datetime as dt

import pytest

from workstation.records.cases import Severity
from workstation.records.issues import Issue, ScreenAnswer, Sign
from workstation.records.people import YesNo
from workstation.records.taxonomy import ForcedLabourSign, IssueCode, ScreenStage, SignStrength
from workstation.rules.clocks import CLOCKS, Clock, running
from workstation.rules.severity import least_severity, possible_forced_labour

REPORTED = dt.datetime(2026, 11, 1, 6, tzinfo=dt.UTC)
YES = YesNo.YES


def screened(
    strength: SignStrength = SignStrength.STRONG,
    involuntary: YesNo = YES,
    coerced: YesNo = YES,
) -> Issue:
    answer = ScreenAnswer(stage=ScreenStage.DURESS, involuntary=involuntary, coerced=coerced)
    sign = Sign(code=ForcedLabourSign.FL7, strength=strength)
    return Issue(code=IssueCode.WL11, screen=(answer,), signs=(sign,))


def test_both_answers_in_one_stage_and_a_strong_sign_make_it_critical() -> None:
    assert least_severity(screened()) is Severity.CRITICAL


@pytest.mark.parametrize(
    "issue",
    [
        screened(SignStrength.SUPPORTED),
        screened(involuntary=YesNo.UNKNOWN),
        screened(coerced=YesNo.NO),
    ],
)
def test_less_than_that_is_not_a_positive_screen(issue: Issue) -> None:
    assert not possible_forced_labour(issue)


def test_yes_in_two_different_stages_is_not_a_positive_screen() -> None:
    answers = (
        ScreenAnswer(stage=ScreenStage.RECRUITMENT, involuntary=YES, coerced=YesNo.NO),
        ScreenAnswer(stage=ScreenStage.LEAVING, involuntary=YesNo.NO, coerced=YES),
    )
    sign = Sign(code=ForcedLabourSign.FL9, strength=SignStrength.STRONG)
    assert not possible_forced_labour(Issue(code=IssueCode.LR5, screen=answers, signs=(sign,)))


@pytest.mark.parametrize("code", [c for c in IssueCode if c.value.startswith("WV")])
def test_suppressed_voice_is_serious_at_least(code: IssueCode) -> None:
    assert least_severity(Issue(code=code)) is Severity.SERIOUS
    worse = Issue(code=code, severity=Severity.CRITICAL)
    assert least_severity(worse) is Severity.CRITICAL


def test_other_issues_keep_the_severity_somebody_chose() -> None:
    assert least_severity(Issue(code=IssueCode.WL9)) is Severity.STANDARD


def test_graver_issues_never_have_more_time() -> None:
    critical, serious, standard = (CLOCKS[s] for s in Severity)
    for name in ("acknowledge", "response", "remedy"):
        times = [getattr(clocks, name) for clocks in (critical, serious, standard)]
        assert times == sorted(times)
    assert standard.acknowledge == dt.timedelta(days=7)


def test_a_clock_says_when_it_is_due_and_whether_it_is_late() -> None:
    answered = REPORTED + dt.timedelta(hours=52)
    issue = Issue(code=IssueCode.WL11, severity=Severity.CRITICAL, responded_at=answered)
    clocks = {c.clock: c for c in running(issue, REPORTED)}
    response, remedy = clocks[Clock.RESPONSE], clocks[Clock.REMEDY]
    assert response.late(REPORTED)
    assert remedy.due == REPORTED + dt.timedelta(hours=72)
    assert not remedy.late(remedy.due)
    assert remedy.late(remedy.due + dt.timedelta(minutes=1))


def test_the_worker_hears_every_thirty_days_from_the_last_time() -> None:
    told = REPORTED + dt.timedelta(days=17)
    (feedback,) = (
        c
        for c in running(Issue(code=IssueCode.WL9, worker_told_at=told), REPORTED)
        if c.clock is Clock.FEEDBACK
    )
    assert feedback.due == told + dt.timedelta(days=30)
