"""What somebody may choose about locking; that it locks is no choice."""

from dataclasses import dataclass

LEAST, MOST = 60, 1800
"""Seconds without a touch that may be chosen."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the window locks.

    `after` is seconds without a touch, brought between a minute and half an hour. With
    `leave_nothing` no lock screen stands afterwards: the program is started again to come back.
    """

    after: int = 300
    leave_nothing: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "after", min(max(self.after, LEAST), MOST))
