"""How many people fit, counted as an insider would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.briefings import GivenDetail, Profile
from workstation.records.organisations import GroupCount, Headcount, Site, Trait
from workstation.records.people import Gender, YesNo
from workstation.rules import small_cells

WOMEN = GivenDetail(attribute=Trait.GENDER, value="woman")
BURMESE = GivenDetail(attribute=Trait.NATIONALITY, value="MM")
NIGHT = GivenDetail(attribute=Trait.SHIFT, value="Night")
CRAB = GivenDetail(attribute=Trait.SECTION, value="night crab")
PLANT = GivenDetail(attribute=Trait.SITE, value="Mahachai plant")
SITE = Site(
    names=("Mahachai plant",),
    headcount=640,
    counts=(
        Headcount(nationality="MM", gender=Gender.WOMAN, people=300),
        Headcount(nationality="MM", gender=Gender.MAN, people=200),
        Headcount(nationality="TH", gender=Gender.WOMAN, people=140),
    ),
    group_counts=(
        GroupCount(attribute=Trait.SHIFT, value="night", people=620),
        GroupCount(attribute=Trait.SECTION, value="night crab", people=2),
    ),
)


def k(
    *details: GivenDetail,
    site: Site | None = SITE,
    unique: YesNo = YesNo.NO,
    complained: YesNo = YesNo.NO,
) -> int | None:
    return small_cells.people_who_fit(
        details, site, unique_event=unique, complained_inside=complained
    )


def test_with_nothing_told_but_the_site_everybody_fits() -> None:
    assert k() == k(PLANT) == 640


def test_nationality_and_gender_are_counted_together() -> None:
    assert (k(WOMEN), k(BURMESE), k(WOMEN, BURMESE)) == (440, 500, 300)


def test_traits_that_are_counted_apart_promise_only_who_must_share_them() -> None:
    assert k(NIGHT) == 620
    assert k(WOMEN, BURMESE, NIGHT) == 280
    assert k(WOMEN, NIGHT, CRAB) == 0


def test_the_same_detail_twice_counts_once() -> None:
    assert k(WOMEN, WOMEN) == k(WOMEN)


def test_two_genders_at_once_fit_nobody() -> None:
    assert k(WOMEN, GivenDetail(attribute=Trait.GENDER, value="man")) == 0


@pytest.mark.parametrize("said", ["May 2025", "Q2 2025", "first half of 2025", "2025"])
def test_a_date_said_coarsely_narrows_nothing(said: str) -> None:
    assert k(GivenDetail(attribute=Trait.DATE, value=said)) == 640


@pytest.mark.parametrize("said", ["3 May 2025", "Mayday 2025", "Thursday before Eid", "1 2025"])
def test_any_finer_date_gives_no_count(said: str) -> None:
    assert k(GivenDetail(attribute=Trait.DATE, value=said)) is None


@pytest.mark.parametrize(
    ("said", "fits"),
    [("fewer than 10", 1), ("10-19", 10), ("100+", 100), ("11", 11), ("many", None), ("900", 640)],
)
def test_a_number_affected_counts_by_the_least_it_can_mean(said: str, fits: int | None) -> None:
    assert k(GivenDetail(attribute=Trait.AFFECTED, value=said)) == fits


@pytest.mark.parametrize(
    "unknown",
    [
        {"site": None},
        {"site": Site(names=("X",))},
        {"site": Site(names=("X",), headcount=0)},
        {"site": Site(names=("X",), headcount=640)},
        {"unique": YesNo.UNKNOWN},
        {"complained": YesNo.UNKNOWN},
    ],
)
def test_what_is_not_known_gives_no_count(unknown: dict[str, object]) -> None:
    assert k(WOMEN, **unknown) is None  # type: ignore[arg-type]


def test_a_trait_without_a_count_gives_no_count() -> None:
    assert k(GivenDetail(attribute=Trait.JOB, value="peeler")) is None
    assert k(GivenDetail(attribute=Trait.EVENT, value="biscuit tin")) is None


@pytest.mark.parametrize("known", [{"unique": YesNo.YES}, {"complained": YesNo.YES}])
def test_one_of_a_kind_or_an_earlier_complaint_inside_leaves_one(known: dict[str, YesNo]) -> None:
    assert k(**known) == 1  # type: ignore[arg-type]
    assert k(site=None, **known) == 1


workers = st.lists(
    st.tuples(
        st.sampled_from(["MM", "KH"]),
        st.sampled_from([Gender.WOMAN, Gender.MAN]),
        st.sampled_from(["day", "night"]),
        st.sampled_from(["peeling", "packing"]),
    ),
    min_size=1,
    max_size=40,
)


def counted(people: list[tuple[str, Gender, str, str]]) -> Site:
    pairs = {(n, g) for n, g, _, _ in people}
    return Site(
        names=("X",),
        headcount=len(people),
        counts=tuple(
            Headcount(nationality=n, gender=g, people=sum(p[:2] == (n, g) for p in people))
            for n, g in sorted(pairs)
        ),
        group_counts=tuple(
            GroupCount(attribute=trait, value=value, people=sum(p[at] == value for p in people))
            for trait, at, values in (
                (Trait.SHIFT, 2, ("day", "night")),
                (Trait.JOB, 3, ("peeling", "packing")),
            )
            for value in values
        ),
    )


@given(workers, st.integers(0), st.sets(st.integers(0, 3)))
def test_the_count_never_says_more_than_really_fit(
    people: list[tuple[str, Gender, str, str]], pick: int, told: set[int]
) -> None:
    source = people[pick % len(people)]
    traits = (Trait.NATIONALITY, Trait.GENDER, Trait.SHIFT, Trait.JOB)
    details = [GivenDetail(attribute=traits[at], value=str(source[at])) for at in sorted(told)]
    fits = sum(all(p[at] == source[at] for at in told) for p in people)
    found = k(*details, site=counted(people))
    assert found is not None
    assert found <= fits
    if len(told) <= 1 or told == {0, 1}:
        assert found == fits


@given(st.lists(st.sampled_from([WOMEN, BURMESE, NIGHT, CRAB, PLANT])), st.integers(1, 700))
def test_the_ladder_only_drops_and_stops_as_soon_as_enough_fit(
    details: list[GivenDetail], limit: int
) -> None:
    left = small_cells.cut(details, SITE, limit, unique_event=YesNo.NO, complained_inside=YesNo.NO)
    assert sorted(map(str, left.kept + left.dropped)) == sorted(map(str, details))
    assert left.k is not None
    assert left.k >= limit or left.kept == ()
    before = k(*details)
    assert (left.dropped == ()) == (before is not None and (before >= limit or not details))


def test_the_ladder_drops_the_section_before_gender_and_nationality() -> None:
    for limit in (10, 300):
        left = small_cells.cut(
            (WOMEN, BURMESE, CRAB), SITE, limit, unique_event=YesNo.NO, complained_inside=YesNo.NO
        )
        assert (left.dropped, left.k) == ((CRAB,), 300)


def test_no_ladder_helps_one_of_a_kind() -> None:
    left = small_cells.cut((WOMEN,), SITE, 10, unique_event=YesNo.YES, complained_inside=YesNo.NO)
    assert (left.kept, left.k) == ((), 1)


@pytest.mark.parametrize(("people", "small"), [(49, True), (50, False), (None, None)])
def test_a_site_under_fifty_is_small(people: int | None, small: bool | None) -> None:
    assert small_cells.small_site(Site(names=("X",), headcount=people)) is small
    assert small_cells.small_site(None) is None


def test_too_few_says_how_many_are_needed_and_why() -> None:
    (few,) = small_cells.blockers(2, Profile.BUY)
    assert few.words == (
        "Only 2 people on site fit what the text still says; "
        "5 are needed, 10 because the supplier may see it."
    )
    assert len(small_cells.blockers(7, Profile.BUY)) == 1
    (one,) = small_cells.blockers(0, Profile.EMP)
    assert one.words.startswith("Perhaps only 1 person on site fits")
    (unknown,) = small_cells.blockers(None, Profile.EMP)
    assert unknown.rule == "k.unknown"
    assert small_cells.blockers(10, Profile.EMP) == []
