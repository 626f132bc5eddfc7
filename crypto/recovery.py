"""The recovery code: twelve BIP39 words that open a user's secret without the passphrase."""

import re
import secrets

from mnemonic import Mnemonic

from crypto.age import AgeIdentity
from crypto.keys import DerivedKey
from crypto.passphrase import LIGHTEST, LONGEST, KdfParameters, derive
from crypto.wordlists import code_words
from workstation.errors import BadInput

WORDS = 12
BACKUP_SALT = b"casehaven/code/1"
"""The salt of `code_identity`, the same everywhere: a code's 128 random bits need no other."""

_KNOWN_BY = 4  # BIP39: no two words share their first four letters.


def new_code() -> tuple[str, ...]:
    """Give a fresh code of twelve words: 128 random bits and a checksum."""
    return tuple(Mnemonic("english").to_mnemonic(secrets.token_bytes(16)).split())


def read_code(typed: str) -> tuple[str, ...]:
    """Read a code as people type it: any case, numbered or not, four letters a word suffice.

    Raises BadInput that says which word is unknown, without repeating it.
    """
    parts = re.findall(r"[a-z]+", typed[: 2 * LONGEST].lower())
    if len(parts) != WORDS:
        raise BadInput(
            f"A recovery code has {WORDS} words; {len(parts)} were typed.",
            "Type all words in the order of the sheet.",
        )
    words = tuple(_word(part, place) for place, part in enumerate(parts, 1))
    if not Mnemonic("english").check(" ".join(words)):
        raise BadInput(
            "Each word is known, but together they are not a recovery code.",
            "Compare the words and their order with the sheet.",
        )
    return words


def derive_code(words: tuple[str, ...], salt: bytes, parameters: KdfParameters) -> DerivedKey:
    """Derive the key of a code, at the cost of a passphrase."""
    return derive(" ".join(words), salt, parameters)


def code_identity(words: tuple[str, ...]) -> AgeIdentity:
    """Derive the age identity of a code from the code alone, the same on every machine.

    It opens backups where no vault is left to read a salt from. Takes about a tenth of a second.
    """
    return AgeIdentity.from_raw(derive(" ".join(words), BACKUP_SALT, LIGHTEST).raw)


def _word(part: str, place: int) -> str:
    known = code_words()
    if part in known:
        return part
    found = [word for word in known if len(part) >= _KNOWN_BY and word.startswith(part)]
    if len(found) != 1:
        raise BadInput(f"Word {place} is not in the list.", "Look at its spelling on the sheet.")
    return found[0]
