"""Paragraphs on a page: lines of text in any mixture of scripts, split between pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from exports.documents import palette
from exports.documents.lines import Line, Run, Span, passages
from exports.documents.numbers import number
from exports.documents.paper import Paper
from exports.documents.spelling import clean
from exports.documents.tags import Tag

_FEWEST = 2  # lines that may stand alone at the foot or the head of a page


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; lengths in points. `start` is the side where its language begins."""

    size: float = 10.5
    leading: float = 15.5
    bold: bool = False
    colour: str = palette.TEXT
    align: Literal["start", "end"] = "start"
    before: float = 0
    after: float = 6
    keep_with_next: bool = False


class Text:
    """A paragraph. `path` says where it belongs; its own tag is the last."""

    def __init__(
        self, spans: Sequence[Span], style: Style, language: str, path: Sequence[Tag] = ()
    ) -> None:
        self.style, self.language = style, language
        self.before, self.after = style.before, style.after
        self.keep_with_next = style.keep_with_next
        self._passages = passages(spans, language, style.bold)
        self._path = self._spoken(spans, tuple(path))
        self._lines: dict[float, list[Line]] = {}
        self._reaches: dict[float, list[float]] = {}

    def _spoken(self, spans: Sequence[Span], path: tuple[Tag, ...]) -> tuple[Tag, ...]:
        """The path, with the logical text at its end where readers would turn it round."""
        turned = any(level & 1 for passage in self._passages for level in passage.levels)
        if not path or not turned:
            return path
        says = "".join(clean(span.text) for span in spans)
        return (*path[:-1], replace(path[-1], says=says))

    def _set(self, width: float) -> list[Line]:
        if width not in self._lines:
            em = width * 1000 / self.style.size
            self._lines[width] = [line for p in self._passages for line in p.lines(em)]
        return self._lines[width]

    def height(self, width: float) -> float:
        return sum(self.reaches(width))

    def natural_width(self) -> float:
        """How wide the text is on one line."""
        lines = (line for passage in self._passages for line in passage.lines(float("inf")))
        return max((line.ink for line in lines), default=0.0) * self.style.size / 1000

    def baseline(self, width: float, line: int = 0) -> float:
        """How far the first base line stands under the top, if `line` is the first."""
        return self._reach(self._set(width)[line])[0]

    def _reach(self, line: Line) -> tuple[float, float]:
        """Room above and under the base line; tall scripts get more than the leading."""
        up = line.ascent * self.style.size / 1000
        down = -line.descent * self.style.size / 1000
        spare = max(0.0, self.style.leading - up - down) / 2
        return up + spare, down + spare

    def split(self, width: float, room: float) -> "tuple[Part, Part] | None":
        return Part(self, 0, len(self._set(width))).split(width, room)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.draw_lines(paper, x, top, width, slice(None))

    def reaches(self, width: float) -> list[float]:
        """The height of each line."""
        if width not in self._reaches:
            self._reaches[width] = [sum(self._reach(line)) for line in self._set(width)]
        return self._reaches[width]

    def draw_lines(self, paper: Paper, x: float, top: float, width: float, which: slice) -> None:
        with paper.inside(self._path) if self._path else paper.artifact():
            for line in self._set(width)[which]:
                up, down = self._reach(line)
                self._draw_line(paper, line, x, top - up, width)
                top -= up + down

    def _draw_line(self, paper: Paper, line: Line, x: float, y: float, width: float) -> None:
        scale = self.style.size / 1000
        rtl = bool(line.base & 1)
        if rtl != (self.style.align == "end"):
            x += width - line.ink * scale
        if rtl:  # the spaces at the line's end stand at its left
            x -= line.hang * scale
        for run in line.runs:
            _draw_run(paper, run, x, y, self.style)
            x += run.width * scale


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a paragraph's lines, on one page."""

    whole: Text
    first: int
    end: int

    @property
    def before(self) -> float:
        return self.whole.before if not self.first else 0

    @property
    def after(self) -> float:
        return self.whole.after

    @property
    def keep_with_next(self) -> bool:
        return self.whole.keep_with_next

    def height(self, width: float) -> float:
        return sum(self.whole.reaches(width)[self.first : self.end])

    def baseline(self, width: float) -> float:
        return self.whole.baseline(width, self.first)

    def split(self, width: float, room: float) -> "tuple[Part, Part] | None":
        """The lines that fit and the others, at least two on either side; None if that fails."""
        fits, used = self.first, 0.0
        for reach in self.whole.reaches(width)[self.first : self.end]:
            used += reach
            if used > room:
                break
            fits += 1
        fits = min(fits, self.end - _FEWEST)
        if fits - self.first < _FEWEST:
            return None
        return Part(self.whole, self.first, fits), Part(self.whole, fits, self.end)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.whole.draw_lines(paper, x, top, width, slice(self.first, self.end))


def _draw_run(paper: Paper, run: Run, x: float, y: float, style: Style) -> None:
    font = paper.font(run.face)
    plain = font.note(run.text, run.glyphs, rtl=run.rtl)
    shifted = any(glyph.dx or glyph.dy for glyph in run.glyphs)
    says = run.text if not run.rtl and (shifted or plain != run.text) else None
    head = (
        f"BT {palette.fill(style.colour)} /{font.name} {number(style.size)} Tf "
        f"1 0 0 1 {number(x)} {number(y)} Tm"
    )
    paper.run(f"{head} {_shown(run, style.size)} ET", says)


def _shown(run: Run, size: float) -> str:
    """The operators that show the glyphs, each where shaping put it."""
    parts: list[str] = []
    shown: list[str] = []
    rise = pen = at = 0.0
    for glyph in run.glyphs:
        if glyph.dy != rise:
            _flush(shown, parts)
            rise = glyph.dy
            parts.append(f"{number(rise * size / 1000)} Ts")
        shift = round(pen + glyph.dx - at, 2)
        if shift:
            shown.append(number(-shift))
        shown.append(f"<{glyph.gid:04X}>")
        at += shift + run.face.advance(glyph.gid)
        pen += glyph.advance
    _flush(shown, parts)
    if rise:
        parts.append("0 Ts")
    return " ".join(parts)


def _flush(shown: list[str], parts: list[str]) -> None:
    if shown:
        parts.append(f"[{''.join(shown)}] TJ")
        shown.clear()
