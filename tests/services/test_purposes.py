"""A briefing is for what its kind of reader can do, whoever asks and however."""

import dataclasses

import pytest

from tests.services.conftest import Ready
from tests.services.test_forged_drafts import over
from tests.vaults import BUYER, FIRM, filled, prepare
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.consents import Purpose
from workstation.rules import gate
from workstation.rules.purposes import purposes_for

OFFERED = "remedy_dialogue, safety_action"


@pytest.mark.parametrize("contact", [FIRM, BUYER])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_nobody_begins_for_a_purpose_that_is_not_offered(
    office: Ready, contact: str, purpose: Purpose
) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        to = session.partners.by_name(contact).id
        if purpose in (Purpose.REMEDY_DIALOGUE, Purpose.SAFETY_ACTION):
            plan = session.releases.choose(office.case.id, to, purpose)
            assert purpose in purposes_for(plan.profile)
            return
        with pytest.raises(Refused) as refused:
            session.releases.choose(office.case.id, to, purpose)

    (blocker,) = refused.value.blockers
    assert (blocker.rule, OFFERED in blocker.words) == ("purpose", True)


def test_a_plan_and_a_draft_for_another_purpose_are_refused_as_well(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        releases, to = session.releases, session.partners.by_name(FIRM).id
        plan = releases.choose(office.case.id, to, Purpose.REMEDY_DIALOGUE)
        other = dataclasses.replace(plan, purpose=Purpose.RESEARCH)
        answers = filled(releases.template(plan))
        work = releases.mark(other, answers)
        facts = releases.facts(work, releases.redact(work, work.texts), answers)
        assert "purpose" in {b.rule for b in gate.check_blockers(facts)}

        draft = releases.submit(prepare(session, office.case.id, FIRM)).id
        over(session, draft, purpose=Purpose.RESEARCH)

    assert "purpose" in office.refusals(draft)
