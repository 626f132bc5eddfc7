"""What deleting says of days and hours: those of the office, not of Greenwich."""

import datetime as dt

from workstation.records.access import Role
from workstation.records.erasure import Erasure, ErasureRequest, Subject
from workstation.rules.erasure import blockers, certificate

BANGKOK = dt.timezone(dt.timedelta(hours=7))
LATE = dt.datetime(2026, 11, 22, 20, 30, tzinfo=dt.UTC)
"""In Bangkok it is the next day already."""


def test_a_request_that_waits_says_until_when_by_the_offices_clock() -> None:
    request = ErasureRequest(asked_at=LATE)
    now = (LATE + dt.timedelta(hours=1)).astimezone(BANGKOK)

    (stop,) = blockers(request, 0, Role.CASE_WORKER, now)

    assert stop.words == "It is kept until 26 Nov 2026 03:30."


def test_a_certificate_tells_the_offices_day_and_how_far_its_clock_is_from_utc() -> None:
    what = Erasure(vault="v", token="t", at=LATE, by="1", subject=Subject.CASE, digest="d")

    text = certificate(what, "2", LATE.astimezone(BANGKOK))

    assert "When:           23 November 2026, 03:30 (UTC+07:00)" in text
    assert "goes by 1 June 2027 where" in text
