"""Overlapping finds become one answer for each place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from exports.redaction.model import Span


def resolve(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans in order, none over another.

    What is auto comes first, then amber of the record, then the rest; each keeps what those
    before it have left.
    """
    taken: list[Span] = []
    finds = sorted(dict.fromkeys(spans), key=_rank)
    for _, group in groupby(finds, key=_rank):
        left = [part for span in _join(group) for part in _uncovered(text, span, taken)]
        taken = sorted([*taken, *left], key=_place)
    return taken


def _join(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one, with the name of the best: known, then longest."""
    joined: list[Span] = []
    for span in sorted(spans, key=_place):
        last = joined[-1] if joined else None
        if last and span.start < last.end:
            best = min(last, span, key=lambda s: (s.known_id is None, s.start - s.end))
            joined[-1] = best.at(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined


def _uncovered(text: str, span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    over = _touching(span, taken)
    if not over:
        yield span
    guessed = span.kind == "person" and span.known_id is None
    if not over or (guessed and any(s.confidence == "auto" for s in over)):
        return
    edges = [span.start, *(edge for s in over for edge in (s.start, s.end)), span.end]
    for start, end in list(pairwise(edges))[::2]:
        if sum(map(str.isalnum, text[start:end])) > 2:
            yield span.at(start, end)


def _touching(span: Span, taken: Sequence[Span]) -> list[Span]:
    first = bisect_right(taken, span.start, key=lambda s: s.end)
    last = bisect_left(taken, span.end, key=lambda s: s.start)
    return list(taken[first:last])


def _rank(span: Span) -> tuple[bool, bool]:
    return span.confidence != "auto", span.confidence != "auto" and span.known_id is None


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end
