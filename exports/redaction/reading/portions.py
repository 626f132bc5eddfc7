"""A long text in portions that overlap by more than any rule looks around itself."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from exports.redaction.model import Span

_SIZE = 1 << 16
_MARGIN, _NEAR = 512, 80
_FAR = 1 << 12


class Portion(NamedTuple):
    """text[first:last] is looked through; what starts in text[begin:end] counts."""

    begin: int
    end: int
    first: int
    last: int

    def own(self, spans: Iterable[Span]) -> Iterator[Span]:
        """The spans of the stretch that count, at their places in the whole text."""
        if self.begin == self.first == 0 and self.end == self.last:
            yield from spans
            return
        for span in spans:
            start = self.first + span.start
            if self.begin <= start < self.end:
                yield span.at(start, self.first + span.end)


def portions(text: str) -> Iterator[Portion]:
    """The whole of a text in order; a short one is one portion."""
    begin, size = 0, len(text)
    while begin < size or not begin:
        end = size if size - begin <= _SIZE + _SIZE // 2 else _cut(text, begin + _SIZE)
        last = end if end == size else _line_end(text, end + _MARGIN)
        yield Portion(begin, end, _line_begin(text, begin - _MARGIN), last)
        begin = end or 1


def around(text: str, portion: Portion, marks: Iterable[tuple[int, int]]) -> Iterator[Portion]:
    """The parts of a portion that marks in it reach, in order; marks count from where it begins."""
    for begin, end in _reached(portion, marks, _MARGIN):
        first = max(portion.first, _line_begin(text, begin - _MARGIN))
        yield Portion(begin, end, first, min(portion.last, _line_end(text, end + _MARGIN)))


def beside(text: str, portion: Portion, marks: Iterable[tuple[int, int]]) -> Iterator[Portion]:
    """The same for marks that change a few letters: only the words beside them."""
    for begin, end in _reached(portion, marks, _NEAR):
        first = max(portion.first, text.rfind(" ", 0, max(0, begin - _NEAR)) + 1)
        last = text.find(" ", end + _NEAR)
        yield Portion(begin, end, first, min(portion.last, last) if last >= 0 else portion.last)


def _reached(
    portion: Portion, marks: Iterable[tuple[int, int]], margin: int
) -> Iterator[tuple[int, int]]:
    begin = end = portion.begin
    for first, last in marks:
        start, stop = portion.first + first - margin, portion.first + last + margin
        if start > end:
            yield from ((begin, end),) if begin < end else ()
            begin = max(start, portion.begin)
        end = min(stop, portion.end)
    yield from ((begin, end),) if begin < end else ()


def _cut(text: str, at: int) -> int:
    """Behind a line chosen by its words: what a text says again is cut alike, and read once."""
    lines = text[at : at + _SIZE // 2].split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    whole = [(_sum(line), at + end) for line, end in zip(lines, ends, strict=True) if line][1:-1]
    return min(whole)[1] if whole else _line_end(text, at)


def _sum(line: str) -> int:
    return crc32(line.encode(errors="replace"))


def _line_end(text: str, at: int) -> int:
    """Behind the next line, else the next word, if it ends soon."""
    ends = (text.find(sign, at, at + _FAR) + 1 for sign in "\n ")
    return next((end for end in ends if end), min(at, len(text)))


def _line_begin(text: str, at: int) -> int:
    """Where a line begins that holds the end of the sentence before."""
    if at <= 0:
        return 0
    stop = max(text.rfind(sign, max(0, at - _FAR), at) for sign in ".!?")
    begin = stop if stop >= 0 else at
    line = text.rfind("\n", max(0, begin - _FAR), begin)
    return (line if line >= 0 else begin) + 1
