"""No form writes past a step of a release: every way to keep a record, every role."""

import datetime as dt
from collections.abc import Callable, Iterable

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import rules
from tests.vaults import FIRM, TODAY, prepare, release
from workstation.errors import BadInput, Refused
from workstation.records.access import CASE_TEAM, Role
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.briefings import Briefing, BriefingState, LowerCount
from workstation.records.cases import Case, RiskLevel, new_code
from workstation.records.consents import Consent, GuessTold, Purpose
from workstation.records.disclosures import Disclosure
from workstation.records.involvement import Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record, UserToken
from workstation.records.office import Letter
from workstation.records.organisations import Organisation, Site
from workstation.records.partners import PartnerType, Verification
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.services.session import Session

NEXT = TODAY + dt.timedelta(days=400)
WAYS: dict[str, Callable[[Session, Record], object]] = {
    "put": lambda s, record: s.cases.put(record),
    "put_all": lambda s, record: s.cases.put_all([record], "tried"),
    "take_back": lambda s, record: s.cases.take_back(type(record), record.id),
}
TO_KEEP = ("put", "put_all")


def of_a_step(session: Session, office: Ready) -> Iterable[Record]:
    """Records and changes by which somebody would go round a step."""
    case = session.cases.get(Case, office.case.id)
    contact = session.partners.by_name(FIRM)
    consent = session.reader.find(Consent, case=case.id)[0]
    rendition = session.reader.find(Rendition, case=case.id)[-1]
    (draft,) = session.reader.find(Briefing, case=case.id)
    (letter,) = session.reader.find(Letter, briefing=draft.id)
    yield replace(case, risk_level=RiskLevel.CRITICAL)
    yield replace(case, risk_until=NEXT)
    yield replace(case, open_critical_retaliation=None)
    yield Case(code=new_code(), risk_level=RiskLevel.LOW, risk_until=NEXT)
    yield replace(consent, may_guess_on=TODAY, may_guess=GuessTold(words="They may."))
    yield replace(consent, may_guess_on=TODAY)
    yield replace(rendition, text="Nandar Phyo said so.")
    yield replace(rendition, text="Nandar Phyo said so.", state=RenditionState.DRAFT)
    yield replace(draft, written_by=UserToken("somebody else"))
    yield replace(draft, state=BriefingState.RELEASED)
    yield replace(letter, pdf=b"%PDF-1.7 ")
    signed = session.reader.find(RiskAssessment, case=case.id)[-1]
    yield replace(signed, state=AssessmentState.DRAFT)
    yield RiskAssessment(case=case.id, person=signed.person, state=AssessmentState.SIGNED)
    yield replace(contact, verification=Verification.VERIFIED, partner_type=PartnerType.NGO)
    yield LowerCount(
        case=case.id,
        contact=contact.id,
        purpose=Purpose.REMEDY_DIALOGUE,
        officer=session.user.token,
        on=TODAY,
        why="It has to.",
    )


@pytest.mark.parametrize("way", TO_KEEP)
def test_no_form_writes_what_comes_of_a_step(office: Ready, way: str) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.releases.submit(prepare(session, office.case.id, FIRM))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        for record in of_a_step(session, office):
            with pytest.raises(Refused) as refused:
                WAYS[way](session, record)
            assert rules(refused) == {"keep.step"}


def test_what_was_told_by_a_release_stays_told(office: Ready) -> None:
    release(office, office.case.id, FIRM)
    with office.as_(Role.CASE_WORKER) as session:
        (told,) = session.reader.find(Disclosure, case=office.case.id)
        ways: tuple[Callable[[], object], ...] = (
            lambda: session.cases.put(replace(told, details=())),
            lambda: session.cases.put(replace(told, briefing=None)),
            lambda: session.cases.take_back(Disclosure, told.id),
        )
        for way in ways:
            with pytest.raises(Refused):
                way()
        assert session.reader.find(Disclosure, case=office.case.id)[0].details == told.details


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CUSTODIAN}))
def test_anybody_holds_a_case_and_no_form_lets_it_go(office: Ready, role: Role) -> None:
    with office.as_(role) as session:
        held = session.cases.put(replace(session.cases.get(Case, office.case.id), hold=True))
        with pytest.raises(Refused) as refused:
            session.cases.put(replace(held, hold=False))

    assert rules(refused) == {"hold.role"}


@pytest.mark.parametrize("role", sorted(set(Role) - CASE_TEAM - {Role.CUSTODIAN}))
def test_who_does_not_work_on_a_case_writes_no_consent_and_no_count(
    office: Ready, role: Role
) -> None:
    with office.as_(role) as session:
        for kind in (Consent, Involvement, Issue):
            for record in session.reader.find(kind, case=office.case.id):
                for way in WAYS.values():
                    with pytest.raises(Refused) as refused:
                        way(session, record)
                    assert rules(refused) <= {"keep.role", "changed"}
        assert office.case.site is not None
        with pytest.raises(Refused):
            session.cases.put(replace(session.cases.get(Site, office.case.site), headcount=900))
        (firm,) = session.reader.find(Organisation)
        with pytest.raises(Refused):
            session.cases.put(replace(firm, names=("Other",)))
        session.cases.withdraw(session.reader.find(Consent, case=office.case.id)[0].id)


def test_whoever_writes_to_a_bank_writes_down_what_the_firm_said(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        (firm,) = session.reader.find(Organisation)
        assert session.cases.put(replace(firm, public_consent=True)).public_consent


def test_a_contact_that_is_kept_is_not_added_again_as_somebody_else(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        kept = session.partners.by_name(FIRM)
        with pytest.raises(BadInput, match="kept already"):
            session.partners.add(replace(kept, partner_type=PartnerType.NGO))
