"""Boxes stay on the page, are never lost by a slip, and every change can be undone."""

from hypothesis import given
from hypothesis import strategies as st

from ui.pages.release import attach_boxes as boxes
from ui.pages.release.attach_boxes import SMALLEST, Covering
from workstation.records.attachments import WHOLE, Box

PLACES = st.integers(-WHOLE, 2 * WHOLE)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), PLACES, PLACES, PLACES, PLACES),
        st.tuples(st.sampled_from(("move", "size")), PLACES, PLACES),
        st.tuples(st.sampled_from(("remove", "next", "last"))),
        st.tuples(st.just("take"), PLACES, PLACES),
    ),
    max_size=12,
)


def after(covering: Covering, step: tuple[object, ...]) -> Covering:
    name, places = step[0], [int(str(place)) for place in step[1:]]
    match name:
        case "add":
            return boxes.added(covering, boxes.between(*places))
        case "move":
            return boxes.moved(covering, *places)
        case "size":
            return boxes.sized(covering, *places)
        case "remove":
            return boxes.removed(covering)
        case "take":
            return boxes.taken(covering, *places)
        case _:
            return boxes.turned(covering, 1 if name == "next" else -1)


@given(STEPS)
def test_whatever_is_done_boxes_are_boxes_on_the_page(steps: list[tuple[object, ...]]) -> None:
    covering = Covering()
    for step in steps:
        covering = after(covering, step)
        for box in covering.boxes:
            assert 0 <= box.left < box.right <= WHOLE
            assert 0 <= box.top < box.bottom <= WHOLE
        assert covering.chosen is None or 0 <= covering.chosen < len(covering.boxes)


@given(STEPS)
def test_every_change_can_be_undone(steps: list[tuple[object, ...]]) -> None:
    covering = Covering()
    seen: list[tuple[Box, ...]] = [()]
    for step in steps:
        covering = after(covering, step)
        if covering.boxes != seen[-1]:
            seen.append(covering.boxes)
    while covering.before:
        seen.pop()
        covering = boxes.undone(covering)
        assert covering.boxes == seen[-1]
    assert covering.boxes == ()


def test_a_slip_of_the_hand_is_no_box() -> None:
    assert boxes.added(Covering(), boxes.between(10, 10, 10 + SMALLEST - 1, 900)) == Covering()


def test_a_box_that_is_moved_keeps_its_size() -> None:
    covering = boxes.added(Covering(), boxes.between(100, 100, 900, 500))

    assert boxes.moved(covering, -5000, WHOLE).box == Box(left=0, top=9600, right=800, bottom=WHOLE)
