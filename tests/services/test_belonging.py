"""Somebody joins a case with a handle of their own; a case gets its site and its firm."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vaults import Office, found
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.cases import Case, new_code
from workstation.records.involvement import CasePart, Involvement
from workstation.records.names import Name, Script
from workstation.records.organisations import Organisation, Site
from workstation.records.people import Person, PersonKind
from workstation.rules.asked import asked
from workstation.services.belonging import join, next_handle, place
from workstation.services.session import Session


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found(tmp_path_factory.mktemp("belonging"))


@pytest.fixture
def session(office: Office, tmp_path: Path) -> Iterator[Session]:
    with office.copy(tmp_path).as_(Role.CASE_WORKER) as opened:
        yield opened


@pytest.fixture
def case(session: Session) -> Case:
    return session.cases.put(Case(code=new_code()))


def tied(part: CasePart, handle: str) -> Involvement:
    return Involvement(person=Person().id, handle=handle, part=part)


def test_a_handle_is_the_first_that_nobody_in_the_case_has() -> None:
    ties = [tied(CasePart.AFFECTED, "Worker A"), tied(CasePart.WITNESS, "Worker B")]

    assert next_handle(CasePart.AFFECTED, ties) == "Worker C"
    assert next_handle(CasePart.WITNESS, ties) == "Witness A"
    assert {next_handle(part, ()) for part in CasePart} >= {"Relative A", "Staff A"}


def test_somebody_new_is_asked_for_consent_from_then_on(session: Session, case: Case) -> None:
    person = Person(names=(Name(text="Htwe Htwe"), Name(text="ထွေးထွေး")))
    tie, kept = join(session.cases, case, person, CasePart.AFFECTED, ())

    assert asked(session.reader.find(Involvement, case=case.id), ()) == (kept.id,)
    assert (tie.handle, kept.case, kept.kind) == ("Worker A", case.id, PersonKind.WORKER)
    assert [name.script for name in kept.names] == [Script.LATIN, Script.MYANMAR]


def test_of_whoever_does_not_want_to_be_named_no_name_is_kept(session: Session, case: Case) -> None:
    person = Person(names=(Name(text="Htwe Htwe"),), unnamed=True)
    _tie, kept = join(session.cases, case, person, CasePart.FAMILY, ())

    assert (kept.names, kept.kind) == ((), PersonKind.FAMILY)


def test_a_new_site_is_run_by_the_new_firm_and_the_case_is_there(
    session: Session, case: Case
) -> None:
    site, firm = Site(names=("Plant 2",), country="TH", headcount=90), Organisation(names=("Siam",))
    kept = place(session.cases, case, site, firm)

    assert (kept.site, kept.organisation, kept.country) == (site.id, firm.id, "TH")
    assert session.reader.get(Site, site.id).organisation == firm.id


def test_a_site_on_record_brings_whoever_runs_it(session: Session, case: Case) -> None:
    firm = session.cases.put(Organisation(names=("Siam",)))
    site = session.cases.put(Site(names=("Plant 2",), organisation=firm.id))
    kept = place(session.cases, case, site, None)

    assert (kept.site, kept.organisation) == (site.id, firm.id)
    assert [each.revision for each in session.reader.find(Site)] == [1]


def test_who_does_not_work_on_the_case_writes_neither_down(office: Office, tmp_path: Path) -> None:
    copy = office.copy(tmp_path)
    with copy.as_(Role.CASE_WORKER) as session:
        case = session.cases.put(Case(code=new_code()))
    with copy.as_(Role.BRIEFING_OFFICER) as session:
        with pytest.raises(Refused):
            place(session.cases, case, Site(names=("Plant 2",)), None)

        assert session.reader.find(Site) == ()
