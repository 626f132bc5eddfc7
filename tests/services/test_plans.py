"""What pages ask again and again is answered by indexes, however large the office."""

from msgspec.structs import replace

from tests.plans import whole_reads
from tests.services.conftest import Ready
from tests.vaults import FIRM
from workstation.records.access import Role
from workstation.records.briefings import BriefingState
from workstation.records.cases import Case
from workstation.records.issues import Issue
from workstation.services.facts import facts_of
from workstation.services.spreading import other_sites
from workstation.services.trends import trends

FEW = frozenset({"backup", "contact"})


def test_a_plan_that_goes_through_a_table_is_seen(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads() as found:
        session.reader.find(Case, title="")

    assert [line.partition(":")[0] for line in found] == ["SCAN cases.case"]


def test_the_day_goes_through_what_is_open_alone(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads(FEW) as found:
        session.today.look()

    assert found == []


def test_the_list_of_releases_reads_lines_by_their_keys(released: Ready) -> None:
    with released.as_(Role.SUPERVISOR) as session, whole_reads() as found:
        keys = session.release_list.release_keys(tuple(BriefingState))
        (line, gone) = session.release_list.release_rows([*keys, 99])

    assert (found, gone) == ([], None)
    assert line is not None
    assert (line.code, line.recipient) == (released.case.code, FIRM)


def test_a_case_is_found_by_its_code_and_told_by_its_own_records(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads() as found:
        case = session.cases.by_code(office.case.code).id
        session.cases.file(case)
        session.history.of(case)
        session.cases.rows([1])

    assert found == []


def test_what_was_told_is_found_by_case_site_and_circle(released: Ready) -> None:
    with released.as_(Role.CASE_WORKER) as session:
        (letter,) = session.handovers.released()
        contact = letter.contact
        # Of the log the latest moment is asked, which is the first in its index.
        with whole_reads(frozenset({"contact", "event"})) as found:
            told = (
                session.knowing.about_case(released.case.id),
                session.knowing.of_contact(contact),
                facts_of(session.reader, letter, 0, session.cases.today()),
            )

    assert found == []
    assert all(told)


def test_cases_with_the_same_issue_are_found_by_its_code(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads() as found:
        issues = session.reader.find(Issue, case=office.case.id)
        alike = replace(office.case, country="TH", sector="Seafood")
        trends(session.reader, alike, issues, session.cases.today())
        other_sites(session.reader, office.case, [issue.code.value for issue in issues])

    assert found == []


def test_a_name_is_looked_up_in_the_index_of_its_letters(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER) as session, whole_reads() as found:
        for words in ("Nandar", "မခင်", "ประสิทธิ์", "সালমা", "passport", "nan pass"):
            session.cases.search(words)
            session.cases.search(words, ranked=True)

    assert found == []
