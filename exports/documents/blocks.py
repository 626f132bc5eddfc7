"""The blocks of a page besides paragraphs: list items, boxes, room to write, things to tick."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.documents import palette
from exports.documents.flow import Block
from exports.documents.layout import Part, Text
from exports.documents.numbers import number
from exports.documents.paper import Paper

_LABEL = 17.0
_LINE_GAP = 25.0
_TICK = 9.0
_TICK_GAP = 7.0
_CHOICE_GAP = 22.0
_BAR = 2.5
_SEAM = 0.3  # boxes overlap a little, or a viewer shows a hair line between them


def rule(paper: Paper, x: float, y: float, width: float, colour: str, weight: float = 0.6) -> None:
    """A horizontal line."""
    paper.vector(
        f"{palette.stroke(colour)} {number(weight)} w "
        f"{number(x)} {number(y)} m {number(x + width)} {number(y)} l S"
    )


def area(paper: Paper, x: float, y: float, width: float, height: float, colour: str) -> None:
    """A filled rectangle; `y` is its foot."""
    paper.vector(
        f"{palette.fill(colour)} {number(x)} {number(y)} {number(width)} {number(height)} re f"
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: a label and the text beside it, from the side where its language begins."""

    label: Text | None
    body: Text | Part
    rtl: bool
    keep_with_next: bool = False

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    def height(self, width: float) -> float:
        return self.body.height(width - _LABEL)

    def split(self, width: float, room: float) -> "tuple[Item, Item] | None":
        parts = self.body.split(width - _LABEL, room)
        if parts is None:
            return None
        return replace(self, body=parts[0]), replace(self, label=None, body=parts[1])

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        if self.label is not None:
            self._draw_label(self.label, paper, x, top, width)
        self.body.draw(paper, x if self.rtl else x + _LABEL, top, width - _LABEL)

    def _draw_label(self, label: Text, paper: Paper, x: float, top: float, width: float) -> None:
        whole = self.body.whole if isinstance(self.body, Part) else self.body
        lower = whole.baseline(width - _LABEL) - label.baseline(_LABEL)
        label.draw(paper, x + width - _LABEL if self.rtl else x, top - lower, _LABEL)


@dataclass(frozen=True, slots=True)
class Boxed:
    """A block on a soft ground with a bar at its side; boxed blocks in a row make one box."""

    inner: Block
    first: bool
    last: bool
    rtl: bool
    padding: float = 12.0
    keep_with_next: bool = False

    @property
    def before(self) -> float:
        return self.inner.before if self.first else 0.0

    @property
    def after(self) -> float:
        return self.inner.after + self.padding if self.last else 0.0

    def _above(self) -> float:
        return self.padding if self.first else 0.0

    def _below(self) -> float:
        return self.padding if self.last else self.inner.after

    def height(self, width: float) -> float:
        return self._above() + self.inner.height(self._inside(width)) + self._below()

    def _inside(self, width: float) -> float:
        return width - 2 * self.padding - _BAR

    def split(self, width: float, room: float) -> "tuple[Boxed, Boxed] | None":
        room -= self._above() + self._below()
        parts = self.inner.split(self._inside(width), room)
        if parts is None:
            return None
        return replace(self, inner=parts[0], last=False), replace(self, inner=parts[1], first=False)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        height = self.height(width) + (0 if self.first else _SEAM)
        foot = top - self.height(width)
        area(paper, x, foot, width, height, palette.SUNKEN)
        area(paper, x + width - _BAR if self.rtl else x, foot, _BAR, height, palette.ACCENT)
        left = x + self.padding + (0 if self.rtl else _BAR)
        self.inner.draw(paper, left, top - self._above(), self._inside(width))


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Empty lines to write on."""

    count: int
    before: float = 0.0
    after: float = 14.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.count * _LINE_GAP

    def split(self, width: float, room: float) -> "tuple[WriteLines, WriteLines] | None":
        fits = int(room // _LINE_GAP)
        if not 0 < fits < self.count:
            return None
        return replace(self, count=fits), replace(self, count=self.count - fits)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        for line in range(1, self.count + 1):
            rule(paper, x, top - line * _LINE_GAP, width, palette.LINE_STRONG, 0.5)


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick, each with its word beside it, as many on a line as there is room."""

    words: Sequence[Text]
    rtl: bool
    before: float = 2.0
    after: float = 10.0
    keep_with_next: bool = False

    def _rows(self, width: float) -> list[list[tuple[Text, float]]]:
        rows: list[list[tuple[Text, float]]] = [[]]
        used = 0.0
        for word in self.words:
            room = width - _TICK - _TICK_GAP
            wide = min(word.natural_width() + 0.1, room)
            if rows[-1] and used + _TICK + _TICK_GAP + wide > width:
                rows.append([])
                used = 0.0
            rows[-1].append((word, wide))
            used += _TICK + _TICK_GAP + wide + _CHOICE_GAP
        return rows

    def height(self, width: float) -> float:
        return sum(_tallest(row) for row in self._rows(width))

    def split(self, width: float, room: float) -> "tuple[Choices, Choices] | None":
        fits, used = 0, 0.0
        for row in self._rows(width):
            used += _tallest(row)
            if used > room:
                break
            fits += len(row)
        if not 0 < fits < len(self.words):
            return None
        return replace(self, words=self.words[:fits]), replace(self, words=self.words[fits:])

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        for row in self._rows(width):
            at = 0.0
            for word, wide in row:
                whole = _TICK + _TICK_GAP + wide
                left = x + width - at - whole if self.rtl else x + at
                box = left + whole - _TICK if self.rtl else left
                base = top - word.baseline(wide)
                _tick_box(paper, box, base - 1)
                word.draw(paper, left if self.rtl else left + _TICK + _TICK_GAP, top, wide)
                at += whole + _CHOICE_GAP
            top -= _tallest(row)


def _tallest(row: Sequence[tuple[Text, float]]) -> float:
    return max((word.height(wide) for word, wide in row), default=0.0)


def _tick_box(paper: Paper, x: float, y: float) -> None:
    side = number(_TICK)
    paper.vector(
        f"{palette.stroke(palette.LINE_STRONG)} 0.8 w {number(x)} {number(y)} {side} {side} re S"
    )
