"""The documented forms are those that are read: every example, field and choice."""

import csv
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook

from tests.services.conftest import Ready
from workstation.errors import BadInput, Cancelled
from workstation.ports import Silent
from workstation.records.access import Choice, Role
from workstation.records.cases import Case, Severity
from workstation.records.consents import Consent, ConsentItem, ConsentMode, Purpose, Scope
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.intake import IntakeChannel, IntakeSource
from workstation.records.involvement import CasePart, Involvement
from workstation.records.issues import Issue
from workstation.records.organisations import Site
from workstation.records.people import Person, YesNo
from workstation.records.risk import RiskAssessment
from workstation.rules.do_no_harm import BY_PERSON, STATEMENTS
from workstation.rules.wishes import kept_back
from workstation.services import answers as answers_format
from workstation.services import intake_format
from workstation.services.answers import read_answers, write_answers
from workstation.services.intake_format import read_intake, rows
from workstation.services.intake_map import records_of

DOCS = Path(__file__).resolve().parents[2] / "docs"
INTAKE = (DOCS / "intake-format.md").read_text("utf-8")
ANSWERS = (DOCS / "answers-format.md").read_text("utf-8")
TODAY = dt.date(2026, 11, 22)


CONSENT = {"purpose": "referral", "audience": "The union", "given": "2026-05-03"}


def example(page: str, kind: str) -> str:
    (block,) = re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)
    return str(block)


def document(**more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(example(INTAKE, "json"))
    return plain | more


def quoted(page: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", page)) | set(re.findall(r'"(\w+)":', page))


@pytest.mark.parametrize(
    ("page", "module"),
    [(INTAKE, intake_format), (ANSWERS, answers_format)],
    ids=["intake", "answers"],
)
def test_every_field_is_documented_and_every_documented_field_is_read(
    page: str, module: Any
) -> None:
    kinds = [k for k in vars(module).values() if isinstance(k, type) and _ours(k, module)]
    fields = {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)}

    assert fields - quoted(page) == set()
    assert set(re.findall(r'"([a-z]\w+)":', page)) - fields == set()


def _ours(kind: type, module: Any) -> bool:
    return issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__


@pytest.mark.parametrize(
    "kind",
    [Purpose, Scope, ConsentMode, IntakeChannel, IntakeSource, Severity, YesNo, ContactWay],
)
def test_every_choice_of_an_intake_is_documented(kind: type[Choice]) -> None:
    assert {member.value for member in kind} - quoted(INTAKE) == set()


def test_every_statement_that_a_person_answers_is_documented() -> None:
    told = dict(re.findall(r"^\| (\d+) \| (.+) \|$", ANSWERS, re.MULTILINE))

    assert told == {str(s.number): s.words for s in STATEMENTS if s.number in BY_PERSON}


def test_the_example_of_an_intake_gives_every_kind_of_record() -> None:
    records = records_of(read_intake(document()), TODAY)

    kinds = {type(record) for record in records}
    assert kinds >= {Person, Involvement, Issue, Site, Consent, SafeContactPlan, RiskAssessment}
    names = {name.text for r in records if isinstance(r, Person) for name in r.names}
    assert {"Nandar Phyo", "နန္ဒာဖြိုး", "Ma Nandar", "Mr. Prakash"} <= names


def test_the_example_is_taken_into_a_vault(office: Ready, tmp_path: Path) -> None:
    file = tmp_path / "intakes.json"
    file.write_text(example(INTAKE, "json"), "utf-8")

    with office.as_(Role.CASE_WORKER) as session:
        report = session.imports.run(file, Silent())
        (code,) = report.taken
        assert session.cases.by_code(code).title == "Papers held and a fee for the job"

    assert report.refused == []


def test_an_import_that_is_stopped_leaves_nothing(office: Ready, tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, note: str = "") -> None:
            if done:
                raise Cancelled

    file = tmp_path / "intakes.csv"
    file.write_text("text\n" + "They keep our papers.\n" * 60, "utf-8")

    with office.as_(Role.CASE_WORKER) as session:
        before = len(session.reader.find(Case))
        with pytest.raises(Cancelled):
            session.imports.run(file, Impatient())
        assert len(session.reader.find(Case)) == before
        assert session.imports.unfinished() == ()


def table() -> list[list[str]]:
    return list(csv.reader(example(INTAKE, "csv").splitlines()))


def test_a_table_reads_the_same_from_csv_and_from_a_workbook(tmp_path: Path) -> None:
    plain, book = tmp_path / "intakes.csv", tmp_path / "intakes.xlsx"
    plain.write_text(example(INTAKE, "csv"), "utf-8")
    workbook = Workbook()
    for line in table():
        workbook.worksheets[0].append([_typed(cell) for cell in line])
    workbook.save(book)

    read = [[row.intake for row in rows(file)] for file in (plain, book)]

    assert read[0] == read[1]
    assert [intake.codes for intake in read[0] if intake] == [("WL4", "WL9"), ("WL4",)]


def _typed(cell: str) -> object:
    """As a spreadsheet keeps it: numbers as numbers, days as times at midnight."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return dt.datetime.fromisoformat(cell)
    return int(cell) if cell.isdigit() else cell


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"colour": "red"}, "colour"),
        ({"text": ""}, "text"),
        ({"fear": 5}, "fear"),
        ({"received": "yesterday"}, "received"),
        ({"received": "2200-01-01"}, "received"),
        ({"since": "0001-01-01"}, "since"),
        ({"consents": [CONSENT | {"given": "9999-12-31"}]}, "consents.given"),
        ({"consents": [CONSENT | {"expires": "9999-12-31"}]}, "consents.expires"),
        ({"affected": "many"}, "affected"),
        ({"spans": [{"tag": "W1", "type": "worker", "start": 1, "end": 4, "text": "Nan"}]}, "span"),
        ({"risk": {"threats": [1], "vulnerabilities": [], "capacities": [], "impact": 1}}, "risk"),
        ({"employer": {"name": "x", "country": "Thailand"}}, "employer.country"),
    ],
)
def test_a_field_that_does_not_fit_is_named(change: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput, match=place):
        read_intake(document(**change))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"codes": ["WL999"]}, "codes"),
        ({"severity": "bad"}, "severity"),
        ({"unique_event": "maybe"}, "unique_event"),
        ({"channel": "owl"}, "channel"),
    ],
)
def test_a_choice_that_is_none_is_named(change: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput, match=place):
        records_of(read_intake(document(**change)), TODAY)


def test_what_somebody_keeps_back_is_kept_with_the_consent() -> None:
    consents = [CONSENT | {"withheld": ["my employer", "age"]}]

    built = records_of(read_intake(document(consents=consents)), TODAY)

    (consent,) = (r for r in built if isinstance(r, Consent))
    assert kept_back([consent]) == {ConsentItem.EMPLOYER, ConsentItem.AGE}


def test_a_title_that_names_somebody_gives_way() -> None:
    case = records_of(read_intake(document(title="Nandar Phyo and her papers")), TODAY)[0]

    assert "Nandar" not in case.title  # type: ignore[attr-defined]  # the first is the case


def test_where_no_worker_is_named_the_defender_speaks() -> None:
    text = "Nandar Phyo was followed."
    span = {"tag": "H1", "type": "defender", "start": 0, "end": 11, "text": "Nandar Phyo"}
    records = records_of(
        read_intake(document(text=text, spans=[span], variants={}, employer=None)), TODAY
    )

    (part,) = (r for r in records if isinstance(r, Involvement))
    (consent,) = (r for r in records if isinstance(r, Consent))
    assert (part.part, part.person) == (CasePart.DEFENDER, consent.person)


def test_the_example_of_an_answers_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(example(ANSWERS, "json"), "utf-8")

    answers = read_answers(file)

    assert [d.decision for d in answers.decisions] == ["replace", "generalise", "keep", "drop"]
    assert {int(n) for n in answers.do_no_harm} == BY_PERSON
    file.write_text(write_answers(answers), "utf-8")
    assert read_answers(file) == answers


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"colour": 1}, "is called “colour”: take it out"),
        ({"do_no_harm": {"15": "yes"}}, "“do_no_harm” is not written as the format asks"),
        ({"do_no_harm": {"1": "perhaps"}}, "“do_no_harm"),
        ({"asks": 1}, "“asks” is not written"),
        ({"asks": [{"what": "x", "by": "soon"}]}, "by”? is no day"),
        ({"summary": "x" * 20_001}, "“summary” is too long: 20,000 signs at most"),
    ],
)
def test_answers_that_do_not_fit_are_refused_in_plain_words(
    tmp_path: Path, change: dict[str, Any], words: str
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(json.loads(example(ANSWERS, "json")) | change), "utf-8")

    with pytest.raises(BadInput, match=rf"^answers\.json: .*{words}") as refused:
        read_answers(file)
    assert "`" not in refused.value.words
