"""Failures that a user can understand: what happened, what is safe, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass


class WorkstationError(Exception):
    """A failure with words of its own; `advice` says what to do. Neither holds case content."""

    def __init__(self, words: str, advice: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.advice = advice


class BadInput(WorkstationError):
    """Something given by a person or a file cannot be taken as it is."""


class WrongPassphrase(WorkstationError):
    """Nothing opened with what was typed."""


class Damaged(WorkstationError):
    """A file is not what was written: changed, cut short or foreign."""


class TooNew(WorkstationError):
    """A newer version wrote this; nothing was changed."""


class NotEntitled(WorkstationError):
    """This user holds no key for what was asked."""


class DiskFull(WorkstationError):
    """There was no room; what stood before still stands."""


class Missing(WorkstationError):
    """What was asked for is not there, or not any more."""


class Busy(WorkstationError):
    """Another process holds the vault."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason why something may not happen, and the way to put it right."""

    rule: str
    words: str
    remedy: str


class Refused(WorkstationError):
    """A rule forbids it; every blocker is listed, none can be skipped."""

    def __init__(self, blockers: Sequence[Blocker]) -> None:
        first = blockers[0]
        more = f" ({len(blockers) - 1} more to put right)" if len(blockers) > 1 else ""
        super().__init__(first.words + more, first.remedy)
        self.blockers = tuple(blockers)


class Cancelled(Exception):
    """The user stopped a job. Not a failure."""
