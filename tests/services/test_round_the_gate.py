"""Ways round the gate by records that it rests on: each is shut for who does not answer for it."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from crypto.passphrase import LIGHTEST
from tests.services.conftest import Ready, a_document
from tests.services.test_releases import rules
from tests.vaults import BUYER, FIRM, TODAY, befriend, prepare, take
from workstation.bootstrap import Founding, found_vault
from workstation.errors import Refused
from workstation.records.access import CASE_TEAM, Role
from workstation.records.accounts import IdentifyingDetail, Rendition
from workstation.records.cases import Case
from workstation.records.intake import Intake
from workstation.records.issues import Issue
from workstation.records.kit import new_id
from workstation.records.organisations import Site
from workstation.records.partners import PartnerType
from workstation.records.people import Person
from workstation.records.rosters import Roster, RosterRow
from workstation.store.clock import utc_now

OUTSIDE = sorted(set(Role) - CASE_TEAM - {Role.CUSTODIAN})


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CUSTODIAN}))
def test_a_staff_list_is_taken_in_from_a_file_and_invented_by_no_form(
    office: Ready, role: Role
) -> None:
    """Whoever writes five thousand rows has a crowd for every detail."""
    with office.as_(role) as session:
        (site,) = session.reader.find(Site)
        rows = (RosterRow(gender="woman", shift="night"),) * 5000
        with pytest.raises(Refused) as refused:
            session.cases.put(Roster(site=site.id, taken_on=TODAY, rows=rows))

        assert rules(refused) == {"keep.step"}


@pytest.mark.parametrize("role", OUTSIDE)
def test_who_does_not_work_on_a_case_moves_it_to_no_other_workplace(
    office: Ready, role: Role
) -> None:
    """At another place more people fit, and nobody there was told of anything yet."""
    with office.as_(role) as session:
        case = session.cases.get(Case, office.case.id)
        for change in ({"site": new_id()}, {"site": None}, {"organisation": None}):
            with pytest.raises(Refused) as refused:
                session.cases.put(replace(case, **change))
            assert rules(refused) == {"keep.role"}
        assert session.cases.put(replace(case, next_step="Ring on Monday.", hold=True)).hold


@pytest.mark.parametrize("change", [{"person": "Gone"}, {"partner_type": PartnerType.NGO}])
def test_a_yes_to_a_reader_by_name_goes_to_nobody_else_who_takes_the_name(
    office: Ready, change: dict[str, object]
) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        firm, buyer = (session.partners.by_name(name) for name in (FIRM, BUYER))
        with pytest.raises(Refused) as refused:
            session.partners.change(replace(firm, **change))
        assert rules(refused) == {"contact.named"}
        with pytest.raises(Refused):
            session.partners.change(replace(buyer, person=f" {FIRM.upper()}"))
        assert session.partners.by_name(FIRM) == firm


@pytest.mark.parametrize(
    ("role", "days"), [(Role.PROTECTION_OFFICER, 0), (Role.CASE_WORKER, 2)], ids=["other", "later"]
)
def test_nobody_takes_away_later_what_a_letter_is_searched_for_and_counted_by(
    office: Ready, role: Role, days: int
) -> None:
    """Without the person no name of theirs is known, and without the issue no event is unique."""
    with office.as_(role, lambda: utc_now() + dt.timedelta(days=days)) as session:
        for kind in (Person, Issue, Rendition, IdentifyingDetail, Intake):
            for record in session.reader.find(kind, case=office.case.id):
                with pytest.raises(Refused) as refused:
                    session.cases.take_back(kind, record.id)
                assert rules(refused) <= {"keep.slip", "keep.step", "changed"}
        assert session.reader.find(Person, case=office.case.id)


def two_accounts(folder: Path, name: str) -> Ready:
    """An office in which a case worker and a supervisor bear one name."""
    office = Ready(folder / "office.haven", Case(code="AAA-BBB"))
    users = [Founding(r, name, office.passphrase(r)) for r in (AUTHOR, Role.SUPERVISOR)]
    others = [Founding(r, f"Name of {r.value}", office.passphrase(r)) for r in (FOUNDER, OFFICER)]
    found_vault(office.path, [*others, *users], "Office", None, kdf=LIGHTEST)
    with office.as_(AUTHOR) as session:
        befriend(session, FIRM, PartnerType.SUPPLIER)
    (case,) = take(office, a_document())
    return Ready(office.path, case)


AUTHOR, OFFICER, FOUNDER = Role.CASE_WORKER, Role.PROTECTION_OFFICER, Role.CUSTODIAN


def test_who_wrote_a_letter_approves_it_by_no_other_account_of_theirs(tmp_path: Path) -> None:
    office = two_accounts(tmp_path, "Ma  Thida")
    with office.as_(AUTHOR) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))

    assert office.refusals(draft.id) == {"approval.same"}
    assert office.approve(draft.id, OFFICER).printed is not None


def test_who_left_the_name_empty_is_not_taken_for_everybody_who_did(tmp_path: Path) -> None:
    office = two_accounts(tmp_path, Role.SUPERVISOR.label)
    with office.as_(AUTHOR) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))

    assert office.approve(draft.id).printed is not None


def test_an_account_of_one_case_is_confirmed_for_no_other(office: Ready) -> None:
    """Whoever told it was asked about that case, and theirs are the names it was searched for."""
    (other,) = take(office, a_document())
    with office.as_(Role.CASE_WORKER) as session:
        kept = session.reader.find(Rendition, case=office.case.id)[-1]
        with pytest.raises(Refused) as refused:
            session.renditions.confirm(replace(kept, case=other.id))

        assert rules(refused) == {"keep.case"}
        assert session.cases.get(Rendition, kept.id) == kept
