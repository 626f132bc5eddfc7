"""A second person's process may start early, and one that does not answer is one sentence."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from workstation.bootstrap import second_person
from workstation.bootstrap.second_person import ChildSecondPerson
from workstation.errors import WorkstationError


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Popen[bytes]]:
    """Every process, as it starts."""
    found: list[Popen[bytes]] = []

    def start(*arguments: object, **options: object) -> Popen[bytes]:
        found.append(Popen(*arguments, **options))  # type: ignore[call-overload]
        return found[-1]

    monkeypatch.setattr("workstation.bootstrap.second_person.subprocess.Popen", start)
    return found


@pytest.fixture
def somebody(tmp_path: Path) -> Iterator[ChildSecondPerson]:
    asked = ChildSecondPerson(tmp_path / "office.haven")
    yield asked
    asked.close()


def test_a_process_that_takes_too_long_ends_in_one_sentence(
    somebody: ChildSecondPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_person, "PATIENCE", 0.01)

    with pytest.raises(WorkstationError, match="without an answer"):
        somebody.prove("whatever")


def test_the_one_that_started_early_is_the_one_that_is_asked(
    somebody: ChildSecondPerson, started: list[Popen[bytes]]
) -> None:
    somebody.expect()
    somebody.expect()

    with pytest.raises(WorkstationError, match="vault"):
        somebody.prove("whatever")
    assert [process.returncode for process in started] == [0]


def test_one_that_nobody_asked_ends_with_the_vault(
    somebody: ChildSecondPerson, started: list[Popen[bytes]]
) -> None:
    somebody.expect()
    somebody.close()

    assert started[0].returncode is not None


def test_it_ends_by_itself_when_nobody_is_left_to_ask_it(
    somebody: ChildSecondPerson, started: list[Popen[bytes]]
) -> None:
    somebody.expect()
    (process,) = started
    assert process.stdin
    process.stdin.close()

    assert process.wait(60) == 0
