"""A firm reads its own name in a letter to itself without anybody deciding; nobody else's."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.services.conftest import FIRM_NAME, Ready
from tests.services.test_forged_drafts import put
from tests.vaults import BUYER, FIRM, filled, prepare
from workstation.records.access import Role
from workstation.records.consents import Purpose
from workstation.records.kit import new_id
from workstation.records.marks import MarkedText
from workstation.records.organisations import Organisation
from workstation.records.partners import PartnerType
from workstation.services.answers import InsteadAnswer

WORDS = f"They work for {FIRM_NAME} and were told so by {FIRM_NAME}."


def card(office: Ready, contact: str = FIRM, **more: Any) -> None:
    """What stands on a contact's card; its words stay compared."""
    with office.as_(Role.CASE_WORKER) as session:
        put(session, replace(session.partners.by_name(contact), **more))


def waiting(office: Ready, words: str = WORDS, contact: str = FIRM, **more: Any) -> list[str]:
    """The words of a summary that wait for a decision."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        releases, to = session.releases, session.partners.by_name(contact).id
        plan = releases.choose(office.case.id, to, Purpose.REMEDY_DIALOGUE)
        answers = filled(releases.template(plan), summary=words, **more)
        texts = releases.mark(plan, answers).texts
    return [text.at(m) for text in texts for m in text.marks if m.decision is None]


def test_the_told_firm_reads_its_own_name_and_a_second_person_signs(office: Ready) -> None:
    assert FIRM_NAME in waiting(office)
    card(office, organisation_name=FIRM_NAME.upper())
    assert waiting(office) == []

    with office.as_(Role.BRIEFING_OFFICER) as session:
        made = prepare(session, office.case.id, FIRM, account=True)
        account = made.composed.checked.cleared.redacted.texts["account"]
        assert FIRM_NAME in str(account)
        draft = session.releases.submit(made).id
    assert office.approve(draft).printed is not None


@pytest.mark.parametrize("form", ["Golden Loom Garment", "Golden Loom"])
def test_each_form_of_its_name_is_its_own(office: Ready, form: str) -> None:
    card(office, organisation_name=FIRM_NAME)
    with office.as_(Role.CASE_WORKER) as session:
        (firm,) = session.reader.find(Organisation)
        put(session, replace(firm, names=(FIRM_NAME, "Golden Loom Garment")))

    assert waiting(office, f"They work for {form}.") == []


@pytest.mark.parametrize(
    "more",
    [
        {"organisation_name": ""},
        {"organisation_name": "Silver Loom"},
        {"organisation_name": "Golden"},
        {"organisation_name": FIRM_NAME, "organisation": new_id()},
        {"organisation_name": FIRM_NAME, "partner_type": PartnerType.BUYER},
        {"organisation_name": FIRM_NAME, "partner_type": PartnerType.GOVERNMENT},
    ],
    ids=["no firm", "another firm", "half of the name", "another record", "buyer", "government"],
)
def test_any_other_reader_waits_for_a_decision(office: Ready, more: dict[str, Any]) -> None:
    card(office, **more)
    assert FIRM_NAME in waiting(office)


def test_the_buyer_is_not_the_supplier(office: Ready) -> None:
    card(office, organisation_name=FIRM_NAME)
    card(office, BUYER, organisation_name=FIRM_NAME)

    assert FIRM_NAME in waiting(office, contact=BUYER)


@pytest.mark.parametrize(
    "name",
    ["Golden Loomis", "Silver Loom", "Golden Loom Somchai", "Marigold Loomis", "Loom Golden"],
)
def test_another_name_waits_though_it_is_alike(office: Ready, name: str) -> None:
    card(office, organisation_name=FIRM_NAME)

    assert waiting(office, f"They heard it from {name} in the yard.") == [name]


def test_a_letter_that_tells_no_firm_tells_none_to_the_firm_either(office: Ready) -> None:
    card(office, organisation_name=FIRM_NAME)
    pooled = InsteadAnswer(way="pooled")

    with office.as_(Role.BRIEFING_OFFICER) as session:
        to = session.partners.by_name(FIRM).id
        plan = session.releases.choose(office.case.id, to, Purpose.REMEDY_DIALOGUE)
        answers = filled(session.releases.template(plan), summary=WORDS, instead=pooled)
        texts = session.releases.mark(plan, answers).texts

    assert marked(texts) == [FIRM_NAME, FIRM_NAME]


def marked(texts: tuple[MarkedText, ...]) -> list[str]:
    return [text.at(mark) for text in texts for mark in text.marks]
