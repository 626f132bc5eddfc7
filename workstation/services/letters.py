"""The words of a letter, and its check words: of all that it says, so that no other bears them."""

import itertools

import msgspec
from msgspec.structs import replace

from crypto.checkwords import check_words
from workstation.records.office import Letter
from workstation.records.release import BriefingText

_NICKNAMES = ("noi", "lek", "nok", "win", "min", "mon", "zaw", "hla", "maw", "nan", "dam", "mya")
"""Short names that stand inside everyday words, as in “noise”: who searches a letter for one
should not stop at our own words."""


def text_of(letter: Letter) -> BriefingText:
    """The words of a letter that is kept."""
    return msgspec.json.decode(letter.text, type=BriefingText)


def with_check_words(text: BriefingText, signer: str) -> BriefingText:
    """The text with the eight words of its content and of the office's key.

    The office reads them from its own record over the phone; words on a letter that it never
    wrote are in no record. Words that hold a short name are passed over.
    """
    bare = replace(text, check_words=())
    said = msgspec.json.encode(bare) + signer.encode()
    for turn in itertools.count():
        words = check_words("letter", said + turn.to_bytes(2))
        if not any(name in word for word in words for name in _NICKNAMES):
            break
    return replace(bare, check_words=words)
