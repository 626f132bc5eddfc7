"""What may not leave: every form by which somebody in a case could be known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """One known form of an identifier.

    `linked` says that it belongs to the case at hand, so that parts of it are looked for too;
    `same_as` names the identifier whose token it shares, `owner` the record it comes from;
    `former` says that it stood there before the record was corrected.
    """

    id: str
    kind: str
    text: str
    linked: bool = True
    same_as: str | None = None
    owner: str = ""
    former: bool = False
