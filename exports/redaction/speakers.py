"""Who speaks in a transcript or a chat: what stands before the colon of a line is a name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from exports.redaction.model import Span
from exports.redaction.names.name import PERSONS

_TIME = re.compile(
    r"[\[(]?(?:[\d/.\-]{3,10},? )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?[\])]?",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"[\s>*•\-]*(?P<time>{_TIME.pattern})?[\s,.–—\-]*[~@]?\Z", re.IGNORECASE)
_COLON = re.compile(r" ?[:：](?!//)")
_FAR = 32


def speaking(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans; sure is who speaks at a time of day, or more than once; a colon may lack then."""
    finds = list(spans)
    labels = {at: _label(text, span) for at, span in enumerate(finds) if _is_doubtful(span)}
    often = Counter(text[finds[at].start : finds[at].end] for at, label in labels.items() if label)
    for at, span in enumerate(finds):
        label = labels.get(at)
        timed = label and label["time"] and _COLON.match(text, span.end)
        told = label and (timed or often[text[span.start : span.end]] > 1)
        yield replace(span, confidence="auto") if told else span


def _is_doubtful(span: Span) -> bool:
    return span.confidence == "amber" and span.known_id is not None and span.kind in PERSONS


def _label(text: str, span: Span) -> "re.Match[str] | None":
    """What stands before it on its line: a time at most where a colon follows, else a time."""
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _FAR)
    before = _BEFORE.match(text, line, span.start)
    if _COLON.match(text, span.end):
        return before
    apart = not text[span.end : span.end + 1].isalnum()
    return before if before and before["time"] and apart else None
