"""Overlapping finds become one answer for each place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise

from exports.redaction.model import Span

_NEIGHBOURS = 64
"""As many finds are looked at behind one: more stand at a place only in a crowd of namesakes."""


def resolve(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans in order, none over another.

    What is auto comes first, then amber of the record, then the rest; each keeps what those
    before it have left.
    """
    taken: list[Span] = []
    finds = sorted(dict.fromkeys(spans), key=_rank)
    for _, group in groupby(finds, key=_rank):
        left = [part for span in _join(text, group) for part in _uncovered(text, span, taken)]
        taken = sorted([*taken, *left], key=_place)
    return taken


def _join(text: str, spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one, with the name of the best: known, then longest."""
    joined: list[Span] = []
    for span in _apart(text, sorted(spans, key=_place)):
        last = joined[-1] if joined else None
        if last and span.start < last.end:
            best = min(last, span, key=lambda s: (s.known_id is None, s.start - s.end))
            joined[-1] = best.at(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined


def _apart(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans but for those that end in the next one and begin in the one before.

    Brothers in a row, "Anan Jaidee, Boon Jaidee", are two; "Jaidee, Boon" between them is nobody.
    """
    end = 0
    for at, span in enumerate(spans):
        if span.start < end < span.end and _leads_on(text, spans, at, end):
            continue
        end = max(end, span.end)
        yield span


def _leads_on(text: str, spans: Sequence[Span], at: int, end: int) -> bool:
    """Whether another begins where those before end, or behind signs, and reaches further."""
    for following in islice(spans, at + 1, at + _NEIGHBOURS):
        if following.start >= spans[at].end:
            return False
        further = end <= following.start and spans[at].end < following.end
        if further and not any(map(str.isalnum, text[end : following.start])):
            return True
    return False


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
