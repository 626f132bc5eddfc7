"""Text set into lines: directions, faces, breaks by ICU, and the runs of each line in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from icu4py.breakers import CharacterBreaker, LineBreaker

from exports.documents import bidi
from exports.documents.faces import face, family_for, home, script_in, shape
from exports.documents.fonts import SHARED
from exports.documents.glyphs import Face, Glyph
from exports.documents.spelling import INVISIBLE, clean
from workstation.errors import BadInput

_SLACK = 0.01
_LANGUAGE = re.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}")
RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ps", "ur")


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one weight. A whole one is a left-to-right isolate that no line end divides."""

    text: str
    bold: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What stands side by side in one face and direction: shaped at once, drawn at once."""

    text: str
    face: Face
    level: int
    glyphs: tuple[Glyph, ...]

    @property
    def rtl(self) -> bool:
        return bool(self.level & 1)

    @property
    def width(self) -> float:
        """In thousandths of the size."""
        return sum(glyph.advance for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Line:
    """Runs from left to right; lengths in thousandths of the size."""

    runs: tuple[Run, ...]
    ink: float
    hang: float
    ascent: float
    descent: float
    base: int


class _Char(NamedTuple):  # the quickest to make: a letter has a hundred thousand
    char: str
    bold: bool
    whole: int


class _Look(NamedTuple):
    """What all characters of a run have in common."""

    face: Face
    script: str
    level: int
    whole: int


class Passage:
    """Text between two forced line ends: one paragraph of UAX #9."""

    def __init__(self, chars: Sequence[_Char], language: str, bold: bool) -> None:
        self._chars, self._language, self._bold = chars, language, bold
        self.text = "".join(c.char for c in chars)
        self._kinds = bidi.kinds_of(self.text)
        base = 1 if language.split("-")[0] in RIGHT_TO_LEFT else None
        self.base, self.levels = bidi.levels(self.text, base, self._kinds)
        # Before any break: ICU counts in UTF-16, which is the same for all that a face has.
        self._faces = self._choose_faces()
        # Of this text alone: most words stand in it many times, and each is measured twice.
        self._width = lru_cache(maxsize=None)(self._shaped_width)
        self._measure = lru_cache(maxsize=None)(self._measured)

    def _choose_faces(self) -> list[Face]:
        """Raises NoFace. What every script shares goes with the character before it."""
        family = next((found[1] for c in self.text if (found := home(c))), SHARED)
        faces = []
        for c in self._chars:
            bold = c.bold or self._bold
            if c.char not in INVISIBLE:
                family = family_for(c.char, family, bold)
            faces.append(face(family, bold))
        return faces

    def lines(self, width: float) -> Iterator[Line]:
        """Lines no wider than `width` (thousandths of the size) where any break allows it."""
        for start, end in self._fill(width):
            yield self._line(start, end)

    def _fill(self, width: float) -> Iterator[tuple[int, int]]:
        start, used = 0, 0.0
        for begin, end in self._pieces(width):
            piece, ink = self._measure(begin, end)
            if begin > start and used + ink > width + _SLACK:
                yield start, begin
                start, used = begin, 0.0
            used += piece
        yield start, len(self.text)

    def _pieces(self, width: float) -> Iterator[tuple[int, int]]:
        """What stays together: between two breaks, or a letter of what is wider than a line."""
        start = 0
        for _, end in LineBreaker(self.text, self._language).segments():
            if self._divides(end):
                continue
            if self._measure(start, end)[1] <= width:
                yield start, end
            else:
                yield from self._letters(start, end)
            start = end

    def _letters(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        begin = start
        for _, stop in CharacterBreaker(self.text[start:end], self._language).segments():
            if not self._divides(start + stop):
                yield begin, start + stop
                begin = start + stop

    def _divides(self, at: int) -> bool:
        """Whether a line end here would divide a whole span."""
        inside = 0 < at < len(self._chars)
        return inside and self._chars[at].whole == self._chars[at - 1].whole != 0

    def _measured(self, start: int, end: int) -> tuple[float, float]:
        """The width of a piece, and its width without the spaces at its end."""
        stop = end
        while stop > start and self._kinds[stop - 1] in ("WS", "S"):
            stop -= 1
        ink = sum(self._width(text, by, level) for text, by, level in self._parts(start, stop))
        tail = sum(self._width(text, by, level) for text, by, level in self._parts(stop, end))
        return ink + tail, ink

    def _shaped_width(self, text: str, by: Face, level: int) -> float:
        script = script_in(text, by.name.rpartition("-")[0])
        return by.width(text, script, self._language, rtl=bool(level & 1))

    def _parts(
        self, start: int, end: int, levels: Sequence[int] | None = None
    ) -> Iterator[tuple[str, Face, int]]:
        """Text, face and level of each run between two places, in logical order."""
        for look, group in groupby(self._stretches(start, end, levels), itemgetter(0)):
            yield "".join(text for _, text in group), look.face, look.level

    def _stretches(
        self, start: int, end: int, levels: Sequence[int] | None
    ) -> Iterator[tuple[_Look, str]]:
        """What is seen between two places, in pieces that look the same all through."""
        at = start
        while at < end:
            stop, look = self._alike[at]
            stop = min(stop, end)
            own = levels[at - start : stop - start] if levels else ()
            if look and own and own.count(look.level) < len(own):
                for char, level in zip(self.text[at:stop], own, strict=True):
                    yield look._replace(level=level), char
            elif look:
                yield look, self.text[at:stop]
            at = stop

    @cached_property
    def _alike(self) -> list[tuple[int, _Look | None]]:
        """Where the stretch of a character's like ends, and how it looks; None for the unseen."""
        found: list[tuple[int, _Look | None]] = []
        unseen = (c in INVISIBLE for c in self.text)
        wholes = (c.whole for c in self._chars)
        all_ = zip(unseen, self._faces, self._scripts, self.levels, wholes, strict=True)
        for (hidden, by, script, level, whole), group in groupby(all_):
            length = sum(1 for _ in group)
            look = None if hidden else _Look(by, script, level, whole)
            found += [(len(found) + length, look)] * length
        return found

    @cached_property
    def _scripts(self) -> list[str]:
        """The script of each character; what every script shares goes with what precedes it."""
        scripts, now, before = [], "", None
        for char, by in zip(self.text, self._faces, strict=True):
            found = home(char)
            family = by.name.rpartition("-")[0]
            if found and found[1] == family:
                now = found[0]
            elif by is not before:
                now = script_in("", family)
            before = by
            scripts.append(now)
        return scripts

    def _line(self, start: int, end: int) -> Line:
        levels = bidi.trailing(self._kinds[start:end], self.levels[start:end], self.base)
        runs = [
            Run(text, by, level, tuple(shape(by, text, self._language, rtl=bool(level & 1))))
            for text, by, level in self._parts(start, end, levels)
        ]
        order = bidi.visual([run.level for run in runs])
        total, ink = self._measure(start, end)
        extents = [run.face.extents for run in runs] or [face(SHARED, self._bold).extents]
        ascent, descent = max(up for up, _ in extents), min(down for _, down in extents)
        return Line(tuple(runs[i] for i in order), ink, total - ink, ascent, descent, self.base)


def passages(spans: Sequence[Span], language: str, bold: bool) -> list[Passage]:
    """The text of the spans, cut at forced line ends.

    Raises NoFace, and BadInput for a language that is no tag of BCP 47.
    """
    if not _LANGUAGE.fullmatch(language):
        raise BadInput("A paragraph names its language in an unknown way.", "Choose it again.")
    found: list[list[_Char]] = [[]]
    for number, span in enumerate(spans, 1):
        whole = number if span.whole else 0
        for at, part in enumerate(_isolated(span).split("\n")):
            if at:
                found.append([])
            found[-1] += [_Char(char, span.bold, whole) for char in part]
    return [Passage(chars, language, bold) for chars in found]


def _isolated(span: Span) -> str:
    text = clean(span.text)
    return f"\u2066{text.replace(chr(10), ' ')}\u2069" if span.whole else text
