"""A name that was corrected is looked for wherever names are: older words may hold it still."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.services.conftest import BOSS, WORKER, Ready, a_document
from tests.services.test_forged_drafts import put
from tests.services.test_releases import rules
from tests.services.test_ways_out import forged, with_runs
from tests.vaults import FIRM, filled, prepare, take
from workstation.bootstrap.judging import scan_file
from workstation.errors import NotEntitled, Refused
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.consents import Purpose
from workstation.records.evidence import Evidence
from workstation.records.identifiers import Known
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.records.names import Name, NameKind
from workstation.records.people import Person
from workstation.records.release import Run
from workstation.rules.former import NAMING
from workstation.services.answers import SpanAnswer
from workstation.services.history import Sought
from workstation.services.session import Session
from workstation.services.submissions import Submission
from workstation.services.terms import known_of, roster
from workstation.store.clock import utc_now

FALSE, FALSE_PHONE = "Khin Marlar Tun", "081 555 0142"
"""What the worker gave first."""
SUMMARY = f"It is said of {FALSE} that this goes on."
QUIET = Silent()


def worker_of(session: Session, case: Id) -> Person:
    (tie,) = session.reader.find(Involvement, case=case, part=CasePart.AFFECTED)
    return session.reader.get(Person, tie.person)


def rename(session: Session, case: Id, *names: str, phone: str = "") -> Person:
    """Write down other names in place of all there are."""
    forms = tuple(Name(text=name, kind=NameKind.LEGAL) for name in names)
    phones = (phone,) if phone else ()
    return session.cases.put(replace(worker_of(session, case), names=forms, phones=phones))


@pytest.fixture
def corrected(office: Ready) -> Ready:
    """The worker stood under a false name and number until a colleague was told the right one."""
    with office.as_(Role.CASE_WORKER) as session:
        rename(session, office.case.id, FALSE, phone=FALSE_PHONE)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, office.case.id, WORKER)
    return office


def known(session: Session, office: Ready) -> dict[str, Known]:
    return {item.text: item for item in known_of(session.reader, office.case.id)}


def marked(session: Session, case: Id, said: str) -> list[tuple[str, str | None]]:
    """What the author's desk marks as known in a summary, and what is decided about it."""
    plan = session.releases.choose(case, session.partners.by_name(FIRM).id, Purpose.REMEDY_DIALOGUE)
    (summary, *_) = session.releases.mark(
        plan, filled(session.releases.template(plan), summary=said)
    ).texts
    return [(summary.at(m), m.decision) for m in summary.marks if m.whose is not None]


def step_through(session: Session, office: Ready, summary: str, *kept: str) -> Submission:
    releases = session.releases
    firm = session.partners.by_name(FIRM)
    plan = releases.choose(office.case.id, firm.id, Purpose.REMEDY_DIALOGUE)
    stay = tuple(SpanAnswer(text=text, decision="keep", reason="A plain word.") for text in kept)
    answers = filled(releases.template(plan), summary=summary, decisions=stay)
    return releases.step_through(plan, releases.template(plan, answers))


# --- Desk, second look, last look -------------------------------------------------------------


def test_a_former_name_is_a_form_of_the_same_person(corrected: Ready) -> None:
    with corrected.as_(Role.CASE_WORKER) as session:
        found = known(session, corrected)

    assert (found[FALSE].owner, found[FALSE].former) == (found[WORKER].owner, True)
    assert found[FALSE].same_as in {found[WORKER].id, found[WORKER].same_as}
    assert found[FALSE_PHONE].kind == "phone"
    assert not found[WORKER].former


def test_the_authors_desk_puts_one_token_for_both_names(corrected: Ready) -> None:
    said = f"{WORKER} says so. {FALSE} said so before, and so does {FALSE.split()[0]} today."
    with corrected.as_(Role.CASE_WORKER) as session:
        made = step_through(session, corrected, said)
        (line,) = made.composed.checked.cleared.redacted.texts["summary"]

    assert len({run.text for run in line.runs if run.token}) == 1
    assert not any(part in run.text for run in line.runs for part in FALSE.split())


def test_the_second_persons_look_finds_a_former_name_that_the_author_cannot_know(
    corrected: Ready,
) -> None:
    with corrected.as_(Role.BRIEFING_OFFICER) as session:
        draft = session.releases.submit(step_through(session, corrected, SUMMARY.lower()))

    assert "names.found" in corrected.refusals(draft.id)


def test_the_last_look_finds_a_former_name_in_the_finished_file(corrected: Ready) -> None:
    """As a token it passes the look at the words, which takes tokens for none."""
    draft = forged(corrected, with_runs(Run(FALSE, token=True)))

    assert "leak-gate/identifier" in corrected.refusals(draft)


def test_what_is_scanned_outside_by_the_list_of_a_case_is_found_by_its_former_name(
    corrected: Ready, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text(SUMMARY, encoding="utf-8")
    with corrected.as_(Role.CASE_WORKER) as session:
        listed = msgspec.json.encode(known_of(session.reader, corrected.case.id))
    (tmp_path / "known.json").write_bytes(listed)

    spans = scan_file(tmp_path / "note.txt", tmp_path / "known.json")

    assert [SUMMARY[s["start"] : s["end"]] for s in spans if s["known_id"]] == [FALSE]


def test_an_account_for_sharing_says_the_handle_in_place_of_a_former_name(corrected: Ready) -> None:
    with corrected.as_(Role.CASE_WORKER) as session:
        case = corrected.case.id
        (account,) = session.reader.find(Account, case=case)
        session.cases.put(replace(account, text=f"{FALSE} says that papers are kept."))
        draft = session.renditions.draft(case)

        assert draft.text == "Worker A says that papers are kept."
        with pytest.raises(Refused, match="still name"):
            session.renditions.confirm(replace(draft, text=SUMMARY))


def test_a_released_letter_is_carried_no_further_with_a_former_name(released: Ready) -> None:
    """It left unseen, as before former names were looked for."""
    said = "Gone on for months"
    with released.as_(Role.CASE_WORKER) as session:
        (briefing,) = session.handovers.released()
        rename(session, released.case.id, said)
    with released.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, released.case.id, WORKER)
        with pytest.raises(Refused) as refused:
            session.bundles.letter_again(briefing.id)

    assert rules(refused) == {"names.found"}


# --- Whose values ------------------------------------------------------------------------------


def test_a_slip_that_its_writer_put_right_within_a_day_is_looked_for_nowhere(
    office: Ready,
) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        rename(session, office.case.id, FALSE)
        rename(session, office.case.id, WORKER)

        assert FALSE not in known(session, office)
        assert marked(session, office.case.id, SUMMARY) == []
        assert session.cases.search(FALSE) == []


def test_after_more_than_a_day_it_was_no_slip(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        rename(session, office.case.id, FALSE)
    with office.as_(Role.CASE_WORKER, lambda: utc_now() + dt.timedelta(days=1.1)) as session:
        rename(session, office.case.id, WORKER)

        assert FALSE in known(session, office)


def test_what_was_typed_for_the_wrong_person_is_theirs_who_bear_it(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        rename(session, office.case.id, BOSS)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, office.case.id, WORKER)
        bears = [k for k in known_of(session.reader, office.case.id) if k.text == BOSS]
        (boss,) = (p for p in session.reader.find(Person) if p.names and p.names[0].text == BOSS)

    assert [(item.owner, item.former) for item in bears] == [(boss.id, False)]


def test_who_was_written_down_with_another_case_has_former_names_here_too(
    corrected: Ready,
) -> None:
    (other,) = take(corrected, a_document(title="Heat", text="It is too hot.", spans=[]))
    with corrected.as_(Role.CASE_WORKER) as session:
        person = worker_of(session, corrected.case.id)
        tie = Involvement(case=other.id, person=person.id, handle="W", part=CasePart.WITNESS)
        before = roster(session.reader, other.id)
        session.cases.put(tie)

        assert {FALSE, FALSE_PHONE} <= {item.text for item in before}
        assert {FALSE, FALSE_PHONE} <= {i.text for i in known_of(session.reader, other.id)}


# --- Who may let one stand ---------------------------------------------------------------------

WORD = "Supervisor"


@pytest.fixture
def placeholder(office: Ready) -> Ready:
    """The boss stood as a plain word until somebody knew his name."""
    with office.as_(Role.CASE_WORKER) as session:
        (boss,) = (p for p in session.reader.find(Person) if p.names and p.names[0].text == BOSS)
        boss = session.cases.put(replace(boss, names=(Name(text=WORD),)))
    with office.as_(Role.PROTECTION_OFFICER) as session:
        session.cases.put(replace(boss, names=(Name(text=BOSS),)))
    return office


def test_a_former_value_that_is_kept_with_a_reason_leaves_before_the_second_persons_eyes(
    placeholder: Ready,
) -> None:
    said = f"The {WORD} says that it goes on."
    with placeholder.as_(Role.CASE_WORKER) as session:
        assert marked(session, placeholder.case.id, said) == [(WORD, "replace")]
        draft = session.releases.submit(step_through(session, placeholder, said, WORD))

        assert session.handovers.letter_of(draft.id).kept == (f"{WORD}: A plain word.",)
        assert session.releases.reread(draft.id).found == 0
    assert placeholder.approve(draft.id).text == draft.text_sha256


def test_a_name_of_today_is_kept_by_nobody(placeholder: Ready) -> None:
    with placeholder.as_(Role.CASE_WORKER) as session, pytest.raises(Refused) as refused:
        step_through(session, placeholder, f"{BOSS} says that it goes on.", BOSS)

    assert rules(refused) == {"names.found"}


def test_what_the_second_person_does_not_read_as_kept_is_not_let_through(
    placeholder: Ready,
) -> None:
    said = f"The {WORD} says that it goes on."
    with placeholder.as_(Role.CASE_WORKER) as session:
        draft = session.releases.submit(step_through(session, placeholder, said, WORD))
        letter = session.handovers.letter_of(draft.id)
        for kept in ((), (f"{WORD}: ",), (f"{WORD}s: A plain word.",)):
            letter = put(session, replace(letter, kept=kept))
            assert "names.found" in placeholder.refusals(draft.id)


def test_the_readers_own_name_stops_no_letter_to_them(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session:
        rename(session, office.case.id, FIRM)
    with office.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, office.case.id, WORKER)
        draft = session.releases.submit(prepare(session, office.case.id, FIRM))

    assert office.approve(draft.id).text == draft.text_sha256


# --- Keys, search, screens ---------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.BRIEFING_OFFICER, Role.ANALYST, Role.REVIEWER])
def test_who_does_not_open_the_names_gets_no_former_ones(role: Role, corrected: Ready) -> None:
    with corrected.as_(role) as session:
        for kind in NAMING:
            with pytest.raises(NotEntitled):
                session.reader.revisions(kind, case=corrected.case.id)
        with pytest.raises(NotEntitled):
            known_of(session.reader, corrected.case.id)

        assert session.cases.named_before(corrected.case.id) == ()
        assert [h for w in (FALSE, FALSE_PHONE) for h in session.cases.search(w)] == []


def test_whoever_rings_under_a_former_name_or_number_is_found(corrected: Ready) -> None:
    with corrected.as_(Role.CASE_WORKER) as session:
        for words, shown in (("khin mar", FALSE), ("0815550142", FALSE_PHONE)):
            (hit,) = session.cases.search(words)
            assert (hit.kind, hit.case, hit.snippet, hit.former) == (
                *("person", corrected.case.id, shown),
                True,
            )
        (today,) = (h for h in session.cases.search(WORKER) if h.kind == "person")
        assert not today.former
        assert session.audit.check(QUIET).found == ()


def test_a_title_of_evidence_names_nobody_by_a_former_name(corrected: Ready) -> None:
    with corrected.as_(Role.CASE_WORKER) as session:
        case = corrected.case.id
        file = corrected.path.parent / "photo.txt"
        file.write_text("A note.", encoding="utf-8")

        with pytest.raises(Refused) as refused:
            session.evidence.add(Evidence(case=case, title="Papers of Marlar"), file, QUIET)

    assert rules(refused) == {"title.name"}


def test_a_title_of_evidence_may_say_plain_words_that_once_stood_for_a_name(office: Ready) -> None:
    case, file = office.case.id, office.path.parent / "photo.txt"
    file.write_text("A note.", encoding="utf-8")
    with office.as_(Role.CASE_WORKER) as session:
        rename(session, case, "unknown", "Marlar the supervisor")
    with office.as_(Role.PROTECTION_OFFICER) as session:
        rename(session, case, WORKER)
        with pytest.raises(Refused):
            session.evidence.add(Evidence(case=case, title="Papers of Marlar"), file, QUIET)
        kept = session.evidence.add(
            Evidence(case=case, title="Unknown man and supervisor at gate"), file, QUIET
        )

    assert kept.title == "Unknown man and supervisor at gate"


def sought(session: Session, case: Id, person: Id) -> list[Sought | None]:
    """What the history says of each change of somebody's names, newest first."""
    past = [p for p in session.history.of(case).past if p.id == person]
    told = (session.history.changes(case, each) for each in past)
    return [c.sought for changes in told for c in changes if c.label == "Names"]


def test_the_history_says_of_each_name_that_was_corrected_whether_it_is_looked_for(
    corrected: Ready,
) -> None:
    case = corrected.case.id
    with corrected.as_(Role.PROTECTION_OFFICER) as session:
        person = worker_of(session, case)
        rename(session, case, "Ei Ei Mon")
        rename(session, case, WORKER)

        assert sought(session, case, person.id) == [Sought.NONE, *[Sought.ALL] * 3, None]


def test_the_history_says_where_one_change_took_out_a_slip_and_a_name(corrected: Ready) -> None:
    case = corrected.case.id
    with corrected.as_(Role.PROTECTION_OFFICER) as session:
        person = worker_of(session, case)
        rename(session, case, *(name.text for name in person.names), "Ei Ei Mon")
    with corrected.as_(Role.CASE_WORKER) as session:
        rename(session, case, WORKER, "Moe Moe")
        rename(session, case, FALSE)

        assert sought(session, case, person.id)[0] is Sought.SOME
