"""One bearer named twice in a row: สมชาย ใจดี (Somchai), Som.. Somchai, Chia-Ling / 黃嘉玲."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from exports.redaction.broken_off import broken_off
from exports.redaction.corrected import corrected
from exports.redaction.model import Span
from exports.redaction.names.settled import WORD
from workstation.text import fold, squash

_SIGN_BEFORE = re.compile(r"[ ]?[(\[/=][ ]?\Z")
_SIGN_AFTER = re.compile(r"[ ]?[(\[/=][ ]?")
_WIDEST = 3
_DOUBTED = frozenset(("common word", WORD))
_WORDY = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")
_Edges = Mapping[tuple[str, int], Span]


def named_twice(text: str, spans: Iterable[Span], whose: Callable[[Span], str]) -> Iterator[Span]:
    """The spans, with those sure that a sign alone parts from a sure name of the same bearer.

    Also a space in scripts that write none between words: it parts two parts of a name.

    And with what was begun and broken off, or written wrong, before it was written.
    """
    finds = list(spans)
    sure = [span for span in finds if span.confidence == "auto" and span.known_id]
    begins = {(whose(span), span.start): span for span in sure}
    ends = {(whose(span), span.end): span for span in sure}
    for span in finds:
        if span.confidence == "amber" and span.known_id:
            before = _SIGN_BEFORE.search(text[max(0, span.start - _WIDEST) : span.start])
            after = _SIGN_AFTER.match(text, span.end)
            beside = _stands_beside(text, span, whose(span), begins, ends)
            led = before and (whose(span), span.start - len(before[0])) in ends
            if beside or led or (after and (whose(span), after.end()) in begins):
                span = replace(span, confidence="auto")
        yield span
    yield from broken_off(text, sure)
    yield from corrected(text, sure)


def _stands_beside(text: str, span: Span, bearer: str, begins: _Edges, ends: _Edges) -> bool:
    """Whether a space parts it from another sure part of the same person, in Thai, Lao or Khmer."""
    if span.rule not in _DOUBTED or not _WORDY.match(text, span.start):
        return False
    before = (
        ends.get((bearer, span.start - 1)) if text[span.start - 1 : span.start] == " " else None
    )
    after = begins.get((bearer, span.end + 1)) if text[span.end : span.end + 1] == " " else None
    part = text[span.start : span.end]
    beside = [text[other.start : other.end] for other in (before, after) if other]
    return bool(beside) and not any(part in squash(fold(other)).text for other in beside)
