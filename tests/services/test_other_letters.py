"""A name in other letters: sure for forms of one person, alike by rule, nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vaults import Office, found, take
from workstation.records.access import Role
from workstation.records.accounts import Account
from workstation.records.cases import Case
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id
from workstation.records.listing import Hit
from workstation.records.names import Name, Script
from workstation.records.people import Person
from workstation.services.other_letters import OtherLetters, other_letters, recorded_forms
from workstation.services.session import Session

RAHIM = Person(
    names=(
        Name(text="Rahim Uddin"),
        Name(text="রহিম উদ্দিন", script=Script.BENGALI),
    )
)


@dataclass(frozen=True)
class Told:
    """Two cases: in one Rahim and what he said, in the other what somebody else said."""

    session: Session
    own: Id
    other: Id

    def look_up(self, words: str) -> OtherLetters:
        reader = self.session.reader
        return other_letters(reader, words, reader.search(words))


@pytest.fixture(scope="module")
def office_of_told(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found(tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="module")
def told(office_of_told: Office) -> Iterator[Told]:
    office = office_of_told
    take(office, {"text": "They keep our papers."}, {"text": "No pay for two months."})
    with office.as_(Role.CASE_WORKER) as session:
        own, other = (case.id for case in session.reader.find(Case))
        session.cases.put(RAHIM)
        tie = Involvement(case=own, person=RAHIM.id, part=CasePart.AFFECTED, handle="Worker A")
        session.cases.put(tie)
        for case, text in (
            (own, "সুপারভাইজার রহিম বলেছে"),
            (other, "রহিম বাড়ি গেছে"),
            (other, "قال رحيم ذلك"),
            (other, "Raheem went home"),
            (other, "The Raheemabad line stood still"),
        ):
            session.cases.put(Account(case=case, text=text))
        yield Told(session, own, other)


def matched(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.snippet[hit.start : hit.end] for hit in hits}


def test_a_recorded_form_is_sure_in_the_cases_of_its_person_alone(told: Told) -> None:
    sure = told.look_up("rahim").sure

    assert [(hit.case, hit.kind) for hit in sure] == [(told.own, "account")]
    assert matched(sure) == {"রহিম"}


def test_the_same_form_elsewhere_looks_alike_like_any_spelling_by_rule(told: Told) -> None:
    alike = told.look_up("rahim").alike

    assert {hit.case for hit in alike} == {told.other}
    assert matched(alike) == {"রহিম", "رحيم", "Raheem"}


def test_a_name_in_another_script_finds_latin_letters(told: Told) -> None:
    assert "Raheem" in matched(told.look_up("رحيم").alike) | matched(told.look_up("rahim").alike)
    assert told.look_up("রহিম").alike


def test_nothing_stands_there_twice(told: Told) -> None:
    reader = told.session.reader
    typed = reader.search("rahim")
    found = other_letters(reader, "rahim", typed)
    records = [hit.record for hit in (*typed, *found.sure, *found.alike)]

    assert len(records) == len(set(records))


def test_no_more_of_a_name_is_shown_than_was_typed() -> None:
    assert recorded_forms(RAHIM, "rahim") == ["রহিম"]
    assert recorded_forms(RAHIM, "rahim uddin") == ["রহিম উদ্দিন"]


def test_a_form_that_cannot_be_told_is_left_out() -> None:
    person = Person(names=(Name(text="Rahim Uddin"), Name(text="ကိုအောင်")))

    assert recorded_forms(person, "rahim") == []


def test_whoever_has_no_key_to_people_finds_none(
    told: Told, office_of_told: Office, tmp_path: Path
) -> None:
    with office_of_told.copy(tmp_path).as_(Role.ANALYST) as session:
        found = other_letters(session.reader, "rahim", session.reader.search("rahim"))

    assert found == OtherLetters()
