"""Days are those of the people who work here: what is due today, and a day of the log."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.services.conftest import Ready
from workstation.records.access import Role
from workstation.records.agenda import DueKind
from workstation.records.cases import Case
from workstation.records.events import EventFilter
from workstation.rules.days import begin_of, day_of

EVENING = dt.datetime(2026, 11, 22, 20, 30, tzinfo=dt.UTC)
"""In the office it is half past ten in the morning of the next day."""
TODAY = dt.date(2026, 11, 23)
YESTERDAY = TODAY - dt.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("far_east")


def evening() -> dt.datetime:
    return EVENING


def test_a_day_begins_at_midnight_of_the_office() -> None:
    assert day_of(EVENING) == TODAY
    assert begin_of(TODAY) == dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
    assert day_of(begin_of(TODAY) - dt.timedelta(seconds=1)) == YESTERDAY


def test_what_is_due_on_the_offices_day_is_due_today(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER, evening) as session:
        case = session.reader.get(Case, office.case.id)
        session.cases.put(replace(case, next_step="Ring back", next_due=TODAY))
        _late, due, _soon = session.today.look().parts

        assert session.cases.today() == session.risks.today() == TODAY
        assert [task.due for task in due if task.kind is DueKind.STEP] == [TODAY]


def test_the_log_of_a_day_is_what_was_done_on_the_offices_day(office: Ready) -> None:
    with office.as_(Role.CASE_WORKER, evening) as session:
        session.erasure.ask(office.case.id, "They asked for it.")
        (newest, *_) = session.audit.numbers(EventFilter(verb="deletion asked for"))

        def of(day: dt.date) -> list[int]:
            return list(session.audit.numbers(EventFilter(first=day, last=day)))

        assert newest in of(TODAY)
        assert newest not in of(YESTERDAY)
        assert newest not in of(TODAY + dt.timedelta(days=1))
