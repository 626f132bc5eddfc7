"""Blocks one under the other, over as many pages as they need."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from exports.documents.paper import Paper

_SLACK = 0.001


class Block(Protocol):
    """Something that stands on a page; lengths in points, `before` and `after` overlap."""

    @property
    def before(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def keep_with_next(self) -> bool: ...

    def height(self, width: float) -> float:
        """How tall the block is at this width."""
        ...

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":
        """What fits into `room` and what does not; None if the block cannot be divided so."""
        ...

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Draw below `top`, from `x` to the right."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far its top stands under the top of the page's text."""

    block: Block
    down: float


Page = Sequence[Placed]


class _Flow:
    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self.pages: list[list[Placed]] = [[]]
        self._used = self._gap = 0.0

    def place(self, group: Sequence[Block], queue: deque[Block]) -> None:
        """Place blocks that stay together; what has to wait for the next page is queued."""
        if self._end_of(group) <= self._height + _SLACK:
            for block in group:
                self._put(block)
        elif parts := self._divided(group):
            for block in (*group[:-1], parts[0]):
                self._put(block)
            self._turn()
            queue.appendleft(parts[1])
        elif self.pages[-1]:
            self._turn()
            queue.extendleft(reversed(group))
        else:  # too tall even for a page of its own: no longer together
            self._put(group[0])
            queue.extendleft(reversed(group[1:]))

    def _end_of(self, group: Sequence[Block]) -> float:
        end, gap = self._used, self._gap
        for block in group:
            end += self._space(end, gap, block) + block.height(self._width)
            gap = block.after
        return end

    def _space(self, used: float, gap: float, block: Block) -> float:
        return max(gap, block.before) if used else 0.0

    def _divided(self, group: Sequence[Block]) -> tuple[Block, Block] | None:
        last, end = group[-1], self._end_of(group[:-1])
        gap = group[-2].after if len(group) > 1 else self._gap
        room = self._height - end - self._space(end, gap, last)
        return last.split(self._width, room)

    def _put(self, block: Block) -> None:
        self._used += self._space(self._used, self._gap, block)
        self.pages[-1].append(Placed(block, self._used))
        self._used += block.height(self._width)
        self._gap = block.after

    def _turn(self) -> None:
        self.pages.append([])
        self._used = self._gap = 0.0


def paginate(blocks: Iterable[Block], width: float, height: float) -> list[Page]:
    """Blocks placed on pages; a block that keeps with the next is never the last of a page."""
    flow, queue = _Flow(width, height), deque(blocks)
    while queue:
        group = [queue.popleft()]
        while group[-1].keep_with_next and queue:
            group.append(queue.popleft())
        flow.place(group, queue)
    return list(flow.pages)
