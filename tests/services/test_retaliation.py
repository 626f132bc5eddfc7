"""Protection is made less by a protection officer alone: an act stood down, a plan ended."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import rules
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.kit import Record, new_id
from workstation.records.protection import (
    RetaliationIncident,
    RetaliationState,
    SafetyPlan,
    SafetyPlanState,
)
from workstation.records.taxonomy import RetaliationType
from workstation.services.session import Session

DOWN = {"state": RetaliationState.STOOD_DOWN}
WAYS: dict[str, Callable[[Session, RetaliationIncident], Record]] = {
    "report": lambda s, act: s.risks.report(act),
    "put": lambda s, act: s.cases.put(act),
    "put_all": lambda s, act: s.cases.put_all([act], "tried")[0],
}


def reported(office: Ready) -> RetaliationIncident:
    """A critical act that a case worker wrote down."""
    act = RetaliationIncident(
        case=office.case.id, target=new_id(), act=RetaliationType.RT12, critical=True
    )
    with office.as_(Role.CASE_WORKER) as session:
        return session.risks.report(act)


def stopped(office: Ready) -> bool | None:
    with office.as_(Role.ANALYST) as session:
        return session.cases.get(Case, office.case.id).open_critical_retaliation


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("change", [DOWN, {"critical": False}], ids=["down", "not critical"])
def test_a_case_worker_stands_no_act_down(
    change: dict[str, object],
    way: Callable[[Session, RetaliationIncident], Record],
    office: Ready,
) -> None:
    act = reported(office)
    with office.as_(Role.CASE_WORKER) as session:
        with pytest.raises(Refused, match="Only a protection officer") as refused:
            way(session, replace(act, **change))
        kept = session.reader.get(RetaliationIncident, act.id)

    assert rules(refused) == {"protection.role"}
    assert (kept, stopped(office)) == (act, True)


def test_a_case_worker_takes_no_critical_act_back_that_was_just_written(office: Ready) -> None:
    act = reported(office)
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        session.cases.take_back(RetaliationIncident, act.id)

    assert rules(refused) == {"protection.role"}
    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.take_back(RetaliationIncident, act.id)


def test_a_case_worker_follows_an_act_up_and_has_it_watched_for_90_days(office: Ready) -> None:
    act = reported(office)
    with office.as_(Role.CASE_WORKER) as session:
        watched = session.risks.report(replace(act, state=RetaliationState.MONITORED))
        today = session.cases.today()

    assert watched.watched_until == today + dt.timedelta(days=90)
    assert stopped(office)


def test_a_protection_officer_stands_it_down_and_a_case_worker_takes_it_up_again(
    office: Ready,
) -> None:
    act = reported(office)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        down = session.risks.report(replace(act, **DOWN))
    assert not stopped(office)
    with office.as_(Role.CASE_WORKER) as session:
        told = session.risks.report(replace(down, told="It began again."))
        session.risks.report(replace(told, state=RetaliationState.ACTING))

    assert stopped(office)


def test_a_safety_plan_is_ended_by_a_protection_officer(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        plan = session.cases.put(SafetyPlan(case=office.case.id, person=new_id()))
        plan = session.cases.put(replace(plan, state=SafetyPlanState.ACTIVE))
        with pytest.raises(Refused, match="ends a safety plan"):
            session.cases.put(replace(plan, state=SafetyPlanState.ENDED))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        ended = session.cases.put(replace(plan, state=SafetyPlanState.ENDED))

    assert ended.state is SafetyPlanState.ENDED
