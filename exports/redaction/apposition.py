"""One bearer named twice in a row: สมชาย ใจดี (Somchai), Som.. Somchai, Chia-Ling / 黃嘉玲."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from exports.redaction.broken_off import broken_off
from exports.redaction.corrected import corrected
from exports.redaction.model import Span

_SIGN_BEFORE = re.compile(r"[ ]?[(\[/=][ ]?\Z")
_SIGN_AFTER = re.compile(r"[ ]?[(\[/=][ ]?")
_WIDEST = 3


def named_twice(text: str, spans: Iterable[Span], whose: Callable[[Span], str]) -> Iterator[Span]:
    """The spans, with those sure that a sign alone parts from a sure name of the same bearer.

    And with what was begun and broken off, or written wrong, before it was written.
    """
    finds = list(spans)
    sure = [span for span in finds if span.confidence == "auto" and span.known_id]
    begins = {(whose(span), span.start) for span in sure}
    ends = {(whose(span), span.end) for span in sure}
    for span in finds:
        if span.confidence == "amber" and span.known_id:
            before = _SIGN_BEFORE.search(text[max(0, span.start - _WIDEST) : span.start])
            after = _SIGN_AFTER.match(text, span.end)
            led = before and (whose(span), span.start - len(before[0])) in ends
            if led or (after and (whose(span), after.end()) in begins):
                span = replace(span, confidence="auto")
        yield span
    yield from broken_off(text, sure)
    yield from corrected(text, sure)
