"""A second person's process that does not answer is one sentence."""

from pathlib import Path

import pytest

from workstation.bootstrap import second_person
from workstation.errors import WorkstationError


def test_a_process_that_takes_too_long_ends_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_person, "PATIENCE", 0.01)

    with pytest.raises(WorkstationError, match="without an answer"):
        second_person.ChildSecondPerson(tmp_path / "office.haven").prove("whatever")
