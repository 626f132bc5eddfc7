"""Whether ringing somebody is safe now, and if not, when it will be (S17)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workstation.records.contact_plan import ContactWay, SafeContactPlan, SafeWindow, Weekday
from workstation.records.involvement import Involvement
from workstation.rules.asked import speakers

DAY_MINUTES = 24 * 60
_DAYS = tuple(Weekday)
Stretch = tuple[dt.datetime, dt.datetime]


def plan_of(
    ties: Sequence[Involvement], plans: Iterable[SafeContactPlan]
) -> SafeContactPlan | None:
    """How the person a case is about is reached, by their newest plan and nobody else's.

    Of several it is the first by handle. `plans` come in the order in which they were written.
    """
    about = speakers(sorted(ties, key=lambda tie: tie.handle))[:1]
    return next((plan for plan in reversed([*plans]) if plan.person in about), None)


def safe_to_ring(plan: SafeContactPlan | None, now: dt.datetime) -> tuple[bool, str]:
    """Whether ringing is safe at an aware moment, and words for the screen.

    Safe only inside a window of the plan, in the plan's own zone. A missing plan, zone or window
    means no.
    """
    if plan is None:
        return False, "No safe-contact plan yet"
    if plan.channel in (ContactWay.THEY_RING, ContactWay.IN_PERSON):
        return False, f"{plan.channel.label} only"
    zone = _zone(plan.zone)
    if zone is None:
        return False, "Their time zone is not known"
    stretches = sorted(_stretches(plan, zone, now.astimezone(zone).date()))
    return _words(stretches, now.astimezone(dt.UTC), zone)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _stretches(plan: SafeContactPlan, zone: ZoneInfo, today: dt.date) -> Iterator[Stretch]:
    for window in plan.windows:
        if not _sound(window):
            continue
        for ahead in range(-1, 8):
            day = today + dt.timedelta(days=ahead)
            if _DAYS[day.weekday()] in window.days:
                yield _on_day(window, day, zone)


def _sound(window: SafeWindow) -> bool:
    bounds = 0 <= window.start < DAY_MINUTES and 0 <= window.until <= DAY_MINUTES
    return bounds and window.start != window.until


def _on_day(window: SafeWindow, day: dt.date, zone: ZoneInfo) -> Stretch:
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=zone)
    until = window.until + (DAY_MINUTES if window.until < window.start else 0)
    start = midnight + dt.timedelta(minutes=window.start)
    end = midnight + dt.timedelta(minutes=until)
    return start.astimezone(dt.UTC), end.astimezone(dt.UTC)


def _words(stretches: list[Stretch], now: dt.datetime, zone: ZoneInfo) -> tuple[bool, str]:
    place = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    open_now = [end for start, end in stretches if start <= now < end]
    if open_now:
        end = max(open_now)
        left = spell(end - now)
        return True, f"Safe until {end.astimezone(zone):%H:%M} {place} time, {left} left"
    coming = [stretch for stretch in stretches if stretch[0] > now]
    if not coming:
        return False, "No safe time is agreed"
    start, end = coming[0]
    hours = f"{start.astimezone(zone):%H:%M}–{end.astimezone(zone):%H:%M}"
    return False, f"Safe {hours} {place} time, in {spell(start - now)}"


def spell(span: dt.timedelta) -> str:
    """A stretch of time as "2 d 3 h", "4 h 50 min" or "5 min", rounded up to the minute."""
    minutes = -(-int(span.total_seconds()) // 60)
    days, rest = divmod(minutes, DAY_MINUTES)
    hours, minutes = divmod(rest, 60)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"
