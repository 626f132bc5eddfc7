"""What the code of an issue and a corridor tell of people, where somebody can count them."""

import pytest
from msgspec.structs import replace

from workstation.records.kit import new_id
from workstation.records.organisations import Headcount, Site, Trait
from workstation.records.people import Gender
from workstation.records.rosters import Roster, RosterRow
from workstation.records.taxonomy import IssueCode
from workstation.rules.counting import how_many
from workstation.rules.implied import by_codes, by_corridor

LIST = Roster(
    site=new_id(),
    rows=(
        RosterRow(gender="Female", nationality="MM", age="minor"),
        RosterRow(gender="male", nationality="KH", age="25-34"),
    ),
)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (IssueCode.WL24, {(Trait.GENDER, "Female")}),
        (IssueCode.WL23, {(Trait.AGE, "minor")}),
        (IssueCode.LR14, {(Trait.AGE, "minor")}),
        (IssueCode.WL1, set()),
    ],
)
def test_some_issues_can_be_only_of_some_people(
    code: IssueCode, told: set[tuple[Trait, str]]
) -> None:
    found = by_codes([code, IssueCode.WL2], LIST, None)

    assert {(detail.attribute, detail.value) for detail in found} == told


def test_a_corridor_tells_where_people_come_from() -> None:
    (told,) = by_corridor("Myanmar to Thailand", LIST, None)

    assert (told.attribute, told.value) == (Trait.NATIONALITY, "Myanmar")
    assert by_corridor("", LIST, None) == ()


def test_nothing_follows_where_nobody_counts_it() -> None:
    site = Site(names=("P",), counts=(Headcount(nationality="MM", gender=Gender.MAN, people=9),))
    blank = Roster(site=new_id(), rows=(RosterRow(section="6"),))

    assert by_codes([IssueCode.WL24], None, None) == by_codes([IssueCode.WL24], blank, None) == ()
    assert by_corridor("Myanmar to Thailand", blank, None) == ()
    assert len(by_corridor("Myanmar to Thailand", None, site)) == 1


def test_a_permit_is_of_people_from_another_country() -> None:
    at_home = Site(names=("P",), country="KH", headcount=300)

    (told,) = by_codes([IssueCode.WL27], LIST, at_home)

    assert how_many([told], at_home, LIST) == 1
    assert how_many([told], replace(at_home, country="MM"), LIST) == 1
    assert how_many([told], replace(at_home, country="TH"), LIST) == 2
    assert by_codes([IssueCode.WL27], LIST, Site(names=("P",))) == ()


def test_counts_of_a_site_tell_who_is_from_another_country_too() -> None:
    counts = tuple(
        Headcount(nationality=code, gender=Gender.MAN, people=n)
        for code, n in (("TH", 90), ("MM", 6), ("Laos", 2))
    )
    site = Site(names=("P",), country="TH", headcount=98, counts=counts)

    assert how_many(by_codes([IssueCode.WL29], None, site), site) == 8
