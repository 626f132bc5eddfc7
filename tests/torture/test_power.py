"""A power cut loses nothing that was acknowledged, and the settings we avoid do lose."""

from pathlib import Path

import pytest

from tests.store.conftest import codes, folder, office, organisation
from tests.torture.conftest import Tell
from tests.torture.looping import counts_of
from tests.torture.mounted import need_root

__all__ = ["codes", "folder", "office", "organisation"]
CUTS = [pytest.param(4, marks=pytest.mark.slow), pytest.param(100, marks=pytest.mark.torture)]
CONTROLS = [pytest.param(3, marks=pytest.mark.slow), pytest.param(25, marks=pytest.mark.torture)]


@pytest.mark.parametrize("cuts", CUTS)
def test_a_power_cut_loses_nothing(folder: Path, cuts: int, tell: Tell) -> None:
    need_root()
    facts = counts_of("power", folder, "ours", cuts, 5)
    tell("power cuts", facts)

    assert facts["kept"] >= cuts
    assert (facts["lost"], facts["apart"]) == (0, 0)


@pytest.mark.parametrize("cuts", CONTROLS)
@pytest.mark.parametrize("how", ["wal", "off"])
def test_the_settings_that_we_avoid_lose_rows_to_the_same_cuts(
    folder: Path, cuts: int, how: str, tell: Tell
) -> None:
    # A few cuts may all fall where nothing was waiting to be written; not many of them.
    need_root()
    runs = (counts_of("power", folder, how, cuts, 5 + run) for run in range(6))
    facts = next(facts for facts in runs if facts["lost"])
    tell(f"power cuts, control {how}", facts)

    assert facts["lost"] > 0
