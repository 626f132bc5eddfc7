"""What stood before a correction can be read again, by those who may read the field."""

import pytest
from msgspec.structs import replace

from tests.services.conftest import WORKER, Ready
from tests.vaults import FIRM, TODAY
from workstation.ports import Past
from workstation.records.access import Role
from workstation.records.accounts import Account, IdentifyingDetail
from workstation.records.briefings import Profile
from workstation.records.cases import Case, new_code
from workstation.records.consents import Purpose
from workstation.records.contact_log import ContactLog
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.disclosures import Disclosure, SentHow
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record
from workstation.records.people import Person
from workstation.services.history import Change
from workstation.services.session import Session

FIRST, SECOND = "Eleven passports, they said.", "Twelve passports, they said."


def newest(session: Session, office: Ready, record: Record) -> Past:
    return next(p for p in session.history.of(office.case.id).past if p.id == record.id)


def changed(session: Session, office: Ready, record: Record) -> dict[str, Change]:
    """What the last revision of a record changed, by label."""
    found = session.history.changes(office.case.id, newest(session, office, record))
    return {each.label: each for each in found}


def told(session: Session, office: Ready) -> Disclosure:
    contact = session.partners.by_name(FIRM)
    first = Disclosure(
        case=office.case.id,
        contact=contact.id,
        on=TODAY,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        sent_how=SentHow.PHONE,
        said=FIRST,
    )
    return session.cases.put(first)


def test_a_correction_shows_the_words_before_and_after(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = told(session, office)
        session.cases.put(replace(kept, said=SECOND, sent_how=SentHow.MEETING))

        assert changed(session, office, kept) == {
            "What was said": Change("What was said", FIRST, SECOND, identifies=False),
            "How": Change("How", "By phone", "In a meeting", identifies=False),
        }


def test_a_first_revision_shows_all_that_was_filled_in_with_people_by_their_handles(
    office: Ready,
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = told(session, office)
        found = changed(session, office, kept)
        firm = session.partners.by_name(FIRM)

    assert found["Told to"].after == (firm.organisation_name or firm.person)
    assert found["What was said"].after == FIRST
    assert kept.id not in str([(c.before, c.after) for c in found.values()])


def test_a_name_that_was_corrected_is_hidden_and_stays_a_word_to_hide(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (person,) = (
            p for p in session.reader.find(Person) if p.names and p.names[0].text == WORKER
        )
        right = replace(person.names[0], text="Nandar Phyu")
        session.cases.put(replace(person, names=(right,)))
        names = changed(session, office, person)["Names"]
        terms = session.history.of(office.case.id).terms

    assert (WORKER in names.before, "Nandar Phyu" in names.after) == (True, True)
    assert names.identifies
    assert {WORKER, "Nandar Phyu"} <= set(terms)
    assert list(terms) == sorted(terms, key=len, reverse=True)
    assert WORKER not in repr(names)


def test_what_somebody_was_known_by_with_another_case_is_a_word_to_hide_here(
    office: Ready,
) -> None:
    number, aunt = "+66 81 555 0142", "Daw Mya Thida"
    with office.as_(Role.CASE_WORKER) as session:
        (tie, *_) = session.reader.find(Involvement, case=office.case.id, part=CasePart.AFFECTED)
        other = session.cases.put(Case(code=new_code()))
        plan = SafeContactPlan(
            case=other.id,
            person=tie.person,
            channel=ContactWay.PHONE,
            number=number,
            may_answer=aunt,
        )
        plan = session.cases.put(plan)
        session.cases.put(IdentifyingDetail(case=other.id, person=tie.person, forms=("Scooter",)))
        before = set(session.history.of(office.case.id).terms)
        session.cases.put(replace(plan, number="", may_answer=""))
        after = set(session.history.of(office.case.id).terms)

    assert {number, aunt, "Scooter"} <= before
    assert {number, aunt, "Scooter"} <= after


def test_what_was_taken_away_changes_nothing_more(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        kept = session.cases.put(ContactLog(case=office.case.id, heard="By mistake"))
        session.cases.take_back(ContactLog, kept.id)

        assert newest(session, office, kept).line == "Contact removed"
        assert changed(session, office, kept) == {}


@pytest.mark.parametrize("role", [Role.BRIEFING_OFFICER, Role.ANALYST])
def test_who_does_not_open_the_identities_reads_no_former_words_of_theirs(
    role: Role, office: Ready
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (account,) = session.reader.find(Account, case=office.case.id)
        session.cases.put(replace(account, text=account.text + " And more."))
        whole = newest(session, office, account)
        (issue,) = session.reader.find(Issue, case=office.case.id)
        session.cases.put(replace(issue, root_cause="Nobody checks the broker."))
    with office.as_(role) as session:
        mine = session.history.of(office.case.id)

        assert "account" not in {past.kind for past in mine.past}
        assert mine.terms == ()
        assert session.history.changes(office.case.id, whole) == ()
        assert "Root cause" in changed(session, office, issue)


def test_a_step_of_its_own_tells_which_fields_changed_and_not_to_what(released: Ready) -> None:
    with released.as_(Role.SUPERVISOR) as session:
        found = [
            change
            for past in session.history.of(released.case.id).past
            if past.kind in ("letter", "briefing")
            for change in session.history.changes(released.case.id, past)
        ]

    assert found
    assert {(change.before, change.after) for change in found} == {("", "")}


def test_every_revision_of_a_case_can_be_said(released: Ready) -> None:
    with released.as_(Role.CASE_WORKER) as session:
        case = session.reader.get(Case, released.case.id)
        for past in session.history.of(case.id).past:
            for change in session.history.changes(case.id, past):
                assert change.label
                assert case.id not in change.before + change.after
