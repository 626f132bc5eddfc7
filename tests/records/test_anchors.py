"""The words beside the scores."""

from workstation.records.anchors import ANCHORS, CAPACITY_SCALE, SCALE
from workstation.records.risk import Factor


def test_every_question_has_five_different_short_answers() -> None:
    assert set(ANCHORS) == set(Factor)
    for factor, words in ANCHORS.items():
        assert len(set(words)) == len(SCALE) == len(CAPACITY_SCALE) == 5, factor
        assert max(map(len, words)) <= 28, factor
