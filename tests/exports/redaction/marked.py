"""Texts with the places to find written into them: "Call «081 555 0142» now"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.redaction import Scanner, Span

_MARK = re.compile("«(.*?)»", re.S)
NOT_IDENTIFIERS = frozenset({"money", "detail", "person"})
"""Kinds that are measured elsewhere: what tells something, and people."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and where they stood."""

    text: str
    places: tuple[tuple[int, int], ...]

    def missed(self, spans: Iterable[Span]) -> list[str]:
        """Marked places of which some letter or digit is in no span."""
        found = {at for span in spans for at in range(span.start, span.end)}
        return [
            self.text[start:end]
            for start, end in self.places
            if not {at for at in range(start, end) if self.text[at].isalnum()} <= found
        ]

    def false(self, spans: Iterable[Span]) -> list[str]:
        """What spans cover that touches no marked place."""
        return [
            self.text[span.start : span.end]
            for span in spans
            if not any(span.start < end and start < span.end for start, end in self.places)
        ]


def marked(line: str) -> Marked:
    """Read one text with its marks."""
    places, text, at = [], "", 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        places.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return Marked(text + line[at:], tuple(places))


def table(lines: str) -> list[Marked]:
    """One text to a line; "\\n" inside a line stands for the end of a line of the text."""
    rows = (
        line.strip().replace(r"\n", "\n").replace(r"\t", "\t")
        for line in lines.strip().splitlines()
    )
    return [marked(row) for row in rows if row]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many marked places were found, and how many spans were right."""

    recall: float
    precision: float
    missed: list[str]
    false: list[str]


def measure(cases: Sequence[Marked], leave: frozenset[str] = NOT_IDENTIFIERS) -> Figures:
    """Recall and precision of everything that is found, with no record, sure and amber alike."""
    scanner, missed, false, right = Scanner([]), [], [], 0
    for case in cases:
        spans = [span for span in scanner.scan(case.text) if span.kind not in leave]
        wrong = case.false(spans)
        missed += [f"{lost} in: {case.text}" for lost in case.missed(spans)]
        false += [f"{extra} in: {case.text}" for extra in wrong]
        right += len(spans) - len(wrong)
    places = sum(len(case.places) for case in cases)
    found = places - len(missed)
    return Figures(found / max(1, places), right / max(1, right + len(false)), missed, false)
