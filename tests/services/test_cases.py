"""Cases, contacts, risk and accounts for sharing: what each service promises."""

import datetime as dt
import random
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import BOSS, WORKER, Ready, a_document
from tests.vaults import FIRM, PARTNER, TODAY, take
from workstation.errors import BadInput, Missing, NotEntitled, Refused
from workstation.records.access import Role
from workstation.records.accounts import Account, Rendition, RenditionState
from workstation.records.cases import Case, IssueState, RiskLevel
from workstation.records.consents import Consent, ConsentState
from workstation.records.intake import Intake
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record
from workstation.records.partners import Contact, PartnerType, Verification, VerifiedHow
from workstation.records.people import Person
from workstation.records.protection import RetaliationIncident, RetaliationState
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.records.taxonomy import IssueCode, RetaliationType
from workstation.services.cases import missing_at_intake, state_of
from workstation.services.demo.generate import documents
from workstation.services.intake_format import read_intake
from workstation.services.intake_map import records_of
from workstation.services.partners import agree, words_of


def intake_records(**more: Any) -> tuple[Record, ...]:
    return records_of(read_intake(a_document(**more)), TODAY)


# --- Cases ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (Account, {"account", "wanted"}),
        (Intake, {"intake"}),
        (Consent, {"consent"}),
    ],
)
def test_a_case_is_not_opened_without_what_intake_asks(
    office: Ready, kind: type[Record], rules: set[str]
) -> None:
    records = [record for record in intake_records() if not isinstance(record, kind)]

    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        session.cases.open(records)

    assert {b.rule for b in refused.value.blockers} == rules


def test_a_complete_intake_lacks_nothing() -> None:
    assert missing_at_intake(intake_records()) == []


def test_a_title_that_names_somebody_is_left_out(office: Ready) -> None:
    case, *rest = intake_records()
    assert isinstance(case, Case)

    with office.as_(Role.CASE_WORKER) as session:
        kept = session.cases.open([replace(case, title=f"{WORKER.upper()} and others"), *rest])

    assert kept.title == ""


def test_a_case_is_found_however_its_code_is_typed(office: Ready) -> None:
    code = office.case.code
    with office.as_(Role.ANALYST) as session:
        for typed in (code, code.lower(), code.replace("-", ""), f" {code} "):
            assert session.cases.by_code(typed).id == office.case.id
        with pytest.raises(Missing):
            session.cases.by_code("000-000")


def test_two_people_who_change_one_record_do_not_overwrite_each_other(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        stale = session.cases.get(Case, office.case.id)
        session.cases.put(replace(stale, title="First"))
        with pytest.raises(Refused):
            session.cases.put(replace(stale, title="Second"))

        assert session.cases.get(Case, office.case.id).title == "First"
        assert len(session.history.of(office.case.id).past) > 1


def test_a_consent_taken_back_covers_nothing_from_today(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        given = session.reader.find(Consent)[0]
        ended = session.cases.withdraw(given.id)

    assert (ended.state, ended.ended_on) == (ConsentState.WITHDRAWN, TODAY)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((), IssueState.INTAKE),
        ((IssueState.CLOSED, IssueState.CLAIMED), IssueState.CLAIMED),
        ((IssueState.CLOSED, IssueState.CLOSED), IssueState.CLOSED),
    ],
)
def test_a_case_shows_the_open_issue_that_is_furthest_behind(
    states: tuple[IssueState, ...], shown: IssueState
) -> None:
    assert state_of([Issue(code=IssueCode.WL1, state=state) for state in states]) is shown


# --- Contacts ---------------------------------------------------------------------------------


def test_words_agree_by_four_letters_and_not_by_fewer() -> None:
    contact = Contact(person="P", partner_type=PartnerType.BRAND)
    words = words_of(contact)

    assert agree(contact, [word[:4].upper() + " " for word in words]) == (True,) * 8
    assert not any(agree(contact, [word[:2] for word in words]))
    assert not any(agree(contact, []))
    assert agree(contact, [words[0], *["zzzz"] * 7]) == (True, *[False] * 7)


@pytest.mark.parametrize(
    "change",
    [
        {"age_recipient": PARTNER.public.recipient},
        {"minisign_key": str(PARTNER.public.signer)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_key_changes_the_words_of_a_card(change: dict[str, Any]) -> None:
    contact = Contact(person="P", partner_type=PartnerType.BRAND)

    assert words_of(contact) != words_of(replace(contact, **change))


def test_both_sides_read_the_same_words_for_the_same_keys(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        ours = session.partners.office()
        card = Contact(person="us", age_recipient=ours.recipient, minisign_key=ours.signer)

        assert words_of(card) == ours.check_words


def test_words_that_differ_are_named_by_place(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        contact = session.partners.by_name(FIRM)
        heard = list(words_of(contact))
        heard[2] = heard[6] = "wrong"
        with pytest.raises(Refused, match="3, 7 of 8"):
            session.partners.verify(contact.id, heard, VerifiedHow.PHONE)


def test_a_change_that_is_on_no_card_leaves_a_contact_verified(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        contact = session.partners.by_name(FIRM)
        kept = session.partners.change(replace(contact, affiliates=(contact.id,)))

    assert kept.verification is Verification.VERIFIED


def test_a_name_that_two_bear_is_asked_for_by_id(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        again = session.partners.add(Contact(person=FIRM, partner_type=PartnerType.OTHER))
        with pytest.raises(BadInput):
            session.partners.by_name(FIRM)

        assert session.partners.by_name(again.id) == again


# --- Risk -------------------------------------------------------------------------------------


def test_a_signed_assessment_tells_the_case_its_level_and_end(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        (before,) = session.risks.of(office.case.id)
        session.risks.sign(replace(session.risks.draft(office.case.id, before.person)))

        case = session.cases.get(Case, office.case.id)
        states = {a.state for a in session.risks.of(office.case.id)}

    assert case.risk_level in set(RiskLevel)
    assert case.risk_until is not None
    assert case.risk_until >= TODAY
    assert states == {AssessmentState.SIGNED, AssessmentState.SUPERSEDED}


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.BRIEFING_OFFICER, Role.ANALYST])
def test_who_does_not_hold_protection_reads_no_assessment(office: Ready, role: Role) -> None:
    with office.as_(role) as session, pytest.raises(NotEntitled):
        session.reader.find(RiskAssessment)


def test_retaliation_that_stood_down_lets_a_case_go(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        (part,) = (i for i in session.reader.find(Involvement) if i.handle == "Worker A")
        act = RetaliationIncident(
            case=office.case.id,
            target=part.person,
            act=next(iter(RetaliationType)),
            critical=True,
        )
        kept = session.risks.report(act)
        assert session.cases.get(Case, office.case.id).open_critical_retaliation is True
        session.risks.report(replace(kept, state=RetaliationState.STOOD_DOWN))

        assert session.cases.get(Case, office.case.id).open_critical_retaliation is False


def test_a_hold_is_laid_and_taken_back(office: Ready) -> None:
    with office.as_(Role.PROTECTION_OFFICER) as session:
        held = [session.risks.hold(office.case.id, h).hold for h in (True, False)]

    assert held == [True, False]


# --- Accounts for sharing ---------------------------------------------------------------------


def test_an_account_for_sharing_speaks_by_handles(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        text = session.renditions.draft(office.case.id).text

    assert text.startswith("Worker A of Golden Loom says that Accused A keeps")


@pytest.mark.parametrize("name", [WORKER, BOSS, WORKER.upper()])
def test_an_account_that_names_somebody_is_not_confirmed(office: Ready, name: str) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        draft = session.renditions.draft(office.case.id)
        with pytest.raises(Refused):
            session.renditions.confirm(replace(draft, text=f"{draft.text} It was {name}."))


def test_without_the_names_nobody_writes_an_account_for_sharing(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(NotEntitled):
        session.renditions.draft(office.case.id)


def test_an_account_that_nobody_confirmed_is_not_told(office: Ready) -> None:
    (other,) = take(office, a_document())
    with office.as_(Role.CASE_WORKER) as session:
        session.cases.put(session.renditions.draft(other.id))
        (draft,) = session.reader.find(Rendition, case=other.id)

    assert draft.state is RenditionState.DRAFT


# --- Invented cases ---------------------------------------------------------------------------


def test_the_same_seed_invents_the_same_cases() -> None:
    day = dt.date(2026, 11, 22)

    assert list(documents(7, 40, day)) == list(documents(7, 40, day))
    assert list(documents(7, 40, day)) != list(documents(8, 40, day))


def test_every_invented_intake_is_taken() -> None:
    number = random.Random(1).randrange(100)

    for document in documents(number, 60, TODAY):
        assert isinstance(records_of(read_intake(document), TODAY)[0], Case)


def test_no_person_of_an_invented_case_is_another_of_it_as_well() -> None:
    for document in documents(3, 200, TODAY):
        forms = [
            form for tag in ("W1", "H1", "A1", "R1") for form in set(document["variants"][tag])
        ]
        assert len(forms) == len(set(forms))


def test_a_person_keeps_every_form_of_the_name(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        people = session.reader.find(Person, case=office.case.id)

    assert {p.names[0].text for p in people} == {WORKER, BOSS}
