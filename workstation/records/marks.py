"""A text with what identifies marked in it; the text itself never changes."""

from typing import Literal

import msgspec

Decision = Literal["replace", "generalise", "keep", "drop"]
"""By a token; by words that say less; left as it is, for a reason; left out."""


class FreeText(msgspec.Struct, frozen=True):
    """Text that somebody wrote, which redaction has to read before it may leave."""

    key: str
    text: str
    language: str = "en"


class Mark(msgspec.Struct, frozen=True):
    """A place, in code points, and what is to happen with it.

    `whose` names the identifier it belongs to, where one is known. A mark without a decision
    waits for a person, and nothing leaves while one waits.
    """

    start: int
    end: int
    kind: str
    sure: bool
    rule: str
    whose: str | None = None
    decision: Decision | None = None
    say: str = ""
    reason: str = ""


class MarkedText(msgspec.Struct, frozen=True):
    """One free text of a dossier with its marks, in order and apart from each other."""

    key: str
    text: str
    language: str
    marks: tuple[Mark, ...]

    def at(self, mark: Mark) -> str:
        """The words under a mark."""
        return self.text[mark.start : mark.end]
