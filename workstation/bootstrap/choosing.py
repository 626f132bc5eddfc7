"""What somebody needs who chooses a passphrase: dice words, a judgement, a recovery code."""

from pathlib import Path

from crypto.passphrase import offer_words, strength
from crypto.recovery import new_code
from workstation.errors import WorkstationError
from workstation.store.places import refuse_unsafe_place

GUESSES_OF_A_CENTURY = 20
"""The power of ten of guesses at which the meter is full."""


def dice_words() -> str:
    """A passphrase of five random words."""
    return offer_words()


def judged(passphrase: str) -> tuple[int, bool]:
    """How hard a passphrase is to guess, 0 to 100, and whether it is hard enough."""
    found = strength(passphrase)
    return min(100, round(100 * found.guesses_log10 / GUESSES_OF_A_CENTURY)), found.enough


def recovery_words() -> tuple[str, ...]:
    """A fresh recovery code of twelve words."""
    return new_code()


def unsafe_place(vault: Path) -> str:
    """Why a vault may not live at a path, in a sentence; empty where it may."""
    try:
        refuse_unsafe_place(vault)
    except WorkstationError as refused:
        return f"{refused.words} {refused.advice}".strip()
    return ""
