"""Overlapping finds become one answer: the surer, then the longer."""

from collections.abc import Iterable

from exports.redaction.model import Span
from exports.redaction.view import View


def resolve(view: View, spans: Iterable[Span]) -> list[Span]:
    """Spans in order without overlaps; what an auto span leaves uncovered of an amber one stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.confidence != "auto", s.start - s.end, s.start)):
        kept.append(span)
    taken: list[Span] = []
    for span in kept:
        if not any(s.start < span.end and span.start < s.end for s in taken):
            taken.append(span)
    return sorted(taken)
