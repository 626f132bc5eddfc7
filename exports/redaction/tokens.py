"""Tokens such as [Worker KT]: a kind word and two consonants that mean nothing."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from workstation.errors import BadInput

CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
KIND_WORDS = (
    *("Person", "Worker", "Relative", "Defender", "Interpreter", "Alleged", "Recruiter"),
    *("Organisation", "Place", "Date", "Number", "Contact", "Detail"),
)
"""The closed list; a profile may use fewer ("Person" alone hides that there was an interpreter)."""

TOKEN = re.compile(rf"\[(?:{'|'.join(KIND_WORDS)}) [{CONSONANTS}]{{2}}\]")

_ALL = tuple(first + second for first in CONSONANTS for second in CONSONANTS)


class Codes:
    """The 400 codes of one case, drawn without replacement.

    The order comes from `seed` alone, fresh random bytes kept with the briefing, so that no
    code depends on a name, on its length or on its place in a list. `used` are the codes of the
    case's earlier briefings; two recipients share none.
    """

    def __init__(self, seed: bytes, used: Iterable[str] = ()) -> None:
        if len(seed) < 16:
            raise BadInput("The seed of the tokens is too short.", "Draw 16 random bytes or more.")
        taken = frozenset(used)
        self._left = (code for code in _shuffled(seed) if code not in taken)
        self._given: dict[str, str] = {}

    @property
    def given(self) -> tuple[str, ...]:
        """The codes drawn so far, to be recorded in the briefing."""
        return tuple(self._given.values())

    def token(self, entity: str, word: str) -> str:
        """The token of an entity; drawn at its first appearance, the same ever after.

        Raises BadInput for a word outside the closed list, or when the case has no code left.
        """
        if word not in KIND_WORDS:
            raise BadInput("That kind word is not in the closed list.", "Choose another word.")
        if entity not in self._given:
            code = next(self._left, None)
            if code is None:
                raise BadInput(
                    "This case has used all of its 400 codes.",
                    "Name fewer people in the briefing.",
                )
            self._given[entity] = code
        return f"[{word} {self._given[entity]}]"


def _shuffled(seed: bytes) -> list[str]:
    """Fisher-Yates over a SHAKE-256 stream: the same on every machine and Python."""
    codes = list(_ALL)
    stream = _numbers(seed)
    for last in range(len(codes) - 1, 0, -1):
        bound = last + 1
        limit = (1 << 32) // bound * bound
        draw = next(number for number in stream if number < limit) % bound
        codes[last], codes[draw] = codes[draw], codes[last]
    return codes


def _numbers(seed: bytes) -> Iterator[int]:
    block = 0
    while True:
        data = hashlib.shake_256(b"casehaven token codes\0" + seed + block.to_bytes(4)).digest(4096)
        yield from (int.from_bytes(data[at : at + 4]) for at in range(0, len(data), 4))
        block += 1
