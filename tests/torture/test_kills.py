"""Nothing acknowledged is lost and no two files disagree, whenever the process is killed."""

import os
from pathlib import Path

import pytest

from tests.store.conftest import codes, folder, office, organisation
from tests.torture.acts import ACTS
from tests.torture.conftest import Tell
from tests.torture.looping import counts_of

__all__ = ["codes", "folder", "office", "organisation"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the loop forks")
MANY = {"save": 800, "rekey": 120, "delete": 100, "migrate": 220}
KILLS = [
    *(pytest.param(name, 6, id=f"{name}-6", marks=pytest.mark.slow) for name in ACTS),
    *(pytest.param(name, MANY.get(name, 280), id=name, marks=pytest.mark.torture) for name in ACTS),
    pytest.param("save", 12, id="save-12"),
]


@pytest.mark.parametrize(("act", "kills"), KILLS)
def test_a_kill_at_any_instant_loses_nothing(
    folder: Path, act: str, kills: int, tell: Tell
) -> None:
    facts = counts_of("kills", folder, act, kills, 7)
    tell(f"kills of {act}", facts)

    assert facts["kept"] >= kills
    assert (facts["lost"], facts["apart"]) == (0, 0)
    assert facts["moved"] == kills // 2
