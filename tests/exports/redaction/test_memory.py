"""What is kept answers as what is made afresh."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from exports.redaction.reading.memory import Newest

CROWDS = st.lists(st.lists(st.integers(0, 2), max_size=3).map(tuple), max_size=20)


@dataclass(eq=True, frozen=False)
class Unhashable:
    """One of a crowd that says at once when it is hashed."""

    name: str


@given(CROWDS)
def test_each_crowd_is_answered_as_if_nothing_were_kept(crowds: list[tuple[int, ...]]) -> None:
    newest = Newest[int, list[int]](list, 2)
    assert [newest.of(crowd) for crowd in crowds] == [list(crowd) for crowd in crowds]


def test_the_newest_are_kept_and_nobody_is_hashed() -> None:
    made: list[tuple[Unhashable, ...]] = []
    newest = Newest[Unhashable, None](made.append, 2)
    first, second, third = ((Unhashable(name),) for name in "abc")
    for crowd in (first, second, (Unhashable("a"),), third, second, first):
        newest.of(crowd)
    assert made == [first, second, third, first]
