"""The reader's preview of a real draft, for its author and for the second person."""

from tests.services.conftest import Ready
from tests.services.test_releases import submitted
from tests.vaults import FIRM, filled
from workstation.records.access import Role
from workstation.records.consents import Purpose
from workstation.records.organisations import Trait
from workstation.services.answers import SpanAnswer


def test_the_author_sees_what_the_recipient_could_infer(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        releases, contact = session.releases, session.partners.by_name(FIRM)
        plan = releases.choose(office.case.id, contact.id, Purpose.REMEDY_DIALOGUE)
        only = "the only buttonhole machine"
        keep = SpanAnswer(text=only, decision="keep", reason="Everybody uses it.")
        answers = filled(releases.template(plan), summary=f"It is at {only}.", decisions=(keep,))
        submission = releases.step_through(plan, answers)
        work, redacted = submission.work, submission.composed.checked.cleared.redacted

        found = releases.infer(work, redacted, answers)

    assert {d.trait for d in found.details} == {Trait.SITE, Trait.DATE, Trait.AFFECTED}
    assert (found.fits, found.together, found.needed) == (10, 10, 10)
    assert found.unique == (only,)
    assert not found.safe


def test_the_second_person_sees_the_same_of_a_kept_draft(office: Ready) -> None:
    draft = submitted(office)

    with office.as_(Role.SUPERVISOR) as session:
        found = session.releases.infer_kept(draft)

    assert (found.fits, found.needed) == (10, 10)
    assert found.sentences
