"""What somebody was known by before a correction, and what was only a slip."""

import datetime as dt

from msgspec.structs import replace

from workstation.records.accounts import IdentifyingDetail
from workstation.records.kit import Record, UserToken
from workstation.records.names import IdDocument, Name, OnlineAccount
from workstation.records.people import Person
from workstation.records.revisions import Revision
from workstation.rules.former import former
from workstation.rules.keeping import SLIP

ONE, OTHER = UserToken("one"), UserToken("other")
BEGIN = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
MOMENT = dt.timedelta(minutes=1)
PERSON = Person()


def named(*names: str) -> Person:
    return replace(PERSON, names=tuple(Name(text=name) for name in names))


def written(*steps: tuple[Record, dt.timedelta, UserToken]) -> list[Revision]:
    """Revisions, each so long after the one before it and by whom."""
    at, found = BEGIN, []
    for record, later, by in steps:
        at += later
        found.append(Revision(record, at, by))
    return found


def said(*steps: tuple[Record, dt.timedelta, UserToken]) -> list[str]:
    return [text for _, text in former(written(*steps))]


def test_a_name_that_was_corrected_is_a_former_one() -> None:
    steps = ((named("Thida"), MOMENT, ONE), (named("Su Su"), SLIP + MOMENT, ONE))

    assert said(*steps) == ["Thida"]


def test_every_field_that_identifies_has_former_values() -> None:
    full = replace(
        named("Thida"),
        phones=("081 555 0142",),
        accounts=(OnlineAccount(service="line", handle="thida.h"),),  # type: ignore[arg-type]
        id_docs=(IdDocument(type="passport", number="MB123456"),),  # type: ignore[arg-type]
        address="12 Canal Road",
        dorm="Room 14",
        job="peels shrimp",
    )
    detail = IdentifyingDetail(forms=("the only widow",))

    assert set(said((full, MOMENT, ONE), (named("Su"), SLIP * 2, ONE))) == {
        *("Thida", "081 555 0142", "thida.h", "MB123456", "12 Canal Road", "Room 14")
    }
    assert said((detail, MOMENT, ONE), (replace(detail, forms=()), MOMENT, OTHER)) == [
        "the only widow"
    ]


def test_what_its_writer_took_out_again_within_a_day_was_a_slip() -> None:
    assert said((named("Thda"), MOMENT, ONE), (named("Thida"), SLIP, ONE)) == []


def test_what_somebody_else_took_out_was_none() -> None:
    assert said((named("Thda"), MOMENT, ONE), (named("Thida"), MOMENT, OTHER)) == ["Thda"]


def test_a_slip_counts_from_when_it_was_written_and_not_from_the_last_change() -> None:
    steps = (
        (named("Thida"), MOMENT, ONE),
        (named("Thida", "Su"), SLIP, ONE),
        (named("Su"), MOMENT, ONE),
    )

    assert said(*steps) == ["Thida"]


def test_whose_hand_changed_something_else_meanwhile_does_not_matter() -> None:
    steps = (
        (named("Thda"), MOMENT, ONE),
        (replace(named("Thda"), job="peels shrimp"), MOMENT, OTHER),
        (named("Thida"), MOMENT, ONE),
    )

    assert said(*steps) == []


def test_what_stands_there_again_is_no_former_name() -> None:
    steps = (
        (named("Thida"), MOMENT, ONE),
        (named("Su"), SLIP * 2, ONE),
        (named("Thida"), SLIP * 2, ONE),
    )

    assert said(*steps) == ["Su"]


def test_once_more_by_a_slip_does_not_undo_that_it_once_was_true() -> None:
    steps = (
        (named("Thida"), MOMENT, ONE),
        (named("Su"), SLIP * 2, ONE),
        (named("Su", "Thida"), MOMENT, ONE),
        (named("Su"), MOMENT, ONE),
    )

    assert said(*steps) == ["Thida"]


def test_a_clock_that_was_turned_back_by_years_makes_no_slip() -> None:
    assert said((named("Thida"), MOMENT, ONE), (named("Su"), -SLIP * 400, ONE)) == ["Thida"]


def test_one_revision_has_no_past() -> None:
    assert said((named("Thida"), MOMENT, ONE)) == []
    assert former([]) == ()
