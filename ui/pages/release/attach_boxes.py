"""The boxes on a page while somebody draws them, as a value; places are parts of the page."""

import dataclasses
from dataclasses import dataclass

from workstation.records.attachments import WHOLE, Box

SMALLEST = 60
"""Ten-thousandths; what is smaller was a slip of the hand."""

_MOST_UNDONE = 100


@dataclass(frozen=True, slots=True)
class Covering:
    """Boxes, the one in hand, and how it was before each change."""

    boxes: tuple[Box, ...] = ()
    chosen: int | None = None
    before: tuple[tuple[Box, ...], ...] = ()

    @property
    def box(self) -> Box | None:
        """The box in hand."""
        return None if self.chosen is None else self.boxes[self.chosen]


def begun(boxes: tuple[Box, ...]) -> Covering:
    """As it was kept; nothing to undo."""
    return Covering(boxes)


def between(x: int, y: int, to_x: int, to_y: int) -> Box:
    """The box with these two corners, as far as it is on the page."""
    xs, ys = sorted((_inside(x), _inside(to_x))), sorted((_inside(y), _inside(to_y)))
    return Box(left=xs[0], top=ys[0], right=xs[1], bottom=ys[1])


def added(covering: Covering, box: Box) -> Covering:
    """One box more, in hand; a slip of the hand is none."""
    if box.right - box.left < SMALLEST or box.bottom - box.top < SMALLEST:
        return covering
    boxes = (*covering.boxes, box)
    return dataclasses.replace(_changed(covering, boxes), chosen=len(boxes) - 1)


def moved(covering: Covering, dx: int, dy: int) -> Covering:
    """The box in hand, elsewhere; it stays on the page whole."""
    if (box := covering.box) is None:
        return covering
    dx = max(-box.left, min(dx, WHOLE - box.right))
    dy = max(-box.top, min(dy, WHOLE - box.bottom))
    edges = (box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
    return _instead(covering, between(*edges))


def sized(covering: Covering, dx: int, dy: int) -> Covering:
    """The box in hand with its last corner elsewhere."""
    if (box := covering.box) is None:
        return covering
    right = max(box.left + SMALLEST, box.right + dx)
    bottom = max(box.top + SMALLEST, box.bottom + dy)
    return _instead(covering, between(box.left, box.top, right, bottom))


def removed(covering: Covering) -> Covering:
    """Without the box in hand."""
    if covering.chosen is None:
        return covering
    boxes = tuple(b for at, b in enumerate(covering.boxes) if at != covering.chosen)
    return dataclasses.replace(_changed(covering, boxes), chosen=len(boxes) - 1 if boxes else None)


def undone(covering: Covering) -> Covering:
    """As it was before the last change."""
    if not covering.before:
        return covering
    return Covering(covering.before[-1], None, covering.before[:-1])


def turned(covering: Covering, step: int) -> Covering:
    """The next box or the one before, round again after the last."""
    if not covering.boxes:
        return covering
    at = -1 if covering.chosen is None and step > 0 else covering.chosen or 0
    return dataclasses.replace(covering, chosen=(at + step) % len(covering.boxes))


def taken(covering: Covering, x: int, y: int) -> Covering:
    """The box at a place in hand, the newest first; none where there is none."""
    found = [
        at
        for at, box in enumerate(covering.boxes)
        if box.left <= x <= box.right and box.top <= y <= box.bottom
    ]
    return dataclasses.replace(covering, chosen=found[-1] if found else None)


def _instead(covering: Covering, box: Box) -> Covering:
    boxes = tuple(box if at == covering.chosen else b for at, b in enumerate(covering.boxes))
    return covering if boxes == covering.boxes else _changed(covering, boxes)


def _changed(covering: Covering, boxes: tuple[Box, ...]) -> Covering:
    before = (*covering.before, covering.boxes)[-_MOST_UNDONE:]
    return dataclasses.replace(covering, boxes=boxes, before=before)


def _inside(place: int) -> int:
    return max(0, min(place, WHOLE))
