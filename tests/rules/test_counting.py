"""A staff list is counted exactly; without one the count is a bound."""

import datetime as dt
import itertools
import random
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workstation.records.briefings import GivenDetail
from workstation.records.kit import new_id
from workstation.records.organisations import GroupCount, Site, Trait
from workstation.records.rosters import Roster, RosterRow
from workstation.rules.counting import COLUMNS, how_many, people_on, shared_by

SITE = Site(names=("Plant",), headcount=640)


def roster(*rows: RosterRow) -> Roster:
    return Roster(site=SITE.id, rows=rows)


def detail(trait: Trait, value: str) -> GivenDetail:
    return GivenDetail(attribute=trait, value=value)


WOMAN = RosterRow(nationality="MM", gender="woman", shift="Night", job="crab peeler", age="25-34")
MAN = RosterRow(nationality="KH", gender="man", shift="night", job="forklift driver", age="45+")
BLANK = RosterRow(gender="woman")


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ([(Trait.GENDER, "woman")], 3),
        ([(Trait.GENDER, "woman"), (Trait.SHIFT, "night")], 2),
        ([(Trait.NATIONALITY, "Myanmar")], 2),
        ([(Trait.NATIONALITY, "MM")], 2),
        ([(Trait.NATIONALITY, "South-eastern Asia")], 3),
        ([(Trait.JOB, "plant and machine operators")], 1),
        ([(Trait.GENDER, "woman"), (Trait.JOB, "forklift driver")], 0),
        ([(Trait.DATE, "May 2026"), (Trait.AGE, "25-34")], 2),
        ([(Trait.SITE, "Plant")], 4),
        ([(Trait.EVENT, "biscuit tin")], None),
        ([], 4),
    ],
)
def test_everybody_who_shares_all_of_it_is_counted_one_by_one(
    told: list[tuple[Trait, str]], fits: int | None
) -> None:
    held = roster(WOMAN, WOMAN, MAN, BLANK)
    assert how_many([detail(*each) for each in told], SITE, held) == fits


OLD, NEW = RosterRow(gender="woman", tenure="1-3 years"), RosterRow(tenure="under 1 year")


@pytest.mark.parametrize(
    ("period", "fits"),
    [("November 2026", 4), ("Q4 2026", 4), ("October 2026", 2), ("Q3 2026", 2),
     ("first half of 2026", 2), ("2026", 4), ("2025", 2), ("October 2025", 0), ("2024", 0)],
)  # fmt: skip
def test_a_period_is_of_those_who_were_there_by_then(period: str, fits: int) -> None:
    held = replace(roster(OLD, OLD, NEW, NEW), taken_on=dt.date(2026, 11, 23))

    assert how_many([detail(Trait.DATE, period)], SITE, held) == fits
    assert how_many([detail(Trait.DATE, period)], SITE, replace(held, taken_on=None)) == 4
    assert how_many([detail(Trait.DATE, period)], SITE, roster(BLANK)) == 1


def test_what_the_list_does_not_hold_is_bounded_beside_it() -> None:
    site = Site(
        names=("Plant",), group_counts=(GroupCount(attribute=Trait.OTHER, value="tin", people=3),)
    )
    held = roster(WOMAN, WOMAN, MAN, BLANK)
    told = [detail(Trait.GENDER, "woman"), detail(Trait.OTHER, "tin")]

    assert how_many(told, site, held) == 2


def test_the_lower_of_headcount_and_list_counts() -> None:
    held = roster(WOMAN, WOMAN, MAN)
    assert people_on(SITE, held) == 3
    assert people_on(Site(names=("P",), headcount=2), held) == 2
    assert people_on(Site(names=("P",)), held) == 3
    assert people_on(None) is people_on(Site(names=("P",))) is None


VALUES = dict.fromkeys(COLUMNS.values(), ("", "a", "b"))
people = st.lists(
    st.builds(RosterRow, **{name: st.sampled_from(v) for name, v in VALUES.items()}),
    min_size=1,
    max_size=12,
)


@given(people, st.sets(st.sampled_from(sorted(COLUMNS)), max_size=4), st.integers(0))
def test_the_number_is_the_number(rows: list[RosterRow], traits: set[Trait], pick: int) -> None:
    one = rows[pick % len(rows)]
    told = [(t, getattr(one, COLUMNS[t])) for t in sorted(traits) if getattr(one, COLUMNS[t])]
    expected = sum(all(getattr(r, COLUMNS[t]) == v for t, v in told) for r in rows)

    assert how_many([detail(*each) for each in told], SITE, roster(*rows)) == expected


@given(people)
def test_each_combination_of_three_traits_is_counted(rows: list[RosterRow]) -> None:
    counted = shared_by(rows)

    for traits, number in itertools.islice(counted.items(), 40):
        assert number == sum(all(getattr(r, COLUMNS[t]) == v for t, v in traits) for r in rows)
    assert {len(traits) for traits in counted} <= {1, 2, 3}


def test_all_combinations_of_two_thousand_workers_are_counted_quicker_than_one_by_one() -> None:
    dice = random.Random(4)
    many = {"dorm": 200, "section": 20, "job": 15}
    rows = [
        RosterRow(**{n: f"{n} {dice.randrange(many.get(n, 4))}" for n in COLUMNS.values()})
        for _ in range(2_000)
    ]

    def one_by_one() -> Counter[frozenset[tuple[Trait, str]]]:
        told = ([(trait, getattr(row, name)) for trait, name in COLUMNS.items()] for row in rows)
        chosen = (itertools.combinations(each, size) for each in told for size in (1, 2, 3))
        return Counter(map(frozenset, itertools.chain.from_iterable(chosen)))

    assert len(shared_by(rows)) == len(one_by_one()) > 10_000
    assert _took(lambda: shared_by(rows)) < _took(one_by_one)


def _took(work: Callable[[], object]) -> float:
    """The least processor time of three runs, in seconds."""
    took = []
    for _ in range(3):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def test_another_sites_list_is_nobodys() -> None:
    assert how_many([detail(Trait.GENDER, "woman")], None, Roster(site=new_id(), rows=())) is None
