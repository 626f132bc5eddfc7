"""Secrets on paper: a user's twelve BIP39 words, and the organisation's key as twenty-four."""

import re
import secrets

from mnemonic import Mnemonic

from crypto.age import AgeIdentity
from crypto.keys import DerivedKey
from crypto.passphrase import LIGHTEST, LONGEST, KdfParameters, derive
from crypto.wordlists import code_words
from workstation.errors import BadInput

WORDS = 12
SHEET_WORDS = 24
BACKUP_SALT = b"casehaven/code/1"
"""The salt of `code_identity`, the same everywhere: a code's 128 random bits need no other."""

_LINE = "AGE-SECRET-KEY-1"
_KNOWN_BY = 4  # BIP39: no two words share their first four letters.


def new_code() -> tuple[str, ...]:
    """Give a fresh code of twelve words: 128 random bits and a checksum."""
    return tuple(Mnemonic("english").to_mnemonic(secrets.token_bytes(16)).split())


def sheet_words(identity: AgeIdentity) -> tuple[str, ...]:
    """An age identity as people copy it from paper: 24 BIP39 words, a checksum among them."""
    return tuple(Mnemonic("english").to_mnemonic(identity.raw).split())


def read_sheet(typed: str) -> AgeIdentity:
    """Read an age identity as typed or scanned: its 24 words, or its line, spaces aside.

    Raises BadInput that says which word is unknown, without repeating it.
    """
    line = "".join(typed[: 4 * LONGEST].split()).upper()
    if line.startswith(_LINE):
        return AgeIdentity(line)
    words = _read(typed, SHEET_WORDS, "The recovery key")
    return AgeIdentity.from_raw(bytes(Mnemonic("english").to_entropy(" ".join(words))))


def read_code(typed: str) -> tuple[str, ...]:
    """Read a code as people type it: any case, numbered or not, four letters a word suffice.

    Raises BadInput that says which word is unknown, without repeating it.
    """
    return _read(typed, WORDS, "A recovery code")


def derive_code(words: tuple[str, ...], salt: bytes, parameters: KdfParameters) -> DerivedKey:
    """Derive the key of a code, at the cost of a passphrase."""
    return derive(" ".join(words), salt, parameters)


def code_identity(words: tuple[str, ...]) -> AgeIdentity:
    """Derive the age identity of a code from the code alone, the same on every machine.

    It opens backups where no vault is left to read a salt from. Takes about a tenth of a second.
    """
    return AgeIdentity.from_raw(derive(" ".join(words), BACKUP_SALT, LIGHTEST).raw)


def _read(typed: str, count: int, what: str) -> tuple[str, ...]:
    parts = re.findall(r"[a-z]+", typed[: 4 * LONGEST].lower())
    if len(parts) != count:
        raise BadInput(
            f"{what} has {count} words; {len(parts)} were typed.",
            "Type all words in the order of the sheet.",
        )
    words = tuple(_word(part, place) for place, part in enumerate(parts, 1))
    if not Mnemonic("english").check(" ".join(words)):
        raise BadInput(
            f"Each word is known, but together they are not {what[0].lower()}{what[1:]}.",
            "Compare the words and their order with the sheet.",
        )
    return words


def _word(part: str, place: int) -> str:
    known = code_words()
    if part in known:
        return part
    found = [word for word in known if len(part) >= _KNOWN_BY and word.startswith(part)]
    if len(found) != 1:
        raise BadInput(f"Word {place} is not in the list.", "Look at its spelling on the sheet.")
    return found[0]
