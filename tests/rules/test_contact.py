"""Whether ringing is safe, in the person's own time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.records.contact_plan import ContactWay, SafeContactPlan, SafeWindow, Weekday
from workstation.records.involvement import CasePart, Involvement
from workstation.records.kit import Id, new_id
from workstation.rules.contact import plan_of, safe_to_ring, spell

BANGKOK = "Asia/Bangkok"
EVERY_DAY = tuple(Weekday)
NOT_SUNDAY = EVERY_DAY[:-1]


def plan(
    *windows: tuple[tuple[Weekday, ...], int, int],
    zone: str = BANGKOK,
    channel: ContactWay = ContactWay.VIBER,
) -> SafeContactPlan:
    return SafeContactPlan(
        person=new_id(),
        channel=channel,
        zone=zone,
        windows=tuple(SafeWindow(days=d, start=s * 60, until=u * 60) for d, s, u in windows),
    )


def utc(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)


EVENINGS = plan((NOT_SUNDAY, 19, 21))


def test_before_the_window_it_says_when_and_how_long_from_now() -> None:
    words = "Safe 19:00–21:00 Bangkok time, in 4 h 50 min"
    assert safe_to_ring(EVENINGS, utc(23, 7, 10)) == (False, words)


def test_inside_the_window_it_is_safe_and_says_until_when() -> None:
    safe = (True, "Safe until 21:00 Bangkok time, 50 min left")
    assert safe_to_ring(EVENINGS, utc(23, 13, 10)) == safe


def test_the_window_begins_with_its_first_and_ends_before_its_last_minute() -> None:
    assert safe_to_ring(EVENINGS, utc(23, 12))[0]
    assert not safe_to_ring(EVENINGS, utc(23, 14))[0]


def test_a_day_that_is_left_out_is_not_safe() -> None:
    words = "Safe 19:00–21:00 Bangkok time, in 1 d"
    assert safe_to_ring(EVENINGS, utc(22, 12)) == (False, words)


def test_a_window_past_midnight_belongs_to_the_day_it_began() -> None:
    night = plan(((Weekday.MON,), 22, 2))
    assert safe_to_ring(night, utc(23, 18))[0]  # Tuesday 01:00 in Bangkok
    assert not safe_to_ring(night, utc(22, 18))[0]  # Monday 01:00


def test_a_weekly_window_that_has_passed_comes_again_next_week() -> None:
    mondays = plan(((Weekday.MON,), 19, 21))
    words = "Safe 19:00–21:00 Bangkok time, in 6 d 22 h"
    assert safe_to_ring(mondays, utc(23, 14)) == (False, words)


def test_windows_follow_the_clock_of_the_place_through_daylight_saving() -> None:
    berlin = plan((EVERY_DAY, 19, 21), zone="Europe/Berlin")
    summer = dt.datetime(2026, 7, 1, 17, tzinfo=dt.UTC)
    winter = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
    assert safe_to_ring(berlin, summer)[0]
    assert not safe_to_ring(berlin, winter)[0]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (None, "No safe-contact plan yet"),
        (plan((EVERY_DAY, 0, 24), zone=""), "Their time zone is not known"),
        (plan((EVERY_DAY, 0, 24), zone="Asia/Nowhere"), "Their time zone is not known"),
        (plan((EVERY_DAY, 0, 24), zone="../../etc/passwd"), "Their time zone is not known"),
        (plan(), "No safe time is agreed"),
        (plan((EVERY_DAY, 9, 9)), "No safe time is agreed"),
        (plan((EVERY_DAY, 25, 26)), "No safe time is agreed"),
        (plan(((), 9, 10)), "No safe time is agreed"),
        (plan((EVERY_DAY, 0, 24), channel=ContactWay.THEY_RING), "They ring us only"),
        (plan((EVERY_DAY, 0, 24), channel=ContactWay.IN_PERSON), "In person only"),
    ],
)
def test_what_is_missing_or_not_a_call_is_never_safe(
    missing: SafeContactPlan | None, words: str
) -> None:
    assert safe_to_ring(missing, utc(23, 12)) == (False, words)


@given(
    st.sets(st.sampled_from(Weekday)),
    st.integers(0, 1439),
    st.integers(0, 1440),
    st.datetimes(
        min_value=dt.datetime(2020, 1, 1),
        max_value=dt.datetime(2040, 1, 1),
        timezones=st.just(dt.UTC),
    ),
)
def test_it_is_safe_exactly_in_the_minutes_of_a_chosen_day(
    days: set[Weekday], start: int, until: int, now: dt.datetime
) -> None:
    window = SafeWindow(days=tuple(days), start=start, until=until)
    one = SafeContactPlan(
        person=new_id(), channel=ContactWay.PHONE, zone=BANGKOK, windows=(window,)
    )
    there = now.astimezone(dt.timezone(dt.timedelta(hours=7)))
    minute = there.hour * 60 + there.minute
    today = EVERY_DAY[there.weekday()] in days
    yesterday = EVERY_DAY[there.weekday() - 1] in days
    if start <= until:
        expected = today and start <= minute < until
    else:
        expected = (today and minute >= start) or (yesterday and minute < until)
    assert safe_to_ring(one, now)[0] is expected


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (5, "5 min"),
        (60, "1 h"),
        (290, "4 h 50 min"),
        (1440, "1 d"),
        (1500, "1 d 1 h"),
    ],
)
def test_time_is_spelt_short(minutes: int, words: str) -> None:
    assert spell(dt.timedelta(minutes=minutes)) == words


def tie(handle: str, part: CasePart = CasePart.AFFECTED) -> Involvement:
    return Involvement(person=Id(handle), part=part, handle=handle)


def plans_of(*handles: str) -> list[SafeContactPlan]:
    return [SafeContactPlan(person=Id(each), channel=ContactWay.VIBER) for each in handles]


def test_nobody_is_rung_by_the_plan_of_somebody_else() -> None:
    ties = [tie("Witness A", CasePart.WITNESS), tie("Worker B"), tie("Worker A")]
    old, new, *_ = plans = plans_of("Worker A", "Worker A", "Worker B", "Witness A")

    assert plan_of(ties, plans) is new
    assert plan_of(ties, plans[:1]) is old
    assert plan_of(ties, plans[2:]) is None
    assert plan_of(ties, ()) is None


def test_where_nobody_is_affected_a_case_is_about_its_defender() -> None:
    (plan,) = plans_of("D A")
    accused, defender = tie("Accused A", CasePart.PERPETRATOR), tie("D A", CasePart.DEFENDER)

    assert plan_of([accused, defender], [plan]) is plan
    assert plan_of([accused], [plan]) is None
