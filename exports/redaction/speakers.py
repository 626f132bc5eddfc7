"""Who speaks in a transcript or a chat: what stands before the colon of a line is a name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from exports.redaction.model import Span
from exports.redaction.names.name import PERSONS

_TIME = re.compile(r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?[\])]?", re.IGNORECASE)
_BEFORE = re.compile(rf"[\s>*•\-]*(?P<time>{_TIME.pattern})?[\s,.–—\-]*\Z", re.IGNORECASE)
_COLON = re.compile(r" ?[:：](?!//)")
_FAR = 32


def speaking(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans; sure is who speaks at a time of day, or more than once."""
    finds = list(spans)
    labels = {at: _label(text, span) for at, span in enumerate(finds) if _is_doubtful(span)}
    often = Counter(text[finds[at].start : finds[at].end] for at, label in labels.items() if label)
    for at, span in enumerate(finds):
        label = labels.get(at)
        told = label and (label["time"] or often[text[span.start : span.end]] > 1)
        yield replace(span, confidence="auto") if told else span


def _is_doubtful(span: Span) -> bool:
    return span.confidence == "amber" and span.known_id is not None and span.kind in PERSONS


def _label(text: str, span: Span) -> "re.Match[str] | None":
    """What stands before it on its line, if that is a time at most and a colon stands behind."""
    if not _COLON.match(text, span.end):
        return None
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _FAR)
    return _BEFORE.match(text, line, span.start)
