"""The two word lists that people read aloud or write down, taken from their packages."""

import math
from functools import cache
from importlib.resources import files

from crypto.unkind_words import UNKIND


@cache
def dice_words() -> tuple[str, ...]:
    """The long list of the Electronic Frontier Foundation without its unkind words."""
    return tuple(word for word in _words("xkcdpass", "static", "eff-long") if word not in UNKIND)


def dice_guesses(words: int) -> float:
    """How many guesses so many dice words take at most, as a power of ten."""
    return words * math.log10(len(dice_words()))


@cache
def code_words() -> tuple[str, ...]:
    """The English list of BIP39: 2,048 words, each known by its first four letters."""
    return _words("mnemonic", "wordlist", "english.txt")


def _words(package: str, *path: str) -> tuple[str, ...]:
    return tuple(files(package).joinpath(*path).read_text("utf-8").split())
