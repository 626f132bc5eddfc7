"""What the program cannot count or understand is read by a person, who says so, or stays in."""

from collections.abc import Sequence

from workstation.errors import Blocker
from workstation.records.briefings import HarmAnswer

NOT_COUNTED = "traits in it were not counted; its author read it for them."
"""What the second person reads beside a part that nobody could count."""


def blockers(
    parts: Sequence[str], wishes: Sequence[str], read: HarmAnswer | None
) -> tuple[Blocker, ...]:
    """One for parts in which no trait was counted, one for wishes in words that nobody lists.

    Only a yes takes them away.
    """
    if read is HarmAnswer.YES:
        return ()
    found = []
    if parts:
        what = "1 part" if len(parts) == 1 else f"{len(parts)} parts"
        words = f"In {what} of the text no traits were counted: its language cannot be read here."
        found.append(Blocker("traits.unread", words, "Read it for what tells who, and confirm it."))
    if wishes:
        what = "1 wish" if len(wishes) == 1 else f"{len(wishes)} wishes"
        words = f"{what} to keep something back cannot be understood here."
        found.append(Blocker("traits.wishes", words, "Read it, leave that out, and confirm it."))
    return tuple(found)
