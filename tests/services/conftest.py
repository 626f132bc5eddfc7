"""An office with one case that may leave, made once and copied for every test."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vaults import FIRM, Office, complete, found, release, share, take
from workstation.errors import Refused
from workstation.ports import Approval
from workstation.records.access import Role
from workstation.records.cases import Case
from workstation.records.kit import Id
from workstation.second_look.answering import approval

WORKER, BOSS = "Nandar Phyo", "Mr. Prakash"
FIRM_NAME = "Golden Loom"


def a_document(**more: object) -> dict[str, object]:
    """An intake of one worker about one boss, complete."""
    text = f"{WORKER} of {FIRM_NAME} says that {BOSS} keeps the passports of the night shift."
    spans = [
        {"tag": tag, "type": kind, "start": (at := text.index(s)), "end": at + len(s), "text": s}
        for tag, kind, s in (
            ("W1", "worker", WORKER),
            ("O1", "organisation", FIRM_NAME),
            ("A1", "alleged_perpetrator", BOSS),
        )
    ]
    employer = {"name": FIRM_NAME, "tag": "O1", "headcount": 400}
    plain = {"text": text, "spans": spans, "codes": ["WL11"], "employer": employer}
    return complete(plain | {"title": "Papers held"}, **more)


@dataclass(frozen=True)
class Ready(Office):
    """An office of the test's own, with its one case."""

    case: Case

    def refusals(self, briefing: Id, role: Role = Role.SUPERVISOR) -> set[str]:
        """The rules by which a second person's own look refuses a briefing."""
        with pytest.raises(Refused) as refused:
            self.approve(briefing, role)
        return {blocker.rule for blocker in refused.value.blockers}

    def approve(self, briefing: Id, role: Role = Role.SUPERVISOR) -> Approval:
        """What the second person's process does, in this one."""
        return approval(self.path, self.passphrase(role), briefing)


@pytest.fixture(scope="session")
def kept_office(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    office = found(tmp_path_factory.mktemp("services"))
    (case,) = take(office, a_document())
    with office.as_(Role.CASE_WORKER) as session:
        share(session, case.id)
    return Ready(office.path, case)


@pytest.fixture
def office(kept_office: Ready, tmp_path: Path) -> Ready:
    return Ready(kept_office.copy(tmp_path).path, kept_office.case)


@pytest.fixture(scope="session")
def kept_release(kept_office: Ready, tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """The office with one briefing that was released by real second persons."""
    office = Ready(kept_office.copy(tmp_path_factory.mktemp("released")).path, kept_office.case)
    release(office, office.case.id, FIRM)
    return office


@pytest.fixture
def released(kept_release: Ready, tmp_path: Path) -> Ready:
    return Ready(kept_release.copy(tmp_path).path, kept_release.case)


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose day begins first of all."""
    monkeypatch.setenv("TZ", "<+14>-14")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
