"""A letter that was let out is carried no further with a name that was learned since."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import rules
from tests.vaults import FIRM, befriend, prepare
from workstation.errors import Refused
from workstation.ports import Approval, Silent
from workstation.records.access import Role
from workstation.records.accounts import IdentifyingDetail
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.records.names import Name, NameKind
from workstation.records.partners import PartnerType
from workstation.records.people import Person
from workstation.services.session import Session

SAID = "Gone On For Months"
"""As the letter's summary has it."""


def another_name(session: Session, case: Id) -> None:
    (worker, *_) = session.reader.find(Person, case=case)
    more = Name(text=SAID, kind=NameKind.NICKNAME)
    session.cases.put(replace(worker, names=(*worker.names, more)))


def somebody_new(session: Session, case: Id) -> None:
    session.cases.put(Person(case=case, names=(Name(text=SAID, kind=NameKind.LEGAL),)))


def somebody_of_another_case(session: Session, case: Id) -> None:
    """Written down before, and in this case from now on."""
    known = session.cases.put(Person(names=(Name(text=SAID, kind=NameKind.LEGAL),)))
    tie = Involvement(case=case, person=known.id, part=CasePart.STAFF, handle="Staff A")
    session.cases.put_all([tie], "tried")


def a_detail(session: Session, case: Id) -> None:
    session.cases.put(IdentifyingDetail(case=case, forms=(SAID,)))


LEARNED: dict[str, Callable[[Session, Id], None]] = {
    "another name": another_name,
    "somebody new": somebody_new,
    "somebody of another case": somebody_of_another_case,
    "a detail": a_detail,
}


@pytest.mark.parametrize("learn", LEARNED.values(), ids=LEARNED)
def test_who_holds_no_names_carries_no_letter_that_nobody_searched_since(
    released: Ready, learn: Callable[[Session, Id], None]
) -> None:
    with released.as_(Role.PROTECTION_OFFICER) as session:
        (briefing,) = session.handovers.released()
        learn(session, released.case.id)
    with released.as_(Role.BRIEFING_OFFICER) as session:
        for way in (
            lambda: session.bundles.letter_again(briefing.id),
            lambda: session.bundles.seal(briefing.id, released.path / "out.age", Silent()),
        ):
            with pytest.raises(Refused) as refused:
                way()
            assert "names.unsearched" in rules(refused)


class Meanwhile:
    """A second person's process, while which the author's window saves a name."""

    def __init__(self, session: Session, case: Id) -> None:
        self._real, self._session, self._case = session.handovers._second, session, case  # noqa: SLF001

    def approve(self, briefing: Id, passphrase: str) -> Approval:
        approved = self._real.approve(briefing, passphrase)
        another_name(self._session, self._case)
        return approved


def test_a_name_that_is_written_down_while_a_second_person_signs_stops_the_release(
    office: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
        monkeypatch.setattr(session.handovers, "_second", Meanwhile(session, office.case.id))
        with pytest.raises(Refused) as refused:
            session.handovers.release(draft.id, [office.passphrase(Role.SUPERVISOR)])

        assert rules(refused) == {"stale"}
        assert session.handovers.released() == ()


def test_a_draft_that_was_searched_for_a_new_name_is_carried_by_everybody(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
    with office.as_(Role.CASE_WORKER) as session:
        (worker, *_) = session.reader.find(Person, case=office.case.id)
        more = Name(text="Phyu Phyu", kind=NameKind.NICKNAME)
        session.cases.put(replace(worker, names=(*worker.names, more)))
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.handovers.release(draft.id, [office.passphrase(Role.SUPERVISOR)])

        assert session.bundles.letter_again(draft.id).pdf


def test_a_letter_that_the_case_team_searched_is_carried_by_everybody_again(
    released: Ready,
) -> None:
    with released.as_(Role.CASE_WORKER) as session:
        (briefing,) = session.handovers.released()
        (worker, *_) = session.reader.find(Person, case=released.case.id)
        more = Name(text="Phyu Phyu", kind=NameKind.NICKNAME)
        session.cases.put(replace(worker, names=(*worker.names, more)))
    with released.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused):
        session.bundles.letter_again(briefing.id)
    with released.as_(Role.CASE_WORKER) as session:
        assert session.bundles.letter_again(briefing.id).pdf
    with released.as_(Role.BRIEFING_OFFICER) as session:
        assert session.bundles.letter_again(briefing.id).pdf


def test_a_form_that_tells_no_other_name_stops_no_letter(released: Ready) -> None:
    with released.as_(Role.PROTECTION_OFFICER) as session:
        (briefing,) = session.handovers.released()
        (worker, *_) = session.reader.find(Person, case=released.case.id)
        session.cases.put(replace(worker, names=worker.names))
        plan = SafeContactPlan(case=released.case.id, person=worker.id, channel=ContactWay.PHONE)
        session.cases.put(plan)
    with released.as_(Role.BRIEFING_OFFICER) as session:
        assert session.bundles.letter_again(briefing.id).pdf


def test_a_place_and_a_union_that_are_known_by_now_need_no_key_of_the_names(
    released: Ready,
) -> None:
    with released.as_(Role.CASE_WORKER) as session:
        (briefing,) = session.handovers.released()
        befriend(session, SAID, PartnerType.TRADE_UNION)
    with released.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        session.bundles.letter_again(briefing.id)

    assert rules(refused) == {"names.found"}


def test_a_person_of_another_case_stops_a_letter_as_at_its_approval(released: Ready) -> None:
    with released.as_(Role.CASE_WORKER) as session:
        (briefing,) = session.handovers.released()
        session.cases.put(Person(names=(Name(text=SAID, kind=NameKind.LEGAL),)))
        with pytest.raises(Refused) as refused:
            session.bundles.letter_again(briefing.id)

    assert rules(refused) == {"names.found"}
