"""An import is no way round a step: what comes in, who brings it in, and what goes back."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import WORKER, Ready, a_document
from tests.services.test_releases import rules
from tests.vaults import TODAY, assess
from workstation.errors import BadInput, Refused
from workstation.ports import Silent
from workstation.records.access import CASE_TEAM, Role
from workstation.records.accounts import Account
from workstation.records.cases import Case, new_code
from workstation.records.consents import Consent
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Id, UserToken
from workstation.records.names import Name
from workstation.records.organisations import Organisation, Site
from workstation.records.people import Person
from workstation.rules.keeping import keeping_blockers
from workstation.services.belonging import join, link
from workstation.services.imports import ImportReport
from workstation.services.intake_format import IntakeIn, read_intake
from workstation.services.intake_map import records_of
from workstation.services.session import Session
from workstation.services.terms import known_of
from workstation.store.clock import utc_now

OTHERS = sorted(set(Role) - CASE_TEAM)
NUMBER = "+66 81 555 0190"
PLAN = {
    "channel": "viber",
    "number": NUMBER,
    "begins": "19:00:00",
    "ends": "21:00:00",
    "zone": "Asia/Bangkok",
}


def intakes(folder: Path, *documents: dict[str, Any]) -> Path:
    file = folder / "intakes.json"
    file.write_text(json.dumps(documents), "utf-8")
    return file


def imported(session: Session, folder: Path, **more: object) -> tuple[Id, list[Case]]:
    """Two cases that came in by one run."""
    documents = a_document(**more), a_document()
    report: ImportReport = session.imports.run(intakes(folder, *documents), Silent())
    assert report.run is not None
    return report.run, [session.cases.by_code(code) for code in report.taken]


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_but_the_case_team_imports_or_takes_an_import_back(
    office: Ready, tmp_path: Path, role: Role
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        run, cases = imported(session, tmp_path)
    with office.as_(role) as session:
        for way in (
            lambda: session.imports.run(intakes(tmp_path, {"text": "They say so."}), Silent()),
            lambda: session.imports.take([read_intake({"text": "They say so."})]),
            lambda: session.imports.take_back(run, Silent()),
        ):
            with pytest.raises(Refused) as refused:
                way()
            assert rules(refused) == {"import.role"}
        assert session.imports.unfinished() == ()
    with office.as_(Role.CASE_WORKER) as session:
        assert all(session.reader.find(Consent, case=case.id) for case in cases)


def test_taking_an_import_back_leaves_a_case_whole_on_which_somebody_worked(
    office: Ready, tmp_path: Path
) -> None:
    kinds = (Issue, Consent, Involvement, Person, Account)
    with office.as_(Role.CASE_WORKER) as session:
        run, (worked, alone) = imported(session, tmp_path)
        before = {kind: session.reader.find(kind, case=worked.id) for kind in kinds}
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assess(session, worked.id)

    with office.as_(Role.CASE_WORKER) as session:
        assert session.imports.take_back(run, Silent()) > 0
        after = {kind: session.reader.find(kind, case=worked.id) for kind in kinds}
        held = session.cases.get(Case, worked.id)

        assert after == before
        assert held.organisation is not None
        assert session.reader.find(Organisation, id=held.organisation)
        assert session.reader.find(Site, id=held.site)
        assert session.reader.find(Case, id=alone.id) == ()
        assert session.reader.find(Site, id=alone.site) == ()
        assert session.imports.take_back(run, Silent()) > 0
        assert session.cases.get(Case, worked.id) == held


def test_a_site_stays_that_another_case_points_at_by_now(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        run, (one, _) = imported(session, tmp_path)
        mine = session.cases.get(Case, office.case.id)
        session.cases.put(replace(mine, site=one.site))
        session.imports.take_back(run, Silent())

        assert session.reader.find(Site, id=one.site)


def test_who_is_in_another_case_by_now_stays_for_that_one(office: Ready, tmp_path: Path) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        find, mine = session.reader.find, office.case
        run, (one, _) = imported(session, tmp_path, contact_plan=PLAN)
        worker, *others = find(Person, case=one.id)
        link(session.cases, mine, worker.id, CasePart.WITNESS, find(Involvement, case=mine.id))
        known = {term.text for term in known_of(session.reader, mine.id)}
        session.imports.take_back(run, Silent())

        assert known > {WORKER, NUMBER}
        assert {term.text for term in known_of(session.reader, mine.id)} == known
        assert (find(Case, id=one.id), find(Involvement, case=one.id)) == ((), ())
        assert [found.case for found in find(Person, id=worker.id)] == [mine.id]
        assert [found for other in others for found in find(Person, id=other.id)] == []


def test_undoing_somebody_new_leaves_them_to_the_case_they_are_in_by_now(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        find, mine, put = session.reader.find, office.case, session.cases.put
        first = put(Case(code=new_code()))
        new = Person(names=(Name(text="Htwe Htwe"),))
        joined, person = join(session.cases, first, new, CasePart.WITNESS, ())
        link(session.cases, mine, person.id, CasePart.WITNESS, find(Involvement, case=mine.id))
        for kept in (joined, person):
            session.cases.take_back(type(kept), kept.id)

        assert find(Involvement, case=first.id) == ()
        assert [found.case for found in find(Person, id=person.id)] == [mine.id]
        assert "Htwe Htwe" in {term.text for term in known_of(session.reader, mine.id)}


def test_what_a_file_gives_is_what_a_form_may_keep(office: Ready) -> None:
    someone = UserToken("somebody")
    for record in records_of(read_intake(a_document()), TODAY):
        assert keeping_blockers(record, None, Role.CASE_WORKER, someone, utc_now()) == []


@pytest.mark.parametrize(
    "more",
    [
        {"risk_level": "low"},
        {"state": "closed"},
        {"hold": False},
        {"consents": [{"purpose": "statistics", "given": "2026-01-01", "state": "granted"}]},
        {"consents": [{"purpose": "statistics", "given": "2026-01-01", "contact": "0" * 32}]},
        {"rendition": "They say so."},
        {"employer": {"name": "F", "public_consent": True}},
    ],
)  # fmt: skip
def test_a_file_has_no_word_for_what_comes_of_a_step(more: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        read_intake({"text": "They say so."} | more)


@pytest.mark.parametrize(
    "more",
    [{"affected": "many"}, {"wants": 5}, {"received": 7}, {"fear": 2.5}, {"severity": None}],
    ids=str,
)
def test_an_intake_made_by_hand_with_other_types_is_not_kept(
    office: Ready, more: dict[str, Any]
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        before = len(session.reader.find(Case))
        with pytest.raises((BadInput, TypeError)):
            session.imports.take([IntakeIn(text="They say so.", **more)])

        assert len(session.reader.find(Case)) == before
