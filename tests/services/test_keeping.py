"""No form writes past a step of a release: every way to keep a record, every role."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from tests.services.test_releases import rules
from tests.vaults import BUYER, FIRM, TODAY, assess, prepare, release
from workstation.errors import BadInput, Refused
from workstation.records.access import CASE_TEAM, Role
from workstation.records.accounts import Rendition, RenditionState
from workstation.records.briefings import Briefing, BriefingState, LowerCount, Profile
from workstation.records.cases import Case, RiskLevel, new_code
from workstation.records.consents import Consent, ConsentState, GuessTold, Purpose
from workstation.records.disclosures import Disclosure, RecallState, SentHow
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.kit import Record, UserToken, new_id
from workstation.records.office import Letter
from workstation.records.organisations import Organisation, Site
from workstation.records.out_of_reach import OutOfReach, WhyNotReached
from workstation.records.partners import Contact, PartnerType, Verification
from workstation.records.protection import RetaliationIncident
from workstation.records.risk import AssessmentState, RiskAssessment
from workstation.records.taxonomy import RetaliationType
from workstation.services.session import Session
from workstation.store.clock import utc_now

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
    yield OutOfReach(
        case=case.id,
        person=new_id(),
        contact=contact.id,
        purpose=Purpose.REMEDY_DIALOGUE,
        why=WhyNotReached.DIED,
        days=1,
        first_on=TODAY,
        last_on=TODAY,
        issues=(),
        officer=session.user.token,
        on=TODAY,
        because="It has to.",
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


@pytest.mark.parametrize("way", TO_KEEP)
def test_a_value_of_another_type_is_no_way_round_a_step(office: Ready, way: str) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        case = session.cases.get(Case, office.case.id)
        rendition = session.reader.find(Rendition, case=case.id)[-1]
        consent = session.cases.withdraw(session.reader.find(Consent, case=case.id)[0].id)
        draft = replace(rendition, id=new_id(), revision=0, text="Nandar Phyo said so.")
        for record in (
            replace(draft, state="confirmed"),
            replace(consent, state="granted"),
            replace(case, risk_level="critical"),
            replace(case, hold=None),
            replace(case, revision=True),
            replace(case, hold=Yes(False)),
            type("Case", (Case,), {}, frozen=True, kw_only=True)(code="AAA-BBB"),
            None,
        ):
            with pytest.raises((BadInput, Refused)):
                WAYS[way](session, record)  # type: ignore[arg-type]  # that is the point


class Yes(int):
    """Says yes, and is kept as no."""

    def __bool__(self) -> bool:
        return True


def test_a_consent_that_was_taken_back_is_asked_for_anew(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        consent = session.reader.find(Consent, case=office.case.id)[0]
        back = session.cases.withdraw(consent.id)
        with pytest.raises(Refused) as refused:
            session.cases.put(replace(back, state=consent.state, ended_on=None))

    assert rules(refused) == {"consent.move"}


HOURS = dt.timedelta(hours=1)


def refusal(office: Ready) -> Consent:
    """What somebody answers who said yes before."""
    with office.as_(Role.CASE_WORKER) as session:
        yes = session.reader.find(Consent, case=office.case.id)[0]
        return session.cases.answer(
            replace(yes, id=new_id(), revision=0, state=ConsentState.REFUSED)
        )


@pytest.mark.parametrize(
    ("role", "later"),
    [
        (Role.SUPERVISOR, 0 * HOURS),
        (Role.CASE_WORKER, 25 * HOURS),
        (Role.CASE_WORKER, -25 * HOURS),
    ],
    ids=["of another", "of yesterday", "of tomorrow"],
)
def test_a_refusal_is_no_slip_to_undo(office: Ready, role: Role, later: dt.timedelta) -> None:
    no = refusal(office)
    with office.as_(role, lambda: utc_now() + later) as session:
        with pytest.raises(Refused, match="within a day") as refused:
            session.cases.take_back(Consent, no.id)

        assert rules(refused) == {"keep.answer"}
        assert session.cases.get(Consent, no.id) == no


def test_a_refusal_by_a_slip_is_undone_within_a_day(office: Ready) -> None:
    no = refusal(office)
    with office.as_(Role.CASE_WORKER, lambda: utc_now() + 23 * HOURS) as session:
        session.cases.take_back(Consent, no.id)

        assert no.id not in {c.id for c in session.reader.find(Consent, case=office.case.id)}


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


def spoken(session: Session, office: Ready) -> Disclosure:
    """What somebody told the firm by phone."""
    return Disclosure(
        case=office.case.id,
        contact=session.partners.by_name(FIRM).id,
        on=TODAY,
        profile=Profile.EMP,
        purpose=Purpose.REMEDY_DIALOGUE,
        said="That papers are kept.",
        sent_how=SentHow.PHONE,
    )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CUSTODIAN, Role.CASE_WORKER}))
def test_what_somebody_told_by_phone_is_corrected_by_nobody_else(office: Ready, role: Role) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        told = session.cases.put(spoken(session, office))
    other = replace(told, said="Nothing much.")
    mine = replace(other, author=None)
    with office.as_(role) as session:
        mine = replace(other, author=session.user.token)
        for record in (other, mine):
            for way in WAYS.values():
                with pytest.raises(Refused) as refused:
                    way(session, record)
                assert rules(refused) == {"keep.writer"}
        assert session.reader.find(Disclosure) == (told,)
        assert session.cases.put(spoken(session, office)).author == session.user.token


def test_what_somebody_told_stands_after_a_day_for_its_writer_as_well(office: Ready) -> None:
    """Otherwise an author forgets by a correction what would stop their letter."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        told = session.cases.put(spoken(session, office))
        told = session.cases.put(replace(told, said="That papers are kept, and pay."))
    with office.as_(Role.BRIEFING_OFFICER, lambda: utc_now() + 25 * HOURS) as session:
        for way in WAYS.values():
            with pytest.raises(Refused) as refused:
                way(session, replace(told, said="Nothing much.", on=TODAY - 800 * 24 * HOURS))
            assert rules(refused) <= {"keep.told", "changed"}
        assert session.reader.find(Disclosure) == (told,)
        assert session.cases.put(spoken(session, office)).revision == 1


def test_a_correction_of_what_was_told_keeps_the_former_words(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        told = session.cases.put(spoken(session, office))
        session.cases.put(replace(told, said="That papers are kept, and pay."))
        lines = [p.line for p in session.history.of(office.case.id).past if p.id == told.id]
        with session.cases._open_work() as work:  # noqa: SLF001 - the rows as they lie there
            bodies = work._call(lambda c: c.all(HISTORY, (told.id,)))  # type: ignore[attr-defined]  # noqa: SLF001

    assert lines == ["Disclosure: what was said changed", "Disclosure written down"]
    assert "That papers are kept." in bodies[0][0]


HISTORY = "SELECT body FROM cases.history WHERE id = ? ORDER BY sequence"


def test_no_form_writes_down_a_telling_as_if_a_release_had_made_it(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        said = spoken(session, office)
        for record in (
            replace(said, file_sha256="ab"),
            replace(said, recall=RecallState.CONFIRMED),
            replace(said, sent_how=SentHow.BUNDLE),
            replace(said, k_result=400),
        ):
            with pytest.raises(Refused) as refused:
                session.cases.put(record)
            assert rules(refused) == {"keep.step"}


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


@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER])
def test_who_only_reads_agrees_to_nothing_for_a_firm(office: Ready, role: Role) -> None:
    with office.as_(role) as session:
        (firm,) = session.reader.find(Organisation)
        with pytest.raises(Refused) as refused:
            session.cases.put(replace(firm, public_consent=True))

    assert rules(refused) == {"keep.role"}


def test_no_change_of_a_card_verifies_it(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        fresh = session.partners.add(Contact(person="Ana", partner_type=PartnerType.NGO))
        claimed = {"verification": Verification.VERIFIED, "verified_by": session.user.token}
        assert session.partners.change(replace(fresh, **claimed)).verified_by is None
        revoked = session.partners.revoke(session.partners.by_name(FIRM).id, "lost")
        kept = session.partners.change(replace(revoked, affiliates=(fresh.id,), **claimed))

        assert (kept.verification, kept.affiliates) == (Verification.REVOKED, (fresh.id,))


@pytest.mark.parametrize("role", [Role.BRIEFING_OFFICER, Role.CASE_WORKER])
def test_who_approves_no_release_adds_who_reads_along_and_takes_nobody_away(
    role: Role, office: Ready
) -> None:
    firm = new_id()
    with office.as_(role) as session:
        buyer, supplier = (session.partners.by_name(name) for name in (BUYER, FIRM))
        kept = session.partners.change(replace(buyer, affiliates=(supplier.id,), organisation=firm))
        for apart in ({"affiliates": ()}, {"organisation": None}, {"organisation": new_id()}):
            with pytest.raises(Refused) as refused:
                session.partners.change(replace(kept, **apart))
            assert rules(refused) == {"contact.apart"}
        assert session.partners.get(buyer.id) == kept
    for approver in (Role.SUPERVISOR, Role.PROTECTION_OFFICER):
        with office.as_(approver) as session:
            kept = session.partners.change(replace(kept, affiliates=()))
            kept = session.partners.change(replace(kept, affiliates=(supplier.id,)))

    assert kept.affiliates == (supplier.id,)


def test_another_organisation_on_a_card_parts_nobody_from_who_reads_along(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        one, other = (
            session.partners.add(Contact(person=name, organisation_name="Workers' Aid"))
            for name in ("Ana", "Ben")
        )
        with pytest.raises(Refused) as refused:
            session.partners.change(replace(one, organisation_name="Somebody else"))

        assert rules(refused) == {"contact.apart"}
        assert session.partners.get(other.id).organisation_name == "Workers' Aid"


def test_a_key_of_another_organisation_is_on_no_second_card(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        known = session.partners
        firm = known.by_name(FIRM)
        union = Contact(person="Union", partner_type=PartnerType.TRADE_UNION)
        keyless = known.add(union)
        for key in ("age_recipient", "minisign_key"):
            taken = {key: getattr(firm, key)}
            for way in (
                partial(known.add, replace(union, id=new_id(), **taken)),
                partial(known.change, replace(keyless, **taken)),
            ):
                with pytest.raises(Refused, match=FIRM) as refused:
                    way()
                assert rules(refused) == {"contact.shared"}


def test_one_organisation_has_one_key_for_several_and_no_card_of_it_leaves(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session:
        known = session.partners
        firm = known.change(replace(known.by_name(FIRM), organisation_name="The Firm"))
        desk = replace(
            firm, id=new_id(), revision=0, person="Second", organisation_name=" THE FIRM"
        )
        kept = known.add(desk)
        with pytest.raises(Refused) as refused:
            known.change(replace(kept, organisation_name="The Union"))

        assert rules(refused) == {"contact.shared"}
        assert known.revoke(kept.id, "lost").verification is Verification.REVOKED


def test_somebody_new_in_a_case_is_assessed_before_anything_leaves(office: Ready) -> None:
    with office.as_(Role.SUPERVISOR) as session:
        case = session.cases.get(Case, office.case.id)
        assert case.risk_level is not None
        ties = {
            part: Involvement(case=case.id, person=new_id(), part=part, handle=f"One {part}")
            for part in (CasePart.INTERPRETER, CasePart.WITNESS)
        }
        session.cases.put(ties[CasePart.INTERPRETER])
        assert session.cases.get(Case, case.id) == case
        kept = session.cases.put(ties[CasePart.WITNESS])
        assert session.cases.get(Case, case.id).risk_level is None
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assess(session, case.id)
        session.cases.put(replace(kept, handle="Witness A"))

        assert session.cases.get(Case, case.id).risk_level is not None


def test_a_critical_act_stops_releases_by_whichever_way_it_is_kept(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        act = RetaliationIncident(
            case=office.case.id, target=new_id(), act=RetaliationType.RT12, critical=True
        )
        kept = session.cases.put(act)
        assert session.cases.get(Case, office.case.id).open_critical_retaliation
        with pytest.raises(Refused, match="critical no more"):
            session.cases.put(replace(kept, critical=False))

        assert session.cases.get(Case, office.case.id).open_critical_retaliation


def test_a_signed_assessment_is_no_draft_again(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (signed,) = session.reader.find(RiskAssessment, case=office.case.id)
        with pytest.raises(Refused) as refused:
            session.risks.keep(signed)
        assert session.reader.find(RiskAssessment, case=office.case.id) == (signed,)

    assert rules(refused) == {"risk.signed"}


def test_a_contact_that_is_kept_is_not_added_again_as_somebody_else(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        kept = session.partners.by_name(FIRM)
        with pytest.raises(BadInput, match="kept already"):
            session.partners.add(replace(kept, partner_type=PartnerType.NGO))
