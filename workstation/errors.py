"""Failures that a user can understand: what happened, what is safe, what to do next."""

import math
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


class TooSoon(WorkstationError):
    """Too many wrong tries; `seconds` are left to wait, and nothing was tried."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, math.ceil(seconds))
        super().__init__(
            "Several tries did not open it. Nothing is lost.",
            f"The next try is taken in {waiting_time(self.seconds)}.",
        )


def waiting_time(seconds: int) -> str:
    """A short wait in words: 40 s, 2 min 5 s."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(f"{n} {unit}" for n, unit in ((minutes, "min"), (rest, "s")) if n) or "0 s"


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
