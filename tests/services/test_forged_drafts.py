"""An author writes rows by a program of their own: drafts that list less than they tell."""

import hashlib
from collections.abc import Callable
from dataclasses import replace as with_changes
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready, a_document
from tests.vaults import BUYER, FIRM, TODAY, filled, prepare, take
from workstation.errors import Refused
from workstation.records.access import Role
from workstation.records.attachments import CoveredPage, Enclosure
from workstation.records.briefings import Briefing, Instead, Spread
from workstation.records.cases import Case, RiskLevel
from workstation.records.consents import Purpose
from workstation.records.disclosures import Disclosure
from workstation.records.evidence import EvidenceCopy
from workstation.records.issues import Issue
from workstation.records.kit import Id, new_id
from workstation.records.office import Letter, Office
from workstation.records.organisations import Site, Trait
from workstation.records.people import YesNo
from workstation.records.release import (
    Block,
    BriefingText,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    Run,
)
from workstation.records.rosters import Roster, RosterRow
from workstation.rules.attachments import enclosed
from workstation.rules.letter import FACTS, PEOPLE
from workstation.services.dossiers import Plan
from workstation.services.facts import basis_of, facts_of
from workstation.services.letters import with_check_words
from workstation.services.rereading import reread
from workstation.services.session import Session
from workstation.services.submissions import Submission

Change = Callable[[BriefingText], BriefingText]


def forged(office: Ready, change: Change | None = None, contact: str = FIRM, **more: Any) -> Id:
    """A draft with other words or other rows, and everything by which a change would show."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, contact))
        over(session, draft.id, change, **more)
    return draft.id


def over(session: Session, draft: Id, change: Change | None = None, **more: Any) -> None:
    """Write a draft over and let its digests agree."""
    (letter,) = session.reader.find(Letter, briefing=draft)
    text = msgspec.json.decode(letter.text, type=BriefingText)
    signer = session.reader.find(Office)[0].signer
    words = msgspec.json.encode(with_check_words(change(text) if change else text, signer))
    kept = session.reader.get(Briefing, draft)
    assert kept.case is not None
    fresh = {
        "text_sha256": hashlib.sha256(words).hexdigest(),
        "basis": basis_of(session.reader, kept.case, kept.contact),
    }
    with session.releases._open_work() as work:  # noqa: SLF001
        work.put(replace(letter, text=words.decode()))
        work.put(replace(kept, **{**fresh, **more}))
        work.commit()


def put(session: Session, record: Any) -> Any:
    """Write a row past every service."""
    with session.releases._open_work() as work:  # noqa: SLF001
        kept = work.put(record)
        work.commit()
    return kept


def plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def blocks(change: Callable[[list[Block]], list[Block]]) -> Change:
    return lambda text: replace(text, blocks=tuple(change(list(text.blocks))))


def instead_of(old: str, new: str) -> Change:
    """The same letter with other words in its running text and tables."""
    return lambda text: msgspec.convert(
        _replaced(msgspec.to_builtins(text), old, new), BriefingText
    )


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(held, old, new) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(held, old, new) for held in value]
    return value.replace(old, new) if isinstance(value, str) else value


def no_terms(found: list[Block]) -> list[Block]:
    return [b for b in found if not isinstance(b, Bullets)]


FRAMES: dict[str, Change] = {
    "another reader's name": lambda t: replace(t, recipient="Somebody else"),
    "another letter's reference": lambda t: replace(t, reference="BCDFG"),
    "another day": lambda t: replace(t, day=TODAY.replace(year=TODAY.year - 1)),
    "other terms of handling": lambda t: replace(t, handling=()),
    "no terms of non-retaliation": blocks(no_terms),
    "a heading of somebody's own": blocks(lambda b: [*b, Heading("The line leader of line six")]),
    "a table of somebody's own": blocks(
        lambda b: [*b, Grid(("Room", "Bed"), ((plain("Fourteen"), plain("Two")),), (0.5, 0.5))]
    ),
    "another number of workers": instead_of("10-19", "100+"),
    "another issue": instead_of("WL11", "WL12"),
    "a fact that no record holds": blocks(
        lambda b: [
            *b[:3], Grid(FACTS, ((plain("Sector"), plain("Gloves")),), (0.4, 0.6)), *b[3:]
        ]
    ),
    "a line of a person": blocks(
        lambda b: [*b[:3], PEOPLE, Bullets((plain("Worker: gender: female."),)), *b[3:]]
    ),
}  # fmt: skip


def test_a_letter_is_composed_of_nothing_but_the_records(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
        text = session.handovers.text_of(draft.id)

        assert reread(session.reader, draft, text, TODAY).blockers == ()
        for name, change in FRAMES.items():
            (stopped,) = reread(session.reader, draft, change(text), TODAY).blockers
            assert stopped.rule == "text.records", name


def test_what_the_words_tell_is_counted_though_the_draft_lists_it_nowhere(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (issue,) = session.reader.find(Issue, case=office.case.id)
        put(session, replace(issue, affected=4))
    more = " raised the issues below. Workers affected: fewer than 10."
    draft = forged(office, instead_of(" raised the issues below.", more))

    assert office.refusals(draft) == {"k.few", "harm.5", "harm.6"}


def test_a_staff_list_counts_what_somebody_typed_and_listed_nowhere(office: Ready) -> None:
    few = tuple(RosterRow(gender="female", section="6", shift="night") for _ in range(3))
    many = tuple(RosterRow(gender="male", section="2", shift="day") for _ in range(300))
    with office.as_(Role.CASE_WORKER) as session:
        (site,) = session.reader.find(Site)
        put(session, Roster(site=site.id, taken_on=TODAY, rows=(*few, *many)))

    told = blocks(lambda b: [*b[:3], plain("The women ask."), *b[3:]])
    assert "k.few" in office.refusals(forged(office, told))


@pytest.mark.slow
def test_what_somebody_typed_counts_for_the_next_letter_too(office: Ready) -> None:
    rows = tuple(RosterRow(gender=said) for said in ("female", "male") for _ in range(150))
    with office.as_(Role.CASE_WORKER) as session:
        (site,) = session.reader.find(Site)
        put(session, Roster(site=site.id, taken_on=TODAY, rows=rows))
        (issue,) = session.reader.find(Issue, case=office.case.id)
        put(session, replace(issue, affected=None))
    draft = forged(office, blocks(lambda b: [*b[:3], plain("The women ask."), *b[3:]]))
    with office.as_(Role.BRIEFING_OFFICER) as session:
        session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])
        (told,) = session.reader.find(Disclosure, briefing=draft)

    assert Trait.GENDER in {detail.attribute for detail in told.details}


def test_an_old_text_over_a_new_basis_is_refused(office: Ready) -> None:
    """The issue became another one; the author computes the digest of the case anew."""
    with office.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))
        (issue,) = session.reader.find(Issue, case=office.case.id)
    with office.as_(Role.CASE_WORKER) as session:
        put(session, replace(issue, affected=300))
        over(session, draft.id)

    assert "text.records" in office.refusals(draft.id)


def test_issues_of_another_case_do_not_answer_for_this_one(office: Ready) -> None:
    (other,) = take(office, a_document())
    with office.as_(Role.CASE_WORKER) as session:
        (foreign,) = session.reader.find(Issue, case=other.id)
        (own,) = session.reader.find(Issue, case=office.case.id)
    draft = forged(office, issues=(foreign.id,))
    with office.as_(Role.CASE_WORKER) as session:
        put(session, replace(own, unique_event=YesNo.YES))
        over(session, draft)

    assert "text.records" in office.refusals(draft)


def test_a_text_of_nobody_holds_no_words_whatever_its_lists_say(office: Ready) -> None:
    draft = forged(office, spread=Spread(way=Instead.LATER), fields=(), details=())

    assert "spread.person" in office.refusals(draft)


def test_a_firm_that_this_reader_is_not_told_is_a_name_whatever_the_fields_say(
    office: Ready,
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        (site,) = session.reader.find(Site)
        put(session, replace(site, names=("Riverbank Hall Nine",)))
    draft = forged(
        office,
        lambda t: replace(t, blocks=(*t.blocks, plain("It is at Riverbank Hall Nine."))),
        BUYER,
        fields=("site.names",),
    )

    assert "names.found" in office.refusals(draft)


def test_a_picture_of_another_case_does_not_go_along(office: Ready) -> None:
    draft = forged(office)
    with office.as_(Role.CASE_WORKER) as session:
        for case, unlike in ((office.case.id, 0), (new_id(), 1)):
            copy = put(session, EvidenceCopy(case=case, evidence=new_id(), title="A slip"))
            page = put(session, CoveredPage(case=case, piece=copy.id, page=1, seen="ab"))
            along = Enclosure(briefing=draft, pages=(enclosed(page),))
            kept = session.reader.get(Briefing, draft)

            assert facts_of(session.reader, kept, 0, TODAY, along).pages_unlike == unlike


def test_a_letter_takes_the_place_of_no_other_readers_letter(office: Ready) -> None:
    with office.as_(Role.BRIEFING_OFFICER) as session:
        other = session.releases.submit(prepare(session, office.case.id, BUYER))

    assert "text.records" in office.refusals(forged(office, replaces=other.id))


@pytest.mark.slow
def test_nobody_but_an_officer_gets_a_file_that_an_officer_signs(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        case = session.reader.get(Case, office.case.id)
        put(session, replace(case, risk_level=RiskLevel.HIGH))
    draft = forged(office)

    assert office.approve(draft).printed is None
    assert office.approve(draft, Role.PROTECTION_OFFICER).printed is not None
    with office.as_(Role.BRIEFING_OFFICER) as session, pytest.raises(Refused) as refused:
        session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])
    assert {b.rule for b in refused.value.blockers} == {"approval.officer"}


@pytest.mark.slow
def test_no_token_of_a_letter_stands_in_another_readers(office: Ready) -> None:
    """Both are begun before either is kept, and the author chooses what is drawn."""

    def begun(session: Session, contact: str) -> Plan:
        to = session.partners.by_name(contact).id
        plan = session.releases.choose(office.case.id, to, Purpose.REMEDY_DIALOGUE)
        return with_changes(plan, randomness="ab" * 32)

    def written(session: Session, plan: Plan) -> Submission:
        answers = filled(session.releases.template(plan), summary="Worker A asks for the papers.")
        return session.releases.step_through(plan, answers)

    with office.as_(Role.BRIEFING_OFFICER) as session:
        first, second = (written(session, begun(session, to)) for to in (FIRM, BUYER))
        draft, other = (session.releases.submit(made).id for made in (first, second))
        session.handovers.release(draft, [office.passphrase(Role.SUPERVISOR)])

    assert office.refusals(other) == {"text.records"}
