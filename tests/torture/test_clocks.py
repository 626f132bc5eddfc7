"""A clock that jumps by days or years changes neither what is kept nor its order."""

import datetime as dt
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.conftest import codes, folder, office, organisation, passphrase
from workstation.ports import Silent
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.store.checkpoint import Checkpoint, read_checkpoints
from workstation.store.files import Files
from workstation.store.layout import Layout, Place, read_header
from workstation.store.vault import Vault

__all__ = ["codes", "folder", "office", "organisation"]
NOON = dt.datetime(2026, 3, 29, 0, 59, 59, tzinfo=dt.UTC)
"""A second before the clocks of Europe go forward."""
JUMPS = st.sampled_from([-3650, -365, -1, 0, 1, 365, 3650])


class Jumping:
    """A clock that somebody turns between two looks at it."""

    def __init__(self, days: list[int]) -> None:
        self._now, self._days = NOON, iter(days)

    def __call__(self) -> dt.datetime:
        """The time as it is told; never before 1990 nor after 2090."""
        turned = self._now + dt.timedelta(days=next(self._days, 0), seconds=1)
        self._now = turned if 1990 < turned.year < 2090 else self._now
        return self._now


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(JUMPS, min_size=4, max_size=30))
def test_the_order_is_that_of_writing_whatever_the_clock_says(
    folder: Path, days: list[int]
) -> None:
    worker = Vault.open(folder).unlock(passphrase(Role.CASE_WORKER), Jumping(days))
    reader = worker.reader()
    try:
        with worker.open_work() as work:
            case = work.put(Case(code="ABC-DEF"))
            work.commit()
        for number in range(3):
            with worker.open_work() as work:
                work.put(replace(work.get(Case, case.id), title=f"Step {number}"))
                work.commit()
        worker.checkpoint()
        revisions = [past.revision for past in reader.history(case.id)]
        found = worker.check(Silent())
    finally:
        reader.close()
        worker.close()

    assert revisions == [4, 3, 2, 1]
    assert found == []


def test_a_checkpoint_from_the_future_is_read_all_the_same(folder: Path) -> None:
    worker = Vault.open(folder).unlock(passphrase(Role.CASE_WORKER), Jumping([3650, -3650]))
    worker.checkpoint()
    users = worker.grants.users()
    worker.close()
    layout = Layout(folder)
    place = Place(layout, read_header(Files(), layout), Files())

    assert all(isinstance(found, Checkpoint) for _, found in read_checkpoints(place, users))
