"""What is looked for, and what was found."""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["auto", "amber"]


@dataclass(frozen=True, slots=True)
class Known:
    """One identifier of the record: a name, number or date in one written form.

    `linked` says whether it belongs to the case at hand; others are matched in full only.
    `same_as` names the entity of which this is another form.
    """

    id: str
    kind: str
    text: str
    linked: bool = True
    same_as: str | None = None


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
