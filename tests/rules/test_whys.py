"""Each rule that can stop a release says why it does."""

import dataclasses
import datetime as dt
import inspect
import itertools
import re

import msgspec
import pytest

from tests.rules.test_gate import CASE, CONTACT, IN_ORDER, PERSON, TODAY
from workstation.errors import Blocker
from workstation.records.attachments import EnclosedPage
from workstation.records.briefings import Instead, Profile
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Purpose
from workstation.records.kit import new_id
from workstation.records.partners import Contact, PartnerType, Verification
from workstation.rules import (
    attachments,
    do_no_harm,
    gate,
    gate_consent,
    lower_counts,
    out_of_reach,
    small_cells,
    whys,
)

CONTACTS: tuple[Contact | None, ...] = (
    None,
    *(
        msgspec.structs.replace(CONTACT, partner_type=kind, verification=state)
        for kind in (PartnerType.BUYER, PartnerType.OTHER)
        for state in Verification
    ),
)
CASES: tuple[Case | None, ...] = (
    None,
    msgspec.structs.replace(CASE, hold=True, open_critical_retaliation=True),
    msgspec.structs.replace(CASE, risk_until=TODAY - dt.timedelta(days=1)),
    msgspec.structs.replace(CASE, risk_level=RiskLevel.HIGH),
)


VOID = ("purpose", "told", "officer", "author")
"""Why an officer's acceptance does not count."""


SAW = new_id()
LEFT_OUT = tuple(
    Blocker(f"witness.{why}", "", "")
    for why in (
        *("part", "no", "act", "purpose", "officer", "author", "asked", "old", "tries", "issues"),
    )
)
"""Why what an officer decided about a witness does not count."""


def everything_the_gate_can_say() -> set[str]:
    """The rules of each part of the gate, over all that it tells apart."""
    turns: list[dict[str, object]] = [{"contact": contact} for contact in CONTACTS]
    turns += [{"case": case} for case in CASES]
    turns += [{"people": ()}, {"consents": ()}, {"purpose": None}, {"case_changed": True}]
    turns += [{"clock_behind": True}]
    turns += [{"purpose": Purpose.RESEARCH}, {"firm_unasked": True}]
    counts = itertools.product((None, 1, 14), repeat=2)
    turns += [{"k": alone, "k_together": together} for alone, together in counts]
    turns += [{name: value} for name in ("small_site", "unique_event") for value in (True, None)]
    turns += [{"names_found": found} for found in (None, 2)]
    turns += [{"spread": Instead.POOLED}]
    unseen = (EnclosedPage(piece=new_id(), page=1),)
    turns += [{"pages": unseen * 13, "pages_unlike": 1, "contact": each} for each in CONTACTS]
    buyer = msgspec.structs.replace(CONTACT, partner_type=PartnerType.BUYER)
    turns += [{"pages": unseen, "contact": buyer, "passed_to": frozenset({Profile.EMP})}]
    against = tuple(Blocker(f"lower.{why}", "", "") for why in VOID)
    turns += [{"k": 1, "lower_k_against": against}]
    alone = {"consents": (), "people": (PERSON, SAW), "witnesses": frozenset({SAW})}
    turns += [alone, alone | {"reach_against": LEFT_OUT}]
    turns += [{"people": (PERSON, SAW), "out_of_reach": frozenset({SAW})}]
    turns += [{"answers": ()}, {"approver": None}, {"approver": IN_ORDER.author}]
    found: list[Blocker] = []
    for turn in turns:
        found += gate.blockers(dataclasses.replace(IN_ORDER, **turn))  # type: ignore[arg-type]  # by name
    return {blocker.rule for blocker in found}


FROM_A_SECOND_PERSON = (
    *("leak-gate/same-bytes", "text", "text.records", "approval.role", "profile.changed"),
    *("traits.unread", "traits.wishes"),
)
"""What their machine and its services may say besides."""
ON_THE_WAY = (
    *("lower.role", "lower.words", "lower.consent", "lower.worker", "lower.why", "lower.used"),
    *("witness.role", "witness.because", "witness.assessed"),
    *("roster.role", "redaction", "redaction.say", "account"),
)
"""What may be said before a text is ready: of lower counts, witnesses and staff lists."""
SAID = everything_the_gate_can_say()


@pytest.mark.parametrize("rule", sorted(SAID))
def test_each_rule_that_the_gate_names_says_why_and_from_which_row(rule: str) -> None:
    why = whys.why_of(rule)

    assert why is not None
    assert re.fullmatch(r"[A-Z][^.!]*(\. [A-Z][^.!]*)?\.", why.words)
    assert re.search(r"S\d+|part \d", why.source)


def test_the_gate_was_made_to_say_all_that_stands_in_it() -> None:
    parts = (gate, gate_consent, attachments, small_cells, do_no_harm, lower_counts, out_of_reach)
    written = {w for p in parts for w in re.findall(r'Blocker\(\s*"(.+?)"', inspect.getsource(p))}

    assert len(written) > 15
    assert written <= SAID


def test_no_reason_is_kept_for_a_rule_that_is_gone() -> None:
    reached = {whys.why_of(rule) for rule in {*SAID, *FROM_A_SECOND_PERSON, *ON_THE_WAY}}

    assert {why for why in whys.WHYS.values() if why not in reached} == set()


@pytest.mark.parametrize("rule", [*FROM_A_SECOND_PERSON, *ON_THE_WAY])
def test_what_a_second_persons_machine_adds_says_why_as_well(rule: str) -> None:
    assert whys.words_of(rule)


@pytest.mark.parametrize("rule", ["", "close.claim", "harm", "risk", "."])
def test_a_rule_that_is_not_the_gates_has_no_reason_made_up(rule: str) -> None:
    assert (whys.why_of(rule), whys.words_of(rule)) == (None, "")
