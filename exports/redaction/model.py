"""What is looked for, and what was found."""

from typing import Literal

import msgspec

from workstation.records.identifiers import Known

__all__ = ["Confidence", "Known", "Span", "Verdict"]

Confidence = Literal["auto", "amber"]

Verdict = tuple[Confidence, str]
"""How sure, and by which rule."""


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text, in code points, that may tell who somebody is.

    "auto" is replaced without asking; "amber" waits for a person. `known_id` is None for what no
    record holds.
    """

    start: int
    end: int
    known_id: str | None
    kind: str
    confidence: Confidence
    rule: str

    def at(self, start: int, end: int) -> "Span":
        """The same find at another place."""
        return Span(start, end, self.known_id, self.kind, self.confidence, self.rule)
