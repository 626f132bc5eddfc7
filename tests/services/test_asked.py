"""Nobody loses the question of consent, and no answer is changed into another afterwards."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import rules
from tests.vaults import BUYER, FIRM, TODAY, assess, prepare
from workstation.errors import Refused
from workstation.records.access import CASE_TEAM, Role
from workstation.records.consents import (
    Consent,
    ConsentItem,
    ConsentState,
    Purpose,
    Scope,
    WithheldItem,
)
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, new_id
from workstation.services.moves import issue_facts
from workstation.services.session import Session
from workstation.store.clock import utc_now

DAY = dt.timedelta(days=1)


def tie_of(session: Session, office: Ready) -> Involvement:
    (tie,) = session.reader.find(Involvement, case=office.case.id, part=CasePart.AFFECTED)
    return tie


def beside(session: Session, office: Ready, part: CasePart) -> Involvement:
    """Somebody else in the case."""
    return session.cases.put(
        Involvement(case=office.case.id, person=new_id(), part=part, handle="Somebody A")
    )


def yes(session: Session, office: Ready, person: Id, **more: Any) -> Consent:
    """What somebody allows the firm today."""
    worker = session.reader.find(Consent, case=office.case.id, audience=FIRM)[0]
    fresh = replace(worker, id=new_id(), revision=0, person=person, given=None, expires=None)
    return session.cases.answer(replace(fresh, **more))


def no(session: Session, office: Ready, person: Id, **more: Any) -> Consent:
    return yes(session, office, person, state=ConsentState.REFUSED, **more)


def stopped(office: Ready) -> set[str]:
    """Why no letter to the firm can be written, once the risk is assessed."""
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assess(session, office.case.id)
    with office.as_(Role.BRIEFING_OFFICER) as session:
        try:
            prepare(session, office.case.id, FIRM)
        except Refused as refused:
            return {blocker.rule for blocker in refused.blockers}
    return set()


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (CasePart.AFFECTED, {"consent.missing"}),
        (CasePart.WITNESS, {"consent.witness"}),
        (CasePart.DEFENDER, set()),
        (CasePart.FAMILY, set()),
        (CasePart.INTERPRETER, set()),
        (CasePart.PERPETRATOR, set()),
    ],
)
def test_who_is_told_about_or_saw_it_is_asked(
    office: Ready, part: CasePart, found: set[str]
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        other = beside(session, office, part)
    assert stopped(office) == found
    with office.as_(Role.CASE_WORKER) as session:
        yes(session, office, other.person)
    assert stopped(office) == set()


@pytest.mark.parametrize("part", [CasePart.DEFENDER, CasePart.FAMILY, CasePart.PERPETRATOR])
def test_who_answered_once_is_asked_whatever_their_part(office: Ready, part: CasePart) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        other = beside(session, office, part)
        no(session, office, other.person)

    assert stopped(office) == {"consent.missing"}


def test_no_edit_takes_somebody_affected_out_of_those_who_are_asked(office: Ready) -> None:
    parts: list[dict[str, Any]] = [{"part": to} for to in CasePart if to is not CasePart.AFFECTED]
    with office.as_(Role.CASE_WORKER) as session:
        tie = tie_of(session, office)
        for change in (*parts, {"person": new_id()}, {"case": new_id()}):
            with pytest.raises(Refused) as refused:
                session.cases.put(replace(tie, **change))
            assert rules(refused) <= {"keep.part", "keep.case"}
        assert session.cases.put(replace(tie, handle="Worker B")).part is CasePart.AFFECTED


def test_a_part_becomes_one_that_is_asked_as_well(office: Ready) -> None:
    ways = (
        (CasePart.WITNESS, CasePart.AFFECTED, True),
        (CasePart.WITNESS, CasePart.DEFENDER, False),
        (CasePart.WITNESS, CasePart.STAFF, False),
        (CasePart.DEFENDER, CasePart.AFFECTED, True),
        (CasePart.DEFENDER, CasePart.FAMILY, False),
        (CasePart.STAFF, CasePart.INTERPRETER, True),
    )
    with office.as_(Role.CASE_WORKER) as session:
        for part, to, may in ways:
            other = beside(session, office, part)
            if may:
                assert session.cases.put(replace(other, part=to)).part is to
                continue
            with pytest.raises(Refused) as refused:
                session.cases.put(replace(other, part=to))
            assert rules(refused) == {"keep.part"}


@pytest.mark.parametrize(
    ("role", "later"),
    [(Role.SUPERVISOR, 0 * DAY), (Role.CASE_WORKER, 2 * DAY)],
    ids=["of another", "of the day before yesterday"],
)
def test_nobody_is_taken_out_of_a_case_later(
    office: Ready, role: Role, later: dt.timedelta
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        other = beside(session, office, CasePart.WITNESS)
    with office.as_(role, lambda: utc_now() + later) as session:
        with pytest.raises(Refused) as refused:
            session.cases.take_back(Involvement, other.id)
        assert rules(refused) == {"keep.part"}
        assert session.cases.get(Involvement, other.id) == other


def test_who_was_put_into_a_case_by_a_slip_is_taken_out(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        other = beside(session, office, CasePart.WITNESS)
        session.cases.take_back(Involvement, other.id)

        assert other not in session.reader.find(Involvement, case=office.case.id)


FORGED: dict[str, dict[str, Any]] = {
    "an earlier day of the no": {"ended_on": TODAY - 90 * DAY},
    "no day of the no": {"ended_on": None},
    "somebody else's": {"person": new_id()},
    "another question": {"purpose": Purpose.RESEARCH},
    "another reader": {"contact": None, "audience": "Somebody else"},
    "another case": {"case": new_id()},
    "a yes": {"state": ConsentState.GRANTED},
    "a question": {"state": ConsentState.EXPLAINED},
    "a yes that ended": {"state": ConsentState.EXPIRED},
}


@pytest.mark.parametrize("role", sorted(CASE_TEAM))
def test_a_no_is_edited_by_nobody(office: Ready, role: Role) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        worker = tie_of(session, office).person
        refused_one = no(session, office, worker)
        (given,) = session.reader.find(Consent, audience=FIRM, state=ConsentState.GRANTED)
        withdrawn = session.cases.withdraw(given.id)
    with office.as_(role) as session:
        for kept in (refused_one, withdrawn):
            for name, change in FORGED.items():
                with pytest.raises(Refused) as refused:
                    session.cases.put(replace(kept, **change))
                assert rules(refused) <= {"keep.answer", "keep.case", "consent.move"}, name
            assert session.cases.get(Consent, kept.id) == kept


MORE: dict[str, dict[str, Any]] = {
    "a later day": {"given": TODAY},
    "a later end": {"expires": TODAY + 400 * DAY},
    "no end": {"expires": None},
    "a wider scope": {"scope": Scope.IDENTITY},
    "more items": {"items": (ConsentItem.AGE,)},
    "another reader": {"audience": BUYER},
    "another question": {"purpose": Purpose.RESEARCH},
    "an end beside a yes": {"ended_on": TODAY - 400 * DAY},
}


def test_a_yes_is_never_edited_to_allow_more(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (given,) = session.reader.find(Consent, case=office.case.id, audience=FIRM)
        for name, change in MORE.items():
            with pytest.raises(Refused) as refused:
                session.cases.put(replace(given, **change))
            assert rules(refused) == {"keep.answer"}, name


def test_a_yes_may_be_edited_to_allow_less(office: Ready) -> None:
    kept_back = WithheldItem(item="age")
    with office.as_(Role.CASE_WORKER) as session:
        (given,) = session.reader.find(Consent, case=office.case.id, audience=FIRM)
        less = session.cases.put(
            replace(given, withheld=(kept_back,), scope=Scope.AGGREGATE, expires=TODAY)
        )
        with pytest.raises(Refused):
            session.cases.put(replace(less, withheld=()))
        with pytest.raises(Refused):
            session.cases.put(replace(less, scope=given.scope))


def test_a_no_of_today_stands_though_the_yes_of_today_is_edited_after_it(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        worker = tie_of(session, office).person
        given = yes(session, office, worker)
        no(session, office, worker)
        session.cases.put(replace(given, withheld=(WithheldItem(item="age"),)))

    assert stopped(office) == {"consent.missing"}


def back_to(days: int) -> Callable[[], dt.datetime]:
    return lambda: utc_now() - days * DAY


@pytest.mark.parametrize("how", ["refused", "withdrawn"])
def test_a_no_under_a_clock_that_was_turned_back_ends_every_yes(office: Ready, how: str) -> None:
    """The clock shows a day before any yes; once it is right nothing of them comes back."""
    with office.as_(Role.CASE_WORKER) as session:
        worker = tie_of(session, office).person
        given = yes(session, office, worker)
    with office.as_(Role.CASE_WORKER, back_to(60)) as session:
        if how == "refused":
            no(session, office, worker)
        else:
            session.cases.withdraw(given.id)

    assert stopped(office) == {"consent.missing"}


def test_taking_back_what_ended_moves_no_day(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        given = no(session, office, tie_of(session, office).person)
    with office.as_(Role.CASE_WORKER, back_to(60)) as session:
        session.cases.withdraw(given.id)
        kept = session.cases.get(Consent, given.id)

    assert (kept.state, kept.ended_on) == (given.state, given.ended_on)


def test_a_yes_of_a_day_to_come_is_refused(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        yes(session, office, tie_of(session, office).person, given=TODAY + 2 * DAY)

    assert rules(refused) == {"consent.day"}


def ahead(days: int) -> Callable[[], dt.datetime]:
    return lambda: utc_now() + days * DAY


def test_a_yes_that_was_written_while_the_clock_ran_ahead_is_asked_for_anew(office: Ready) -> None:
    """A yes of today, dated in five months, would hold for eleven."""
    with office.as_(Role.CASE_WORKER, ahead(150)) as session:
        given = yes(session, office, tie_of(session, office).person)
    with office.as_(Role.SUPERVISOR) as session:
        session.dates.confirm(session.dates.today)
        assert session.cases.get(Consent, given.id).state is ConsentState.EXPIRED


def test_a_no_that_was_written_while_the_clock_ran_ahead_is_of_the_day_confirmed(
    office: Ready,
) -> None:
    """Otherwise what somebody says today would not count before that day."""
    with office.as_(Role.CASE_WORKER, ahead(150)) as session:
        refused_one = no(session, office, tie_of(session, office).person)
    with office.as_(Role.SUPERVISOR) as session:
        session.dates.confirm(session.dates.today)
        assert session.cases.get(Consent, refused_one.id).ended_on == TODAY
    assert stopped(office) == {"consent.missing"}
    with office.as_(Role.CASE_WORKER) as session:
        yes(session, office, tie_of(session, office).person)
    assert stopped(office) == set()


def test_no_issue_moves_on_with_a_yes_that_a_no_took_the_place_of(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        file = session.cases.file(office.case.id)
        (issue,) = session.reader.find(Issue, case=office.case.id)
        how = {"reason": "", "role": Role.CASE_WORKER, "today": TODAY}
        assert issue_facts(file, issue, **how).remedy_consent  # type: ignore[arg-type]
        for reader in (FIRM, BUYER):
            no(session, office, tie_of(session, office).person, audience=reader)
        file = session.cases.file(office.case.id)

        assert not issue_facts(file, issue, **how).remedy_consent  # type: ignore[arg-type]
