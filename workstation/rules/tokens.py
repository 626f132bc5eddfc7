"""Draws the tokens that stand for people and things: a kind word and two consonants."""

import hashlib
import itertools
from collections.abc import Iterable, Mapping

from workstation.errors import Blocker, Refused

CODES = tuple(a + b for a, b in itertools.product("BCDFGHJKLMNPQRSTVWXZ", repeat=2))
"""Four hundred codes without digits: a number could be somebody's number (documents.md 3)."""

KIND_WORDS: Mapping[str, str] = {
    "person": "Person",
    "alias": "Person",
    "site": "Firm",
    "employer": "Firm",
    "organisation": "Firm",
    "place": "Place",
    "date": "Date",
    "phone": "Number",
    "id_number": "Number",
    "account": "Number",
    "plate": "Number",
    "email": "Address",
    "url": "Address",
}
"""The closed list of kind words; anything else is a detail."""

_WORDS = frozenset({*KIND_WORDS.values(), "Worker", "Manager", "Broker", "Detail"})


def is_token(text: str) -> bool:
    """Whether this is a token and nothing besides: a kind word of the closed list and a code."""
    word, _, code = text.removeprefix("[").removesuffix("]").partition(" ")
    return text == f"[{word} {code}]" and word in _WORDS and code in CODES


def code_of(token: str) -> str:
    """The two consonants of a token."""
    return token[-3:-1]


def speaks_of_workers(token: str) -> bool:
    """Whether it stands for a worker, whoever is accused, or a firm: for no witness.

    A witness is a person like any other outside, and so are a number, a place and a detail.
    """
    return token[1:-1].partition(" ")[0] in _OF_WORKERS


_OF_WORKERS = frozenset({"Worker", "Manager", "Broker", "Firm"})


class Tokens:
    """One briefing's tokens, drawn in order of first appearance.

    `randomness` is an input that is stored with the briefing, so that the same text comes out
    again; codes of earlier briefings of the case are `taken`, so that two recipients share none.
    """

    def __init__(self, randomness: bytes, taken: Iterable[str], words: Mapping[str, str]) -> None:
        free = set(CODES) - set(map(code_of, taken))
        self._free = iter(sorted(free, key=lambda code: _rank(randomness, code)))
        self._words = words
        self.given: dict[str, str] = {}

    def token(self, whose: str, kind: str) -> str:
        """The token of somebody or something: the same each time in this briefing."""
        if whose not in self.given:
            word = self._words.get(whose) or KIND_WORDS.get(kind, "Detail")
            self.given[whose] = f"[{word} {self._code()}]"
        return self.given[whose]

    def _code(self) -> str:
        code = next(self._free, None)
        if code is None:
            words = "This case has used all its 400 token codes."
            raise Refused([Blocker("tokens", words, "Say less, or open a new case.")])
        return code


def _rank(randomness: bytes, code: str) -> bytes:
    return hashlib.blake2b(code.encode(), key=randomness[:64], digest_size=16).digest()
