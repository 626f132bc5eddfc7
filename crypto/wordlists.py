"""The two word lists that people read aloud or write down, taken from their packages."""

from functools import cache
from importlib.resources import files


@cache
def dice_words() -> tuple[str, ...]:
    """The long list of the Electronic Frontier Foundation: 7,776 words for passphrases."""
    return _words("xkcdpass", "static", "eff-long")


@cache
def code_words() -> tuple[str, ...]:
    """The English list of BIP39: 2,048 words, each known by its first four letters."""
    return _words("mnemonic", "wordlist", "english.txt")


def _words(package: str, *path: str) -> tuple[str, ...]:
    return tuple(files(package).joinpath(*path).read_text("utf-8").split())
