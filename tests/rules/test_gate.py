"""The gate: a release passes only when everything is known and in order."""

import dataclasses
import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.errors import Blocker
from workstation.records.access import Role
from workstation.records.briefings import HarmAnswer, Instead, Profile, StatementAnswer
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Consent, Explained, Purpose, Scope
from workstation.records.kit import UserToken, new_id
from workstation.records.partners import Contact, PartnerType, Verification
from workstation.rules import consents, do_no_harm, gate
from workstation.rules.gate_facts import GateFacts

TODAY = dt.date(2026, 11, 23)
PERSON = new_id()
CASE = Case(
    code="GE3-C4M",
    risk_level=RiskLevel.MEDIUM,
    risk_until=TODAY,
    open_critical_retaliation=False,
)
CONTACT = Contact(
    person="Desk",
    partner_type=PartnerType.BUYER,
    verification=Verification.VERIFIED,
    verified_by=UserToken("nan"),
)
CONSENT = consents.granted(
    Consent(
        person=PERSON,
        purpose=Purpose.REMEDY_DIALOGUE,
        contact=CONTACT.id,
        explained=Explained(
            use=True, who_sees=True, risks=True, refusal_free=True, withdrawal=True
        ),
    ),
    TODAY,
)
IN_ORDER = GateFacts(
    on=TODAY,
    case=CASE,
    contact=CONTACT,
    purpose=Purpose.REMEDY_DIALOGUE,
    scope=Scope.ISSUE_ONLY,
    people=(PERSON,),
    consents=(CONSENT,),
    k=14,
    k_together=14,
    small_site=False,
    unique_event=False,
    names_found=0,
    firm_unasked=False,
    case_changed=False,
    answers=tuple(
        StatementAnswer(statement=n, answer=HarmAnswer.YES) for n in sorted(do_no_harm.BY_PERSON)
    ),
    author=UserToken("author"),
    approver=UserToken("approver"),
)


def stopped(**changes: object) -> set[str]:
    facts = dataclasses.replace(IN_ORDER, **changes)  # type: ignore[arg-type]
    return {blocker.rule for blocker in gate.blockers(facts)}


def case(**changes: object) -> Case:
    return msgspec.structs.replace(CASE, **changes)


def contact(**changes: object) -> Contact:
    return msgspec.structs.replace(CONTACT, **changes)


def test_what_is_in_order_may_leave() -> None:
    assert gate.blockers(IN_ORDER) == []


def test_nothing_known_means_everything_stops() -> None:
    rules = {blocker.rule for blocker in gate.blockers(GateFacts(on=TODAY))}
    assert rules >= {
        "contact.missing",
        "consent.unknown",
        "risk.missing",
        "hold",
        "retaliation.unknown",
        "site.small.unknown",
        "event.unique.unknown",
        "names.unknown",
        "case.changed",
        "approval.missing",
        "approval.officer",
    }
    assert rules >= {f"harm.{n}" for n in range(1, 15)}


NOT_ASKED = {"cosigner", "cosigner_role", "spread"}
"""Where nobody co-signs and nothing is sent instead, that is known."""
OPTIONAL = [
    f.name for f in dataclasses.fields(GateFacts) if f.default is None and f.name not in NOT_ASKED
]


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_any_fact_that_is_not_known_stops_it(name: str) -> None:
    assert stopped(**{name: None})


@given(st.sets(st.sampled_from(OPTIONAL)), st.booleans())
def test_knowing_less_never_opens_the_gate(names: set[str], accepted: bool) -> None:
    facts = dataclasses.replace(
        IN_ORDER,
        lower_k_accepted=accepted,
        cosigner=UserToken("officer"),
        cosigner_role=Role.PROTECTION_OFFICER,
    )
    less = dataclasses.replace(facts, **dict.fromkeys(names))  # type: ignore[arg-type]
    missing_matters = names - ({"small_site", "unique_event"} if accepted else set())
    assert bool(gate.blockers(less)) == bool(missing_matters)


POOLED = {"spread": Instead.POOLED, "individual": False, "pooled_sites": 2}
GENERAL = {"spread": Instead.GENERAL, "individual": False, "other_topics": 2}
LATER = {"spread": Instead.LATER, "individual": False, "waited": True}
FEW = {"spread.few", "site.small", "approval.officer"}
FEW_EVENT = {"spread.few", "event.unique", "approval.officer"}
UNION = contact(partner_type=PartnerType.TRADE_UNION)
OFFICIAL = contact(partner_type=PartnerType.GOVERNMENT)
SPOKEN = msgspec.structs.replace(CONSENT, scope=Scope.PSEUDONYM)


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (
            {"contact": contact(verification=Verification.UNVERIFIED)},
            {"contact.unverified"},
        ),
        ({"contact": contact(verified_by=None)}, {"contact.unverified"}),
        (
            {"contact": contact(verification=Verification.REVOKED)},
            {"contact.revoked"},
        ),
        ({"scope": Scope.IDENTITY}, {"consent.missing"}),
        ({"purpose": Purpose.RESEARCH}, {"purpose", "consent.missing"}),
        ({"purpose": Purpose.CASE_WORK}, {"purpose", "consent.missing"}),
        ({"firm_unasked": True}, {"firm.consent"}),
        ({"unlike": (Blocker("text.records", "It differs.", "Write it anew."),)}, {"text.records"}),
        ({"people": ()}, {"consent.people"}),
        ({"people": (PERSON, new_id())}, {"consent.missing"}),
        ({"people": (new_id(), new_id())}, {"consent.missing"}),
        ({"consents": ()}, {"consent.missing"}),
        ({"on": TODAY + dt.timedelta(days=1)}, {"risk.expired", "harm.4"}),
        ({"case": case(risk_level=None)}, {"risk.missing", "harm.4", "approval.officer"}),
        ({"case": case(hold=True)}, {"hold"}),
        ({"case": case(open_critical_retaliation=True)}, {"retaliation.open"}),
        ({"case": case(open_critical_retaliation=None)}, {"retaliation.unknown"}),
        ({"k": 9}, {"k.few", "harm.5"}),
        ({"k": None}, {"k.unknown", "harm.5"}),
        ({"k_together": 9}, {"jigsaw", "harm.6"}),
        ({"k_together": None}, {"jigsaw", "harm.6"}),
        ({"small_site": True}, {"site.small", "approval.officer"}),
        ({"unique_event": True}, {"event.unique", "approval.officer"}),
        ({"small_site": True, **POOLED, "pooled_sites": 1}, FEW),
        (
            {"small_site": True, **POOLED, "individual": True},
            {*FEW, "spread.person"} - {"spread.few"},
        ),
        ({"small_site": True, **POOLED}, {"approval.officer"}),
        ({"unique_event": True, **GENERAL}, {"approval.officer"}),
        ({"unique_event": True, **GENERAL, "other_topics": 1}, FEW_EVENT),
        ({"unique_event": True, **LATER}, {"approval.officer"}),
        ({"unique_event": True, **LATER, "waited": False}, FEW_EVENT),
        ({**LATER, "waited": False}, {"spread.few"}),
        ({"k": 2, "k_together": 2, "contact": UNION}, {"k.few", "harm.5", "harm.6"}),
        ({"k": 2, "k_together": 2, "contact": UNION, "consents": (SPOKEN,)}, set()),
        ({"k": None, "k_together": None, "contact": OFFICIAL, "consents": (SPOKEN,)}, set()),
        (
            {"k": 2, "contact": UNION, "consents": (SPOKEN,), "also_read_by": {Profile.EMP}},
            {"k.few", "harm.5"},
        ),
        ({"k": 2, "consents": (SPOKEN,)}, {"k.few", "harm.5"}),
        ({"names_found": 3}, {"names.found", "harm.8"}),
        ({"case_changed": True}, {"case.changed"}),
        ({"clock_behind": True}, {"clock"}),
        ({"approver": UserToken("author")}, {"approval.same"}),
        ({"case": case(risk_level=RiskLevel.HIGH)}, {"approval.officer"}),
        ({"case": case(risk_level=RiskLevel.CRITICAL)}, {"approval.officer"}),
        ({"lower_k_accepted": True, "k": 2, "k_together": 1}, {"approval.officer"}),
        ({"lower_k_accepted": True, "k": None}, {"k.unknown", "harm.5", "approval.officer"}),
    ],
)
def test_each_reason_stops_it_and_no_other(changes: dict[str, object], rules: set[str]) -> None:
    assert stopped(**changes) == rules


def test_every_blocker_has_words_and_a_way_to_put_it_right() -> None:
    for blocker in gate.blockers(GateFacts(on=TODAY)):
        assert blocker.words.endswith(".")
        assert blocker.remedy.endswith(".")


def test_an_assessment_that_ran_out_names_the_day() -> None:
    late = dataclasses.replace(IN_ORDER, on=TODAY + dt.timedelta(days=1))
    (blocker,) = gate.assessment_blockers(late)
    assert blocker.words == "The risk assessment ran out on 23 November 2026."


def test_the_checks_come_without_answers_and_approval() -> None:
    fresh = dataclasses.replace(IN_ORDER, answers=(), approver=None)
    assert gate.check_blockers(fresh) == []


@pytest.mark.parametrize(
    ("cosigner", "role", "ok"),
    [
        (UserToken("officer"), Role.PROTECTION_OFFICER, True),
        (UserToken("officer"), Role.SUPERVISOR, False),
        (UserToken("author"), Role.PROTECTION_OFFICER, False),
        (None, Role.PROTECTION_OFFICER, False),
    ],
)
def test_where_it_is_dangerous_another_protection_officer_signs(
    cosigner: UserToken | None, role: Role, ok: bool
) -> None:
    high = case(risk_level=RiskLevel.HIGH)
    found = stopped(case=high, cosigner=cosigner, cosigner_role=role)
    assert found == (set() if ok else {"approval.officer"})
