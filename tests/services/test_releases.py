"""No step of a release can be skipped, and each refuses for its own reasons."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from crypto.identities import Identity
from tests.services.conftest import BOSS, WORKER, Ready, a_document
from tests.vaults import BUYER, FIRM, TODAY, assess, befriend, filled, prepare, take
from workstation.errors import BadInput, Missing, NotEntitled, Refused
from workstation.records.access import Role
from workstation.records.briefings import BriefingState
from workstation.records.cases import Case
from workstation.records.consents import Consent, Explained, Purpose
from workstation.records.involvement import CasePart
from workstation.records.issues import Issue
from workstation.records.kit import Id, Record
from workstation.records.organisations import Site
from workstation.records.partners import Contact, PartnerType, Verification
from workstation.records.people import Person, YesNo
from workstation.records.protection import RetaliationIncident
from workstation.records.taxonomy import RetaliationType
from workstation.rules import release as steps
from workstation.rules.do_no_harm import BY_PERSON
from workstation.services.answers import Answers, SpanAnswer
from workstation.services.belonging import join
from workstation.services.dossiers import Plan
from workstation.services.session import Session
from workstation.services.submissions import Submission


def rules(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {blocker.rule for blocker in refused.value.blockers}


def written(session: Session, case: Case, **more: Any) -> Submission:
    """All steps, by somebody who says yes to everything and decides nothing."""
    plan = _plan(session, case)
    return session.releases.step_through(plan, filled(session.releases.template(plan), **more))


def _plan(session: Session, case: Case) -> Plan:
    contact = next(c for c in session.partners.all() if c.person == FIRM)
    return session.releases.choose(case.id, contact.id, Purpose.REMEDY_DIALOGUE)


def submitted(office: Ready, role: Role = Role.BRIEFING_OFFICER, contact: str = FIRM) -> Id:
    with office.as_(role) as session:
        return session.releases.submit(prepare(session, office.case.id, contact)).id


# --- No step can be skipped -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "values"),
    [
        (steps.Redacted, (None, {}, (), ())),
        (steps.Cleared, (None, None, ())),
        (steps.Checked, (None, {}, "somebody")),
        (steps.Composed, (None, None)),
    ],
)
@pytest.mark.parametrize("forged", [(), (None,), (object(),), (True,)])
def test_nobody_makes_the_value_of_a_step_but_the_step(
    step: type, values: tuple[Any, ...], forged: tuple[Any, ...]
) -> None:
    with pytest.raises(TypeError):
        step(*values, *forged)


def test_a_step_takes_nothing_but_what_the_one_before_hands_on(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        submission = prepare(session, office.case.id, FIRM)
        checked = submission.composed.checked
        early: list[Any] = [submission.work, checked.cleared.redacted, checked.cleared]

        for value in early:
            with pytest.raises((AttributeError, TypeError)):
                session.releases.compose(value)
            with pytest.raises((AttributeError, TypeError)):
                session.releases.preview(value)


def test_a_place_that_waits_stops_the_release(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, summary="Call Mr. Somchai at noon.")

    assert rules(refused) == {"redaction"}


def test_a_template_from_answers_adds_every_place_that_waits(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        plan = _plan(session, office.case)
        said = filled(session.releases.template(plan), summary="Call Mr. Somchai at noon.")

        again = session.releases.template(plan, said)

        assert [d.decision for d in again.decisions] == ["replace"]
        text = session.releases.step_through(plan, again).composed.text
        assert "Somchai" not in str(text)


def test_keeping_a_place_needs_a_reason(office: Ready) -> None:
    keep = (SpanAnswer(text="Mr. Somchai", decision="keep"),)

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(BadInput):
        written(session, office.case, summary="Call Mr. Somchai at noon.", decisions=keep)


@pytest.mark.parametrize(
    ("number", "answer"), [("1", "no"), ("1", "unsure"), ("7", "unsure"), ("14", "no")]
)
def test_an_answer_that_is_not_a_yes_stops_the_release(
    office: Ready, number: str, answer: str
) -> None:
    given = {str(n): "yes" for n in BY_PERSON} | {number: answer}

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case, do_no_harm=given)

    assert rules(refused) == {f"harm.{number}"}


def test_an_empty_answers_file_releases_nothing(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        plan = _plan(session, office.case)
        with pytest.raises(BadInput, match="asked"):
            session.releases.step_through(plan, Answers())


# --- What the gate asks -----------------------------------------------------------------------

Spoil = Callable[[Session, Case], object]


def past_services(session: Session, record: Record) -> None:
    """Write a row that no service writes."""
    with session.cases._open_work() as work:  # noqa: SLF001 - as time and other programs do
        work.put(record)
        work.commit()


def _consent(session: Session, change: dict[str, Any]) -> None:
    for consent in session.reader.find(Consent):
        past_services(session, replace(consent, **change))


def _site(session: Session, case: Case, headcount: int | None) -> None:
    assert case.site is not None
    session.cases.put(replace(session.cases.get(Site, case.site), headcount=headcount))


def _issue(session: Session, change: dict[str, Any]) -> None:
    (issue,) = session.reader.find(Issue)
    session.cases.put(replace(issue, **change))


def _strike(session: Session, case: Case) -> None:
    (person,) = (p for p in session.reader.find(Person) if p.names[0].text == WORKER)
    session.risks.report(
        RetaliationIncident(
            case=case.id, target=person.id, act=next(iter(RetaliationType)), critical=True
        )
    )


LONG_AGO = TODAY - dt.timedelta(days=400)
SPOILED: dict[str, tuple[Role, Spoil, str]] = {
    "consent taken back": (
        Role.CASE_WORKER,
        lambda s, c: [s.cases.withdraw(x.id) for x in s.reader.find(Consent)],
        "consent.missing",
    ),
    "consent ran out": (
        Role.CASE_WORKER,
        lambda s, c: _consent(s, {"expires": TODAY - dt.timedelta(days=1)}),
        "consent.missing",
    ),
    "consent over 180 days old": (
        Role.CASE_WORKER,
        lambda s, c: _consent(s, {"given": LONG_AGO, "expires": TODAY}),
        "consent.missing",
    ),
    "consent for another purpose": (
        Role.CASE_WORKER,
        lambda s, c: _consent(s, {"purpose": Purpose.STATISTICS}),
        "consent.missing",
    ),
    "consent to another name": (
        Role.CASE_WORKER,
        lambda s, c: _consent(s, {"audience": "HR of the firms"}),
        "consent.missing",
    ),
    "consent to a name that two contacts bear": (
        Role.CASE_WORKER,
        lambda s, c: befriend(s, FIRM.upper(), PartnerType.SUPPLIER),
        "consent.missing",
    ),
    "a witness nobody asked": (
        Role.CASE_WORKER,
        lambda s, c: join(s.cases, c, Person(), CasePart.WITNESS, ()),
        "consent.witness",
    ),
    "consent not fully explained": (
        Role.CASE_WORKER,
        lambda s, c: _consent(s, {"explained": Explained(use=True)}),
        "consent.missing",
    ),
    "a hold": (Role.PROTECTION_OFFICER, lambda s, c: s.risks.hold(c.id, True), "hold"),
    "critical retaliation": (Role.PROTECTION_OFFICER, _strike, "retaliation.open"),
    "an assessment that ran out": (
        Role.PROTECTION_OFFICER,
        lambda s, c: past_services(s, replace(s.cases.get(Case, c.id), risk_until=LONG_AGO)),
        "risk.expired",
    ),
    "a headcount nobody knows": (
        Role.CASE_WORKER, lambda s, c: _site(s, c, None), "k.unknown",
    ),
    "a small site": (Role.CASE_WORKER, lambda s, c: _site(s, c, 30), "site.small"),
    "a tiny site": (Role.CASE_WORKER, lambda s, c: _site(s, c, 6), "k.few"),
    "an event of its own kind": (
        Role.CASE_WORKER, lambda s, c: _issue(s, {"unique_event": YesNo.YES}), "event.unique",
    ),
    "a complaint inside before": (
        Role.CASE_WORKER,
        lambda s, c: _issue(s, {"prior_internal_complaint": YesNo.YES}),
        "k.few",
    ),
    "a complaint inside that nobody knows of": (
        Role.CASE_WORKER,
        lambda s, c: _issue(s, {"prior_internal_complaint": YesNo.UNKNOWN}),
        "k.unknown",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("role", "spoil", "rule"), SPOILED.values(), ids=list(SPOILED))
def test_what_stands_against_a_release_stops_it(
    office: Ready, role: Role, spoil: Spoil, rule: str
) -> None:
    with office.as_(role) as session:
        spoil(session, office.case)

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        written(session, office.case)

    assert rule in rules(refused)


QUICK = ("consent taken back", "a hold")


@pytest.mark.parametrize(
    ("role", "spoil", "rule"),
    [
        pytest.param(*values, id=name, marks=() if name in QUICK else pytest.mark.slow)
        for name, values in SPOILED.items()
    ],
)
def test_what_comes_to_stand_against_a_draft_stops_its_approval(
    office: Ready, role: Role, spoil: Spoil, rule: str
) -> None:
    draft = submitted(office)
    with office.as_(role) as session:
        spoil(session, office.case)

    found = office.refusals(draft)

    assert found & {rule, "case.changed"}
    assert rule in found or rule == "k.few"


def test_a_case_nobody_assessed_does_not_leave(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        held = session.cases.get(Case, office.case.id)
        past_services(session, replace(held, risk_level=None, risk_until=None))

    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        prepare(session, office.case.id, FIRM)

    assert "risk.missing" in rules(refused)


def test_a_consent_for_one_partner_does_not_cover_the_other(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (firms,) = (c for c in session.reader.find(Consent) if c.audience == FIRM)
        session.cases.withdraw(firms.id)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        prepare(session, office.case.id, BUYER)
        with pytest.raises(Refused) as refused:
            prepare(session, office.case.id, FIRM)

    assert rules(refused) == {"consent.missing"}


# --- The recipient ----------------------------------------------------------------------------


def test_nothing_is_written_for_a_contact_that_nobody_verified(office: Ready) -> None:
    card = Contact(person="New", partner_type=PartnerType.BUYER, verification=Verification.VERIFIED)
    with office.as_(Role.CASE_WORKER) as session:
        contact = session.partners.add(card)
        with pytest.raises(Refused) as refused:
            session.releases.choose(office.case.id, contact.id, Purpose.REMEDY_DIALOGUE)

    assert rules(refused) == {"contact.unverified"}


OTHER = Identity.from_seed(bytes(32)).public


@pytest.mark.parametrize(
    "change",
    [
        {"age_recipient": OTHER.recipient},
        {"minisign_key": str(OTHER.signer)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_card_stops_a_draft(office: Ready, change: dict[str, Any]) -> None:
    draft = submitted(office)
    with office.as_(Role.CASE_WORKER) as session:
        session.partners.change(replace(session.partners.by_name(FIRM), **change))

    assert "contact.unverified" in office.refusals(draft)


def test_a_revoked_contact_stops_a_draft(office: Ready) -> None:
    draft = submitted(office)
    with office.as_(Role.CASE_WORKER) as session:
        session.partners.revoke(session.partners.by_name(FIRM).id, "lost")

    assert "contact.revoked" in office.refusals(draft)


# --- The second person ------------------------------------------------------------------------


def test_a_draft_is_nothing_that_has_left(office: Ready) -> None:
    draft = submitted(office)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert [b.id for b in session.handovers.waiting()] == [draft]
        assert session.handovers.released() == ()
        assert session.handovers.letter_of(draft).pdf is None


def test_whoever_wrote_it_does_not_approve_it(office: Ready) -> None:
    draft = submitted(office, Role.SUPERVISOR)

    assert office.refusals(draft, Role.SUPERVISOR) == {"approval.same"}


def test_a_case_worker_does_not_approve(office: Ready) -> None:
    assert office.refusals(submitted(office), Role.CASE_WORKER) == {"approval.role"}


@pytest.mark.parametrize(
    "role", [Role.BRIEFING_OFFICER, Role.ANALYST, Role.REVIEWER, Role.CUSTODIAN]
)
def test_nobody_approves_without_the_names(office: Ready, role: Role) -> None:
    draft = submitted(office, Role.CASE_WORKER)

    with pytest.raises((NotEntitled, Refused)):
        office.approve(draft, role)


def test_a_protection_officer_may_approve(office: Ready) -> None:
    approved = office.approve(submitted(office), Role.PROTECTION_OFFICER)

    assert approved.printed is not None
    assert approved.forms >= 2


def test_a_draft_that_was_sent_back_is_not_approved(office: Ready) -> None:
    draft = submitted(office)
    with office.as_(Role.SUPERVISOR) as session:
        assert session.handovers.send_back(draft).state is BriefingState.DRAFT

    with pytest.raises(Missing):
        office.approve(draft)


# --- Who sees what ----------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.BRIEFING_OFFICER, Role.ANALYST, Role.REVIEWER])
def test_without_the_key_nobody_reads_a_name(office: Ready, role: Role) -> None:
    with office.as_(role) as session:
        seen = repr([*map(_whole, session.cases.file(office.case.id))])
        assert session.cases.search(WORKER) == []
        with pytest.raises(NotEntitled):
            session.reader.find(Person)

    assert WORKER not in seen
    assert BOSS not in seen
    assert "Papers held" in seen


def _whole(record: Record) -> list[object]:
    return [getattr(record, name) for name in record.__struct_fields__]


def test_an_answers_file_names_nobody(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        template = repr(session.releases.template(_plan(session, office.case)))

    assert WORKER.split()[0] not in template


# --- Tokens -----------------------------------------------------------------------------------


def test_two_recipients_share_no_token(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        given = []
        for contact in (FIRM, BUYER, FIRM):
            kept = session.releases.submit(prepare(session, office.case.id, contact, account=True))
            given.append({use.token[-3:-1] for use in kept.tokens})

    assert all(given)
    assert not given[0] & given[1] | given[1] & given[2] | given[0] & given[2]


def test_names_and_handles_of_one_person_share_one_token(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        plan = _plan(session, office.case)
        said = filled(session.releases.template(plan), summary=f"Worker A, that is {WORKER}.")
        submission = session.releases.step_through(plan, said)

    (token,) = submission.composed.checked.cleared.redacted.tokens
    assert token.startswith("[Worker ")


def test_a_second_case_may_leave_as_well(office: Ready) -> None:
    (other,) = take(office, a_document(codes=["WL4"]))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        assess(session, other.id)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        assert prepare(session, other.id, FIRM).composed.text.reference
