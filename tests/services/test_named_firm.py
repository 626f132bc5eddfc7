"""A bank reads a firm's name where the firm itself agreed, and nobody gets round that."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import FIRM_NAME, Ready
from tests.services.test_every_order import KINDS, everything_that_comes_of
from tests.services.test_forged_drafts import put
from tests.services.test_releases import rules
from tests.vaults import FIRM, befriend, filled, prepare
from workstation.errors import Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.briefings import Briefing, Profile
from workstation.records.consents import Consent, Purpose
from workstation.records.kit import Id, new_id
from workstation.records.organisations import Organisation
from workstation.records.partners import PartnerType
from workstation.rules.proof import made
from workstation.rules.release import Composed
from workstation.services.answers import Answers
from workstation.services.dossiers import Plan
from workstation.services.session import Session
from workstation.services.submissions import Redacting

BANK = "Desk of the bank"


@pytest.fixture
def bank(office: Ready) -> Ready:
    """An office with a bank to whom the worker agreed; the firm was not asked."""
    with office.as_(Role.CASE_WORKER) as session:
        befriend(session, BANK, PartnerType.FINANCIAL_INSTITUTION)
        (given,) = session.reader.find(Consent, audience=FIRM)
        put(session, replace(given, id=new_id(), revision=0, audience=BANK))
    return office


def say(office: Ready, agrees: bool) -> None:
    """Write down what the firm says."""
    with office.as_(Role.CASE_WORKER) as session:
        (firm,) = session.reader.find(Organisation)
        session.cases.put(replace(firm, public_consent=agrees))


def submitted(office: Ready) -> Briefing:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        made = prepare(session, office.case.id, BANK)
        assert FIRM_NAME in str(made.composed.text)
        return session.releases.submit(made)


def test_a_bank_reads_the_name_once_the_firm_agreed(bank: Ready) -> None:
    with bank.as_(Role.BRIEFING_OFFICER) as session:
        assert FIRM_NAME not in str(prepare(session, bank.case.id, BANK).composed.text)
    say(bank, agrees=True)

    assert "organisation.names" in submitted(bank).fields


def test_a_firm_that_takes_it_back_stops_a_draft_and_what_was_not_carried(
    bank: Ready, tmp_path: Path
) -> None:
    say(bank, agrees=True)
    waiting = submitted(bank).id
    say(bank, agrees=False)
    with bank.as_(Role.SUPERVISOR) as session:
        found = {b.rule for b in session.releases.reread(waiting).blockers}
        assert found >= {"case.changed", "text.records"}
    assert bank.refusals(waiting) >= {"case.changed", "text.records"}

    say(bank, agrees=True)
    with bank.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, bank.case.id, BANK)).id
        session.handovers.release(draft, [bank.passphrase(Role.SUPERVISOR)])
    say(bank, agrees=False)
    with bank.as_(Role.BRIEFING_OFFICER) as session:
        carried: tuple[Callable[[], object], ...] = (
            lambda: session.bundles.letter_again(draft),
            lambda: session.bundles.seal(draft, tmp_path / "out.age", Silent()),
        )
        for way in carried:
            with pytest.raises(Refused) as refused:
                way()
            assert rules(refused) == {"firm.consent"}


def plan_for(session: Session, case: Id) -> Plan:
    to = session.partners.by_name(BANK).id
    return session.releases.choose(case, to, Purpose.REMEDY_DIALOGUE)


def forged(session: Session, plan: Plan) -> list[tuple[Any, Answers]]:
    """Plans and dossiers that somebody wrote, with the name in them; the honest one is first."""
    releases = session.releases
    answers = filled(releases.template(plan))
    as_buyer = dataclasses.replace(plan, profile=Profile.BUY)
    to_buyer = dataclasses.replace(
        as_buyer, contact=replace(plan.contact, partner_type=PartnerType.BUYER)
    )
    honest = releases.mark(plan, answers)
    fields = (*honest.gathered.fields, "organisation.names")
    named = replace(honest.gathered.dossier, site=FIRM_NAME)
    told = replace(honest.gathered.dossier, facts=(("Employer", FIRM_NAME),))
    works = [
        made(Redacting, dataclasses.replace(honest.gathered, **change), honest.texts, honest.known)
        for change in (
            {"dossier": named, "fields": fields},
            {"dossier": named},
            {"dossier": told, "fields": fields},
            {"dossier": told},
        )
    ]
    asked = filled(releases.template(as_buyer))
    return [
        (plan, answers),
        *((each, asked) for each in (as_buyer, to_buyer)),
        *((each, answers) for each in works),
    ]


@pytest.mark.parametrize(
    "role",
    [
        Role.BRIEFING_OFFICER,
        *(
            pytest.param(role, marks=pytest.mark.slow)
            for role in (Role.CASE_WORKER, Role.SUPERVISOR, Role.PROTECTION_OFFICER)
        ),
    ],
)
def test_no_role_no_order_of_calls_and_no_forged_value_names_it_without(
    bank: Ready, role: Role
) -> None:
    with bank.as_(role) as session:
        plan = plan_for(session, bank.case.id)
        for number, (value, answers) in enumerate(forged(session, plan)):
            pool: dict[type, list[Any]] = {kind: [] for kind in KINDS}
            pool[type(value)].append(value)
            pool[Answers].append(answers)
            everything_that_comes_of(session, pool)

            made = [session.handovers.text_of(b.id) for b in session.reader.find(Briefing)]
            assert made
            assert not [text for text in made if FIRM_NAME in str(text)]
            assert bool(pool[Composed]) == (number == 0)
