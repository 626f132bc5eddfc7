"""What is looked for, and what was found."""

from dataclasses import dataclass
from typing import Literal

from workstation.records.identifiers import Known

__all__ = ["Confidence", "Known", "Span"]

Confidence = Literal["auto", "amber"]


@dataclass(frozen=True, slots=True)
class Span:
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
