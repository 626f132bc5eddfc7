"""Weak and neutral types inside one isolating run sequence: rules W1 to N2 of UAX #9."""

from collections.abc import Iterator, Sequence

from exports.documents.bidi.brackets import pairs
from exports.documents.bidi.isolates import ISOLATES
from exports.documents.bidi.sequences import RunSequence

_NEUTRAL = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve(text: str, sequence: RunSequence, kind: list[str]) -> None:
    """Give every character of the sequence the kind L, R, EN or AN, in place."""
    indices = sequence.indices
    marks = {i for i in indices if kind[i] == "NSM"}
    _marks(sequence, kind)
    _letters(sequence, kind)
    _separators(indices, kind)
    _terminators(indices, kind)
    _numbers(sequence, kind)
    _brackets(text, sequence, kind, marks)
    _neutrals(sequence, kind)


def _marks(sequence: RunSequence, kind: list[str]) -> None:
    """W1."""
    previous = sequence.before
    for i in sequence.indices:
        if kind[i] == "NSM":
            kind[i] = "ON" if previous in ISOLATES or previous == "PDI" else previous
        previous = kind[i]


def _letters(sequence: RunSequence, kind: list[str]) -> None:
    """W2 and W3."""
    strong = sequence.before
    for i in sequence.indices:
        if kind[i] in ("L", "R", "AL"):
            strong = kind[i]
        elif kind[i] == "EN" and strong == "AL":
            kind[i] = "AN"
    for i in sequence.indices:
        if kind[i] == "AL":
            kind[i] = "R"


def _separators(indices: Sequence[int], kind: list[str]) -> None:
    """W4."""
    for before, at, after in zip(indices, indices[1:], indices[2:], strict=False):
        same = kind[before] if kind[before] == kind[after] else None
        if (same == "EN" and kind[at] in ("ES", "CS")) or (same == "AN" and kind[at] == "CS"):
            kind[at] = same


def _terminators(indices: Sequence[int], kind: list[str]) -> None:
    """W5 and W6."""
    for start, end in _stretches(indices, kind, frozenset({"ET"})):
        around = {kind[indices[start - 1]]} if start else set()
        if end < len(indices):
            around.add(kind[indices[end]])
        if "EN" in around:
            for i in indices[start:end]:
                kind[i] = "EN"
    for i in indices:
        if kind[i] in ("ES", "ET", "CS"):
            kind[i] = "ON"


def _numbers(sequence: RunSequence, kind: list[str]) -> None:
    """W7."""
    strong = sequence.before
    for i in sequence.indices:
        if kind[i] in ("L", "R"):
            strong = kind[i]
        elif kind[i] == "EN" and strong == "L":
            kind[i] = "L"


def _brackets(text: str, sequence: RunSequence, kind: list[str], marks: set[int]) -> None:
    """N0."""
    indices = sequence.indices
    for opening, closing in pairs(text, indices, kind):
        new = _bracket_kind(sequence, kind, opening, closing)
        if new is None:
            continue
        for place in (opening, closing):
            kind[indices[place]] = new
            for i in indices[place + 1 :]:
                if i not in marks:
                    break
                kind[i] = new


def _bracket_kind(
    sequence: RunSequence, kind: Sequence[str], opening: int, closing: int
) -> str | None:
    own, other = ("R", "L") if sequence.level & 1 else ("L", "R")
    inside = {_STRONG.get(kind[i]) for i in sequence.indices[opening + 1 : closing]}
    if own in inside:
        return own
    if other not in inside:
        return None
    earlier = (_STRONG.get(kind[i]) for i in reversed(sequence.indices[:opening]))
    context = next((strong for strong in earlier if strong), sequence.before)
    return other if context == other else own


def _neutrals(sequence: RunSequence, kind: list[str]) -> None:
    """N1 and N2."""
    indices = sequence.indices
    own = "R" if sequence.level & 1 else "L"
    for start, end in _stretches(indices, kind, _NEUTRAL):
        before = _STRONG[kind[indices[start - 1]]] if start else sequence.before
        after = _STRONG[kind[indices[end]]] if end < len(indices) else sequence.after
        for i in indices[start:end]:
            kind[i] = before if before == after else own


def _stretches(
    indices: Sequence[int], kind: Sequence[str], wanted: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Where characters of the wanted kinds stand side by side."""
    start = 0
    while start < len(indices):
        end = start
        while end < len(indices) and kind[indices[end]] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)
